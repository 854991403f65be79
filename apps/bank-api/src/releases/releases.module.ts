import { Module, type DynamicModule } from '@nestjs/common';
import { DEFAULT_RELEASE_DUE_TIME, type ServiceConfig } from '@probity/shared-platform';
import { DUE_TIME, ReleaseClockController } from './release-clock.controller.js';

/** Until when days are to be released, and which are not. */
@Module({})
export class ReleasesModule {
  static register({ releaseDueTime = DEFAULT_RELEASE_DUE_TIME }: Pick<ServiceConfig, 'releaseDueTime'>): DynamicModule {
    return { module: ReleasesModule, controllers: [ReleaseClockController], providers: [{ provide: DUE_TIME, useValue: releaseDueTime }] };
  }
}
