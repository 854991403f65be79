import { daysSinceEpoch } from '@probity/bank-batches';
import type { JobName } from './jobs.js';

export type QueueName = 'proving' | 'batches';

export interface QueueSettings {
  /** Jobs that one worker process runs at a time. */
  readonly concurrency: number;
  /** Milliseconds a worker's claim on a job holds without renewal; it renews at half of that. */
  readonly lockDuration: number;
  /** Milliseconds between looks for jobs whose worker died. */
  readonly stalledInterval: number;
  /** How often a job may lose its worker before it counts as failed. */
  readonly maxStalledCount: number;
  /** Tries in all, for errors that may pass by themselves. */
  readonly attempts: number;
  /** Milliseconds before the next try: fixed, or doubled each time. `jitter` is the random share of it. */
  readonly backoff: { readonly type: 'fixed' | 'exponential'; readonly delay: number; readonly jitter: number };
  /**
   * Of failures that pass once somebody acts, see `isPostponed`: milliseconds that the worker holds the job first, and before
   * any worker takes it again. Neither counts as a try.
   */
  readonly postpone: { readonly hold: number; readonly delay: number };
  /** How many finished jobs are kept, and how long (seconds). */
  readonly removeOnComplete: { readonly age: number; readonly count: number };
  readonly removeOnFail: { readonly age: number; readonly count: number };
  /** Which job runs first: the smallest number, and 0 before all. `express` is what somebody waits for. */
  readonly priorities: { readonly express: number; ofDate(businessDate: string): number };
  /** So many jobs waiting, and the relay hands no further batch over: it stays in the outbox, where nothing is lost. */
  readonly waitingLimit: number;
}

const DAY_SECONDS = 86_400;

/** Each queue with every setting that bears on what survives a crash. Nothing is left to a library default. */
export const QUEUES: Readonly<Record<QueueName, Required<QueueSettings>>> = {
  /** Chunk proofs: seconds of one core each, in processes that may be killed. */
  proving: {
    // For a start: a worker then sets it to the number of its prover processes, one for each core unless configured.
    concurrency: 1,
    // Proving runs in other processes. What holds the event loop is computing a chunk's commitments and verifying its proof,
    // tenths of a second; a machine with all cores at work may make that seconds, and renewal waits as long: ten seconds of
    // slack. A claim lost too early costs one proof made twice, never a wrong one.
    lockDuration: 20_000,
    // A killed worker's chunk is taken up after lockDuration and at most two of these.
    stalledInterval: 5_000,
    // A deploy or an out-of-memory kill may hit the same chunk more than once; a chunk that kills each worker must end.
    maxStalledCount: 5,
    // Left to these: a database or disk that is away for a while. Deterministic failures are not tried again.
    attempts: 5,
    backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 },
    // A worker without its keys fails in no time: unless it holds each job a while, it takes all of them from the others.
    postpone: { hold: 5_000, delay: 30_000 },
    // Kept past the batch's own end, so that a flow added a second time finds its jobs. A batch has at most 131,072.
    removeOnComplete: { age: DAY_SECONDS, count: 200_000 },
    // Kept for a look at them; the batch row holds the code for good.
    removeOnFail: { age: 30 * DAY_SECONDS, count: 10_000 },
    // Older business dates first: their deadline is nearer. Always above express; the queue takes at most 2,097,151.
    priorities: { express: 1, ofDate: (businessDate) => Math.max(2, daysSinceEpoch(businessDate)) },
    // Hours of work for many provers, and little to put back when the queue loses its data. A batch is handed over whole, so
    // that the queue may hold one batch (131,072 jobs at most) beyond it.
    waitingLimit: 2_000,
  },
  /**
   * Completion of a batch (log leaf, checkpoint, cosignature, publication) and the closing of days. Runs beside the api, which
   * holds the signing key.
   */
  batches: {
    // The log has one head: more completions at a time would only wait for each other. A second place, since sealing a large
    // day takes minutes, and a proven batch should not wait for it.
    concurrency: 2,
    // Waits for the regulator's answers by network; sealing lets go of the event loop after each chunk.
    lockDuration: 30_000,
    stalledInterval: 5_000,
    // Every step of a completion is idempotent: the api may be restarted as often as it takes.
    maxStalledCount: 20,
    // The regulator may be away over a weekend: every 30 seconds for about three days.
    attempts: 8_640,
    backoff: { type: 'fixed', delay: 30_000, jitter: 0.2 },
    // No job of this queue loads artifacts.
    postpone: { hold: 0, delay: 30_000 },
    removeOnComplete: { age: DAY_SECONDS, count: 10_000 },
    removeOnFail: { age: 30 * DAY_SECONDS, count: 10_000 },
    // In order of arrival: each takes seconds, and none may wait for ever.
    priorities: { express: 0, ofDate: () => 0 },
    waitingLimit: Number.POSITIVE_INFINITY,
  },
};

/** Where a job runs. */
export const JOB_QUEUE: Readonly<Record<JobName, QueueName>> = {
  'prove-chunk': 'proving',
  'complete-batch': 'batches',
  'close-days': 'batches',
};
