import { Controller, Get, Header, Headers, Param, ParseUUIDPipe, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { CaseEvidence, EVIDENCE_TYPES } from '@probity/bank-cases';
import { AnswersBytes, CurrentActor, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import type { Readable } from 'node:stream';
import { z } from 'zod';

/** Shown to people, and never used as a path. */
const nameSchema = z.strictObject({ name: z.string().regex(/^[^\p{Cc}/\\]{1,200}$/u) });

@Controller('cases/:id/files')
export class EvidenceController {
  constructor(private readonly evidence: CaseEvidence) {}

  @Post()
  @ApiOperation({ summary: 'Add an evidence file: the body as it is, 50 MB at the most. Its SHA-256 stands in the case log.' })
  @ApiQuery({ name: 'name' })
  @ApiConsumes(...EVIDENCE_TYPES)
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @RequirePermission('cases:work')
  async add(
    @Param('id', ParseUUIDPipe) id: string, @Query(new ZodPipe(nameSchema)) { name }: z.infer<typeof nameSchema>, @Headers('content-type') type: string | undefined,
    @Req() request: Readable, @CurrentActor() actor: Actor,
  ): Promise<{ id: string; version: number; sha256: string; bytes: number }> {
    const contentType = (type ?? '').split(';')[0]!.trim().toLowerCase();
    const { id: file, version, sha256, bytes } = await this.evidence.add(id, { name, contentType }, request, actor.id);
    return { id: file, version, sha256, bytes: Number(bytes) };
  }

  @Get(':file')
  @ApiOperation({ summary: 'An evidence file, once it was compared with its hash.' })
  @AnswersBytes(...EVIDENCE_TYPES)
  @Header('Cache-Control', 'no-store')
  @RequirePermission('cases:read')
  async read(@Param('id', ParseUUIDPipe) id: string, @Param('file', ParseUUIDPipe) fileId: string): Promise<StreamableFile> {
    const { file, content } = await this.evidence.read(id, fileId);
    // Never shown in the page: a file that came from outside is saved, whatever it is.
    return new StreamableFile(content, { type: file.contentType, length: Number(file.bytes), disposition: `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}` });
  }
}
