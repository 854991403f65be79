import { FlowProducer, Queue } from 'bullmq';
import type { ConnectionOptions, FlowJob, JobsOptions } from 'bullmq';
import { scheduleClosing, SCHEDULER_SETTINGS } from './close-schedule.js';
import type { ClosingHours } from './close-schedule.js';
import { aheadJobId, CHUNK_CIRCUITS, closeDaysJobId, completeBatchJobId, proveChunkJobId } from './jobs.js';
import type { Ahead, JobName, JobPayload } from './jobs.js';
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

/**
 * The jobs of one batch: two proofs a chunk, then completion.
 * @param priority of the proofs, by the table of queue settings; 0 goes before all
 */
export function proveFlow(batchId: string, chunks: number, priority = 0): FlowJob {
  const children = Array.from({ length: chunks }, (_, chunkIndex) =>
    CHUNK_CIRCUITS.map((circuit) => {
      const payload = { batchId, chunkIndex, circuit };
      // A batch with one proof missing can't be completed: say so at once, instead of waiting for ever.
      return node('prove-chunk', payload, proveChunkJobId(payload), { failParentOnFailure: true, priority });
    }),
  ).flat();
  const payload = { batchId };
  return { ...node('complete-batch', payload, completeBatchJobId(payload)), children };
}

export type Enqueued = 'added' | 'already there' | 'added again';

/** Name under which the flow producer of batches is registered. */
export const PROVING_FLOWS = 'proving-flows';

/** What the queue of proofs holds at this moment. */
export interface ProvingLoad {
  readonly paused: boolean;
  /** Jobs that wait for a prover, those that wait for their next try included. */
  readonly waiting: number;
  /** Proofs being made. */
  readonly active: number;
}

/** Puts batches into the queue. Adding is one atomic step of the queue: all jobs of a batch or none. */
export class ProvingFlows {
  readonly #flows: FlowProducer;
  readonly #batches: Queue;
  readonly #proving: Queue;

  /** @param queues `batches` is made with SCHEDULER_SETTINGS */
  constructor(flows: FlowProducer, { batches, proving }: { readonly batches: Queue; readonly proving: Queue }, onError: (error: Error) => void) {
    this.#flows = flows;
    this.#batches = batches;
    this.#proving = proving;
    flows.on('error', onError);
    for (const queue of [batches, proving]) queue.on('error', onError);
  }

  /** With a producer and queues of its own, outside of Nest. */
  static connect(connection: ConnectionOptions, onError: (error: Error) => void): ProvingFlows {
    const queues = { batches: new Queue(JOB_QUEUE['complete-batch'], { connection, ...SCHEDULER_SETTINGS }), proving: new Queue(JOB_QUEUE['prove-chunk'], { connection }) };
    return new ProvingFlows(new FlowProducer({ connection }), queues, onError);
  }

  /**
   * Adds the jobs of a batch. Called again while they are there, it changes nothing; called after they failed, it
   * takes the failed ones away and starts over (proofs that are stored are not made again).
   * @param priority as of `proveFlow`
   */
  async enqueue(batchId: string, chunks: number, priority = 0): Promise<Enqueued> {
    return this.#once(this.#batches, completeBatchJobId({ batchId }), () => this.#flows.add(proveFlow(batchId, chunks, priority)));
  }

  /**
   * Adds the two jobs of a chunk that is proven ahead of its batch; again, as `enqueue` does.
   * @returns whether a job was added
   */
  async enqueueChunk(ahead: Ahead, { batchId, chunkIndex }: Omit<JobPayload<'prove-chunk'>, 'circuit'>, priority: number): Promise<boolean> {
    let added = false;
    for (const circuit of CHUNK_CIRCUITS) {
      const payload = { batchId, chunkIndex, circuit };
      const outcome = await this.#single(this.#proving, 'prove-chunk', payload, aheadJobId(ahead, payload), priority);
      added ||= outcome !== 'already there';
    }
    return added;
  }

  /** Adds the job of a run of the calendar; again, as `enqueue` does. */
  async enqueueRun(runId: string): Promise<Enqueued> {
    return this.#single(this.#batches, 'close-days', { runId }, closeDaysJobId(runId));
  }

  /** @see scheduleClosing */
  async scheduleClosing(hours: ClosingHours): Promise<boolean> {
    return scheduleClosing(this.#batches, hours);
  }

  async load(): Promise<ProvingLoad> {
    const [paused, waiting, active] = await Promise.all([
      this.#proving.isPaused(),
      // Of a paused queue only those with a priority, on one of the backends: every proof has one.
      this.#proving.getJobCountByTypes('waiting', 'prioritized', 'delayed'),
      this.#proving.getJobCountByTypes('active'),
    ]);
    return { paused, waiting, active };
  }

  /** Makes the queue of proofs paused or running, as wanted. Proofs being made are finished. Returns whether it had to be changed. */
  async setPaused(paused: boolean): Promise<boolean> {
    if ((await this.#proving.isPaused()) === paused) return false;
    await (paused ? this.#proving.pause() : this.#proving.resume());
    return true;
  }

  async close(): Promise<void> {
    await Promise.all([this.#flows.close(), this.#batches.close(), this.#proving.close()]);
  }

  async #single<Name extends JobName>(queue: Queue, name: Name, payload: JobPayload<Name>, jobId: string, priority = 0): Promise<Enqueued> {
    return this.#once(queue, jobId, () => queue.add(name, payload, { ...jobOptions(JOB_QUEUE[name], jobId), priority }));
  }

  async #once(queue: Queue, jobId: string, add: () => Promise<unknown>): Promise<Enqueued> {
    const state = await queue.getJobState(jobId);
    const failed = state === 'failed';
    if (!failed && state !== 'unknown') return 'already there';
    if (failed) await queue.remove(jobId, { removeChildren: true });
    await add();
    return failed ? 'added again' : 'added';
  }
}
