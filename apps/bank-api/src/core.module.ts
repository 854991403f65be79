import { Module, type DynamicModule } from '@nestjs/common';
import { ALERT_ENTITIES } from '@probity/bank-alerts';
import { bankProfile, BATCH_ENTITIES } from '@probity/bank-batches';
import { CUSTOMER_ENTITIES } from '@probity/bank-customers';
import { CASE_ENTITIES } from '@probity/bank-cases';
import { IMPORT_ENTITIES } from '@probity/bank-imports';
import { INTAKE_ENTITIES } from '@probity/bank-intake';
import { MODEL_WATCH_ENTITIES } from '@probity/bank-model-watch';
import { WHAT_IF_ENTITIES } from '@probity/bank-what-if';
import { CLOCK, createDataSource, type Clock, type ServiceConfig } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { BankKeys, bankKeysFile } from './bank-keys.js';
import { Models } from './models.js';
import { HttpRegulator } from './regulator-client.js';

/** Injection token of the regulator's side. */
export const REGULATOR = Symbol('Regulator');

/** Every table of the bank's database. */
export const BANK_ENTITIES = [
  ...ALERT_ENTITIES,
  ...BATCH_ENTITIES,
  ...INTAKE_ENTITIES,
  ...IMPORT_ENTITIES,
  ...CUSTOMER_ENTITIES,
  ...MODEL_WATCH_ENTITIES,
  ...WHAT_IF_ENTITIES,
  ...CASE_ENTITIES,
];

export interface CoreOptions {
  readonly config: Pick<ServiceConfig, 'databaseUrl' | 'dataDirectory' | 'regulator'>;
  readonly clock: Clock;
  /** False: the database is not connected to; for the OpenAPI document. */
  readonly connect: boolean;
}

/** What every module of the bank's service takes: clock, keys, database, loaded models, and the regulator's side. */
@Module({})
export class CoreModule {
  static register({ config, clock, connect }: CoreOptions): DynamicModule {
    const providers = [
      { provide: CLOCK, useValue: clock },
      { provide: BankKeys, useFactory: () => BankKeys.open(bankKeysFile(config.dataDirectory)) },
      {
        provide: DataSource,
        useFactory: () => {
          const dataSource = createDataSource({ url: config.databaseUrl, entities: BANK_ENTITIES, poolSize: 8, applicationName: 'probity-bank-api' });
          return connect ? dataSource.initialize() : dataSource;
        },
      },
      {
        provide: REGULATOR,
        inject: [DataSource, BankKeys],
        useFactory: (dataSource: DataSource, keys: BankKeys) => new HttpRegulator(config.regulator, async () => (await bankProfile(dataSource.manager)).bankId, () => keys.requestSecret()),
      },
      { provide: Models, inject: [DataSource], useFactory: (dataSource: DataSource) => new Models(dataSource) },
    ];
    return { module: CoreModule, global: true, providers, exports: providers.map(({ provide }) => provide) };
  }
}
