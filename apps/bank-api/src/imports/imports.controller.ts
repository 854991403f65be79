import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiParam, ApiProduces, ApiQuery } from '@nestjs/swagger';
import { IMPORT_FORMATS, ImportError, ImportJobs, type ImportView } from '@probity/bank-imports';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';

const formatSchema = z.strictObject({ format: z.enum(IMPORT_FORMATS) });
const pageSchema = z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.uuid().optional() });
const idSchema = z.uuid();

@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportJobs) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Take a file of up to 2 GiB in the background. The same file again is the former import. See docs/intake.md for the formats.' })
  @ApiQuery({ name: 'format', enum: IMPORT_FORMATS })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @RequirePermission('imports:write')
  async receive(@Query(new ZodPipe(formatSchema)) { format }: z.infer<typeof formatSchema>, @Req() request: IncomingMessage, @CurrentActor() actor: Actor): Promise<ImportView> {
    return this.imports.receive(bodyOf(request), format, actor.id);
  }

  @Get()
  @ApiOperation({ summary: 'Imports, the newest first.' })
  @ApiQuery({ name: 'limit', required: false, schema: openApiSchema(pageSchema.shape.limit) })
  @ApiQuery({ name: 'cursor', required: false, schema: openApiSchema(pageSchema.shape.cursor) })
  @RequirePermission('imports:read')
  async list(@Query(new ZodPipe(pageSchema)) { limit, cursor }: z.infer<typeof pageSchema>): Promise<{ imports: ImportView[]; next: string | null }> {
    return this.imports.list(limit, cursor);
  }

  @Get(':id')
  @ApiOperation({ summary: 'An import: state, progress, and what became of its rows.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @RequirePermission('imports:read')
  async byId(@Param('id', new ZodPipe(idSchema)) id: string): Promise<ImportView> {
    return this.imports.byId(id);
  }

  @Get(':id/errors')
  @ApiOperation({ summary: 'The rows that were not taken, one JSON document a line: row, place (line or element path), code, reason. No values.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiProduces('application/x-ndjson')
  @RequirePermission('imports:read')
  async errors(@Param('id', new ZodPipe(idSchema)) id: string): Promise<StreamableFile> {
    await this.imports.byId(id);
    return new StreamableFile(Readable.from(this.imports.errorFile(id), { objectMode: false }), { type: 'application/x-ndjson', disposition: `attachment; filename="${id}-errors.ndjson"` });
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop an import after the slice it is at. What was taken stays; the same file sent again goes on there.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @RequirePermission('imports:write')
  async cancel(@Param('id', new ZodPipe(idSchema)) id: string): Promise<ImportView> {
    return this.imports.cancel(id);
  }
}

/** The body as it comes from the wire. JSON was read whole by the body parser, and what is compressed has another length and hash. */
function bodyOf(request: IncomingMessage): AsyncIterable<Uint8Array> {
  const { 'content-type': type = '', 'content-encoding': encoding = 'identity' } = request.headers;
  if (/^\s*application\/json\b/i.test(type) || encoding !== 'identity') {
    throw new ImportError('IMPORT_MEDIA_TYPE', 'send the file as application/octet-stream, not compressed', 415);
  }
  return request;
}
