import { Module, type DynamicModule } from '@nestjs/common';
import { InspectionService } from '@probity/regulator-inspection';
import { InspectionController } from './inspection.controller.js';

@Module({})
export class InspectionModule {
  static over(inspection: InspectionService): DynamicModule {
    return { module: InspectionModule, controllers: [InspectionController], providers: [{ provide: InspectionService, useValue: inspection }] };
  }
}
