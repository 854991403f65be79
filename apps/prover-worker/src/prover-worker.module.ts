import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { BATCH_ENTITIES } from '@probity/bank-batches';
import { JOB_QUEUE, openArtifacts, SnarkjsProver, snarkjsEngine, WorkerAnnouncement } from '@probity/bank-proving';
import { createDataSource } from '@probity/shared-platform';
import type { Logger, ProverWorkerConfig } from '@probity/shared-platform';
import { configureQueueBackend } from '@probity/shared-platform/queue';
import { DataSource } from 'typeorm';
import { ProverWorker } from './prover-worker.js';

export interface ProverWorkerOptions {
  readonly config: Pick<ProverWorkerConfig, 'databaseUrl' | 'queue' | 'artifactsStorage' | 'drainSeconds'>;
  /** Circuit artifacts by their SHA-256; filled from object storage where one is configured. */
  readonly artifactsDirectory: string;
  readonly logger: Logger;
}

@Module({})
export class ProverWorkerModule {
  static register({ config, artifactsDirectory, logger }: ProverWorkerOptions): DynamicModule {
    return {
      module: ProverWorkerModule,
      imports: [BullModule.forRoot(configureQueueBackend(config)), BullModule.registerQueue({ name: JOB_QUEUE['prove-chunk'] })],
      providers: [
        {
          provide: DataSource,
          // One connection proves, the other tells of progress and of the worker itself.
          useFactory: () => createDataSource({ url: config.databaseUrl, entities: [...BATCH_ENTITIES], poolSize: 2, applicationName: 'probity-prover-worker' }).initialize(),
        },
        {
          provide: ProverWorker,
          inject: [DataSource],
          useFactory: (dataSource: DataSource) => {
            const artifacts = openArtifacts(artifactsDirectory, config.artifactsStorage, logger);
            return new ProverWorker({
              dataSource,
              artifacts,
              prover: new SnarkjsProver(),
              announcement: new WorkerAnnouncement({ dataSource, engine: snarkjsEngine(), artifacts: artifacts.cache, logger }),
              drainMilliseconds: config.drainSeconds * 1_000,
              logger,
            });
          },
        },
      ],
    };
  }
}
