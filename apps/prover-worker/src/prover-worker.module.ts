import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { BATCH_ENTITIES } from '@probity/bank-batches';
import { ArtifactStore, JOB_QUEUE, SnarkjsProver } from '@probity/bank-proving';
import { createDataSource } from '@probity/shared-platform';
import type { Logger, ServiceConfig } from '@probity/shared-platform';
import { configureQueueBackend } from '@probity/shared-platform/queue';
import { DataSource } from 'typeorm';
import { ProverWorker } from './prover-worker.js';

export interface ProverWorkerOptions {
  readonly config: Pick<ServiceConfig, 'databaseUrl' | 'queue'>;
  /** Circuit artifacts by their SHA-256. */
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
          // One connection proves, the other tells of progress.
          useFactory: () => createDataSource({ url: config.databaseUrl, entities: [...BATCH_ENTITIES], poolSize: 2, applicationName: 'probity-prover-worker' }).initialize(),
        },
        {
          provide: ProverWorker,
          inject: [DataSource],
          useFactory: (dataSource: DataSource) =>
            new ProverWorker({
              dataSource,
              artifacts: new ArtifactStore(artifactsDirectory),
              prover: new SnarkjsProver(),
              logger,
            }),
        },
      ],
    };
  }
}
