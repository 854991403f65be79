import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { RELEASE_STATES, releaseClock } from '@probity/bank-batches';
import { isoDate } from '@probity/shared-evidence';
import { CLOCK, openApiSchema, RequirePermission, ZodPipe, type Clock } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { releaseRule } from './release-rule.js';

/** Injection token of the local time at which a release is due. */
export const DUE_TIME = Symbol('ReleaseDueTime');

const periodSchema = z.strictObject({ from: isoDate.optional(), to: isoDate.optional() });
const seconds = z.int().describe('epoch seconds');
const clockSchema = z.strictObject({
  now: seconds,
  timeZone: z.string(),
  dueTime: z.string().describe('local time of the next banking day'),
  days: z.array(z.strictObject({
    businessDate: isoDate,
    state: z.enum(RELEASE_STATES),
    dueAt: seconds,
    releasedAt: seconds.nullable(),
    lateSeconds: z.int().min(0).describe('how long after it was due it was handed in, or is waited for now'),
  })),
});
type ClockView = z.infer<typeof clockSchema>;

@Controller('days')
export class ReleaseClockController {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(DUE_TIME) private readonly dueTime: string,
  ) {}

  @Get('clock')
  @ApiOperation({ summary: 'Which days were released in time, are due, came late or are missing; the last 31 unless a period is named, at most 400.' })
  @ApiQuery({ name: 'from', required: false, schema: openApiSchema(isoDate) })
  @ApiQuery({ name: 'to', required: false, schema: openApiSchema(isoDate) })
  @ApiOkResponse({ schema: openApiSchema(clockSchema) })
  @RequirePermission('batches:read')
  async days(@Query(new ZodPipe(periodSchema)) period: z.infer<typeof periodSchema>): Promise<ClockView> {
    const rule = await releaseRule(this.dataSource.manager, this.dueTime);
    const now = this.clock.nowSeconds();
    return { now, timeZone: rule.timeZone, dueTime: rule.dueTime, days: await releaseClock(this.dataSource.manager, period, rule, now) };
  }
}
