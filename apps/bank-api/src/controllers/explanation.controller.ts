import { Body, Controller, Get, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { batchById, BatchLifecycle, explanationsOf } from '@probity/bank-batches';
import { Identities } from '@probity/bank-customers';
import { explanationText, isoInstant } from '@probity/shared-evidence';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';

/** Letters that this service's Unicode does not know are refused here alone: the regulator's may know other ones. */
const putSchema = z.strictObject({ text: explanationText.refine((text) => text === text.trim() && !/\p{Cn}/u.test(text), 'has blanks around it, or characters that are not assigned') });
const explanationsSchema = z.strictObject({
  versions: z.array(z.strictObject({ version: z.int(), text: z.string(), actor: z.string(), createdAt: isoInstant })).describe('newest first; the newest one goes into the header'),
});
type Explanations = z.infer<typeof explanationsSchema>;

/** What the bank says beside the evidence of a batch. */
@Controller('batches/:id/explanation')
export class ExplanationController {
  constructor(
    private readonly lifecycle: BatchLifecycle,
    private readonly dataSource: DataSource,
    private readonly identities: Identities,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What was said beside the evidence of a batch, in versions.' })
  @ApiOkResponse({ schema: openApiSchema(explanationsSchema) })
  @RequirePermission('batches:read')
  async versions(@Param('id', ParseUUIDPipe) id: string): Promise<Explanations> {
    await batchById(this.dataSource, id);
    const versions = await explanationsOf(this.dataSource.manager, id);
    return { versions: versions.map(({ version, text, actor, createdAt }) => ({ version, text, actor, createdAt: createdAt.toISOString() })) };
  }

  @Put()
  @ApiOperation({ summary: 'Say something beside the evidence of a batch, until its header is made. It goes to the regulator: no identifier, no name.' })
  @ApiBody({ schema: openApiSchema(putSchema) })
  @ApiOkResponse({ schema: openApiSchema(explanationsSchema) })
  @RequirePermission('batches:write')
  async put(@Param('id', ParseUUIDPipe) id: string, @Body(new ZodPipe(putSchema)) { text }: z.infer<typeof putSchema>, @CurrentActor() actor: Actor): Promise<Explanations> {
    await this.lifecycle.explain(id, { text, actor: actor.id }, this.identities.mentionOf);
    return this.versions(id);
  }
}
