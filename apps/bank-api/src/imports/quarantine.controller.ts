import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiParam, ApiQuery } from '@nestjs/swagger';
import { DeadLetterDesk, type DeadLetterView, type ResubmitResult } from '@probity/bank-imports';
import { transactionSchema } from '@probity/bank-transactions';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { z } from 'zod';

const codeSchema = z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/);
const querySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid().optional(),
  state: z.enum(['waiting', 'resolved']).default('waiting'),
  code: codeSchema.optional(),
  source: z.string().min(1).max(128).optional(),
  olderThanSeconds: z.coerce.number().int().min(0).max(4_000_000_000).optional(),
});
/** The document itself is checked by intake, so that a bad correction is quarantined like any other row. */
const correctionSchema = z.strictObject({ document: z.record(z.string(), z.unknown()).optional() });
const describedCorrection = z.strictObject({ document: transactionSchema.optional() });
const bulkSchema = z.strictObject({ code: codeSchema, limit: z.number().int().min(1).max(1000).default(1000) });
const idSchema = z.uuid();

@Controller('quarantine')
export class QuarantineController {
  constructor(private readonly desk: DeadLetterDesk) {}

  @Get()
  @ApiOperation({ summary: 'Rows that could not be taken, the oldest first, without their content.' })
  @ApiQuery({ name: 'limit', required: false, schema: openApiSchema(querySchema.shape.limit) })
  @ApiQuery({ name: 'cursor', required: false, schema: openApiSchema(querySchema.shape.cursor) })
  @ApiQuery({ name: 'state', required: false, schema: openApiSchema(querySchema.shape.state) })
  @ApiQuery({ name: 'code', required: false, schema: openApiSchema(querySchema.shape.code) })
  @ApiQuery({ name: 'source', required: false, schema: openApiSchema(querySchema.shape.source) })
  @ApiQuery({ name: 'olderThanSeconds', required: false, schema: openApiSchema(querySchema.shape.olderThanSeconds) })
  @RequirePermission('imports:read')
  async list(@Query(new ZodPipe(querySchema)) { cursor, ...query }: z.infer<typeof querySchema>): Promise<{ rows: DeadLetterView[]; next: string | null }> {
    return this.desk.list({ ...query, after: cursor });
  }

  @Get('codes')
  @ApiOperation({ summary: 'How many rows wait, by code, and since when.' })
  @RequirePermission('imports:read')
  async codes(): Promise<{ code: string; waiting: number; oldestAt: string }[]> {
    return this.desk.codes();
  }

  @Get(':id')
  @ApiOperation({ summary: 'A row that could not be taken, with its raw content.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @RequirePermission('transactions:read')
  async withDocument(@Param('id', new ZodPipe(idSchema)) id: string): Promise<DeadLetterView & { externalId: string; document: unknown }> {
    return this.desk.withDocument(id);
  }

  @Post('resubmit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send again up to 1,000 rows that wait with one code, after reference data were mended.' })
  @ApiBody({ schema: openApiSchema(bulkSchema) })
  @RequirePermission('transactions:write')
  async resubmitAll(@Body(new ZodPipe(bulkSchema)) { code, limit }: z.infer<typeof bulkSchema>, @CurrentActor() actor: Actor): Promise<ResubmitResult & { readonly left: number }> {
    return this.desk.resubmitAll(code, limit, actor.id);
  }

  @Post(':id/resubmit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Send one row again, as it was kept or corrected. A correction keeps source and external id.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiBody({ schema: openApiSchema(describedCorrection) })
  @RequirePermission('transactions:write')
  async resubmit(
    @Param('id', new ZodPipe(idSchema)) id: string, @Body(new ZodPipe(correctionSchema)) { document }: z.infer<typeof correctionSchema>, @CurrentActor() actor: Actor,
  ): Promise<ResubmitResult> {
    return this.desk.resubmit(id, document, actor.id);
  }
}
