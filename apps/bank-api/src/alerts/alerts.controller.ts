import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import { AlertInsights, type AlertExplanation, type AlertInsight } from '@probity/bank-alerts';
import { versionedId } from '@probity/shared-evidence';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { z } from 'zod';

const baselineSchema = z.strictObject({
  model: versionedId,
  features: z.array(z.number().int().min(0).max(2 ** 31 - 1)).min(1).max(256).describe('a value for each feature of the program, in its order'),
});

@Controller('alerts')
export class AlertsController {
  constructor(private readonly insights: AlertInsights) {}

  @Get(':id')
  @ApiOperation({ summary: 'An alert: facts of its record, priority with its parts, typology hints, events, and where its proof is.' })
  @RequirePermission('alerts:read')
  async alert(@Param('id', ParseUUIDPipe) id: string): Promise<AlertInsight> {
    return this.insights.view(id);
  }

  @Get(':id/explanation')
  @ApiOperation({ summary: 'Why the score is what it is: one sentence a reason with its change to baseline, and exact Shapley values where the model is a sum of trees.' })
  @RequirePermission('alerts:read')
  async explanation(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<AlertExplanation> {
    return this.insights.explanation(id, actor.id);
  }

  @Put('baselines')
  @ApiOperation({ summary: "Put the next version of a model's baseline: the feature vector that alerts are explained against." })
  @ApiBody({ schema: openApiSchema(baselineSchema) })
  @RequirePermission('reference:write')
  async baseline(@Body(new ZodPipe(baselineSchema)) { model, features }: z.infer<typeof baselineSchema>, @CurrentActor() actor: Actor): Promise<{ version: number }> {
    return this.insights.putBaseline(model, features, actor.id);
  }
}
