import { setTimeout as sleep } from 'node:timers/promises';
import { DelayedError, UnrecoverableError, Worker } from 'bullmq';
import type { ConnectionOptions, Job, WorkerOptions } from 'bullmq';
import type { Logger } from '@probity/shared-platform';
import { SCHEDULER_SETTINGS } from './close-schedule.js';
import { JOB_PAYLOADS, parseJobPayload } from './jobs.js';
import type { JobName, JobPayload } from './jobs.js';
import { JOB_QUEUE, QUEUES } from './queues.js';
import type { QueueName, QueueSettings } from './queues.js';
import { errorCode, isFinal, isPostponed, provingError, safeMessage } from './proving-error.js';

/** What a handler learns of its job besides the payload. */
export interface JobContext {
  /** True where a failure of this run is the job's end, however passing the reason. */
  readonly lastAttempt: boolean;
  /** Publishes a stage name, for progress views. */
  progress(stage: string): Promise<void>;
  /** Aborts when the queue no longer wants the job. */
  readonly signal?: AbortSignal;
}

/** What a job leaves behind in the queue: figures and flags, never data. */
export type JobResult = Readonly<Record<string, number | boolean>>;

export interface JobHandler<Name extends JobName> {
  readonly jobName: Name;
  handle(payload: JobPayload<Name>, context: JobContext): Promise<JobResult>;
  /** Called when the queue gave the job up without running it again: its workers died too often. */
  onGivenUp?(payload: JobPayload<Name>): Promise<void>;
}

export interface QueueWorkerOptions {
  readonly connection: ConnectionOptions;
  readonly logger: Logger;
  /** Overrides of the table, for tests that cannot wait. */
  readonly settings?: Partial<QueueSettings>;
}

export interface QueueWorker {
  /** Resolves when the worker takes jobs. */
  ready(): Promise<void>;
  /** See `closeWorker`. */
  close(drainMilliseconds: number): Promise<boolean>;
}

type AnyHandler = { [Name in JobName]: JobHandler<Name> }[JobName];

/** How a run of a job ended: `retry` is tried again by the queue, `postponed` too and costs no try, `failed` is not. */
export const JOB_OUTCOMES = ['done', 'retry', 'postponed', 'failed'] as const;
export type JobOutcome = (typeof JOB_OUTCOMES)[number];

export interface JobRun {
  readonly jobName: JobName | 'unknown';
  readonly outcome: JobOutcome;
  readonly seconds: number;
  /** Parsed by nobody yet: the ids of the job. */
  readonly payload: unknown;
  /** What the handler gave, of a job that is done. */
  readonly result?: JobResult;
  /** The closed code of what it threw, of one that is not. */
  readonly code?: string;
}

/** Is told of jobs, for metrics. It must not throw. */
export interface JobObserver {
  ran(run: JobRun): void;
  /** A job's worker died or lost its claim; the job is taken up again. */
  lostWorker(queue: QueueName): void;
}

/** @throws ProbityError QUEUE_HANDLERS_INVALID unless each job name of the queue has exactly one handler */
export function requireOneHandlerPerJob(queue: QueueName, handlers: readonly AnyHandler[]): ReadonlyMap<string, AnyHandler> {
  const expected = (Object.keys(JOB_PAYLOADS) as JobName[]).filter((name) => JOB_QUEUE[name] === queue);
  const found = handlers.map(({ jobName }) => jobName);
  const faults = [
    ...expected.filter((name) => !found.includes(name)).map((name) => `no handler for ${name}`),
    ...expected.filter((name) => found.filter((other) => other === name).length > 1).map((name) => `several handlers for ${name}`),
    ...found.filter((name) => !expected.includes(name)).map((name) => `${name} is not a job of this queue`),
  ];
  if (faults.length > 0) throw provingError('QUEUE_HANDLERS_INVALID', `queue ${queue}: ${faults.join(', ')}`);
  return new Map(handlers.map((handler) => [handler.jobName, handler]));
}

/** Options of a worker, out of the table; `settings` overrides, for tests that cannot wait. */
export function workerOptions(queue: QueueName, settings: Partial<QueueSettings> = {}): Omit<WorkerOptions, 'connection'> {
  const { concurrency, lockDuration, stalledInterval, maxStalledCount } = { ...QUEUES[queue], ...settings };
  return { concurrency, lockDuration, stalledInterval, maxStalledCount, ...SCHEDULER_SETTINGS };
}

/** What the worker of one queue does with its jobs, whoever makes the worker. */
export class QueueJobs {
  readonly #handlers: ReadonlyMap<string, AnyHandler>;
  readonly #postpone: QueueSettings['postpone'];
  readonly #observer: JobObserver | undefined;

  /** @throws ProbityError QUEUE_HANDLERS_INVALID */
  constructor(
    readonly queue: QueueName,
    handlers: readonly AnyHandler[],
    readonly logger: Logger,
    { settings = {}, observer }: { readonly settings?: Partial<QueueSettings>; readonly observer?: JobObserver } = {},
  ) {
    this.#handlers = requireOneHandlerPerJob(queue, handlers);
    this.#postpone = settings.postpone ?? QUEUES[queue].postpone;
    this.#observer = observer;
  }

  async run(job: Job, signal?: AbortSignal): Promise<JobResult> {
    const started = performance.now();
    const tell = (end: Pick<JobRun, 'outcome' | 'result' | 'code'>): void =>
      this.#observer?.ran({ jobName: this.#handlers.get(job.name)?.jobName ?? 'unknown', payload: job.data, seconds: (performance.now() - started) / 1000, ...end });
    try {
      const result = await runJob(this.#handlers, job, signal);
      tell({ outcome: 'done', result });
      return result;
    } catch (error) {
      tell({ outcome: outcomeOf(error, job), code: errorCode(error) });
      if (isPostponed(error, isLastAttempt(job))) await this.#postponeJob(job, error);
      throw queueError(error);
    }
  }

  /** @throws DelayedError, by which the queue knows that the job is neither done nor failed */
  async #postponeJob(job: Job, error: unknown): Promise<void> {
    const { hold, delay } = this.#postpone;
    this.logger.warn({ queue: this.queue, jobId: job.id, code: errorCode(error), reason: safeMessage(error) }, 'a job waits until somebody mends this; it costs no try');
    await sleep(hold);
    await job.moveToDelayed(Date.now() + delay, job.token);
    throw new DelayedError();
  }

  /** Says in the log what becomes of the worker's jobs, and records those it gave up. */
  observe(worker: Worker): void {
    const { queue, logger } = this;
    // Without a listener the first lost connection would end the process; the worker reconnects by itself.
    worker.on('error', (error) => logger.warn({ queue, err: error }, 'queue connection trouble'));
    worker.on('stalled', (jobId) => {
      logger.warn({ queue, jobId }, 'a job lost its worker and is taken up again');
      this.#observer?.lostWorker(queue);
    });
    worker.on('completed', (job) => logger.info({ queue, jobId: job.id }, 'job done'));
    worker.on('failed', (job, error) => {
      logger.error({ queue, jobId: job?.id, reason: error.message }, 'job failed');
      if (job !== undefined && /stalled more than/.test(error.message)) {
        giveUp(this.#handlers, job).catch((failure: unknown) => logger.error({ queue, jobId: job.id, err: failure }, 'could not record a job given up'));
      }
    });
  }
}

/**
 * Takes no more jobs and waits for the running one, at most `drainMilliseconds`; what runs longer is left to stalled
 * recovery by the next worker. Returns whether all work was finished.
 */
export async function closeWorker(worker: Worker, drainMilliseconds: number): Promise<boolean> {
  const drained = await withinTime(worker.close(), drainMilliseconds);
  if (!drained) await withinTime(worker.close(true), 1_000);
  return drained;
}

/**
 * Starts a worker of `queue` outside of Nest. The process-wide queue backend must have been chosen before.
 *
 * @throws ProbityError QUEUE_HANDLERS_INVALID
 */
export function startQueueWorker(queue: QueueName, handlers: readonly AnyHandler[], options: QueueWorkerOptions): QueueWorker {
  const jobs = new QueueJobs(queue, handlers, options.logger, { settings: options.settings });
  const worker = new Worker(queue, (job: Job, _token?: string, signal?: AbortSignal) => jobs.run(job, signal), { connection: options.connection, ...workerOptions(queue, options.settings) });
  jobs.observe(worker);

  return {
    ready: async () => {
      await worker.waitUntilReady();
    },
    close: (drainMilliseconds) => closeWorker(worker, drainMilliseconds),
  };
}

async function runJob(handlers: ReadonlyMap<string, AnyHandler>, job: Job, signal: AbortSignal | undefined): Promise<JobResult> {
  const handler = handlers.get(job.name) as JobHandler<JobName> | undefined;
  if (handler === undefined) throw provingError('JOB_NAME_UNKNOWN', `no handler for job ${job.name}`);
  return handler.handle(parseJobPayload(handler.jobName, job.data), {
    lastAttempt: isLastAttempt(job),
    progress: (stage) => job.updateProgress({ stage }),
    signal,
  });
}

const isLastAttempt = (job: Job): boolean => job.attemptsMade + 1 >= (job.opts.attempts ?? 1);

function outcomeOf(error: unknown, job: Job): JobOutcome {
  if (isPostponed(error, isLastAttempt(job))) return 'postponed';
  return isFinal(error) || isLastAttempt(job) ? 'failed' : 'retry';
}

async function giveUp(handlers: ReadonlyMap<string, AnyHandler>, job: Job): Promise<void> {
  const handler = handlers.get(job.name) as JobHandler<JobName> | undefined;
  if (handler?.onGivenUp !== undefined) await handler.onGivenUp(parseJobPayload(handler.jobName, job.data));
}

function queueError(error: unknown): Error {
  return isFinal(error) ? new UnrecoverableError(safeMessage(error)) : new Error(safeMessage(error));
}

async function withinTime(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  const done = work.then(() => true, () => true);
  const result = await Promise.race([done, late]);
  clearTimeout(timer);
  return result;
}
