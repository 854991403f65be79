import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query, Req } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import {
  emailSchema, IdentityError, PasswordResets, ROLES, Sessions, Users, type CreatedUser, type OpenedReset, type SessionView, type UserView,
} from '@probity/bank-identity';
import { CurrentActor, ETagged, Keyset, openApiSchema, Paged, pageQuery, RequirePermission, requireIfMatch, Versioned, ZodPipe, type Actor, type Page } from '@probity/shared-platform';
import type { Request } from 'express';
import { z } from 'zod';

const roles = z.array(z.enum(ROLES)).max(ROLES.length);
const reason = z.string().trim().min(1).max(500);
const createSchema = z.strictObject({ email: emailSchema, displayName: z.string().trim().min(1).max(200), roles, reason });
const rolesSchema = z.strictObject({ roles: roles.describe('all of them, not only new ones'), reason });
const listSchema = z.strictObject(pageQuery);
const USERS = new Keyset('users', z.uuid());

/** Users, as operators and auditors see them. What gives somebody power takes a second person: see role changes and resets. */
@Controller('users')
export class UsersController {
  constructor(
    private readonly users: Users,
    private readonly resets: PasswordResets,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Users, in the order in which they were made.' })
  @Paged()
  @RequirePermission('identity:read')
  async list(@Query(new ZodPipe(listSchema)) { limit, cursor }: z.infer<typeof listSchema>): Promise<Page<UserView>> {
    return USERS.page(await this.users.list({ after: USERS.after(cursor), limit: limit + 1 }), limit, ({ id }) => id);
  }

  @Post()
  @ApiOperation({ summary: 'Make a user who can do nothing yet: the roles wait for another person, and so does the second half of what sets the password. The first half is shown now, and never again.' })
  @ApiBody({ schema: openApiSchema(createSchema) })
  @RequirePermission('identity:manage')
  create(@Body(new ZodPipe(createSchema)) body: z.infer<typeof createSchema>, @CurrentActor() actor: Actor): Promise<CreatedUser> {
    return this.users.create(body, actor.id);
  }

  @Get(':id')
  @Versioned()
  @ApiOperation({ summary: 'One user, with the ETag that a change of roles names.' })
  @RequirePermission('identity:read')
  one(@Param('id', ParseUUIDPipe) id: string): Promise<UserView> {
    return this.users.get(id);
  }

  @Put(':id/roles')
  @HttpCode(202)
  @ETagged()
  @ApiOperation({ summary: 'Ask for other roles of a colleague. They hold once a third person approved; then every session of the user ends.' })
  @ApiBody({ schema: openApiSchema(rolesSchema) })
  @RequirePermission('identity:manage')
  roles(
    @Param('id', ParseUUIDPipe) id: string, @Body(new ZodPipe(rolesSchema)) body: z.infer<typeof rolesSchema>, @CurrentActor() actor: Actor, @Req() request: Request,
  ): Promise<{ readonly roleChange: string; readonly version: number }> {
    return this.users.requestRoles(id, body, actor.id, (version) => requireIfMatch(request, version));
  }

  @Post(':id/disable')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a user in no longer: every session ends at once, and the roles are gone.' })
  @RequirePermission('identity:manage')
  disable(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<UserView> {
    return this.users.setState(id, 'disabled', actor.id);
  }

  @Post(':id/enable')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let a user in again, without roles: those are asked for and approved anew.' })
  @RequirePermission('identity:manage')
  enable(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<UserView> {
    return this.users.setState(id, 'active', actor.id);
  }

  @Post(':id/password-resets')
  @ApiOperation({ summary: 'Begin a reset of a colleague\'s password. Shows the first half, once; another person gets the second.' })
  @RequirePermission('identity:manage')
  reset(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<OpenedReset> {
    return this.resets.request(id, actor.id);
  }

  @Get(':id/sessions')
  @ApiOperation({ summary: 'Live sessions of a user, newest first.' })
  @RequirePermission('identity:read')
  async sessionsOf(@Param('id', ParseUUIDPipe) id: string): Promise<{ readonly sessions: readonly SessionView[] }> {
    await this.users.get(id);
    return { sessions: await this.sessions.ofUser(id) };
  }

  @Delete(':id/sessions/:session')
  @HttpCode(204)
  @ApiOperation({ summary: 'End one session of a user.' })
  @RequirePermission('identity:manage')
  async endSession(@Param('id', ParseUUIDPipe) id: string, @Param('session', ParseUUIDPipe) session: string, @CurrentActor() actor: Actor): Promise<void> {
    if (!(await this.sessions.revoke(id, session, actor.id))) throw new IdentityError('SESSION_UNKNOWN', 'there is no such live session of this user');
  }

  @Delete(':id/sessions')
  @HttpCode(204)
  @ApiOperation({ summary: 'End all sessions of a user.' })
  @RequirePermission('identity:manage')
  async endSessions(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    await this.users.get(id);
    await this.sessions.endAll(id, actor.id);
  }
}
