import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import { QualitySampling, WHOLE, type ReviewView, type SamplingView } from '@probity/bank-cases';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { z } from 'zod';
import { instant, text } from './requests.js';

const rate = z.number().int().min(0).max(WHOLE);
const samplingSchema = z.strictObject({
  periodFrom: instant,
  periodTo: instant,
  /** Share of each disposition, in ten-thousandths. */
  rates: z.strictObject({ 'false-positive': rate, explained: rate, 'suspicious-reported': rate, 'suspicious-not-reported': rate, inconclusive: rate }),
});
const reviewSchema = z.strictObject({ outcome: z.enum(['agree', 'disagree']), text });

/** The second line looks at closed cases. */
@Controller('qa')
@RequirePermission('qa:review')
export class SamplingController {
  constructor(private readonly sampling: QualitySampling) {}

  @Post('samplings')
  @ApiOperation({ summary: 'Commit to a seed for a period of closing (epoch seconds) that has not ended.' })
  @ApiBody({ schema: openApiSchema(samplingSchema) })
  async commit(@Body(new ZodPipe(samplingSchema)) body: z.infer<typeof samplingSchema>, @CurrentActor() actor: Actor): Promise<SamplingView> {
    return this.sampling.commit(body, actor.id);
  }

  @Get('samplings')
  @ApiOperation({ summary: 'Samplings, newest first. A seed is shown once its sample is drawn.' })
  async samplings(): Promise<SamplingView[]> {
    return this.sampling.samplings();
  }

  @Post('samplings/:id/draw')
  @ApiOperation({ summary: 'Draw the sample once its period has ended. Drawn again, it is the same.' })
  @HttpCode(200)
  async draw(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<{ sampling: SamplingView; drawn: number }> {
    return this.sampling.draw(id, actor.id);
  }

  @Get('samplings/:id/reviews')
  @ApiOperation({ summary: 'The cases of a sample, and what was found.' })
  async reviews(@Param('id', ParseUUIDPipe) id: string): Promise<ReviewView[]> {
    return this.sampling.reviews(id);
  }

  @Post('reviews/:id')
  @ApiOperation({ summary: 'Review a closed case. Who disagrees proposes to open it again.' })
  @ApiBody({ schema: openApiSchema(reviewSchema) })
  @HttpCode(200)
  async review(@Param('id', ParseUUIDPipe) id: string, @Body(new ZodPipe(reviewSchema)) body: z.infer<typeof reviewSchema>, @CurrentActor() actor: Actor): Promise<ReviewView> {
    return this.sampling.review(id, body, actor.id);
  }
}
