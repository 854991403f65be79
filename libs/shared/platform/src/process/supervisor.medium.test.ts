import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { ProbityError } from '../errors.js';
import { createLogger } from '../logger.js';
import { createSupervisor } from './supervisor.js';
import type { ExitStatus } from './supervisor.js';

const logger = createLogger({ name: 'test', level: 'silent' });
const fixtures = join(import.meta.dirname, '..', 'fixtures');
const entry = join(fixtures, 'quiet-service.js');

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function untilGone(pid: number): Promise<void> {
  for (let attempt = 0; attempt < 200 && isRunning(pid); attempt += 1) {
    await new Promise((done) => setTimeout(done, 50));
  }
}

test('services start ready and stop in order, all of them', async () => {
  const supervisor = createSupervisor({ logger });
  const one = await supervisor.start({ name: 'one', entry });
  const two = await supervisor.start({ name: 'two', entry });
  const order: string[] = [];
  void one.exited.then(() => order.push('one'));
  void two.exited.then(() => order.push('two'));

  assert.equal(one.url, 'http://127.0.0.1:1');
  await supervisor.stopAll();

  assert.deepEqual(order, ['two', 'one']);
  assert.deepEqual(await one.exited, { code: 0, signal: null });
  assert.deepEqual([isRunning(one.pid), isRunning(two.pid)], [false, false]);
});

test('a service that will not close is killed after the bound', async () => {
  const supervisor = createSupervisor({ logger, stopTimeoutMs: 300 });
  const service = await supervisor.start({ name: 'stuck', entry, arguments: ['stuck'] });

  assert.deepEqual(await service.stop(), { code: null, signal: 'SIGKILL' });
});

test('a service that fails or stays silent at start is an error, and is gone', async () => {
  const supervisor = createSupervisor({ logger });
  const refused = (error: unknown): boolean => error instanceof ProbityError && error.code === 'SERVICE_START_FAILED';

  await assert.rejects(supervisor.start({ name: 'fails', entry, arguments: ['fails'] }), refused);
  await assert.rejects(supervisor.start({ name: 'silent', entry, arguments: ['silent'], readyTimeoutMs: 500 }), refused);
});

test('only an end that nobody asked for is reported', async () => {
  const ends: [string, ExitStatus][] = [];
  const supervisor = createSupervisor({ logger, onUnexpectedExit: (name, status) => ends.push([name, status]) });
  const crashed = await supervisor.start({ name: 'crashed', entry });
  const stopped = await supervisor.start({ name: 'stopped', entry });
  process.kill(crashed.pid, 'SIGKILL');
  await crashed.exited;
  await stopped.stop();

  assert.deepEqual(ends, [['crashed', { code: null, signal: 'SIGKILL' }]]);
});

test('when the starter is killed, its services end by themselves', async () => {
  const starter = fork(join(fixtures, 'starter.js'), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [message] = (await once(starter, 'message')) as [{ url: string }];
  const servicePid = Number(message.url);
  assert.equal(isRunning(servicePid), true);

  starter.kill('SIGKILL');
  await untilGone(servicePid);

  assert.equal(isRunning(servicePid), false);
});
