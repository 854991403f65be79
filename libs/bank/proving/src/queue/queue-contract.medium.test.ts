/** What the pipeline relies on, run alike on both queue backends. */
import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DelayedError, FlowProducer, Queue, Worker } from 'bullmq';
import type { ConnectionOptions, Job, RepeatOptions } from 'bullmq';
import { BatchError, nextRun } from '@probity/bank-batches';
import { createLogger, newId } from '@probity/shared-platform';
import type { QueueBackendConfig } from '@probity/shared-platform';
import { configureQueueBackend, migrateQueueSchema } from '@probity/shared-platform/queue';
import { createTestDatabase, loadTestServices, skipWithoutPostgres, skipWithoutRedis } from '@probity/shared-platform/testing';
import type { TestDatabase } from '@probity/shared-platform/testing';
import { CLOSE_SCHEDULER } from './close-schedule.js';
import { completeBatchJobId, proveChunkJobId } from './jobs.js';
import type { JobPayload } from './jobs.js';
import { ProvingFlows, proveFlow } from './prove-flow.js';
import { ArtifactError } from '../artifacts/artifact-error.js';
import { ProverError } from '../prover/prover.js';
import { QUEUES } from './queues.js';
import { startQueueWorker } from './queue-worker.js';
import type { JobContext, JobHandler, JobResult, QueueWorker } from './queue-worker.js';
import type { ContractWorkerArguments } from './testing/contract-worker.js';

const logger = createLogger({ name: 'queue-contract', level: 'silent' });

const backends: readonly { name: string; skip: string | false; queue: QueueBackendConfig }[] = [
  { name: 'Postgres', skip: skipWithoutPostgres(), queue: { backend: 'postgres' } },
  // A database number of its own, since this file empties its queues.
  { name: 'Redis', skip: skipWithoutRedis(), queue: { backend: 'redis', redisUrl: `${loadTestServices().redisUrl}/9` } },
];

async function until<T>(what: string, look: () => Promise<T | undefined>, milliseconds = 20_000): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    assert.ok(Date.now() < end, `waited ${milliseconds} ms for: ${what}`);
    await sleep(25);
  }
}

const closeDays = (handle: () => void = () => undefined): JobHandler<'close-days'> => ({ jobName: 'close-days', handle: async () => { handle(); return {}; } });

for (const { name, skip, queue } of backends) {
  describe(`proving queues on ${name}`, { skip }, () => {
    let database: TestDatabase | undefined;
    let databaseUrl = '';
    let connection: ConnectionOptions;
    let proving: Queue;
    let batches: Queue;
    let flows: ProvingFlows;
    let open: { close(): Promise<unknown> }[] = [];
    let children: ChildProcess[] = [];

    before(async () => {
      if (queue.backend === 'postgres') {
        database = await createTestDatabase('bank');
        await migrateQueueSchema(database.ownerUrl);
        databaseUrl = database.appUrl;
      }
    });
    beforeEach(async () => {
      ({ connection } = configureQueueBackend({ queue, databaseUrl }));
      proving = new Queue('proving', { connection });
      batches = new Queue('batches', { connection });
      flows = ProvingFlows.connect(connection, () => undefined);
      await Promise.all([proving.obliterate({ force: true }), batches.obliterate({ force: true })]);
    });
    afterEach(async () => {
      for (const child of children) child.kill('SIGKILL');
      children = [];
      await Promise.all(open.map((one) => one.close()));
      open = [];
      await Promise.all([flows.close(), proving.close(), batches.close()]);
    });
    after(async () => {
      await database?.drop();
    });

    function work(
      prove: (payload: JobPayload<'prove-chunk'>, context: JobContext) => Promise<JobResult> | JobResult,
      complete: (payload: JobPayload<'complete-batch'>) => void = () => undefined,
    ): void {
      const workers: QueueWorker[] = [
        startQueueWorker('proving', [{ jobName: 'prove-chunk', handle: async (payload, context) => prove(payload, context) }], { connection, logger }),
        startQueueWorker('batches', [{ jobName: 'complete-batch', handle: async (payload) => { complete(payload); return {}; } }, closeDays()], { connection, logger }),
      ];
      open.push(...workers.map((worker) => ({ close: () => worker.close(5_000) })));
    }

    const stateOf = (target: Queue, id: string, state: string): Promise<true> =>
      until(`${id} ${state}`, async () => ((await target.getJobState(id)) === state ? true : undefined));

    function startWorkerProcess(hang: boolean): { child: ChildProcess; ran: number[]; running(chunk: number): Promise<true> } {
      const input: ContractWorkerArguments = { queue, databaseUrl, hang };
      const child = fork(fileURLToPath(new URL('./testing/contract-worker.js', import.meta.url)), [JSON.stringify(input)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      children.push(child);
      const ran: number[] = [];
      child.on('message', (message: { ran?: number }) => {
        if (message.ran !== undefined) ran.push(message.ran);
      });
      return { child, ran, running: (chunk) => until(`chunk ${chunk} to start`, async () => (ran.includes(chunk) ? true : undefined)) };
    }

    it('runs every chunk of a batch, then completes it, once', async () => {
      const batchId = newId();
      const ran: string[] = [];
      work(
        ({ chunkIndex, circuit }) => { ran.push(`${chunkIndex}-${circuit}`); return {}; },
        ({ batchId: id }) => { ran.push(id); },
      );

      assert.equal(await flows.enqueue(batchId, 3), 'added');

      await stateOf(batches, completeBatchJobId({ batchId }), 'completed');
      assert.equal(ran.at(-1), batchId);
      assert.deepEqual(ran.slice(0, -1).sort(), ['0-model', '0-record', '1-model', '1-record', '2-model', '2-record']);
    });

    it('completes a batch without chunks', async () => {
      const batchId = newId();
      work(() => ({}));
      await flows.enqueue(batchId, 0);
      await stateOf(batches, completeBatchJobId({ batchId }), 'completed');
    });

    it('adds nothing when a batch is added again: before, during and after its jobs ran', async () => {
      const batchId = newId();
      const ran: string[] = [];
      // What two relays do that both believe they are the first: past the guard, straight to the queue.
      const raw = new FlowProducer({ connection });
      open.push(raw);
      await Promise.all([raw.add(proveFlow(batchId, 2)), raw.add(proveFlow(batchId, 2))]);
      let added = false;
      work(
        async ({ chunkIndex, circuit }) => {
          ran.push(`${chunkIndex}-${circuit}`);
          if (!added) { added = true; await raw.add(proveFlow(batchId, 2)); }
          return {};
        },
        ({ batchId: id }) => { ran.push(id); },
      );
      await stateOf(batches, completeBatchJobId({ batchId }), 'completed');

      assert.equal(await flows.enqueue(batchId, 2), 'already there');
      await raw.add(proveFlow(batchId, 2));
      await until('an empty queue', async () => {
        const counts = { ...(await proving.getJobCounts('waiting', 'active', 'delayed')), parents: await batches.getJobCountByTypes('waiting', 'active', 'waiting-children') };
        return Object.values(counts).every((count) => count === 0) ? true : undefined;
      });

      assert.deepEqual(ran.slice().sort(), ['0-model', '0-record', '1-model', '1-record', batchId].sort());
    });

    it('tries a passing failure again and tells the last attempt', async () => {
      const payload = { batchId: newId(), chunkIndex: 0, circuit: 'record' } as const;
      const attempts: boolean[] = [];
      work((_, { lastAttempt }) => {
        attempts.push(lastAttempt);
        if (!lastAttempt) throw new Error('connection lost while reading secret-4711');
        return {};
      });
      const jobId = proveChunkJobId(payload);
      await proving.add('prove-chunk', payload, { jobId, attempts: 3, backoff: { type: 'fixed', delay: 20 } });
      await stateOf(proving, jobId, 'completed');
      assert.deepEqual(attempts, [false, false, true]);
    });

    it('lets a job wait for its artifact without using up its tries, and leaves the work to workers that have it', async () => {
      const batchId = newId();
      const runs = { without: 0, with: 0 };
      let uploaded = false;
      const prove = (worker: keyof typeof runs): QueueWorker =>
        startQueueWorker('proving', [{
          jobName: 'prove-chunk',
          handle: async () => {
            runs[worker] += 1;
            if (worker === 'without' && !uploaded) throw new ArtifactError('ARTIFACT_MISSING', 'nobody uploaded it yet');
            return {};
          },
        }], { connection, logger, settings: { postpone: { hold: 200, delay: 200 } } });
      const alone = prove('without');
      const completer = startQueueWorker('batches', [{ jobName: 'complete-batch', handle: async () => ({}) }, closeDays()], { connection, logger });
      open.push(...[alone, completer].map((worker) => ({ close: () => worker.close(5_000) })));
      const payload = { batchId: newId(), chunkIndex: 0, circuit: 'record' } as const;
      const job = await proving.add('prove-chunk', payload, { jobId: proveChunkJobId(payload), attempts: 2 });
      await until('more runs than tries', async () => (runs.without >= 4 ? true : undefined));
      const waiting = await proving.getJob(job.id!);
      assert.equal(waiting!.attemptsMade, 0);
      assert.notEqual(await waiting!.getState(), 'failed');
      uploaded = true;
      await stateOf(proving, job.id!, 'completed');

      uploaded = false;
      runs.without = 0;
      const other = prove('with');
      open.push({ close: () => other.close(5_000) });
      await flows.enqueue(batchId, 20);
      await stateOf(batches, completeBatchJobId({ batchId }), 'completed');
      assert.equal(runs.with, 40);
      assert.ok(runs.without < 20, `the worker without the artifact took ${runs.without} jobs`);
    });

    it('ends a batch at its first final failure, and starts over when asked', async () => {
      const batchId = newId();
      let runs = 0;
      let broken = true;
      work(({ circuit }) => {
        if (circuit === 'record' && broken) {
          runs += 1;
          throw new ProverError('WITNESS_REJECTED', 'the input does not satisfy the circuit');
        }
        return {};
      });
      await flows.enqueue(batchId, 1);
      await stateOf(batches, completeBatchJobId({ batchId }), 'failed');
      assert.equal(runs, 1);
      const job = await proving.getJob(proveChunkJobId({ batchId, chunkIndex: 0, circuit: 'record' }));
      assert.equal(job!.failedReason, 'WITNESS_REJECTED: the input does not satisfy the circuit');

      broken = false;
      assert.equal(await flows.enqueue(batchId, 1), 'added again');
      await stateOf(batches, completeBatchJobId({ batchId }), 'completed');
    });

    it('runs the chunks again when the completion found their proofs missing', async () => {
      const batchId = newId();
      let runs = 0;
      let lost = true;
      work(
        () => { runs += 1; return {}; },
        () => {
          if (lost) throw new BatchError('PROOFS_MISSING', `batch ${batchId}: not every chunk has both proofs`);
        },
      );
      await flows.enqueue(batchId, 2);
      await stateOf(batches, completeBatchJobId({ batchId }), 'failed');
      assert.equal(runs, 4);
      lost = false;
      assert.equal(await flows.enqueue(batchId, 2), 'added again');
      await stateOf(batches, completeBatchJobId({ batchId }), 'completed');
      assert.equal(runs, 8);
    });

    it('keeps foreign error texts out of the queue', async () => {
      const payload = { batchId: newId(), chunkIndex: 0, circuit: 'record' } as const;
      work(() => { throw new RangeError('amount 4711 of account DE02'); });
      const job = await proving.add('prove-chunk', payload, { jobId: proveChunkJobId(payload) + '-foreign', attempts: 1 });
      await stateOf(proving, job.id!, 'failed');
      const stored = await proving.getJob(job.id!);
      assert.equal(stored!.failedReason, 'INTERNAL (RangeError)');
      assert.ok(!JSON.stringify(stored!.toJSON()).includes('4711'));
    });

    it('refuses a payload with more than ids, without trying again', async () => {
      let runs = 0;
      work(() => { runs += 1; return {}; });
      const job = await proving.add('prove-chunk', { batchId: newId(), chunkIndex: 0, circuit: 'record', amount: '9500' }, { attempts: 5 });
      await stateOf(proving, job.id!, 'failed');
      const stored = await proving.getJob(job.id!);
      assert.match(stored!.failedReason, /^JOB_PAYLOAD_INVALID/);
      assert.equal(stored!.attemptsMade, 1);
      assert.equal(runs, 0);
    });

    it('takes up the chunk of a worker process that was killed, and runs no other chunk twice', async () => {
      const batchId = newId();
      const completed: string[] = [];
      const completer = startQueueWorker('batches', [{ jobName: 'complete-batch', handle: async ({ batchId: id }) => { completed.push(id); return {}; } }, closeDays()], { connection, logger });
      open.push({ close: () => completer.close(5_000) });
      const first = startWorkerProcess(true);
      await flows.enqueue(batchId, 10, QUEUES.proving.priorities.ofDate('2026-03-02'));
      await first.running(7);
      first.child.kill('SIGKILL');
      await once(first.child, 'exit');

      const second = startWorkerProcess(false);
      await stateOf(batches, completeBatchJobId({ batchId }), 'completed');

      const runs = [...first.ran, ...second.ran];
      const times = (chunk: number): number => runs.filter((one) => one === chunk).length;
      assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 8, 9].map(times), Array(9).fill(2), 'two circuits a chunk, once each');
      assert.equal(times(7), 3, 'one of the two was begun twice');
      assert.deepEqual(completed, [batchId]);
    });

    it('gives up a chunk whose workers keep dying, and says so to its handler', async () => {
      const payload = { batchId: newId(), chunkIndex: 7, circuit: 'record' } as const;
      const first = startWorkerProcess(true);
      await proving.add('prove-chunk', payload, { jobId: proveChunkJobId(payload) });
      await first.running(7);
      first.child.kill('SIGKILL');
      const givenUp: object[] = [];
      const second = startQueueWorker(
        'proving',
        [{ jobName: 'prove-chunk', handle: async () => assert.fail('run again'), onGivenUp: async (lost) => { givenUp.push(lost); } }],
        { connection, logger, settings: { lockDuration: 2_000, stalledInterval: 500, maxStalledCount: 0 } },
      );
      open.push({ close: () => second.close(5_000) });
      await until('the handler to be told', async () => (givenUp.length > 0 ? true : undefined));
      assert.deepEqual(givenUp, [payload]);
      assert.equal(await proving.getJobState(proveChunkJobId(payload)), 'failed');
    });

    it('prefers the smaller priority number', async () => {
      const order: string[] = [];
      for (const [jobName, priority] of [['late', 9], ['early', 1], ['middle', 5]] as const) await proving.add(jobName, {}, { priority });
      const worker = new Worker('proving', async (job) => { order.push(job.name); }, { connection });
      open.push(worker);
      await until('three jobs', async () => (order.length === 3 ? true : undefined));
      assert.deepEqual(order, ['early', 'middle', 'late']);
    });

    it('proves the older of two batches first, and what was asked for express before both', async () => {
      const { priorities } = QUEUES.proving;
      const [newer, older] = [newId(), newId()];
      await flows.enqueue(newer, 2, priorities.ofDate('2026-03-03'));
      await flows.enqueue(older, 2, priorities.ofDate('2026-03-02'));
      const express = { batchId: newId(), chunkIndex: 0, circuit: 'record' } as const;
      await proving.add('prove-chunk', express, { jobId: proveChunkJobId(express), priority: priorities.express });
      const order: string[] = [];
      work(({ batchId }) => { order.push(batchId); return {}; });
      await stateOf(batches, completeBatchJobId({ batchId: newer }), 'completed');
      assert.deepEqual(order, [express.batchId, ...Array<string>(4).fill(older), ...Array<string>(4).fill(newer)]);
    });

    it('begins nothing while it is paused, finishes what runs, and goes on in order', async () => {
      const started: number[] = [];
      let finish: () => void = () => undefined;
      const running = new Promise<void>((resolve) => { finish = resolve; });
      open.push({ close: async () => finish() });
      work(async ({ chunkIndex }) => { started.push(chunkIndex); if (chunkIndex === 0) await running; return {}; });
      const add = (chunkIndex: number, priority: number): Promise<Job> => {
        const payload = { batchId: newId(), chunkIndex, circuit: 'record' } as const;
        return proving.add('prove-chunk', payload, { jobId: proveChunkJobId(payload), priority });
      };
      const first = await add(0, 20_000);
      await until('the first to start', async () => (started.length === 1 ? true : undefined));
      assert.equal(await flows.setPaused(true), true);
      assert.equal(await flows.setPaused(true), false, 'is so already');
      await add(2, 20_002);
      await add(1, 20_001);
      await add(3, QUEUES.proving.priorities.express);
      assert.deepEqual(await flows.load(), { paused: true, waiting: 3, active: 1 });
      finish();
      await stateOf(proving, first.id!, 'completed');
      await sleep(500);
      assert.deepEqual(started, [0], 'nothing begins');
      // Workers that come meanwhile find the queue as it was left.
      const { ran } = startWorkerProcess(false);
      await sleep(700);
      assert.deepEqual([started, ran], [[0], []]);
      for (const child of children) child.kill('SIGKILL');
      assert.equal(await flows.setPaused(false), true);
      await until('the others', async () => (started.length === 4 ? true : undefined));
      assert.deepEqual(started, [0, 3, 1, 2]);
      await until('an idle queue', async () => ((await flows.load()).active === 0 ? true : undefined));
      assert.deepEqual(await flows.load(), { paused: false, waiting: 0, active: 0 });
    });

    it('keeps the hour of closing in the bank\'s time zone, puts it back when it was lost, and changes it with the calendar', async () => {
      const hours = { closeTime: '02:15', weekdays: [1, 2, 3, 4, 5, 6, 7], timeZone: 'Australia/Lord_Howe' };
      const expected = (closeTime: string): number => nextRun({ ...hours, closeTime, closedDates: [] }, hours.timeZone, Date.now() / 1000).at * 1000;
      assert.equal(await flows.scheduleClosing(hours), true);
      assert.equal(await flows.scheduleClosing(hours), false, 'there already');
      assert.equal((await batches.getJobScheduler(CLOSE_SCHEDULER))!.next, expected('02:15'));
      await batches.obliterate({ force: true });
      await batches.removeJobScheduler(CLOSE_SCHEDULER);
      assert.equal(await flows.scheduleClosing(hours), true);
      assert.equal(await flows.scheduleClosing({ ...hours, closeTime: '03:00' }), true);
      assert.deepEqual((await batches.getJobSchedulers()).map(({ key, pattern, tz, next }) => ({ key, pattern, tz, next })), [
        { key: CLOSE_SCHEDULER, pattern: '0 3 * * *', tz: hours.timeZone, next: expected('03:00') },
      ]);
      assert.equal(await batches.getDelayedCount(), 1, 'one job waits for the hour');
    });

    it('runs a scheduler\'s job once each time its strategy names, also after a worker was replaced', async () => {
      const ran: number[] = [];
      const start = Date.now();
      // Ours names days; this one names half seconds, so that a test can wait for them.
      const settings = { repeatStrategy: (milliseconds: number, { tz }: RepeatOptions): number => (tz === 'Etc/UTC' ? (Math.floor(milliseconds / 500) + 1) * 500 : 0) };
      const target = new Queue('batches', { connection, settings });
      open.push(target);
      await target.upsertJobScheduler('each', { pattern: '0 0 * * *', tz: 'Etc/UTC' }, { name: 'tick', data: {} });
      const work = (): Worker => new Worker('batches', async (job) => { ran.push(job.opts.prevMillis!); }, { connection, settings });
      const first = work();
      await until('two runs', async () => (ran.length >= 2 ? true : undefined));
      await first.close();
      const second = work();
      open.push(second);
      await until('two more runs', async () => (ran.length >= 4 ? true : undefined));
      await target.removeJobScheduler('each');
      assert.equal(new Set(ran).size, ran.length, 'none twice');
      assert.ok(ran.every((time) => time % 500 === 0 && time > start));
    });

    it('runs delayed and re-delayed jobs once each with two workers', async () => {
      const finished: string[] = [];
      const process = async (job: Job<{ again: boolean }>, token?: string): Promise<void> => {
        if (job.data.again) {
          await job.updateData({ again: false });
          await job.moveToDelayed(Date.now() + 20, token);
          throw new DelayedError();
        }
        finished.push(job.id!);
      };
      await proving.addBulk(Array.from({ length: 30 }, (_, i) => ({ name: 'delayed', data: { again: i % 2 === 0 }, opts: { jobId: `delayed-${i}`, delay: 10 * (i % 5) } })));
      open.push(new Worker('proving', process, { connection, concurrency: 4 }), new Worker('proving', process, { connection, concurrency: 4 }));
      await until('all delayed jobs', async () => (finished.length >= 30 ? true : undefined));
      await sleep(100);
      assert.deepEqual(finished.slice().sort(), Array.from({ length: 30 }, (_, i) => `delayed-${i}`).sort());
    });
  });
}
