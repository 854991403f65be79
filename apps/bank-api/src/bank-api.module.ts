import { BullModule, getFlowProducerToken, getQueueToken } from '@nestjs/bullmq';
import { Module, type BeforeApplicationShutdown, type DynamicModule, type FactoryProvider, type OnApplicationBootstrap } from '@nestjs/common';
import { BankLog, bankProfile, BATCH_ENTITIES, BatchLifecycle, LogRecovery, Sealing, type RegulatorPort } from '@probity/bank-batches';
import { Intake, INTAKE_ENTITIES, IntakeDayFacts } from '@probity/bank-intake';
import { JOB_QUEUE, PROVING_FLOWS, ProvingFlows } from '@probity/bank-proving';
import { CLOCK, createDataSource, systemClock, type Clock, type Logger, type ServiceConfig } from '@probity/shared-platform';
import { configureQueueBackend } from '@probity/shared-platform/queue';
import type { FlowProducer, Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import { BankKeys, bankKeysFile } from './bank-keys.js';
import { BatchRunner } from './batch-runner.js';
import { BatchesController } from './controllers/batches.controller.js';
import { IntakeController } from './controllers/intake.controller.js';
import { RecordsController } from './controllers/records.controller.js';
import { RecoveryController } from './controllers/recovery.controller.js';
import { ReferenceController } from './controllers/reference.controller.js';
import { Models } from './models.js';
import { preflightOf } from './preflight.js';
import { HttpRegulator } from './regulator-client.js';

export interface BankApiOptions {
  readonly config: Pick<ServiceConfig, 'databaseUrl' | 'dataDirectory' | 'queue' | 'regulator'>;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** False: the database is not connected to; for the OpenAPI document. */
  readonly connect?: boolean;
  /** False: no queue and nothing in the background, for one-off commands and tests that drive the services themselves. */
  readonly background?: boolean;
}

/** Injection token of the regulator's side. */
export const REGULATOR = Symbol('Regulator');

/** Starts what runs in the background with the application, and lets go of everything in order. */
class Lifetime implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    private readonly dataSource: DataSource,
    private readonly models: Models,
    private readonly runner: BatchRunner | undefined,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.runner?.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.runner?.stop();
    await this.models.close();
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }
}

const batchRunner = (logger: Logger): FactoryProvider<BatchRunner> => ({
  provide: BatchRunner,
  inject: [DataSource, BatchLifecycle, getFlowProducerToken(PROVING_FLOWS), getQueueToken(JOB_QUEUE['complete-batch'])],
  useFactory: (dataSource: DataSource, lifecycle: BatchLifecycle, flows: FlowProducer, batches: Queue) =>
    new BatchRunner(dataSource, new ProvingFlows(flows, batches, (error) => logger.warn({ err: error }, 'queue connection trouble')), lifecycle, logger),
});

@Module({})
export class BankApiModule {
  /** The services are the same behind REST and in an application context (`app.get(BatchLifecycle)`). */
  static register({ config, logger, clock = systemClock, background = true, connect = true }: BankApiOptions): DynamicModule {
    return {
      module: BankApiModule,
      imports: background
        ? [BullModule.forRoot(configureQueueBackend(config)), BullModule.registerQueue({ name: JOB_QUEUE['complete-batch'] }), BullModule.registerFlowProducer({ name: PROVING_FLOWS })]
        : [],
      controllers: [IntakeController, ReferenceController, BatchesController, RecordsController, RecoveryController],
      providers: [
        { provide: CLOCK, useValue: clock },
        { provide: BankKeys, useFactory: () => BankKeys.open(bankKeysFile(config.dataDirectory)) },
        {
          provide: DataSource,
          useFactory: () => {
            const dataSource = createDataSource({ url: config.databaseUrl, entities: [...BATCH_ENTITIES, ...INTAKE_ENTITIES], poolSize: 8, applicationName: 'probity-bank-api' });
            return connect ? dataSource.initialize() : dataSource;
          },
        },
        { provide: REGULATOR, inject: [DataSource], useFactory: (dataSource: DataSource) => new HttpRegulator(config.regulator, async () => (await bankProfile(dataSource.manager)).bankId) },
        { provide: Models, inject: [DataSource], useFactory: (dataSource: DataSource) => new Models(dataSource) },
        {
          provide: Intake,
          inject: [DataSource, Models, CLOCK, BankKeys],
          useFactory: (dataSource: DataSource, models: Models, time: Clock, keys: BankKeys) => new Intake(dataSource, models.scorerOf, time, keys.pseudonymKey),
        },
        { provide: Sealing, inject: [DataSource, Models], useFactory: (dataSource: DataSource, models: Models) => new Sealing(dataSource, models.evaluatorOf, new IntakeDayFacts()) },
        { provide: BankLog, inject: [DataSource, BankKeys, REGULATOR], useFactory: (dataSource: DataSource, keys: BankKeys, regulator: RegulatorPort) => new BankLog(dataSource, keys.logSigner, regulator) },
        { provide: LogRecovery, inject: [DataSource, BankKeys, REGULATOR], useFactory: (dataSource: DataSource, keys: BankKeys, regulator: RegulatorPort) => new LogRecovery(dataSource, keys.logSigner, regulator) },
        {
          provide: BatchLifecycle,
          inject: [DataSource, Sealing, BankLog, REGULATOR],
          useFactory: (dataSource: DataSource, sealing: Sealing, log: BankLog, regulator: RegulatorPort) =>
            new BatchLifecycle(dataSource, sealing, log, regulator, preflightOf(dataSource, log, regulator)),
        },
        {
          provide: Lifetime,
          inject: [DataSource, Models, ...(background ? [BatchRunner] : [])],
          useFactory: (dataSource: DataSource, models: Models, runner?: BatchRunner) => new Lifetime(dataSource, models, runner),
        },
        ...(background ? [batchRunner(logger)] : []),
      ],
    };
  }
}
