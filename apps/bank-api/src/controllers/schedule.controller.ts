import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { DayClosing, type ScheduleView } from '@probity/bank-batches';
import { CurrentActor, Idempotent, RequirePermission, type Actor } from '@probity/shared-platform';

/** When days are closed. The calendar itself is reference data. */
@Controller('schedule')
export class ScheduleController {
  constructor(private readonly closing: DayClosing) {}

  @Get()
  @ApiOperation({ summary: 'The calendar, its next run, and what the last runs did.' })
  @RequirePermission('batches:read')
  async schedule(): Promise<ScheduleView> {
    return this.closing.view();
  }

  @Post('run')
  @ApiOperation({ summary: 'Close all days up to yesterday now; done in the background.' })
  @HttpCode(202)
  @Idempotent()
  @RequirePermission('batches:write')
  async run(@CurrentActor() actor: Actor): Promise<{ runId: string }> {
    return { runId: await this.closing.startRun(actor.id) };
  }
}
