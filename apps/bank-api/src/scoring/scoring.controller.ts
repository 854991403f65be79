import { Body, Controller, Get, Inject, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import { challengers, challengerSchema, compareChallenger, loadedView, putChallenger, type ChallengerEntity, type ChallengerPut, type Comparison, type LoadedView } from '@probity/bank-model-watch';
import { CLOCK, CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor, type Clock } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { IntakeLatency, type LatencyView } from './intake-latency.js';

/** What scores, how fast, and what another model or policy would have said. */
@Controller('scoring')
export class ScoringController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly times: IntakeLatency,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('latency')
  @ApiOperation({ summary: 'How long requests of transactions took, and scoring in them: p50 and p99 of the newest of this process.' })
  @RequirePermission('metrics:read')
  latency(): LatencyView {
    return this.times.view();
  }

  @Get('loaded')
  @ApiOperation({ summary: 'What each process has really loaded, and where that differs from what holds today and for each open batch.' })
  @RequirePermission('models:read')
  async loaded(): Promise<LoadedView> {
    return loadedView(this.dataSource, this.clock);
  }

  @Get('challengers')
  @ApiOperation({ summary: 'Models and policies tried beside those that hold, the newest version first.' })
  @RequirePermission('models:read')
  async challengers(): Promise<ChallengerEntity[]> {
    return challengers(this.dataSource.manager);
  }

  @Put('challenger')
  @ApiOperation({ summary: 'Try a registered model, a policy or both on the records of a date and later. It changes no alert. Neither ends the trial.' })
  @ApiBody({ schema: openApiSchema(challengerSchema) })
  @RequirePermission('changes:propose')
  async put(@Body(new ZodPipe(challengerSchema)) challenger: ChallengerPut, @CurrentActor() actor: Actor): Promise<ChallengerEntity> {
    return putChallenger(this.dataSource, challenger, actor.id);
  }

  @Get('challenger/:id/comparison')
  @ApiOperation({ summary: 'Decisions and scores of a challenger against those that held, with records to look at above and below the line.' })
  @RequirePermission('models:read')
  async comparison(@Param('id', ParseUUIDPipe) id: string): Promise<Comparison> {
    return compareChallenger(this.dataSource.manager, id);
  }
}
