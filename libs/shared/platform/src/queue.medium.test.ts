/* What the proving flow relies on, the same on both backends. */
import { FlowProducer, Queue, QueueEvents, UnrecoverableError, Worker } from 'bullmq';
import type { Job, QueueOptions } from 'bullmq';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import type { TestContext } from 'node:test';
import { configureQueueBackend, migrateQueueSchema } from './queue.js';
import { createTestDatabase, loadTestServices, skipWithoutPostgres, skipWithoutRedis } from './testing.js';

interface Backend {
  readonly name: string;
  readonly skip: string | false;
  connect(context: TestContext): Promise<Pick<QueueOptions, 'connection'>>;
}

const BACKENDS: readonly Backend[] = [
  {
    name: 'postgres',
    skip: skipWithoutPostgres(),
    async connect(context) {
      const database = await createTestDatabase('bank');
      context.after(() => database.drop());
      await migrateQueueSchema(database.ownerUrl);
      await migrateQueueSchema(database.ownerUrl);
      return configureQueueBackend({ queue: { backend: 'postgres' }, databaseUrl: database.appUrl });
    },
  },
  {
    name: 'redis',
    skip: skipWithoutRedis(),
    connect() {
      const redisUrl = loadTestServices().redisUrl ?? '';
      return Promise.resolve(configureQueueBackend({ queue: { backend: 'redis', redisUrl }, databaseUrl: 'postgres://unused' }));
    },
  },
];

function queueName(): string {
  return `chunks-${randomBytes(4).toString('hex')}`;
}

/** Closed before the database goes: hooks run first in, first out. */
async function closing<T>(parts: readonly { close(): Promise<void> }[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    for (const part of parts) {
      await part.close();
    }
  }
}

for (const backend of BACKENDS) {
  describe(`queue contract on ${backend.name}`, { skip: backend.skip }, () => {
    test('a flow\'s parent runs after all of its children, and sees their results', async (context) => {
      const options = await backend.connect(context);
      const [chunks, batches] = [queueName(), queueName()];
      const order: string[] = [];
      const chunkWorker = new Worker(chunks, (job: Job<{ index: number }>) => Promise.resolve(order.push(`chunk ${job.data.index}`) && job.data.index), { ...options, concurrency: 2 });
      const batchWorker = new Worker(
        batches,
        async (job) => {
          order.push('batch');
          return Object.values(await job.getChildrenValues<number>()).sort((a, b) => a - b);
        },
        options,
      );
      const events = new QueueEvents(batches, options);
      const producer = new FlowProducer(options);

      await closing([producer, events, chunkWorker, batchWorker], async () => {
        const flow = await producer.add({
          name: 'batch',
          queueName: batches,
          children: [0, 1, 2].map((index) => ({ name: 'chunk', queueName: chunks, data: { index } })),
        });

        assert.deepEqual(await flow.job.waitUntilFinished(events, 20_000), [0, 1, 2]);
        assert.deepEqual([...order].sort(), ['batch', 'chunk 0', 'chunk 1', 'chunk 2']);
        assert.equal(order.at(-1), 'batch');
      });
    });

    test('a failing job is tried again, an unrecoverable one is not', async (context) => {
      const options = await backend.connect(context);
      const name = queueName();
      const tries = { flaky: 0, hopeless: 0 };
      const worker = new Worker(
        name,
        (job) => {
          if (job.name === 'hopeless') {
            tries.hopeless += 1;
            throw new UnrecoverableError('never');
          }

          tries.flaky += 1;

          if (tries.flaky < 3) {
            throw new Error('again');
          }

          return Promise.resolve('done');
        },
        options,
      );
      const events = new QueueEvents(name, options);
      const queue = new Queue(name, options);

      await closing([queue, events, worker], async () => {
        const flaky = await queue.add('flaky', {}, { attempts: 5, backoff: { type: 'fixed', delay: 50 } });
        const hopeless = await queue.add('hopeless', {}, { attempts: 5 });

        assert.equal(await flaky.waitUntilFinished(events, 20_000), 'done');
        await assert.rejects(hopeless.waitUntilFinished(events, 20_000), /never/);
        assert.deepEqual(tries, { flaky: 3, hopeless: 1 });
      });
    });

    test('a job id given twice makes one job', async (context) => {
      const options = await backend.connect(context);
      const queue = new Queue(queueName(), options);

      await closing([queue], async () => {
        await queue.add('chunk', { from: 1 }, { jobId: 'batch-1-chunk-0' });
        await queue.add('chunk', { from: 2 }, { jobId: 'batch-1-chunk-0' });

        assert.equal(await queue.getWaitingCount(), 1);
        assert.deepEqual(((await queue.getJob('batch-1-chunk-0')) as Job<unknown>).data, { from: 1 });
      });
    });

    test('a job whose worker vanished is taken up by another', async (context) => {
      const options = await backend.connect(context);
      const name = queueName();
      const queue = new Queue(name, options);
      const events = new QueueEvents(name, options);
      // A worker that takes the job and then never renews its lock is, to the queue, one that was killed.
      const vanished = new Worker(name, null, { ...options, lockDuration: 500 });
      const job = await queue.add('chunk', {});
      const taken = await vanished.getNextJob('token-of-the-vanished');
      const rescuer = new Worker(name, () => Promise.resolve('rescued'), { ...options, stalledInterval: 500, maxStalledCount: 2 });

      await closing([rescuer, vanished, events, queue], async () => {
        assert.equal(taken?.id, job.id);
        assert.equal(await job.waitUntilFinished(events, 20_000), 'rescued');
      });
    });
  });
}
