import { Module, type DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Supervision } from '@probity/regulator-supervision';
import type { RecordedMode } from '@probity/regulator-history';
import type { ExaminationService } from '@probity/regulator-examinations';
import type { CircuitService } from '@probity/regulator-circuits';
import type { ArchiveService, InspectionService } from '@probity/regulator-inspection';
import type { OverviewService } from '@probity/regulator-overview';
import { BanksController } from './banks.controller.js';
import { CircuitsModule } from './circuits/circuits.module.js';
import { ExaminationsModule } from './examinations/examinations.module.js';
import { InspectionModule } from './inspection/inspection.module.js';
import { LeavesController } from './leaves.controller.js';
import { ModeModule } from './mode/mode.module.js';
import { OverviewModule } from './overview/overview.module.js';
import { RegistrationsController } from './registrations.controller.js';
import { SharedTokenInterceptor } from './shared-token.interceptor.js';
import { WitnessController } from './witness.controller.js';

/** What the routes hang on. */
export interface RegulatorServices {
  readonly supervision: Supervision;
  readonly circuits: CircuitService;
  readonly examinations: ExaminationService;
  readonly inspection: InspectionService;
  readonly archives: ArchiveService;
  readonly overview: OverviewService;
  readonly recorded: RecordedMode | undefined;
}

@Module({})
export class ApiModule {
  static over({ supervision, circuits, examinations, inspection, archives, overview, recorded }: RegulatorServices): DynamicModule {
    return {
      module: ApiModule,
      imports: [CircuitsModule.over(circuits), ExaminationsModule.over(examinations), InspectionModule.over(inspection, archives), OverviewModule.over(overview), ModeModule.over(supervision, recorded)],
      controllers: [RegistrationsController, BanksController, LeavesController, WitnessController],
      providers: [{ provide: Supervision, useValue: supervision }, { provide: APP_INTERCEPTOR, useClass: SharedTokenInterceptor }],
    };
  }
}
