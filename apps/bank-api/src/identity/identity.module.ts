import { Module, type DynamicModule } from '@nestjs/common';
import { Sessions } from '@probity/bank-identity';
import { CLOCK, type Clock } from '@probity/shared-platform';
import { DataSource } from 'typeorm';

/** Users, their roles and their sessions. */
@Module({})
export class IdentityModule {
  static register(): DynamicModule {
    return {
      module: IdentityModule,
      global: true,
      providers: [{ provide: Sessions, inject: [DataSource, CLOCK], useFactory: (dataSource: DataSource, clock: Clock) => new Sessions(dataSource, clock) }],
      exports: [Sessions],
    };
  }
}
