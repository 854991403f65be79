import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiQuery } from '@nestjs/swagger';
import { DeadLetterDesk, type DeadLetterView, type ResubmitResult } from '@probity/bank-imports';
import { transactionSchema } from '@probity/bank-transactions';
import { CurrentActor, Keyset, openApiSchema, Paged, pageQuery, pageSchema, RequirePermission, ZodPipe, type Actor, type Page } from '@probity/shared-platform';
import { z } from 'zod';
import { deadLetterViewSchema, deadLetterWithDocumentSchema, resubmitResultSchema } from './views.js';

const codeSchema = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/);
const idSchema = z.uuid();
const querySchema = z.strictObject({
  state: z.enum(['waiting', 'resolved', 'discarded']).default('waiting'),
  code: codeSchema.optional(),
  source: z.string().min(1).max(128).optional(),
  olderThanSeconds: z.coerce.number().int().min(0).max(4_000_000_000).optional(),
  ...pageQuery,
});
/** By id, the oldest first. */
const quarantineList = new Keyset('quarantine', idSchema);
/** The document itself is checked by intake, so that a bad correction is quarantined like any other row. */
const correctionSchema = z.strictObject({ document: z.record(z.string(), z.unknown()).optional() });
const describedCorrection = z.strictObject({ document: transactionSchema.optional() });
const discardSchema = z.strictObject({ reason: z.string().trim().min(1).max(500) });
const bulkSchema = z.strictObject({ code: codeSchema, limit: z.number().int().min(1).max(1000).default(1000) });
const codesSchema = z.array(z.strictObject({ code: z.string(), waiting: z.int(), oldestAt: z.iso.datetime() }));

@Controller('quarantine')
export class QuarantineController {
  constructor(private readonly desk: DeadLetterDesk) {}

  @Get()
  @ApiOperation({ summary: 'Rows that could not be taken, the oldest first, without their content.' })
  @ApiQuery({ name: 'state', required: false, schema: openApiSchema(querySchema.shape.state) })
  @ApiQuery({ name: 'code', required: false, schema: openApiSchema(codeSchema) })
  @ApiQuery({ name: 'source', required: false, schema: openApiSchema(querySchema.shape.source.unwrap()) })
  @ApiQuery({ name: 'olderThanSeconds', required: false, schema: openApiSchema(z.int().min(0)) })
  @ApiOkResponse({ schema: openApiSchema(pageSchema(deadLetterViewSchema)) })
  @Paged()
  @RequirePermission('imports:read')
  async list(@Query(new ZodPipe(querySchema)) { cursor, ...query }: z.infer<typeof querySchema>): Promise<Page<DeadLetterView>> {
    return quarantineList.page(await this.desk.list({ ...query, after: quarantineList.after(cursor) }), query.limit, ({ id }) => id);
  }

  @Get('codes')
  @ApiOperation({ summary: 'How many rows wait, by code, and since when.' })
  @ApiOkResponse({ schema: openApiSchema(codesSchema) })
  @RequirePermission('imports:read')
  async codes(): Promise<z.infer<typeof codesSchema>> {
    return this.desk.codes();
  }

  @Get(':id')
  @ApiOperation({ summary: 'A row that could not be taken, with its raw content.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ schema: openApiSchema(deadLetterWithDocumentSchema) })
  @RequirePermission('imports:read')
  async withDocument(@Param('id', new ZodPipe(idSchema)) id: string): Promise<DeadLetterView & { document: unknown }> {
    return this.desk.withDocument(id);
  }

  @Post('resubmit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send again up to 1,000 rows that wait with one code, after reference data were mended.' })
  @ApiBody({ schema: openApiSchema(bulkSchema) })
  @ApiOkResponse({ schema: openApiSchema(resubmitResultSchema.extend({ left: z.int() })) })
  @RequirePermission('transactions:write')
  async resubmitAll(@Body(new ZodPipe(bulkSchema)) { code, limit }: z.infer<typeof bulkSchema>, @CurrentActor() actor: Actor): Promise<ResubmitResult & { readonly left: number }> {
    return this.desk.resubmitAll(code, limit, actor.id);
  }

  @Post(':id/resubmit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send one row again, as it was kept or corrected. A correction keeps source and external id.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiBody({ schema: openApiSchema(describedCorrection) })
  @ApiOkResponse({ schema: openApiSchema(resubmitResultSchema) })
  @RequirePermission('transactions:write')
  async resubmit(
    @Param('id', new ZodPipe(idSchema)) id: string, @Body(new ZodPipe(correctionSchema)) { document }: z.infer<typeof correctionSchema>, @CurrentActor() actor: Actor,
  ): Promise<ResubmitResult> {
    return this.desk.resubmit(id, document, actor.id);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say for a reason that a row is not to be taken. It stays counted in quarantine, and waits again if it comes with another content.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiBody({ schema: openApiSchema(discardSchema) })
  @ApiOkResponse({ schema: openApiSchema(deadLetterViewSchema) })
  @RequirePermission('transactions:write')
  async discard(@Param('id', new ZodPipe(idSchema)) id: string, @Body(new ZodPipe(discardSchema)) { reason }: z.infer<typeof discardSchema>, @CurrentActor() actor: Actor): Promise<DeadLetterView> {
    return this.desk.discard(id, reason, actor.id);
  }
}
