/* Both backends come up as configured, as the application role; what the pipeline relies on is tested where it lives. */
import { FlowProducer, QueueEvents, Worker } from 'bullmq';
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

for (const backend of BACKENDS) {
  describe(`queue on ${backend.name}`, { skip: backend.skip }, () => {
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

      try {
        const flow = await producer.add({
          name: 'batch',
          queueName: batches,
          children: [0, 1, 2].map((index) => ({ name: 'chunk', queueName: chunks, data: { index } })),
        });

        assert.deepEqual(await flow.job.waitUntilFinished(events, 20_000), [0, 1, 2]);
        assert.deepEqual([...order].sort(), ['batch', 'chunk 0', 'chunk 1', 'chunk 2']);
        assert.equal(order.at(-1), 'batch');
      } finally {
        for (const part of [producer, events, chunkWorker, batchWorker]) {
          await part.close();
        }
      }
    });
  });
}
