import type { BatchLifecycle } from '@probity/bank-batches';
import { JOB_QUEUE, OutboxRelay, ProvingFlows, startQueueWorker, type QueueWorker } from '@probity/bank-proving';
import type { Logger, ServiceConfig } from '@probity/shared-platform';
import { configureQueueBackend } from '@probity/shared-platform/queue';
import type { DataSource } from 'typeorm';

const POLL_MILLISECONDS = 500;
/** After a failure a batch is left alone for so long: the regulator may be away. */
const RETRY_MILLISECONDS = 5_000;
const DRAIN_MILLISECONDS = 10_000;

/**
 * What goes on in the background: outbox to queue, completion of proven batches, and batches that wait for the regulator.
 * Runs beside the api, since workers hold no signing key.
 */
export class BatchRunner {
  readonly #retryAt = new Map<string, number>();
  #flows: ProvingFlows | undefined;
  #relay: OutboxRelay | undefined;
  #worker: QueueWorker | undefined;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly lifecycle: BatchLifecycle,
    private readonly config: Pick<ServiceConfig, 'queue' | 'databaseUrl'>,
    private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    const { logger, dataSource } = this;
    const { connection } = configureQueueBackend(this.config);
    this.#flows = new ProvingFlows(connection, (error) => logger.warn({ err: error }, 'queue connection trouble'));
    this.#relay = new OutboxRelay({ dataSource, flows: this.#flows, logger });
    this.#worker = startQueueWorker(
      JOB_QUEUE['complete-batch'],
      [{ jobName: 'complete-batch', handle: async ({ batchId }) => ({ completed: (await this.lifecycle.complete(batchId)).headerHash !== null }) }],
      { connection, logger },
    );
    await this.#worker.ready();
    this.#relay.start();
    this.#schedule();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#relay?.stop();
    await this.#worker?.close(DRAIN_MILLISECONDS);
    await this.#flows?.close();
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
