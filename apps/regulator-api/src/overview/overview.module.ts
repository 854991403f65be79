import { Module, type DynamicModule } from '@nestjs/common';
import { OverviewService } from '@probity/regulator-overview';
import { OverviewController } from './overview.controller.js';

@Module({})
export class OverviewModule {
  static over(overview: OverviewService): DynamicModule {
    return { module: OverviewModule, controllers: [OverviewController], providers: [{ provide: OverviewService, useValue: overview }] };
  }
}
