import { applyDecorators, Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { ArchiveService, InspectionService, verdictFilterSchema, type InspectedHeader, type LogPage, type VerdictFilter, type VerdictPage } from '@probity/regulator-inspection';
import { bankIdString, isoDate, sha256String } from '@probity/shared-evidence';
import { openApiSchema, RequirePermission, ZodPipe } from '@probity/shared-platform';
import { archiveHistorySchema, type ArchiveHistory } from '@probity/shared-proof-verifier';
import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { z } from 'zod';

const asOfQuery = z.strictObject({ asOf: isoDate.optional() });
const logQuery = z.strictObject({ before: z.string().regex(/^\d{1,10}$/).optional(), asOf: isoDate.optional() });
const periodQuery = z.strictObject({ from: isoDate, to: isoDate }).refine(({ from, to }) => from <= to, 'from lies after to');
const sizeQuery = z.strictObject({ size: z.string().regex(/^\d{1,10}$/) });
const AS_OF = { name: 'asOf', required: false, schema: openApiSchema(isoDate), description: 'Everything as it was known when this date was over, UTC.' } as const;
const VERDICT_QUERIES = applyDecorators(...Object.entries(verdictFilterSchema.shape).map(([name, schema]) => ApiQuery({ name, required: false, schema: openApiSchema(schema.unwrap()) })));

/** What an examiner opens after the first page. */
@Controller()
export class InspectionController {
  constructor(
    private readonly inspection: InspectionService,
    private readonly archives: ArchiveService,
  ) {}

  @Get('banks/:bankId/days/:date')
  @RequirePermission('portal:read')
  @ApiOperation({ summary: 'Every batch of a business date with its claims, times, what was in force, and what one needs to check it by hand.' })
  @ApiQuery(AS_OF)
  headers(@Param('bankId', new ZodPipe(bankIdString)) bankId: string, @Param('date', new ZodPipe(isoDate)) date: string, @Query(new ZodPipe(asOfQuery)) { asOf }: z.infer<typeof asOfQuery>): Promise<InspectedHeader[]> {
    return this.inspection.headers(bankId, date, asOf);
  }

  @Get('banks/:bankId/evidence/:bundleSha256/bundle')
  @RequirePermission('portal:read')
  @ApiOperation({ summary: 'An evidence bundle, byte for byte as it was received.' })
  @ApiOkResponse({ schema: { type: 'object', description: 'An evidence bundle, version 1: docs/schemas/evidence-bundle.json.' } })
  async bundle(@Param('bankId', new ZodPipe(bankIdString)) bankId: string, @Param('bundleSha256', new ZodPipe(sha256String)) bundleSha256: string, @Res() response: Response): Promise<void> {
    response.type('application/json').send(await this.inspection.bundle(bankId, bundleSha256));
  }

  @Get('banks/:bankId/evidence.zip')
  @RequirePermission('portal:read')
  @ApiOperation({ summary: 'The evidence of every header in the cosigned log within dates, to be checked elsewhere: docs/evidence-format.md.' })
  @ApiQuery({ name: 'from', schema: openApiSchema(isoDate) })
  @ApiQuery({ name: 'to', schema: openApiSchema(isoDate), description: 'included' })
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  async archive(@Param('bankId', new ZodPipe(bankIdString)) bankId: string, @Query(new ZodPipe(periodQuery)) { from, to }: z.infer<typeof periodQuery>, @Res() response: Response): Promise<void> {
    const parts = await this.archives.archive(bankId, from, to);
    response.type('application/zip').attachment(`${bankId}-${from === to ? from : `${from}-${to}`}.zip`);
    await pipeline(Readable.from(parts), response);
  }

  @Get('banks/:bankId/log/history')
  @RequirePermission('portal:read')
  @ApiOperation({ summary: 'The newest cosigned checkpoint, and how it extends the log of an older size that somebody kept.' })
  @ApiQuery({ name: 'size', schema: { type: 'string', pattern: '^\\d{1,10}$' } })
  @ApiOkResponse({ schema: openApiSchema(archiveHistorySchema) })
  history(@Param('bankId', new ZodPipe(bankIdString)) bankId: string, @Query(new ZodPipe(sizeQuery)) { size }: z.infer<typeof sizeQuery>): Promise<ArchiveHistory> {
    return this.archives.history(bankId, [Number(size)]);
  }

  @Get('banks/:bankId/log')
  @RequirePermission('portal:read')
  @ApiOperation({ summary: "A bank's log as the witness keeps it: entries, cosigned checkpoints, and signed histories that contradict it." })
  @ApiQuery({ name: 'before', required: false, schema: { type: 'string', pattern: '^\\d{1,10}$' }, description: '`next` of the page before.' })
  @ApiQuery(AS_OF)
  log(@Param('bankId', new ZodPipe(bankIdString)) bankId: string, @Query(new ZodPipe(logQuery)) { before, asOf }: z.infer<typeof logQuery>): Promise<LogPage> {
    return this.inspection.log(bankId, before === undefined ? undefined : Number(before), asOf);
  }

  @Get('verdicts')
  @RequirePermission('portal:read')
  @ApiOperation({ summary: 'Verdicts of all banks by what an examiner looks for, newest first.' })
  @VERDICT_QUERIES
  verdicts(@Query(new ZodPipe(verdictFilterSchema)) filter: VerdictFilter): Promise<VerdictPage> {
    return this.inspection.verdicts(filter);
  }
}
