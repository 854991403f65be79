import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import { KnownGood, MAX_KNOWN_GOOD_DAYS, type KnownGoodView } from '@probity/bank-cases';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { z } from 'zod';
import { text } from './requests.js';

const proposalSchema = z.strictObject({
  caseId: z.uuid(),
  /** As alerts name it. */
  reason: z.string().regex(/^(score|rule:.{1,190})$/),
  counterpartyOfAlert: z.uuid().optional(),
  disposition: z.enum(['false-positive', 'explained']),
  text,
  days: z.number().int().min(1).max(MAX_KNOWN_GOOD_DAYS),
});

/** What two people found to be good, for a while. It proposes how to close, and decides nothing. */
@Controller('known-good')
export class KnownGoodController {
  constructor(private readonly knownGood: KnownGood) {}

  @Get()
  @ApiOperation({ summary: 'Known-good decisions, newest first, and how often a case fell under each.' })
  @RequirePermission('cases:read')
  async list(): Promise<KnownGoodView[]> {
    return this.knownGood.list();
  }

  @Post()
  @ApiOperation({ summary: "Propose that a reason of alerts of a case's customer is known to be good, for some days." })
  @ApiBody({ schema: openApiSchema(proposalSchema) })
  @RequirePermission('cases:work')
  async propose(@Body(new ZodPipe(proposalSchema)) body: z.infer<typeof proposalSchema>, @CurrentActor() actor: Actor): Promise<KnownGoodView> {
    return this.knownGood.propose(body, actor.id);
  }

  @Post(':id/approve')
  @ApiOperation({ summary: 'Approve what somebody else proposed.' })
  @HttpCode(200)
  @RequirePermission('known-good:approve')
  async approve(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<KnownGoodView> {
    return this.knownGood.decide(id, 'approved', actor.id);
  }

  @Post(':id/refuse')
  @ApiOperation({ summary: 'Refuse what was proposed.' })
  @HttpCode(200)
  @RequirePermission('known-good:approve')
  async refuse(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<KnownGoodView> {
    return this.knownGood.decide(id, 'refused', actor.id);
  }

  @Post(':id/revoke')
  @ApiOperation({ summary: 'End a decision before it expires.' })
  @HttpCode(200)
  @RequirePermission('known-good:approve')
  async revoke(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<KnownGoodView> {
    return this.knownGood.decide(id, 'revoked', actor.id);
  }
}
