import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { PasswordResets, RoleChanges, type OpenedReset, type ResetView, type RoleChangeView } from '@probity/bank-identity';
import { CurrentActor, Keyset, Paged, pageQuery, RequirePermission, ZodPipe, type Actor, type Page } from '@probity/shared-platform';
import { z } from 'zod';

const listSchema = z.strictObject(pageQuery);
const CHANGES = new Keyset('role-changes', z.uuid());
const RESETS = new Keyset('password-resets', z.uuid());

type Decided = Awaited<ReturnType<RoleChanges['decide']>>;

/** What waits for the second person. */
@Controller()
export class IdentityApprovalsController {
  constructor(
    private readonly changes: RoleChanges,
    private readonly resets: PasswordResets,
  ) {}

  @Get('role-changes')
  @ApiOperation({ summary: 'Roles that were asked for and wait, oldest first.' })
  @Paged()
  @RequirePermission('identity:read')
  async roleChanges(@Query(new ZodPipe(listSchema)) { limit, cursor }: z.infer<typeof listSchema>): Promise<Page<RoleChangeView>> {
    return CHANGES.page(await this.changes.pending({ after: CHANGES.after(cursor), limit: limit + 1 }), limit, ({ id }) => id);
  }

  @Post('role-changes/:id/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve roles: neither by who asked for them nor by who gets them.' })
  @RequirePermission('identity:approve')
  approve(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<Decided> {
    return this.changes.decide(id, 'approved', actor.id);
  }

  @Post('role-changes/:id/reject')
  @HttpCode(200)
  @ApiOperation({ summary: 'Reject roles, for good.' })
  @RequirePermission('identity:approve')
  reject(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<Decided> {
    return this.changes.decide(id, 'rejected', actor.id);
  }

  @Get('password-resets')
  @ApiOperation({ summary: 'Resets of passwords that wait for their second half, oldest first.' })
  @Paged()
  @RequirePermission('identity:read')
  async pendingResets(@Query(new ZodPipe(listSchema)) { limit, cursor }: z.infer<typeof listSchema>): Promise<Page<ResetView>> {
    return RESETS.page(await this.resets.pending({ after: RESETS.after(cursor), limit: limit + 1 }), limit, ({ id }) => id);
  }

  @Post('password-resets/:id/approve')
  @HttpCode(200)
  @ApiOperation({ summary: 'Approve a reset. Shows the second half, once: hand it to its owner yourself.' })
  @RequirePermission('identity:approve')
  approveReset(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<OpenedReset> {
    return this.resets.approve(id, actor.id);
  }
}
