import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { Supervision, supervisionError, type AlarmView, type Comparison } from '@probity/regulator-supervision';
import { bankIdString } from '@probity/shared-evidence';
import { ChecksBankItself, CurrentActor, openApiSchema, platformError, Public, RequirePermission, requireSignedBody, ZodPipe, type Actor } from '@probity/shared-platform';
import { SIZE_CONTENT_TYPE } from '@probity/shared-transparency';
import type { Request, Response } from 'express';
import { z } from 'zod';

const seenSchema = z.strictObject({ note: z.string().min(1).max(20_000), seenBy: z.string().min(1).max(200) });

/** 63 hashes and a checkpoint with a hundred signatures stay far below. */
const MAX_BODY_BYTES = 64 * 1024;

@Controller('witness')
export class WitnessController {
  constructor(private readonly supervision: Supervision) {}

  @Post('add-checkpoint')
  @RequirePermission('checkpoints:submit')
  @ChecksBankItself()
  @ApiConsumes('text/plain')
  @ApiBody({ schema: { type: 'string', description: 'old size, consistency proof and checkpoint' } })
  @ApiResponse({ status: 200, description: 'The cosignature line.', content: { 'text/plain': { schema: { type: 'string' } } } })
  @ApiResponse({ status: 409, description: 'The old size is not the one kept; the body says which one is.' })
  @ApiResponse({ status: 422, description: 'Not consistent with what was kept (no body), or its leaves are not here (problem details: LEAVES_MISSING, LEAVES_DIFFER).' })
  @ApiOperation({ summary: 'C2SP tlog-witness: cosigns a checkpoint that extends what was kept and whose leaves are here. Consistency only, no approval.' })
  async addCheckpoint(@Req() request: Request, @Res() response: Response, @CurrentActor() actor: Actor): Promise<void> {
    const answer = await this.supervision.witness.addCheckpoint(await textOf(request), actor.bankId);
    if ('problem' in answer) throw supervisionError(answer.problem.code, answer.status, answer.problem.detail);
    response.status(answer.status).type(answer.status === 409 ? SIZE_CONTENT_TYPE : 'text/plain').send(answer.body);
  }

  @Get('key')
  @Public()
  @ApiOperation({ summary: "The witness' C2SP verifier key, and the Ed25519 key that signs receipts, in hex." })
  key(): { witnessKey: string; receiptKey: string } {
    return { witnessKey: this.supervision.witness.verifierKey(), receiptKey: this.supervision.evidence.receiptKey() };
  }

  @Post('comparisons/:bankId')
  @HttpCode(200)
  @RequirePermission('witness:operate')
  @ApiOperation({ summary: "Compare a checkpoint that another witness keeps of a bank's log with the history kept here. One of another history stays as evidence." })
  @ApiBody({ schema: openApiSchema(seenSchema) })
  compare(@Param('bankId', new ZodPipe(bankIdString)) bankId: string, @Body(new ZodPipe(seenSchema)) { note, seenBy }: z.infer<typeof seenSchema>, @CurrentActor() actor: Actor): Promise<Comparison> {
    return this.supervision.comparisons.compare(bankId, note, seenBy, actor.id);
  }

  @Get('comparisons/:bankId')
  @RequirePermission('verdicts:read')
  @ApiOperation({ summary: 'The newest 1,000 checkpoints of other witnesses that were compared, newest first.' })
  comparisons(@Param('bankId', new ZodPipe(bankIdString)) bankId: string): Promise<Comparison[]> {
    return this.supervision.comparisons.list(bankId);
  }

  @Get('alarms')
  @RequirePermission('verdicts:read')
  @ApiOperation({ summary: 'The newest 1,000 alarms for business dates without a header in the cosigned log, or without evidence of it, past their deadline.' })
  alarms(): Promise<AlarmView[]> {
    return this.supervision.heartbeat.list();
  }
}

/** The body as UTF-8 text. A JSON body was read by the parser already and counts as empty, which is malformed. */
async function textOf(request: Request): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MAX_BODY_BYTES) throw platformError('PAYLOAD_TOO_LARGE', 'an add-checkpoint request has at most 64 KiB', { status: 413 });
    parts.push(part);
  }
  const body = Buffer.concat(parts);
  await requireSignedBody(request, body);
  return body.toString('utf8');
}
