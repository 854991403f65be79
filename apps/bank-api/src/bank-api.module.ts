import { BullModule, getFlowProducerToken, getQueueToken } from '@nestjs/bullmq';
import { Module, type BeforeApplicationShutdown, type DynamicModule, type FactoryProvider, type OnApplicationBootstrap } from '@nestjs/common';
import { BankLog, BatchLifecycle, ContinuousMode, DayClosing, LogRecovery, Sealing, type RegulatorPort } from '@probity/bank-batches';
import { Intake, IntakeDayFacts } from '@probity/bank-intake';
import { JOB_QUEUE, PROVING_FLOWS, ProvingFlows, SCHEDULER_SETTINGS, type JobObserver } from '@probity/bank-proving';
import { CLOCK, systemClock, type Clock, type Logger, type ServiceConfig } from '@probity/shared-platform';
import { configureQueueBackend } from '@probity/shared-platform/queue';
import type { FlowProducer, Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import { AlertsModule } from './alerts/alerts.module.js';
import { BankKeys } from './bank-keys.js';
import { BatchRunner } from './batch-runner.js';
import { CasesModule } from './cases/cases.module.js';
import { BatchesController } from './controllers/batches.controller.js';
import { ExplanationController } from './controllers/explanation.controller.js';
import { IntakeController } from './controllers/intake.controller.js';
import { ProvingController } from './controllers/proving.controller.js';
import { ProvingSwitchController } from './controllers/proving-switch.controller.js';
import { RecordsController } from './controllers/records.controller.js';
import { RecoveryController } from './controllers/recovery.controller.js';
import { ReferenceController } from './controllers/reference.controller.js';
import { ScheduleController } from './controllers/schedule.controller.js';
import { CoreModule, REGULATOR } from './core.module.js';
import { CustomersModule } from './customers/customers.module.js';
import { GovernanceModule } from './governance/governance.module.js';
import { IdempotencyModule } from './idempotency/idempotency.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { OidcModule } from './identity/oidc/oidc.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { Models } from './models.js';
import { NoticesModule } from './notices/notices.module.js';
import { preflightOf } from './preflight.js';
import { ProvingControl } from './proving-control.js';
import { ReleasesModule } from './releases/releases.module.js';
import { IntakeLatency } from './scoring/intake-latency.js';
import { ScoringModule } from './scoring/scoring.module.js';

export interface BankApiOptions {
  readonly config: Pick<ServiceConfig, 'databaseUrl' | 'dataDirectory' | 'queue' | 'regulator' | 'notices' | 'releaseDueTime'> & Partial<Pick<ServiceConfig, 'browser' | 'oidc'>>;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** False: the database is not connected to; for the OpenAPI document. */
  readonly connect?: boolean;
  /** Counts the background's jobs. */
  readonly observer?: JobObserver;
  /** False: no queue and nothing in the background, for one-off commands and tests that drive the services themselves. */
  readonly background?: boolean;
}

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

/** What works in the background, and through what it reaches the queues. */
const backgroundProviders = (logger: Logger, observer?: JobObserver): FactoryProvider[] => [
  {
    provide: ProvingFlows,
    inject: [getFlowProducerToken(PROVING_FLOWS), getQueueToken(JOB_QUEUE['complete-batch']), getQueueToken(JOB_QUEUE['prove-chunk'])],
    useFactory: (flows: FlowProducer, batches: Queue, proving: Queue) => new ProvingFlows(flows, { batches, proving }, (error) => logger.warn({ err: error }, 'queue connection trouble')),
  },
  {
    provide: BatchRunner,
    inject: [DataSource, ProvingFlows, BatchLifecycle, DayClosing, ContinuousMode],
    useFactory: (dataSource: DataSource, flows: ProvingFlows, lifecycle: BatchLifecycle, closing: DayClosing, continuous: ContinuousMode) =>
      new BatchRunner(dataSource, flows, lifecycle, closing, continuous, logger, observer),
  },
];

const queueModules = (config: BankApiOptions['config']): DynamicModule[] => [
  BullModule.forRoot(configureQueueBackend(config)),
  BullModule.registerQueue({ name: JOB_QUEUE['complete-batch'], ...SCHEDULER_SETTINGS }, { name: JOB_QUEUE['prove-chunk'] }),
  BullModule.registerFlowProducer({ name: PROVING_FLOWS }),
];

@Module({})
export class BankApiModule {
  /** The services are the same behind REST and in an application context (`app.get(BatchLifecycle)`). */
  static register({ config, logger, observer, clock = systemClock, background = true, connect = true }: BankApiOptions): DynamicModule {
    return {
      module: BankApiModule,
      imports: [
        CoreModule.register({ config, clock, connect }),
        IdentityModule.register({ browser: config.browser, background, logger }),
        OidcModule.register({ oidc: config.oidc, background, logger }),
        AlertsModule,
        CustomersModule.register(config),
        GovernanceModule.register({ background, logger }),
        ScoringModule.register({ logger, background }),
        CasesModule.register({ dataDirectory: config.dataDirectory, logger, background }),
        IdempotencyModule.register({ logger, background }),
        ImportsModule.register({ dataDirectory: config.dataDirectory, logger, background }),
        NoticesModule.register({ config: config.notices, logger, background }),
        ReleasesModule.register(config),
        ...(background ? queueModules(config) : []),
      ],
      controllers: [IntakeController, ReferenceController, BatchesController, ExplanationController, RecordsController, RecoveryController, ProvingController, ProvingSwitchController, ScheduleController],
      providers: [
        {
          provide: Intake,
          inject: [DataSource, Models, CLOCK, BankKeys, IntakeLatency],
          useFactory: (dataSource: DataSource, models: Models, time: Clock, keys: BankKeys, latency: IntakeLatency) => new Intake(dataSource, models.scorerOf, time, keys.pseudonymKey, latency),
        },
        { provide: Sealing, inject: [DataSource, Models], useFactory: (dataSource: DataSource, models: Models) => new Sealing(dataSource, models.evaluatorOf, new IntakeDayFacts()) },
        { provide: BankLog, inject: [DataSource, BankKeys, REGULATOR], useFactory: (dataSource: DataSource, keys: BankKeys, regulator: RegulatorPort) => new BankLog(dataSource, keys, regulator) },
        { provide: LogRecovery, inject: [DataSource, BankLog, REGULATOR], useFactory: (dataSource: DataSource, log: BankLog, regulator: RegulatorPort) => new LogRecovery(dataSource, log, regulator) },
        {
          provide: BatchLifecycle,
          inject: [DataSource, Sealing, BankLog, REGULATOR],
          useFactory: (dataSource: DataSource, sealing: Sealing, log: BankLog, regulator: RegulatorPort) =>
            new BatchLifecycle(dataSource, sealing, log, regulator, preflightOf(dataSource, log, regulator)),
        },
        {
          provide: DayClosing,
          inject: [DataSource, BatchLifecycle, CLOCK],
          useFactory: (dataSource: DataSource, lifecycle: BatchLifecycle, time: Clock) => new DayClosing(dataSource, (request) => lifecycle.seal(request), time, logger),
        },
        {
          provide: ContinuousMode,
          inject: [DataSource, Sealing, CLOCK],
          useFactory: (dataSource: DataSource, sealing: Sealing, time: Clock) => new ContinuousMode(dataSource, sealing, time, logger),
        },
        {
          provide: ProvingControl,
          inject: [DataSource, { token: ProvingFlows, optional: true }],
          useFactory: (dataSource: DataSource, flows?: ProvingFlows) => new ProvingControl(dataSource, flows),
        },
        {
          provide: Lifetime,
          inject: [DataSource, Models, ...(background ? [BatchRunner] : [])],
          useFactory: (dataSource: DataSource, models: Models, runner?: BatchRunner) => new Lifetime(dataSource, models, runner),
        },
        ...(background ? backgroundProviders(logger, observer) : []),
      ],
    };
  }
}
