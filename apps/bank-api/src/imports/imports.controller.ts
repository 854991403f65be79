import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiParam, ApiQuery } from '@nestjs/swagger';
import { IMPORT_FORMATS, ImportError, ImportJobs, type ImportView } from '@probity/bank-imports';
import { AnswersBytes, CurrentActor, Keyset, openApiSchema, Paged, pageQuery, pageSchema, RequirePermission, ZodPipe, type Actor, type Page } from '@probity/shared-platform';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { importViewSchema } from './views.js';

const formatSchema = z.strictObject({ format: z.enum(IMPORT_FORMATS) });
const listSchema = z.strictObject(pageQuery);
const idSchema = z.uuid();
/** By id, the newest first. */
const importList = new Keyset('imports', idSchema);

const FILE_TYPES = ['application/octet-stream', 'text/csv', 'application/x-ndjson', 'application/xml', 'text/xml'];

@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportJobs) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Take a file of up to 2 GiB in the background. The same file again is the former import. See docs/intake.md for the formats.' })
  @ApiQuery({ name: 'format', enum: IMPORT_FORMATS })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiAcceptedResponse({ schema: openApiSchema(importViewSchema) })
  @RequirePermission('imports:write')
  async receive(@Query(new ZodPipe(formatSchema)) { format }: z.infer<typeof formatSchema>, @Req() request: IncomingMessage, @CurrentActor() actor: Actor): Promise<ImportView> {
    return this.imports.receive(bodyOf(request), format, actor.id);
  }

  @Get()
  @ApiOperation({ summary: 'Imports, the newest first.' })
  @ApiOkResponse({ schema: openApiSchema(pageSchema(importViewSchema)) })
  @Paged()
  @RequirePermission('imports:read')
  async list(@Query(new ZodPipe(listSchema)) { limit, cursor }: z.infer<typeof listSchema>): Promise<Page<ImportView>> {
    return importList.page(await this.imports.list(limit, importList.after(cursor)), limit, ({ id }) => id);
  }

  @Get(':id')
  @ApiOperation({ summary: 'An import: state, progress, and what became of its rows.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ schema: openApiSchema(importViewSchema) })
  @RequirePermission('imports:read')
  async byId(@Param('id', new ZodPipe(idSchema)) id: string): Promise<ImportView> {
    return this.imports.byId(id);
  }

  @Get(':id/errors')
  @ApiOperation({ summary: 'The rows that were not taken, one JSON document a line: row, place (line or element path), code, reason. No values.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @AnswersBytes('application/x-ndjson')
  @RequirePermission('imports:read')
  async errors(@Param('id', new ZodPipe(idSchema)) id: string): Promise<StreamableFile> {
    await this.imports.byId(id);
    return new StreamableFile(Readable.from(this.imports.errorFile(id), { objectMode: false }), { type: 'application/x-ndjson', disposition: `attachment; filename="${id}-errors.ndjson"` });
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @ApiOperation({ summary: 'Stop an import after the slice it is at. What was taken stays; the same file sent again goes on there.' })
  @ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ schema: openApiSchema(importViewSchema) })
  @RequirePermission('imports:write')
  async cancel(@Param('id', new ZodPipe(idSchema)) id: string): Promise<ImportView> {
    return this.imports.cancel(id);
  }
}

/** The body as it comes from the wire. JSON was read whole by the body parser, a form wraps the file, and what is compressed has another length and hash. */
function bodyOf(request: IncomingMessage): AsyncIterable<Uint8Array> {
  const { 'content-type': type = FILE_TYPES[0]!, 'content-encoding': encoding = 'identity' } = request.headers;
  if (!FILE_TYPES.includes(type.split(';')[0]!.trim().toLowerCase()) || encoding !== 'identity') {
    throw new ImportError('IMPORT_MEDIA_TYPE', 'send the file itself as application/octet-stream, not compressed', 415);
  }
  // A body that is refused in the middle is read no further, and its sender still gets the answer.
  return request.iterator({ destroyOnReturn: false });
}
