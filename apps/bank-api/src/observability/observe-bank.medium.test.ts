/** What the bank's service shows of itself: metrics, readiness, and the page of its queues. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createLogger, loadServiceConfig, serviceEnvironment, ServiceTokens, type QueueBackendConfig, type RunningService } from '@probity/shared-platform';
import { configureQueueBackend, migrateQueueSchema } from '@probity/shared-platform/queue';
import { loadTestServices, skipWithoutPostgres, skipWithoutRedis } from '@probity/shared-platform/testing';
import { Queue, Worker } from 'bullmq';
import { BANK_ACTORS } from '../actors.js';
import { openTestBank, payment, type TestBank } from '../bank.test-helper.js';
import { startBankService } from '../service.js';

const BATCH = '0198c1f2-0000-7000-8000-000000000000';

for (const backend of ['postgres', 'redis'] as const) {
  describe(`the bank under observation, queues on ${backend}`, { skip: skipWithoutPostgres() || (backend === 'redis' && skipWithoutRedis()) }, () => {
    let bank: TestBank;
    let service: RunningService;
    let tokens: ServiceTokens;
    let queue: Queue;
    const dataDirectory = mkdtempSync(join(tmpdir(), 'probity-observed-'));
    const backendConfig: QueueBackendConfig = backend === 'postgres' ? { backend } : { backend, redisUrl: loadTestServices().redisUrl ?? '' };

    before(async () => {
      bank = await openTestBank();
      await migrateQueueSchema(bank.database.ownerUrl);
      const config = loadServiceConfig('bank', serviceEnvironment({ zone: 'bank', appUrl: bank.database.appUrl, dataDirectory, queue: backendConfig, logLevel: 'silent' }));
      tokens = ServiceTokens.open(config.tokensFile, BANK_ACTORS);
      const { connection } = configureQueueBackend(config);
      queue = new Queue('proving', { connection });
      await failedJob(queue, connection);
      service = await startBankService(config, createLogger({ name: 'test', level: 'silent' }));
    });
    after(async () => {
      await service?.close();
      if (backend === 'redis') await queue?.obliterate({ force: true });
      await queue?.close();
      await bank?.close();
      rmSync(dataDirectory, { recursive: true });
    });

    const get = async (path: string, actor: string): Promise<{ status: number; text: string }> => {
      const response = await fetch(new URL(path, service.url), { headers: { authorization: `Bearer ${tokens.tokenOf(actor)}` } });
      return { status: response.status, text: await response.text() };
    };
    const inBrowser = async (path: string, actor: string, method = 'GET'): Promise<{ status: number; text: string }> => {
      const authorization = `Basic ${Buffer.from(`${actor}:${tokens.tokenOf(actor)}`).toString('base64')}`;
      const response = await fetch(new URL(path, service.url), { method, headers: { authorization, ...(method === 'GET' ? {} : { 'sec-fetch-site': 'same-origin' }) } });
      return { status: response.status, text: await response.text() };
    };
    const figure = (text: string, name: string, labels: string): number | undefined => {
      const line = text.split('\n').find((candidate) => candidate.startsWith(`${name}{${labels}`));
      return line === undefined ? undefined : Number(line.split(' ').at(-1));
    };

    it('is ready, and says of what', async () => {
      const response = await fetch(new URL('/ready', service.url));
      assert.deepEqual(await response.json(), { status: 'ok', service: 'bank-api', version: '0.1.0', checks: { database: 'up', migrations: 'up', queue: 'up' } });
    });

    it('shows figures to the monitor, who sees nothing else', async () => {
      const taken = await fetch(new URL('/transactions', service.url), {
        method: 'POST', headers: { authorization: `Bearer ${tokens.tokenOf('importer')}`, 'content-type': 'application/json' }, body: JSON.stringify({ transactions: [payment('CANARY-1')] }),
      });
      assert.equal(taken.status, 201);
      const { status, text } = await get('/metrics', 'monitor');
      assert.equal(status, 200);
      assert.equal(figure(text, 'probity_queue_jobs', 'queue="proving",state="failed"'), 1);
      assert.equal(figure(text, 'probity_queue_jobs', 'queue="batches",state="active"'), 0);
      assert.equal(figure(text, 'probity_batches', 'state="sealed"'), 0);
      assert.equal(figure(text, 'probity_workers', 'state="working"'), 0);
      assert.equal(figure(text, 'probity_outbox_waiting', 'service'), 0);
      assert.equal(figure(text, 'probity_log_leaves', 'service'), 0);
      assert.ok(figure(text, 'probity_oldest_open_day_age_days', 'service')! > 100, 'the record of March 2026 is in no batch');
      assert.ok(figure(text, 'probity_release_oldest_overdue_seconds', 'service')! > 100 * 86_400, 'nothing was handed in since January 2026');
      assert.equal(figure(text, 'probity_jobs_total', 'job="complete-batch",outcome="done"'), 0);
      assert.match(text, /^process_cpu_seconds_total\{/m);
      assert.doesNotMatch(text, /probity_scrape_failures\{[^}]*\} 1/);
      requireClosedLabels(text);
      for (const path of ['/batches', '/queues', '/registrations']) assert.equal((await get(path, 'monitor')).status, 403, path);
    });

    it('shows the queues in a browser to who may read them, with the reason of a failure', async () => {
      assert.equal((await fetch(new URL('/queues', service.url))).status, 401);
      assert.equal((await inBrowser('/queues', 'importer')).status, 403);
      const page = await inBrowser('/queues', 'reader');
      assert.match(page.text, /<title>Probity<\/title>/);
      for (const [, script] of page.text.matchAll(/src="(static\/js\/[^"]+)"/g)) assert.equal((await inBrowser(`/queues/${script}`, 'reader')).status, 200, script);
      const listed = JSON.parse((await inBrowser('/queues/api/queues?activeQueue=proving&status=failed&page=1&jobsPerPage=10', 'reader')).text) as {
        queues: { name: string; readOnlyMode: boolean; counts: Record<string, number>; jobs: { id: string; failedReason: string; data: unknown }[] }[];
      };
      assert.ok(listed.queues.some(({ name }) => name === 'batches'));
      const proving = listed.queues.find(({ name }) => name === 'proving')!;
      assert.deepEqual([proving.readOnlyMode, proving.counts['failed']], [true, 1]);
      assert.deepEqual(proving.jobs.map(({ failedReason, data }) => [failedReason, data]), [['WITNESS_REJECTED: gate 7', { batchId: BATCH, chunkIndex: 0, circuit: 'record' }]]);
    });

    it('lets operators try a failed job again, and nobody do anything else', async () => {
      const retry = '/queues/api/queues/proving/failing/retry';
      assert.equal((await inBrowser(retry, 'reader', 'PUT')).status, 403);
      for (const [method, path] of [
        ['PUT', 'pause'], ['PUT', 'proving/pause'], ['PUT', 'proving/empty'], ['PUT', 'proving/obliterate'], ['PUT', 'proving/failing/clean'], ['PUT', 'proving/clean/failed'],
        ['POST', 'proving/add'], ['PATCH', 'proving/failing/update-data'], ['PUT', 'proving/retry/completed'], ['PUT', 'proving/../proving/empty'],
      ] as const) {
        assert.equal((await inBrowser(`/queues/api/queues/${path}`, 'operator', method)).status, 403, path);
      }
      assert.equal(await queue.getJobState('failing'), 'failed');
      assert.ok((await inBrowser(retry, 'operator', 'PUT')).status < 300);
      assert.equal(await queue.getJobState('failing'), 'waiting');
    });
  });
}

/** Leaves one failed job behind, as a worker that met a bad witness does. */
async function failedJob(queue: Queue, connection: ReturnType<typeof configureQueueBackend>['connection']): Promise<void> {
  await queue.obliterate({ force: true });
  const worker = new Worker('proving', () => Promise.reject(new Error('WITNESS_REJECTED: gate 7')), { connection });
  worker.on('error', () => undefined);
  const failed = new Promise<void>((done) => worker.once('failed', () => done()));
  await queue.add('prove-chunk', { batchId: BATCH, chunkIndex: 0, circuit: 'record' }, { jobId: 'failing' });
  await failed;
  await worker.close();
}

/** No label may name a record, a day, a batch or a person: values are words and bounds of buckets, and each metric has few of them. */
function requireClosedLabels(text: string): void {
  const seen = new Map<string, Set<string>>();
  for (const [, labels] of text.matchAll(/^probity_[a-z_]+\{(.*)\} /gm)) {
    for (const [, label, value] of labels!.matchAll(/([a-z_]+)="([^"]*)"/g)) {
      assert.match(value!, /^([a-z][a-z_ -]*|[0-9.]+|\+Inf)$/, `${label}=${value}`);
      seen.set(label!, (seen.get(label!) ?? new Set()).add(value!));
    }
  }
  for (const [label, values] of seen) assert.ok(values.size <= 24, label);
}
