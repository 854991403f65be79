import { Body, Controller, Get, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { AlertInsights, listAlerts, type AlertExplanation, type AlertInsight, type AlertView } from '@probity/bank-alerts';
import { isoDate, versionedId } from '@probity/shared-evidence';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';

const listShape = { date: isoDate.optional(), state: z.enum(['raised', 'merged']).optional(), mergedInto: z.uuid().optional() };
const listSchema = z.strictObject(listShape).refine(({ date, mergedInto }) => date !== undefined || mergedInto !== undefined, 'date or mergedInto is missing');
const baselineSchema = z.strictObject({
  model: versionedId,
  features: z.array(z.number().int().min(0).max(2 ** 31 - 1)).min(1).max(256).describe('a value for each feature of the program, in its order'),
});

@Controller('alerts')
export class AlertsController {
  constructor(
    private readonly insights: AlertInsights,
    private readonly dataSource: DataSource,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Alerts of a business date, or those merged into one alert, each with its case. At least one of both is given.' })
  @ApiQuery({ name: 'date', required: false, schema: openApiSchema(isoDate) })
  @ApiQuery({ name: 'state', required: false, schema: openApiSchema(listShape.state) })
  @ApiQuery({ name: 'mergedInto', required: false, schema: openApiSchema(listShape.mergedInto) })
  @RequirePermission('alerts:read')
  async alerts(@Query(new ZodPipe(listSchema)) filter: z.infer<typeof listSchema>): Promise<AlertView[]> {
    return listAlerts(this.dataSource.manager, filter);
  }

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
