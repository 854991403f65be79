import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import { WhatIfs, type WhatIfView } from '@probity/bank-what-if';
import { SCORE_BITS, SEGMENTS } from '@probity/shared-commitments';
import { isoDate, versionedId } from '@probity/shared-evidence';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { z } from 'zod';

const score = z.number().int().min(0).max(2 ** SCORE_BITS - 1);
const askSchema = z.strictObject({
  draft: z.union([
    z.strictObject({ policyVersion: z.number().int().min(1) }),
    z.strictObject({ thresholds: z.array(score).length(SEGMENTS), belowLine: z.array(score).length(SEGMENTS) }),
    z.strictObject({ modelVersion: versionedId }),
  ]).describe('a stored policy or model, effective or not, or thresholds that are only tried'),
  from: isoDate,
  to: isoDate,
  seed: z.string().min(1).max(64).default('1').describe('draws the samples: the same seed, the same records'),
  samples: z.number().int().min(0).max(200).default(20).describe('records per segment, above and below the line each'),
}).refine(({ from, to }) => from <= to, { path: ['to'], message: 'before from' });

/** What a draft would have done. */
@Controller('what-if')
@RequirePermission('whatif:run')
export class WhatIfController {
  constructor(private readonly whatIfs: WhatIfs) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Run a draft policy or model over the records of a range of dates; done in the background. Nothing that is stored or proven changes.' })
  @ApiBody({ schema: openApiSchema(askSchema) })
  async ask(@Body(new ZodPipe(askSchema)) body: z.infer<typeof askSchema>, @CurrentActor() actor: Actor): Promise<WhatIfView> {
    return this.whatIfs.ask(body, actor.id);
  }

  @Get(':id')
  @ApiOperation({ summary: 'How far a run is, and once it is done: alerts per day and segment, figures against dispositions, samples above and below the line.' })
  async one(@Param('id', ParseUUIDPipe) id: string): Promise<WhatIfView> {
    return this.whatIfs.get(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'End a run at its next slice.' })
  async cancel(@Param('id', ParseUUIDPipe) id: string): Promise<WhatIfView> {
    return this.whatIfs.cancel(id);
  }
}
