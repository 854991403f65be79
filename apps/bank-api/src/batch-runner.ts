import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { BatchLifecycle } from '@probity/bank-batches';
import { closeWorker, JOB_QUEUE, OutboxRelay, QueueJobs, workerOptions, type JobObserver, type ProvingFlows } from '@probity/bank-proving';
import type { Logger } from '@probity/shared-platform';
import type { Job } from 'bullmq';
import type { DataSource } from 'typeorm';

const POLL_MILLISECONDS = 500;
/** After a failure a batch is left alone for so long: the regulator may be away. */
const RETRY_MILLISECONDS = 5_000;
const DRAIN_MILLISECONDS = 10_000;
const QUEUE = JOB_QUEUE['complete-batch'];

/**
 * What goes on in the background: outbox to queue, completion of proven batches, and batches that wait for the regulator.
 * Runs beside the api, since workers hold no signing key.
 */
@Processor(QUEUE, workerOptions(QUEUE))
export class BatchRunner extends WorkerHost {
  readonly #retryAt = new Map<string, number>();
  readonly #relay: OutboxRelay;
  readonly #jobs: QueueJobs;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    dataSource: DataSource,
    flows: ProvingFlows,
    private readonly lifecycle: BatchLifecycle,
    private readonly logger: Logger,
    observer?: JobObserver,
  ) {
    super();
    this.#relay = new OutboxRelay({ dataSource, flows, logger });
    this.#jobs = new QueueJobs(QUEUE, [{ jobName: 'complete-batch', handle: async ({ batchId }) => ({ completed: (await lifecycle.complete(batchId)).headerHash !== null }) }], logger, { observer });
  }

  process(job: Job): Promise<unknown> {
    return this.#jobs.run(job);
  }

  async start(): Promise<void> {
    this.#jobs.observe(this.worker);
    await this.worker.waitUntilReady();
    this.#relay.start();
    this.#schedule();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#relay.stop();
    await closeWorker(this.worker, DRAIN_MILLISECONDS);
    await this.#running;
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#advanceWaiting().finally(() => this.#schedule());
    }, POLL_MILLISECONDS);
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
