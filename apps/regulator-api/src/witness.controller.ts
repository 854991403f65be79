import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiResponse } from '@nestjs/swagger';
import { Supervision, supervisionError } from '@probity/regulator-supervision';
import { platformError, Public, RequirePermission } from '@probity/shared-platform';
import { SIZE_CONTENT_TYPE } from '@probity/shared-transparency';
import type { Request, Response } from 'express';

/** 63 hashes and a checkpoint with a hundred signatures stay far below. */
const MAX_BODY_BYTES = 64 * 1024;

@Controller('witness')
export class WitnessController {
  constructor(private readonly supervision: Supervision) {}

  @Post('add-checkpoint')
  @RequirePermission('checkpoints:submit')
  @ApiConsumes('text/plain')
  @ApiBody({ schema: { type: 'string', description: 'old size, consistency proof and checkpoint' } })
  @ApiResponse({ status: 200, description: 'The cosignature line.', content: { 'text/plain': { schema: { type: 'string' } } } })
  @ApiResponse({ status: 409, description: 'The old size is not the one kept; the body says which one is.' })
  @ApiResponse({ status: 422, description: 'Not consistent with what was kept (no body), or its leaves are not here (problem details: LEAVES_MISSING, LEAVES_DIFFER).' })
  @ApiOperation({ summary: 'C2SP tlog-witness: cosigns a checkpoint that extends what was kept and whose leaves are here. Consistency only, no approval.' })
  async addCheckpoint(@Req() request: Request, @Res() response: Response): Promise<void> {
    const answer = await this.supervision.witness.addCheckpoint(await textOf(request));
    if ('problem' in answer) throw supervisionError(answer.problem.code, answer.status, answer.problem.detail);
    response.status(answer.status).type(answer.status === 409 ? SIZE_CONTENT_TYPE : 'text/plain').send(answer.body);
  }

  @Get('key')
  @Public()
  @ApiOperation({ summary: "The witness' C2SP verifier key." })
  key(): { witnessKey: string } {
    return { witnessKey: this.supervision.witness.verifierKey() };
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
  return Buffer.concat(parts).toString('utf8');
}
