import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation } from '@nestjs/swagger';
import { FiuDesk, type FiuRequestView } from '@probity/bank-cases';
import { CurrentActor, openApiSchema, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import { z } from 'zod';
import { actorId, IF_MATCH, instant, SeenVersion, VersionTag } from './requests.js';

const requestSchema = z.strictObject({
  reference: z.string().min(1).max(200),
  urgency: z.enum(['normal', 'urgent']),
  legalBasis: z.string().min(1).max(500),
  subjects: z.array(z.string().min(1).max(200)).min(1).max(100),
  receivedAt: instant,
});
const assignSchema = z.strictObject({ assignee: actorId });
const draftSchema = z.strictObject({ draft: z.string().min(1).max(100_000) });

/** Requests of the FIU. */
@Controller('requests')
@UseInterceptors(VersionTag)
export class FiuDeskController {
  constructor(private readonly desk: FiuDesk) {}

  @Get()
  @ApiOperation({ summary: 'Requests of the FIU, what is due first at the top.' })
  @RequirePermission('requests:read')
  async list(): Promise<FiuRequestView[]> {
    return this.desk.list();
  }

  @Get(':id')
  @ApiOperation({ summary: 'A request. Its version is the ETag.' })
  @RequirePermission('requests:read')
  async one(@Param('id', ParseUUIDPipe) id: string): Promise<FiuRequestView> {
    return this.desk.byId(id);
  }

  @Post()
  @ApiOperation({ summary: 'Enter a request. The same reference again is the same request.' })
  @ApiBody({ schema: openApiSchema(requestSchema) })
  @RequirePermission('requests:manage')
  async receive(@Body(new ZodPipe(requestSchema)) body: z.infer<typeof requestSchema>, @CurrentActor() actor: Actor): Promise<FiuRequestView> {
    return this.desk.receive(body, actor.id);
  }

  @Post(':id/assignments')
  @ApiOperation({ summary: 'Assign a request.' })
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: openApiSchema(assignSchema) })
  @HttpCode(200)
  @RequirePermission('requests:manage')
  async assign(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @Body(new ZodPipe(assignSchema)) { assignee }: z.infer<typeof assignSchema>, @CurrentActor() actor: Actor): Promise<FiuRequestView> {
    return this.desk.assign(id, version, assignee, actor.id);
  }

  @Post(':id/drafts')
  @ApiOperation({ summary: 'Write the answer, by who the request is assigned to.' })
  @ApiHeader(IF_MATCH)
  @ApiBody({ schema: openApiSchema(draftSchema) })
  @HttpCode(200)
  @RequirePermission('requests:manage')
  async draft(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @Body(new ZodPipe(draftSchema)) { draft }: z.infer<typeof draftSchema>, @CurrentActor() actor: Actor): Promise<FiuRequestView> {
    return this.desk.draft(id, version, draft, actor.id);
  }

  @Post(':id/release')
  @ApiOperation({ summary: 'Release the answer that somebody else drafted, in the version that was read.' })
  @ApiHeader(IF_MATCH)
  @HttpCode(200)
  @RequirePermission('requests:manage')
  async release(@Param('id', ParseUUIDPipe) id: string, @SeenVersion() version: number, @CurrentActor() actor: Actor): Promise<FiuRequestView> {
    return this.desk.release(id, version, actor.id);
  }
}
