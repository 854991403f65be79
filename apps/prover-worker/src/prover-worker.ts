import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { closeWorker, databaseChunks, JOB_QUEUE, proveChunkHandler, QueueJobs, workerOptions } from '@probity/bank-proving';
import type { ArtifactStore, Prover } from '@probity/bank-proving';
import type { Logger } from '@probity/shared-platform';
import type { Job } from 'bullmq';
import type { DataSource } from 'typeorm';

/** Longer than one proof takes on a slow machine, shorter than what a service may take to end. */
const DRAIN_MILLISECONDS = 15_000;
const QUEUE = JOB_QUEUE['prove-chunk'];

export interface ProverWorkerParts {
  readonly dataSource: DataSource;
  readonly artifacts: ArtifactStore;
  readonly prover: Prover;
  readonly logger: Logger;
}

/** Takes chunks from the queue for as long as the application runs. It holds no signing key. */
@Processor(QUEUE, workerOptions(QUEUE))
export class ProverWorker extends WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #parts: ProverWorkerParts;
  readonly #jobs: QueueJobs;

  constructor(parts: ProverWorkerParts) {
    super();
    const { dataSource, artifacts, prover, logger } = parts;
    this.#parts = parts;
    this.#jobs = new QueueJobs(QUEUE, [proveChunkHandler({ chunks: databaseChunks(dataSource), artifacts, prover, logger })], logger);
  }

  process(job: Job): Promise<unknown> {
    return this.#jobs.run(job);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.#jobs.observe(this.worker);
    await this.worker.waitUntilReady();
    this.#parts.logger.info('taking chunks');
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { dataSource, prover, logger } = this.#parts;
    const drained = await closeWorker(this.worker, DRAIN_MILLISECONDS);
    // An unfinished proof ends with the process, threads and all; another worker takes the chunk up.
    if (!drained) logger.warn('a chunk was not finished in time and is left to another worker');
    else await prover.close();
    await dataSource.destroy();
  }
}
