import { Module, type DynamicModule } from '@nestjs/common';
import { ExaminationService } from '@probity/regulator-examinations';
import { ExaminationsController } from './examinations.controller.js';

@Module({})
export class ExaminationsModule {
  static over(examinations: ExaminationService): DynamicModule {
    return { module: ExaminationsModule, controllers: [ExaminationsController], providers: [{ provide: ExaminationService, useValue: examinations }] };
  }
}
