import { Controller, Get } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { OverviewService, type Frame } from '@probity/regulator-overview';
import { RequirePermission } from '@probity/shared-platform';

/** What the portal's first page shows. */
@Controller('overview')
export class OverviewController {
  constructor(private readonly overview: OverviewService) {}

  @Get('frame')
  @RequirePermission('portal:read')
  @ApiOperation({ summary: 'What stands around every page: whether this is a sandbox, and the banks that are registered.' })
  frame(): Promise<Frame> {
    return this.overview.frame();
  }
}
