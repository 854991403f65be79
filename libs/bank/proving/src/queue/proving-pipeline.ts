import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from '@probity/shared-platform';
import type { ConnectionOptions } from 'bullmq';
import type { DataSource } from 'typeorm';
import { OutboxRelay } from './outbox-relay.js';
import { ProvingFlows } from './prove-flow.js';
import { startQueueWorker } from './queue-worker.js';
import type { JobHandler, QueueWorker } from './queue-worker.js';

/** Every step of a completion can be taken again, so that a short wait is enough. */
const DRAIN_MILLISECONDS = 10_000;

export interface ProvingPipelineOptions {
  /** As `configureQueueBackend` gives it. */
  readonly connection: ConnectionOptions;
  readonly dataSource: DataSource;
  /** Takes a batch on once its proofs are there. Idempotent; throws PROOFS_MISSING where they are not. */
  readonly complete: (batchId: string) => Promise<unknown>;
  readonly logger: Logger;
}

/** The handler of `complete-batch`. */
export function completeBatchHandler(complete: ProvingPipelineOptions['complete']): JobHandler<'complete-batch'> {
  return {
    jobName: 'complete-batch',
    handle: async ({ batchId }) => {
      await complete(batchId);
      return {};
    },
  };
}

/**
 * The part of the pipeline that runs beside the api, where the signing key is: from the outbox to the queue, and from
 * the last proof to completion. A Nest provider; its hooks start and stop it.
 */
export class ProvingPipeline implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #options: ProvingPipelineOptions;
  readonly #flows: ProvingFlows;
  readonly #relay: OutboxRelay;
  #worker: QueueWorker | undefined;

  constructor(options: ProvingPipelineOptions) {
    const { connection, dataSource, logger } = options;
    this.#options = options;
    this.#flows = new ProvingFlows(connection, (error) => logger.warn({ err: error }, 'queue connection trouble'));
    this.#relay = new OutboxRelay({ dataSource, flows: this.#flows, logger });
  }

  async onApplicationBootstrap(): Promise<void> {
    const { connection, complete, logger } = this.#options;
    this.#worker = startQueueWorker('batches', [completeBatchHandler(complete)], { connection, logger });
    await this.#worker.ready();
    this.#relay.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#relay.stop();
    await this.#worker?.close(DRAIN_MILLISECONDS);
    await this.#flows.close();
  }
}
