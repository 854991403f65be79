import { Module, type DynamicModule } from '@nestjs/common';
import { Identities, identityKeysFile, LocalKeys, type KeyPort } from '@probity/bank-customers';
import { CLOCK, type Clock, type ServiceConfig } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { AccountsController } from './accounts.controller.js';
import { CustomersController } from './customers.controller.js';
import { ReferenceListsController } from './reference-lists.controller.js';
import { SearchController } from './search.controller.js';

/** Injection token of what holds the key-encryption key. */
const KEY_PORT = Symbol('KeyPort');

/** Customers with their identities, accounts, lists, and the search over all of it. */
@Module({})
export class CustomersModule {
  static register({ dataDirectory }: Pick<ServiceConfig, 'dataDirectory'>): DynamicModule {
    return {
      module: CustomersModule,
      // Batches ask whether a text names a customer.
      global: true,
      exports: [Identities],
      controllers: [CustomersController, AccountsController, ReferenceListsController, SearchController],
      providers: [
        { provide: KEY_PORT, useFactory: (): KeyPort => LocalKeys.open(identityKeysFile(dataDirectory)) },
        { provide: Identities, inject: [DataSource, KEY_PORT, CLOCK], useFactory: (dataSource: DataSource, keys: KeyPort, clock: Clock) => new Identities(dataSource, keys, clock) },
      ],
    };
  }
}
