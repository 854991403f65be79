import { Module, type DynamicModule } from '@nestjs/common';
import { Supervision } from '@probity/regulator-supervision';
import { BanksController } from './banks.controller.js';
import { LeavesController } from './leaves.controller.js';
import { RegistrationsController } from './registrations.controller.js';
import { WitnessController } from './witness.controller.js';

@Module({})
export class ApiModule {
  static over(supervision: Supervision): DynamicModule {
    return {
      module: ApiModule,
      controllers: [RegistrationsController, BanksController, LeavesController, WitnessController],
      providers: [{ provide: Supervision, useValue: supervision }],
    };
  }
}
