import { Module, type DynamicModule } from '@nestjs/common';
import { ArchiveService, InspectionService } from '@probity/regulator-inspection';
import { InspectionController } from './inspection.controller.js';

@Module({})
export class InspectionModule {
  static over(inspection: InspectionService, archives: ArchiveService): DynamicModule {
    return { module: InspectionModule, controllers: [InspectionController], providers: [{ provide: InspectionService, useValue: inspection }, { provide: ArchiveService, useValue: archives }] };
  }
}
