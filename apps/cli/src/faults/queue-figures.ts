/** What became of a batch's jobs, read from the queue itself. */
import { proveChunkJobId } from '@probity/bank-proving';
import { configureQueueBackend } from '@probity/shared-platform/queue';
import { Queue } from 'bullmq';
import type { World } from './world.js';

export interface QueueFigures {
  /** Jobs of the batch that the queue still knows: none where it lost its data after they were done. */
  readonly jobs: number;
  /** Runs begun beyond one a job. */
  readonly rerun: number;
  /** Of those, jobs taken up since their worker's claim had run out. */
  readonly stalled: number;
  /** Runs that proved and found a proof stored meanwhile. */
  readonly provenTwice: number;
}

/** Runs `work` with the queue of proofs, beside the services. */
export async function withQueue<T>(world: World, name: 'proving' | 'batches', work: (queue: Queue) => Promise<T>): Promise<T> {
  const { connection } = configureQueueBackend({ queue: world.queue, databaseUrl: world.bankAppUrl });
  const queue = new Queue(name, { connection });
  // Its connection may be lost as any other: ioredis writes to the console where nobody listens.
  queue.on('error', () => undefined);
  try {
    return await work(queue);
  } finally {
    await queue.close();
  }
}

export async function queueFigures(world: World, batchId: string, chunks: number): Promise<QueueFigures> {
  return withQueue(world, 'proving', async (queue) => {
    const ids = Array.from({ length: chunks }, (_, chunkIndex) => (['record', 'model'] as const).map((circuit) => proveChunkJobId({ batchId, chunkIndex, circuit }))).flat();
    const jobs = (await Promise.all(ids.map((id) => queue.getJob(id)))).flatMap((job) => (job === undefined ? [] : [job]));
    const sum = (of: (job: (typeof jobs)[number]) => number): number => jobs.reduce((total, job) => total + of(job), 0);
    return {
      jobs: jobs.length,
      rerun: sum(({ attemptsStarted }) => Math.max(0, attemptsStarted - 1)),
      stalled: sum(({ stalledCounter }) => stalledCounter),
      provenTwice: jobs.filter(({ returnvalue }) => {
        const result = returnvalue as { stored?: boolean; proveMilliseconds?: number } | null;
        return result?.stored === false && (result.proveMilliseconds ?? 0) > 0;
      }).length,
    };
  });
}
