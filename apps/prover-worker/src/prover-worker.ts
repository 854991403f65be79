import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { databaseChunks, proveChunkHandler, startQueueWorker } from '@probity/bank-proving';
import type { ArtifactStore, Prover, QueueWorker } from '@probity/bank-proving';
import type { Logger } from '@probity/shared-platform';
import type { ConnectionOptions } from 'bullmq';
import type { DataSource } from 'typeorm';

/** Longer than one proof takes on a slow machine, shorter than what a service may take to end. */
const DRAIN_MILLISECONDS = 15_000;

export interface ProverWorkerParts {
  readonly connection: ConnectionOptions;
  readonly dataSource: DataSource;
  readonly artifacts: ArtifactStore;
  readonly prover: Prover;
  readonly logger: Logger;
}

/** Takes chunks from the queue for as long as the application runs. It holds no signing key. */
export class ProverWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #parts: ProverWorkerParts;
  #worker: QueueWorker | undefined;

  constructor(parts: ProverWorkerParts) {
    this.#parts = parts;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { connection, dataSource, artifacts, prover, logger } = this.#parts;
    this.#worker = startQueueWorker('proving', [proveChunkHandler({ chunks: databaseChunks(dataSource), artifacts, prover, logger })], { connection, logger });
    await this.#worker.ready();
    logger.info('taking chunks');
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { dataSource, prover, logger } = this.#parts;
    const drained = await this.#worker?.close(DRAIN_MILLISECONDS);
    // An unfinished proof ends with the process, threads and all; another worker takes the chunk up.
    if (drained === false) logger.warn('a chunk was not finished in time and is left to another worker');
    else await prover.close();
    await dataSource.destroy();
  }
}
