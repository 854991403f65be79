import { FlowProducer, Queue } from 'bullmq';
import type { ConnectionOptions, FlowJob, JobsOptions } from 'bullmq';
import { CHUNK_CIRCUITS, completeBatchJobId, proveChunkJobId } from './jobs.js';
import type { JobName } from './jobs.js';
import { JOB_QUEUE, QUEUES } from './queues.js';
import type { QueueName } from './queues.js';

function jobOptions(queue: QueueName, jobId: string): JobsOptions {
  const { attempts, backoff, removeOnComplete, removeOnFail } = QUEUES[queue];
  return { jobId, attempts, backoff, removeOnComplete, removeOnFail };
}

function node<Name extends JobName>(name: Name, data: object, jobId: string, more: JobsOptions = {}): FlowJob {
  const queueName = JOB_QUEUE[name];
  return { name, queueName, data, opts: { ...jobOptions(queueName, jobId), ...more } };
}

/** The jobs of one batch: two proofs a chunk, then completion. */
export function proveFlow(batchId: string, chunks: number): FlowJob {
  const children = Array.from({ length: chunks }, (_, chunkIndex) =>
    CHUNK_CIRCUITS.map((circuit) => {
      const payload = { batchId, chunkIndex, circuit };
      // A batch with one proof missing can't be completed: say so at once, instead of waiting for ever.
      return node('prove-chunk', payload, proveChunkJobId(payload), { failParentOnFailure: true });
    }),
  ).flat();
  const payload = { batchId };
  return { ...node('complete-batch', payload, completeBatchJobId(payload)), children };
}

export type Enqueued = 'added' | 'already there' | 'added again';

/** Name under which the flow producer of batches is registered. */
export const PROVING_FLOWS = 'proving-flows';

/** Puts batches into the queue. Adding is one atomic step of the queue: all jobs of a batch or none. */
export class ProvingFlows {
  readonly #flows: FlowProducer;
  readonly #batches: Queue;

  /** @param batches the queue of `complete-batch` */
  constructor(flows: FlowProducer, batches: Queue, onError: (error: Error) => void) {
    this.#flows = flows;
    this.#batches = batches;
    this.#flows.on('error', onError);
    this.#batches.on('error', onError);
  }

  /** With a producer and a queue of its own, outside of Nest. */
  static connect(connection: ConnectionOptions, onError: (error: Error) => void): ProvingFlows {
    return new ProvingFlows(new FlowProducer({ connection }), new Queue(JOB_QUEUE['complete-batch'], { connection }), onError);
  }

  /**
   * Adds the jobs of a batch. Called again while they are there, it changes nothing; called after they failed, it
   * takes the failed ones away and starts over (proofs that are stored are not made again).
   */
  async enqueue(batchId: string, chunks: number): Promise<Enqueued> {
    const jobId = completeBatchJobId({ batchId });
    const state = await this.#batches.getJobState(jobId);
    const failed = state === 'failed';
    if (!failed && state !== 'unknown') return 'already there';
    if (failed) await this.#batches.remove(jobId, { removeChildren: true });
    await this.#flows.add(proveFlow(batchId, chunks));
    return failed ? 'added again' : 'added';
  }

  async close(): Promise<void> {
    await Promise.all([this.#flows.close(), this.#batches.close()]);
  }
}
