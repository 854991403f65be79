import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiProduces } from '@nestjs/swagger';
import { ExaminationService, recordPdf, signedRecordSchema, type EntryView, type ExaminationSummary, type ExaminationView, type NewEntry, type NewExamination, type SignedRecord } from '@probity/regulator-examinations';
import { bankIdString, isoDate, logHash, sha256String } from '@probity/shared-evidence';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import type { Response } from 'express';
import { z } from 'zod';

// What the database and a PDF can hold: no NUL and no other control character but tab and line break.
const text = (max: number) => z.string().trim().min(1).max(max).regex(/^[^\u0000-\u0008\u000b-\u001f\u007f]*$/u, 'holds a control character');
const openSchema = z.strictObject({ title: text(200), legalBasis: text(500), bankIds: z.array(bankIdString).min(1).max(50), from: isoDate, to: isoDate });
const note = text(4000);
const entrySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('day'), bankId: bankIdString, reference: isoDate, note }),
  z.strictObject({ kind: z.literal('verdict'), bankId: bankIdString, reference: logHash, note }),
  z.strictObject({ kind: z.literal('checkpoint'), bankId: bankIdString, reference: z.string().regex(/^(0|[1-9][0-9]{0,14})$/), note }),
  z.strictObject({ kind: z.literal('note'), note }),
  z.strictObject({ kind: z.literal('withdrawal'), reference: z.string().regex(/^[1-9][0-9]{0,8}$/), note }),
  z.strictObject({ kind: z.literal('closing'), note }),
]);

@Controller('examinations')
export class ExaminationsController {
  constructor(private readonly examinations: ExaminationService) {}

  @Get()
  @RequirePermission('examinations:read')
  @ApiOperation({ summary: 'The newest 200 examinations, newest first.' })
  list(): Promise<ExaminationSummary[]> {
    return this.examinations.list();
  }

  @Post()
  @RequirePermission('examinations:write')
  @ApiOperation({ summary: 'Open an examination: its title, legal basis, banks and business dates stay as they are.' })
  @ApiBody({ schema: openApiSchema(openSchema) })
  open(@Body(new ZodPipe(openSchema)) body: NewExamination, @CurrentActor() actor: Actor): Promise<ExaminationView> {
    return this.examinations.open(body, actor.id);
  }

  @Get(':id')
  @RequirePermission('examinations:read')
  @ApiOperation({ summary: 'An examination with everything in its file.' })
  view(@Param('id', ParseUUIDPipe) id: string): Promise<ExaminationView> {
    return this.examinations.view(id);
  }

  @Post(':id/entries')
  @RequirePermission('examinations:write')
  @ApiOperation({ summary: 'Put something into the file. Nothing is taken out again: a withdrawal leaves both visible, a closing ends the file.' })
  @ApiBody({ schema: openApiSchema(entrySchema) })
  add(@Param('id', ParseUUIDPipe) id: string, @Body(new ZodPipe(entrySchema)) body: NewEntry, @CurrentActor() actor: Actor): Promise<EntryView> {
    return this.examinations.add(id, body, actor.id);
  }

  @Post(':id/records')
  @HttpCode(200)
  @RequirePermission('examinations:write')
  @ApiOperation({ summary: 'Make and sign the verification record as everything stands now.' })
  async sign(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<{ sha256: string }> {
    const { sha256 } = await this.examinations.sign(id, actor.id);
    return { sha256 };
  }

  @Get(':id/records/:sha256')
  @RequirePermission('examinations:read')
  @ApiOperation({ summary: 'A signed verification record.' })
  @ApiOkResponse({ schema: openApiSchema(signedRecordSchema) })
  record(@Param('id', ParseUUIDPipe) id: string, @Param('sha256', new ZodPipe(sha256String)) sha256: string): Promise<SignedRecord> {
    return this.examinations.record(id, sha256);
  }

  @Get(':id/records/:sha256/pdf')
  @RequirePermission('examinations:read')
  @ApiProduces('application/pdf')
  @ApiOperation({ summary: 'The same record printed: two pages, more where there are many entries.' })
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async pdf(@Param('id', ParseUUIDPipe) id: string, @Param('sha256', new ZodPipe(sha256String)) sha256: string, @Res() response: Response): Promise<void> {
    const bytes = await recordPdf(await this.examinations.record(id, sha256));
    response.type('application/pdf').setHeader('content-disposition', `attachment; filename="verification-record-${sha256.slice(0, 16)}.pdf"`).send(bytes);
  }
}
