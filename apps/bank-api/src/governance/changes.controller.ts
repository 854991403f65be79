import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiBody, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { Changes, putApprovalRule, type ChangeView } from '@probity/bank-governance';
import { WhatIfs, type WhatIfSummary } from '@probity/bank-what-if';
import { sha256String } from '@probity/shared-evidence';
import { CLOCK, CurrentActor, isPermitted, openApiSchema, RequirePermission, ZodPipe, type Actor, type Clock } from '@probity/shared-platform';
import { DataSource } from 'typeorm';
import { z } from 'zod';

const note = z.string().trim().min(1).max(2000);
const approveSchema = z.strictObject({ contentSha256: sha256String.describe('as read from the change: the approval is of exactly this content'), note });
const rejectSchema = z.strictObject({ note });
const ruleSchema = z.strictObject({ kind: z.string().min(1).max(64), required: z.number().int().min(1).max(5).describe('people besides the maker') });
const listSchema = z.strictObject({
  state: z.enum(['pending', 'effective', 'rejected', 'all']).default('pending'),
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Who decides or proposes sees what changes; others see that it does. */
const seesAll = (actor: Actor): boolean => isPermitted(actor, 'changes:approve') || isPermitted(actor, 'changes:propose');

/** Versions that wait for approval, and what became of the others. */
@Controller('changes')
export class ChangesController {
  constructor(
    private readonly changes: Changes,
    private readonly whatIfs: WhatIfs,
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Changes, newest first: pending ones unless asked otherwise, each field by field against what holds. Thresholds only for who approves or proposes.' })
  @ApiQuery({ name: 'state', required: false, enum: ['pending', 'effective', 'rejected', 'all'] })
  @ApiQuery({ name: 'before', required: false, description: 'only changes with a smaller number' })
  @ApiQuery({ name: 'limit', required: false, description: '1 to 200; 50 unless given' })
  @RequirePermission('changes:read')
  async list(@Query(new ZodPipe(listSchema)) { state, before, limit }: z.infer<typeof listSchema>, @CurrentActor() actor: Actor): Promise<{ changes: ChangeView[] }> {
    return { changes: await this.changes.list({ state: state === 'all' ? undefined : state, before, limit }, seesAll(actor)) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One change with its approvals, and the figures of the newest what-if run of a policy or model.' })
  @RequirePermission('changes:read')
  async one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<ChangeView & { whatIf: WhatIfSummary | null }> {
    const change = await this.changes.get(id, seesAll(actor));
    return { ...change, whatIf: await this.whatIfs.newestOf(change.subject) };
  }

  @Post(':id/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve exactly this content. Not by its maker, and not twice by the same person.' })
  @ApiBody({ schema: openApiSchema(approveSchema) })
  @RequirePermission('changes:approve')
  async approve(@Param('id', ParseUUIDPipe) id: string, @Body(new ZodPipe(approveSchema)) body: z.infer<typeof approveSchema>, @CurrentActor() actor: Actor): Promise<ChangeView> {
    return this.changes.decide(id, 'approved', { actor: actor.id, ...body }, this.clock.nowSeconds());
  }

  @Post(':id/reject')
  @HttpCode(200)
  @ApiOperation({ summary: 'Reject a change, for good: what is wanted instead is a version of its own.' })
  @ApiBody({ schema: openApiSchema(rejectSchema) })
  @RequirePermission('changes:approve')
  async reject(@Param('id', ParseUUIDPipe) id: string, @Body(new ZodPipe(rejectSchema)) body: z.infer<typeof rejectSchema>, @CurrentActor() actor: Actor): Promise<ChangeView> {
    return this.changes.decide(id, 'rejected', { actor: actor.id, ...body }, this.clock.nowSeconds());
  }

  @Put('rules')
  @ApiOperation({ summary: 'Propose how many people besides the maker a kind of change needs. Itself a change.' })
  @ApiBody({ schema: openApiSchema(ruleSchema) })
  @RequirePermission('changes:propose')
  async rule(@Body(new ZodPipe(ruleSchema)) body: z.infer<typeof ruleSchema>, @CurrentActor() actor: Actor): Promise<{ id: string }> {
    const { id } = await putApprovalRule(this.dataSource.manager, body, actor.id);
    return { id };
  }
}
