import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger } from '../logger.js';
import { createMetrics, measuredGauge, measuredNumber } from './metrics.js';
import { startObserveEndpoint } from './observe-endpoint.js';
import type { HealthState } from './readiness.js';
import { stateOf } from './readiness.js';
import { watchStalls } from './stall-watch.js';

function linesOf(): { lines: Record<string, unknown>[]; logger: ReturnType<typeof createLogger> } {
  const lines: Record<string, unknown>[] = [];
  return { lines, logger: createLogger({ name: 'test', level: 'info', destination: { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) } }) };
}

function hold(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

test('a held event loop is logged once, with how often and how long, and counted', async () => {
  const { lines, logger } = linesOf();
  const metrics = createMetrics('test');
  const watch = watchStalls({ thresholdMilliseconds: 60, logger, metrics });
  for (const milliseconds of [150, 250, 120]) {
    await sleep(30);
    hold(milliseconds);
  }
  await sleep(30);
  watch.stop();

  assert.equal(lines[0]?.['msg'], 'event loop stalled');
  assert.equal(lines.length, 2, 'the first at once, those right after it together');
  const stalls = lines.reduce((sum, line) => sum + (line['stalls'] as number), 0);
  assert.ok(stalls >= 3);
  assert.ok((lines[1]!['longestMilliseconds'] as number) >= 180);
  const text = await metrics.metrics();
  assert.match(text, new RegExp(`^probity_event_loop_stalls_total\\{service="test"\\} ${stalls}$`, 'm'));
  assert.match(text, /^probity_event_loop_longest_stall_seconds\{service="test"\} 0\.[2-9]/m);
});

test('a scrape goes on without what can not be read, and says so', async () => {
  const metrics = createMetrics('test');
  let broken = false;
  measuredGauge(metrics, {
    name: 'things', help: 'h', labels: { state: ['old', 'new'] },
    read: () => (broken ? Promise.reject(new Error('away')) : Promise.resolve([{ state: 'old', count: 3 }, { state: 'stranger', count: 9 }])),
  });
  measuredNumber(metrics, 'age', 'h', () => Promise.resolve(broken ? undefined : 7));

  const before = await metrics.metrics();
  assert.match(before, /^things\{state="old",service="test"\} 3\nthings\{state="new",service="test"\} 0$/m);
  assert.doesNotMatch(before, /stranger/);
  assert.match(before, /^age\{service="test"\} 7$/m);
  broken = true;
  const after = await metrics.metrics();
  assert.doesNotMatch(after, /^things\{|^age\{/m);
  assert.match(await metrics.metrics(), /^probity_scrape_failures\{metric="things",service="test"\} 1$/m);
});

test('what hangs is down', async () => {
  assert.equal(await stateOf(() => new Promise(() => undefined)), 'down');
  assert.equal(await stateOf(() => Promise.resolve(1)), 'up');
});

test('a worker answers monitoring: health, readiness, metrics and nothing else', async (context) => {
  const metrics = createMetrics('worker');
  let queue: HealthState = 'up';
  const endpoint = await startObserveEndpoint({ host: '127.0.0.1', port: 0, metrics, ready: () => Promise.resolve({ queue }), logger: createLogger({ name: 'test', level: 'silent' }) });
  context.after(() => endpoint.close());
  const get = async (path: string, method = 'GET'): Promise<[number, string]> => {
    const response = await fetch(`${endpoint.url}${path}`, { method });
    return [response.status, await response.text()];
  };

  assert.deepEqual(await get('/health'), [200, '{"status":"ok"}']);
  assert.deepEqual(await get('/ready'), [200, '{"status":"ok","checks":{"queue":"up"}}']);
  queue = 'down';
  assert.deepEqual(await get('/ready'), [503, '{"status":"not ready","checks":{"queue":"down"}}']);
  assert.match((await get('/metrics'))[1], /^process_cpu_seconds_total\{service="worker"\}/m);
  assert.deepEqual([(await get('/other'))[0], (await get('/metrics', 'POST'))[0], (await get('/constructor'))[0]], [404, 404, 404]);
});
