import { Module, type DynamicModule } from '@nestjs/common';
import { Supervision } from '@probity/regulator-supervision';
import type { ExaminationService } from '@probity/regulator-examinations';
import { BanksController } from './banks.controller.js';
import { ExaminationsModule } from './examinations/examinations.module.js';
import { LeavesController } from './leaves.controller.js';
import { RegistrationsController } from './registrations.controller.js';
import { WitnessController } from './witness.controller.js';

@Module({})
export class ApiModule {
  static over({ supervision, examinations }: { readonly supervision: Supervision; readonly examinations: ExaminationService }): DynamicModule {
    return {
      module: ApiModule,
      imports: [ExaminationsModule.over(examinations)],
      controllers: [RegistrationsController, BanksController, LeavesController, WitnessController],
      providers: [{ provide: Supervision, useValue: supervision }],
    };
  }
}
