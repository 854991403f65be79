import { Module, type DynamicModule } from '@nestjs/common';
import type { RecordedMode } from '@probity/regulator-history';
import { Supervision } from '@probity/regulator-supervision';
import { ModeController, RECORDED } from './mode.controller.js';

@Module({})
export class ModeModule {
  static over(supervision: Supervision, recorded: RecordedMode | undefined): DynamicModule {
    return { module: ModeModule, controllers: [ModeController], providers: [{ provide: Supervision, useValue: supervision }, { provide: RECORDED, useFactory: () => recorded }] };
  }
}
