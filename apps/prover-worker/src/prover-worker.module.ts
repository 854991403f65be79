import { BullModule, getQueueToken } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { BATCH_ENTITIES } from '@probity/bank-batches';
import { LoadedAnnouncement } from '@probity/bank-model-watch';
import { JOB_QUEUE, openArtifacts, openProver, WorkerAnnouncement } from '@probity/bank-proving';
import type { JobObserver, ProverDescription } from '@probity/bank-proving';
import { createDataSource } from '@probity/shared-platform';
import type { Logger, ProverWorkerConfig } from '@probity/shared-platform';
import { configureQueueBackend } from '@probity/shared-platform/queue';
import type { Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import { ProverWorker } from './prover-worker.js';

export interface ProverWorkerOptions {
  readonly config: Pick<ProverWorkerConfig, 'databaseUrl' | 'queue' | 'artifactsStorage' | 'prover' | 'drainSeconds'>;
  /** Circuit artifacts by their SHA-256; filled from object storage where one is configured. */
  readonly artifactsDirectory: string;
  readonly logger: Logger;
  /** Makes what counts the jobs, once the prover's engine is known. */
  readonly observe?: (engine: ProverDescription['engine']) => JobObserver;
}

@Module({})
export class ProverWorkerModule {
  static register({ config, artifactsDirectory, logger, observe }: ProverWorkerOptions): DynamicModule {
    return {
      module: ProverWorkerModule,
      imports: [BullModule.forRoot(configureQueueBackend(config)), BullModule.registerQueue({ name: JOB_QUEUE['prove-chunk'] })],
      providers: [
        {
          provide: DataSource,
          // Jobs hold a connection while they load and store, not while they prove; the worker tells of itself now and then.
          useFactory: () => createDataSource({ url: config.databaseUrl, entities: [...BATCH_ENTITIES], poolSize: 2, applicationName: 'probity-prover-worker' }).initialize(),
        },
        {
          provide: ProverWorker,
          inject: [DataSource, getQueueToken(JOB_QUEUE['prove-chunk'])],
          useFactory: async (dataSource: DataSource, queue: Queue) => {
            // Without a listener BullMQ writes what it meets to the console, past the log and its redaction.
            queue.on('error', (error) => logger.warn({ err: error }, 'queue connection trouble'));
            const artifacts = openArtifacts(artifactsDirectory, config.artifactsStorage, logger);
            // What comes out of a store was hashed on the way.
            const loaded = new Set<string>();
            // The prover says what it is, for the announcement, which in turn watches what the prover fetches.
            const get = async (sha256: string): Promise<Uint8Array> => {
              const bytes = await watched.get(sha256);
              loaded.add(sha256);
              return bytes;
            };
            const prover = await openProver({ config: config.prover, artifacts: { get }, logger });
            const announcement = new WorkerAnnouncement({ dataSource, engine: prover.description, artifacts: artifacts.cache, logger });
            const watched = announcement.watch(artifacts);
            const loadedAnnouncement = new LoadedAnnouncement({ dataSource, kind: 'prover-worker', logger, loaded: () => ({ models: [], days: [], artifacts: [...loaded].sort() }) });
            const observer = observe?.(prover.description.engine);
            return new ProverWorker({ dataSource, prover, announcement, loaded: loadedAnnouncement, drainMilliseconds: config.drainSeconds * 1_000, logger, observer });
          },
        },
      ],
    };
  }
}
