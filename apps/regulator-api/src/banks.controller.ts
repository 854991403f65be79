import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { Supervision, type BankSummary, type DayState, type EvidenceState, type ProgramFieldsView, type RegistrationEvent } from '@probity/regulator-supervision';
import { bankIdString, isoDate, logHash, sha256String, signedReceiptSchema, verdictSchema, type SignedReceipt, type Verdict } from '@probity/shared-evidence';
import { CurrentActor, openApiSchema, platformError, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { trustMaterialSchema, type TrustMaterial } from '@probity/shared-proof-verifier';
import { z } from 'zod';

const periodSchema = z.strictObject({ from: isoDate, to: isoDate });
/** Anything that is a JSON object is kept and signed for; the judge says whether it is evidence. */
const objectSchema = z.record(z.string(), z.unknown());

@Controller('banks')
export class BanksController {
  constructor(private readonly supervision: Supervision) {}

  @Get()
  @RequirePermission('verdicts:read')
  @ApiOperation({ summary: 'The registered banks, each with the ledger lines in force today.' })
  banks(): Promise<BankSummary[]> {
    return this.supervision.timeline.banks();
  }

  @Get(':bankId/events')
  @RequirePermission('verdicts:read')
  @ApiOperation({ summary: 'Everything registered that concerns a bank, in order of registration, with what each changes in plain words.' })
  events(@Param('bankId', new ZodPipe(bankIdString)) bankId: string): Promise<RegistrationEvent[]> {
    return this.supervision.timeline.events(bankId);
  }

  @Get(':bankId/feature-programs')
  @RequirePermission('verdicts:read')
  @ApiOperation({ summary: 'The registered feature programs with every field that each reads, and those of today\'s list of forbidden fields among them.' })
  programs(@Param('bankId', new ZodPipe(bankIdString)) bankId: string): Promise<ProgramFieldsView[]> {
    return this.supervision.timeline.programs(bankId);
  }

  @Post(':bankId/evidence')
  @HttpCode(202)
  @RequirePermission('evidence:submit')
  @ApiOperation({ summary: 'Hand in an evidence bundle. The signed receipt comes before any checking; the same bundle gets the same receipt.' })
  @ApiBody({ schema: { type: 'object', description: 'An evidence bundle, version 1: docs/schemas/evidence-bundle.json.' } })
  @ApiAcceptedResponse({ schema: openApiSchema(signedReceiptSchema) })
  submit(@Param('bankId', new ZodPipe(bankIdString)) bankId: string, @Body(new ZodPipe(objectSchema)) bundle: Record<string, unknown>, @CurrentActor() actor: Actor): Promise<SignedReceipt> {
    return this.supervision.evidence.receive(bankId, bundle, actor.id);
  }

  @Get(':bankId/evidence/:bundleSha256')
  @RequirePermission('verdicts:read')
  @ApiOperation({ summary: 'What became of a bundle: pending, or its verdict.' })
  evidence(@Param('bankId', new ZodPipe(bankIdString)) bankId: string, @Param('bundleSha256', new ZodPipe(sha256String)) bundleSha256: string): Promise<EvidenceState> {
    return this.supervision.evidence.state(bankId, bundleSha256);
  }

  @Get(':bankId/verdicts')
  @RequirePermission('verdicts:read')
  @ApiOperation({ summary: 'The newest 1,000 verdicts on the headers of a bank, newest first.' })
  @ApiOkResponse({ schema: openApiSchema(z.array(verdictSchema)) })
  verdicts(@Param('bankId', new ZodPipe(bankIdString)) bankId: string): Promise<Verdict[]> {
    return this.supervision.evidence.verdicts(bankId);
  }

  @Get(':bankId/verdicts/:headerHash')
  @RequirePermission('verdicts:read')
  @ApiOperation({ summary: 'The verdict on one header; 404 while it is not judged.' })
  @ApiOkResponse({ schema: openApiSchema(verdictSchema) })
  verdict(@Param('bankId', new ZodPipe(bankIdString)) bankId: string, @Param('headerHash', new ZodPipe(logHash)) headerHash: string): Promise<Verdict> {
    return this.supervision.evidence.verdict(bankId, headerHash);
  }

  @Get(':bankId/checkpoint')
  @RequirePermission('verdicts:read')
  @ApiOperation({ summary: 'The newest checkpoint that the witness cosigned, as a note with its cosignature.' })
  async checkpoint(@Param('bankId', new ZodPipe(bankIdString)) bankId: string): Promise<{ note: string }> {
    const note = await this.supervision.witness.newestCheckpoint(bankId);
    if (note === undefined) throw platformError('NOT_FOUND', 'no checkpoint of this bank was cosigned yet', { status: 404 });
    return { note };
  }

  @Get(':bankId/days')
  @RequirePermission('verdicts:read')
  @ApiOperation({ summary: 'What is expected and what came, for each calendar day of a period.' })
  @ApiQuery({ name: 'from', schema: openApiSchema(isoDate) })
  @ApiQuery({ name: 'to', schema: openApiSchema(isoDate) })
  days(@Param('bankId', new ZodPipe(bankIdString)) bankId: string, @Query(new ZodPipe(periodSchema)) { from, to }: z.infer<typeof periodSchema>): Promise<DayState[]> {
    return this.supervision.evidence.days(bankId, from, to);
  }

  @Get(':bankId/trust')
  @RequirePermission('verdicts:read')
  @ApiOperation({ summary: 'Everything registered that evidence of the bank is judged by: what offline verification needs.' })
  @ApiOkResponse({ schema: openApiSchema(trustMaterialSchema) })
  trust(@Param('bankId', new ZodPipe(bankIdString)) bankId: string): Promise<TrustMaterial> {
    return this.supervision.registrations.trustMaterial(bankId);
  }
}
