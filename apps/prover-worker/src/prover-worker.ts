import { Processor, WorkerHost } from '@nestjs/bullmq';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { closeWorker, databaseChunks, JOB_QUEUE, proveChunkHandler, QueueJobs, workerOptions } from '@probity/bank-proving';
import type { LoadedAnnouncement } from '@probity/bank-model-watch';
import type { JobObserver, Prover, WorkerAnnouncement } from '@probity/bank-proving';
import type { Logger } from '@probity/shared-platform';
import type { Job } from 'bullmq';
import type { DataSource } from 'typeorm';

const QUEUE = JOB_QUEUE['prove-chunk'];

export interface ProverWorkerParts {
  readonly dataSource: DataSource;
  readonly prover: Prover;
  readonly announcement: WorkerAnnouncement;
  readonly loaded: LoadedAnnouncement;
  /** How long jobs in hand may take to be finished at the end. */
  readonly drainMilliseconds: number;
  readonly logger: Logger;
  readonly observer?: JobObserver;
}

/** Takes chunks from the queue for as long as the application runs. It holds no signing key. */
@Processor(QUEUE, workerOptions(QUEUE))
export class ProverWorker extends WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #parts: ProverWorkerParts;
  readonly #jobs: QueueJobs;

  constructor(parts: ProverWorkerParts) {
    super();
    const { dataSource, prover, logger, observer } = parts;
    this.#parts = parts;
    this.#jobs = new QueueJobs(QUEUE, [proveChunkHandler({ chunks: databaseChunks(dataSource), prover, logger })], logger, { observer });
  }

  process(job: Job, _token?: string, signal?: AbortSignal): Promise<unknown> {
    return this.#jobs.run(job, signal);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { announcement, loaded, prover, logger } = this.#parts;
    this.#jobs.observe(this.worker);
    this.worker.on('completed', (_job, result: { stored?: boolean }) => {
      if (result.stored === true) announcement.proved();
    });
    await this.worker.waitUntilReady();
    // One job for each process that proves: known only now, and not in the table of queues.
    this.worker.concurrency = prover.description.processes;
    await announcement.start();
    await loaded.start();
    logger.info(prover.description, 'taking chunks');
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { dataSource, prover, announcement, loaded, drainMilliseconds, logger } = this.#parts;
    void announcement.drain();
    const drained = await closeWorker(this.worker, drainMilliseconds);
    // An unfinished proof ends with this process, which its prover processes do not outlive; another worker takes the chunk up.
    if (!drained) logger.warn('a chunk was not finished in time and is left to another worker');
    else await prover.close();
    await announcement.stop();
    await loaded.stop();
    await dataSource.destroy();
  }
}
