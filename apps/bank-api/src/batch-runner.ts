import { setTimeout as sleep } from 'node:timers/promises';
import { Processor, WorkerHost } from '@nestjs/bullmq';
import { BatchError, logDueReceipts, type BatchLifecycle, type ContinuousMode, type DayClosing } from '@probity/bank-batches';
import { closeWorker, JOB_QUEUE, OutboxRelay, QueueJobs, workerOptions, type JobHandler, type JobObserver, type JobResult, type ProvingFlows } from '@probity/bank-proving';
import type { Logger } from '@probity/shared-platform';
import type { Job } from 'bullmq';
import type { DataSource } from 'typeorm';

const POLL_MILLISECONDS = 500;
/** After a failure a batch is left alone for so long: the regulator may be away. */
const RETRY_MILLISECONDS = 5_000;
/** How long the start waits for the witness. */
const COMPARE_MILLISECONDS = 3_000;
const DRAIN_MILLISECONDS = 10_000;
const QUEUE = JOB_QUEUE['complete-batch'];

/**
 * What goes on in the background: outbox to queue, full chunks of a day that runs, the closing of days, completion of proven
 * batches, and batches that wait for the regulator. Runs beside the api, since workers hold no signing key.
 */
@Processor(QUEUE, workerOptions(QUEUE))
export class BatchRunner extends WorkerHost {
  readonly #retryAt = new Map<string, number>();
  readonly #relay: OutboxRelay;
  readonly #jobs: QueueJobs;
  readonly #loops: Loop[] = [];
  #stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    flows: ProvingFlows,
    private readonly lifecycle: BatchLifecycle,
    closing: DayClosing,
    private readonly continuous: ContinuousMode,
    private readonly logger: Logger,
    observer?: JobObserver,
  ) {
    super();
    this.#relay = new OutboxRelay({ dataSource, flows, logger, noteDueRun: () => closing.noteDueRun() });
    this.#jobs = new QueueJobs(QUEUE, [completeBatch(lifecycle), closeDays(closing)], logger, { observer });
  }

  process(job: Job): Promise<unknown> {
    return this.#jobs.run(job);
  }

  async start(): Promise<void> {
    this.#jobs.observe(this.worker);
    await this.worker.waitUntilReady();
    await this.#compareWithWitness();
    this.#relay.start();
    this.#loops.push(new Loop(() => this.#advanceWaiting()), new Loop(() => this.#sealFullChunks()), new Loop(() => this.#logReceipts()));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#relay.stop();
    await closeWorker(this.worker, DRAIN_MILLISECONDS);
    await Promise.all(this.#loops.map((loop) => loop.stop()));
  }

  /** Says at once, and not only before the next leaf, that a restored log has to be recovered. Who does not answer holds nothing up. */
  async #compareWithWitness(): Promise<void> {
    const compared = this.lifecycle.log.requireNotBehind().catch((error: unknown) => {
      const behind = error instanceof BatchError && error.code === 'LOG_BEHIND_WITNESS';
      this.logger[behind ? 'error' : 'info']({ err: error }, 'log not found to be what the witness keeps');
    });
    await Promise.race([compared, sleep(COMPARE_MILLISECONDS, undefined, { ref: false })]);
  }

  /** Beside the other loop: a busy day is sealed for minutes, and proven batches should not wait for that. */
  async #sealFullChunks(): Promise<void> {
    try {
      await this.continuous.sealFullChunks(() => this.#stopped);
    } catch (error) {
      this.logger.error({ err: error }, 'full chunks not looked for, trying again');
    }
  }

  /** By the clock of the machine, as receipts are timed. */
  async #logReceipts(): Promise<void> {
    try {
      await logDueReceipts(this.dataSource, this.lifecycle.log, Math.floor(Date.now() / 1000));
    } catch (error) {
      this.logger.warn({ err: error }, 'head of the intake receipts not logged, trying again');
    }
  }

  async #advanceWaiting(): Promise<void> {
    try {
      for (const batchId of await this.lifecycle.waiting()) {
        if (this.#stopped) return;
        if ((this.#retryAt.get(batchId) ?? 0) <= Date.now()) await this.#advance(batchId);
      }
    } catch (error) {
      this.logger.error({ err: error }, 'batches not read, trying again');
    }
  }

  async #advance(batchId: string): Promise<void> {
    try {
      await this.lifecycle.advance(batchId);
      this.#retryAt.delete(batchId);
    } catch (error) {
      this.#retryAt.set(batchId, Date.now() + RETRY_MILLISECONDS);
      this.logger.warn({ batchId, err: error }, 'batch could not go on, trying again');
    }
  }
}

/** Runs a piece of work, again and again, with a pause after each run. */
class Loop {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  /** @param work never rejects */
  constructor(private readonly work: () => Promise<void>) {
    this.#schedule();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.work().finally(() => this.#schedule());
    }, POLL_MILLISECONDS);
  }
}

const completeBatch = (lifecycle: BatchLifecycle): JobHandler<'complete-batch'> => ({
  jobName: 'complete-batch',
  handle: async ({ batchId }) => ({ completed: (await lifecycle.complete(batchId)).headerHash !== null }),
});

/** The scheduler's job only notes the run that is due; the run itself comes by the outbox, as one that was started by hand. */
const closeDays = (closing: DayClosing): JobHandler<'close-days'> => ({
  jobName: 'close-days',
  handle: async ({ runId }): Promise<JobResult> => {
    if (runId === undefined) return { noted: (await closing.noteDueRun()) !== undefined };
    return { sealed: await closing.run(runId) };
  },
});
