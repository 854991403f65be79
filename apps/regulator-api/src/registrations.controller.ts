import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { registrationBodySchema, Supervision, type ProposalDetail, type ProposalView, type RegistrationBody } from '@probity/regulator-supervision';
import { sha256String } from '@probity/shared-evidence';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { z } from 'zod';

const state = z.enum(['pending', 'registered', 'declined']);
const listSchema = z.strictObject({ state: state.optional() });
const note = z.string().trim().max(2000).regex(/^[^\u0000]*$/u, 'holds a NUL character');
const confirmSchema = z.strictObject({ sha256: sha256String, note: note.default('') });
const declineSchema = z.strictObject({ note: note.min(1) });

@Controller()
export class RegistrationsController {
  constructor(private readonly supervision: Supervision) {}

  @Post('registrations')
  @HttpCode(200)
  @RequirePermission('registrations:propose')
  @ApiOperation({ summary: 'Hand in a document of a bank, a signed circuit certificate, a certifier or the mode. It counts once two others have confirmed it; registering is no approval.' })
  @ApiBody({ schema: openApiSchema(registrationBodySchema) })
  propose(@Body(new ZodPipe(registrationBodySchema)) body: RegistrationBody, @CurrentActor() actor: Actor): Promise<ProposalView> {
    return this.supervision.proposals.propose(body, actor.id);
  }

  @Get('registrations')
  @RequirePermission('registrations:read')
  @ApiOperation({ summary: 'The newest 500 documents handed in, newest first.' })
  @ApiQuery({ name: 'state', required: false, schema: openApiSchema(state) })
  list(@Query(new ZodPipe(listSchema)) query: z.infer<typeof listSchema>): Promise<ProposalView[]> {
    return this.supervision.proposals.list(query.state);
  }

  @Get('registrations/:id')
  @RequirePermission('registrations:read')
  @ApiOperation({ summary: 'A document handed in, with what was said of it.' })
  view(@Param('id', ParseUUIDPipe) id: string): Promise<ProposalDetail> {
    return this.supervision.proposals.view(id);
  }

  @Post('registrations/:id/confirm')
  @HttpCode(200)
  @RequirePermission('registrations:confirm')
  @ApiOperation({ summary: 'Confirm that the document is what it says it is. The second person registers it; who handed it in is neither.' })
  @ApiBody({ schema: openApiSchema(confirmSchema) })
  confirm(@Param('id', ParseUUIDPipe) id: string, @Body(new ZodPipe(confirmSchema)) { sha256, note: said }: z.infer<typeof confirmSchema>, @CurrentActor() actor: Actor): Promise<ProposalView> {
    return this.supervision.proposals.confirm(id, sha256, said, actor.id);
  }

  @Post('registrations/:id/decline')
  @HttpCode(200)
  @RequirePermission('registrations:confirm')
  @ApiOperation({ summary: 'Decline a document, with a reason. It may be handed in again.' })
  @ApiBody({ schema: openApiSchema(declineSchema) })
  decline(@Param('id', ParseUUIDPipe) id: string, @Body(new ZodPipe(declineSchema)) { note: said }: z.infer<typeof declineSchema>, @CurrentActor() actor: Actor): Promise<ProposalView> {
    return this.supervision.proposals.decline(id, said, actor.id);
  }

  @Get('mode')
  @RequirePermission('verdicts:read')
  @ApiOperation({ summary: 'Whether this is a sandbox, in which development keys are accepted: anyone can forge proofs under them.' })
  async mode(): Promise<{ sandbox: boolean }> {
    return { sandbox: await this.supervision.registrations.isSandbox() };
  }
}
