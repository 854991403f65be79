import { Module, type DynamicModule } from '@nestjs/common';
import { Supervision } from '@probity/regulator-supervision';
import { OverviewService } from '@probity/regulator-overview';
import type { DataSource } from 'typeorm';
import { BanksController } from './banks.controller.js';
import { LeavesController } from './leaves.controller.js';
import { OverviewModule } from './overview/overview.module.js';
import { RegistrationsController } from './registrations.controller.js';
import { WitnessController } from './witness.controller.js';

@Module({})
export class ApiModule {
  static over(supervision: Supervision, { dataSource }: { readonly dataSource: DataSource }): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        OverviewModule.over(new OverviewService(dataSource)),
      ],
      controllers: [RegistrationsController, BanksController, LeavesController, WitnessController],
      providers: [{ provide: Supervision, useValue: supervision }],
    };
  }
}
