import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiQuery } from '@nestjs/swagger';
import { OverviewService, type DayDetail, type Frame, type Overview } from '@probity/regulator-overview';
import { bankIdString, isoDate } from '@probity/shared-evidence';
import { openApiSchema, RequirePermission, ZodPipe } from '@probity/shared-platform';
import { z } from 'zod';

const overviewQuery = z.strictObject({ asOf: isoDate.optional() });
const dayQuery = z.strictObject({ bankId: bankIdString, date: isoDate, asOf: isoDate.optional() });
const AS_OF = { name: 'asOf', required: false, schema: openApiSchema(isoDate), description: 'Everything as it was known when this date was over, UTC.' } as const;

/** What the portal's first page shows. */
@Controller('overview')
export class OverviewController {
  constructor(private readonly overview: OverviewService) {}

  @Get()
  @RequirePermission('portal:read')
  @ApiOperation({ summary: 'All banks at once: how many days are in which state, what needs somebody, every ledger line and day, figures and changes.' })
  @ApiQuery(AS_OF)
  read(@Query(new ZodPipe(overviewQuery)) { asOf }: z.infer<typeof overviewQuery>): Promise<Overview> {
    return this.overview.overview(asOf);
  }

  @Get('day')
  @RequirePermission('portal:read')
  @ApiOperation({ summary: 'One day of a bank: the sum of each ledger line, and what is not shown or refused, and why.' })
  @ApiQuery({ name: 'bankId', schema: openApiSchema(bankIdString) })
  @ApiQuery({ name: 'date', schema: openApiSchema(isoDate) })
  @ApiQuery(AS_OF)
  day(@Query(new ZodPipe(dayQuery)) { bankId, date, asOf }: z.infer<typeof dayQuery>): Promise<DayDetail> {
    return this.overview.day(bankId, date, asOf);
  }

  @Get('frame')
  @RequirePermission('portal:read')
  @ApiOperation({ summary: 'What stands around every page: whether this is a sandbox, and the banks that are registered.' })
  frame(): Promise<Frame> {
    return this.overview.frame();
  }
}
