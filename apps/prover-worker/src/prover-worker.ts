import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { closeWorker, databaseChunks, JOB_QUEUE, proveChunkHandler, QueueJobs, workerOptions } from '@probity/bank-proving';
import type { Artifacts, Prover, WorkerAnnouncement } from '@probity/bank-proving';
import type { Logger } from '@probity/shared-platform';
import type { Job } from 'bullmq';
import type { DataSource } from 'typeorm';

const QUEUE = JOB_QUEUE['prove-chunk'];

export interface ProverWorkerParts {
  readonly dataSource: DataSource;
  readonly artifacts: Artifacts;
  readonly prover: Prover;
  readonly announcement: WorkerAnnouncement;
  /** How long jobs in hand may take to be finished at the end. */
  readonly drainMilliseconds: number;
  readonly logger: Logger;
}

/** Takes chunks from the queue for as long as the application runs. It holds no signing key. */
@Processor(QUEUE, workerOptions(QUEUE))
export class ProverWorker extends WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #parts: ProverWorkerParts;
  readonly #jobs: QueueJobs;

  constructor(parts: ProverWorkerParts) {
    super();
    const { dataSource, prover, announcement, logger } = parts;
    const artifacts = announcement.watch(parts.artifacts);
    this.#parts = parts;
    this.#jobs = new QueueJobs(QUEUE, [proveChunkHandler({ chunks: databaseChunks(dataSource), artifacts, prover, logger })], logger);
  }

  process(job: Job): Promise<unknown> {
    return this.#jobs.run(job);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { announcement } = this.#parts;
    this.#jobs.observe(this.worker);
    this.worker.on('completed', (_job, result: { stored?: boolean }) => {
      if (result.stored === true) announcement.proved();
    });
    await this.worker.waitUntilReady();
    await announcement.start();
    this.#parts.logger.info('taking chunks');
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { dataSource, prover, announcement, drainMilliseconds, logger } = this.#parts;
    void announcement.drain();
    const drained = await closeWorker(this.worker, drainMilliseconds);
    // An unfinished proof ends with the process, threads and all; another worker takes the chunk up.
    if (!drained) logger.warn('a chunk was not finished in time and is left to another worker');
    else await prover.close();
    await announcement.stop();
    await dataSource.destroy();
  }
}
