import { Body, Controller, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBody, ApiOperation } from '@nestjs/swagger';
import { IdentityError, PasswordLogin, PasswordResets, PASSWORD_LENGTH, Sessions, STEP_UP_SECONDS, type PasswordSession } from '@probity/bank-identity';
import { cookieOf, csrfTokenOf, CurrentActor, openApiSchema, Public, refuseOtherSites, RequirePermission, ZodPipe, type Actor, type ActorSession } from '@probity/shared-platform';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { clearSessionCookie, setDeviceCookie, setSessionCookie } from './cookies.js';
import { loginSchema, PasswordGuard } from './password.guard.js';
import { BankUserSessions } from './user-sessions.js';

const password = z.string().min(1).max(PASSWORD_LENGTH.max);
const stepUpSchema = z.strictObject({ password });
const changeSchema = z.strictObject({ current: password, next: password });
const resetSchema = z.strictObject({ reset: z.uuid(), halves: z.tuple([z.string().min(1).max(64), z.string().min(1).max(64)]).describe('in any order'), password });

/** Who asks, as the service sees them. */
export interface WhoAmI {
  readonly actor: string;
  readonly permissions: readonly string[];
  /** Null of a service token. */
  readonly session: (ActorSession & { readonly stepUpUntil: number }) | null;
  /** To be sent as X-Probity-CSRF with all that changes something. Null of a service token. */
  readonly csrf: string | null;
}

/** Paths where strangers post: to sign in, and to choose a password. */
export const STRANGERS_MAY_POST = ['/auth/login', '/auth/password-resets'];

/** Signing in and out. */
@Controller('auth')
export class AuthController {
  constructor(
    private readonly login: PasswordLogin,
    private readonly resets: PasswordResets,
    private readonly sessions: Sessions,
    private readonly userSessions: BankUserSessions,
  ) {}

  @Post('login')
  @HttpCode(200)
  @ApiOperation({ summary: 'Sign in with e-mail and password: the answer sets the cookie of a new session. Whatever is wrong, the refusal is the same.' })
  @ApiBody({ schema: openApiSchema(loginSchema) })
  @Public()
  @UseGuards(PasswordGuard)
  async signIn(@Req() request: Request & { issued: PasswordSession }, @Res({ passthrough: true }) response: Response): Promise<WhoAmI> {
    const { token, device } = request.issued;
    setDeviceCookie(response, this.userSessions.cookie, device);
    return this.#renewed(response, token);
  }

  @Get('session')
  @ApiOperation({ summary: 'Who asks: actor, roles, permissions, and the word to send as X-Probity-CSRF.' })
  @RequirePermission('session:own')
  whoAmI(@Req() request: Request, @CurrentActor() actor: Actor, @Res({ passthrough: true }) response: Response): WhoAmI {
    response.setHeader('cache-control', 'no-store');
    return whoIs(actor, actor.session === undefined ? undefined : cookieOf(request, this.userSessions.cookie.name));
  }

  @Post('logout')
  @HttpCode(204)
  @ApiOperation({ summary: 'End this session.' })
  @RequirePermission('session:own')
  async signOut(@CurrentActor() actor: Actor, @Res({ passthrough: true }) response: Response): Promise<void> {
    const { id, userId } = sessionOf(actor);
    await this.sessions.revoke(userId, id, actor.id, 'logout');
    clearSessionCookie(response, this.userSessions.cookie);
  }

  @Post('step-up')
  @HttpCode(200)
  @ApiOperation({ summary: 'Confirm the password, for what asks for a fresh login. The session goes on under a new cookie.' })
  @ApiBody({ schema: openApiSchema(stepUpSchema) })
  @RequirePermission('session:own')
  async stepUp(
    @Body(new ZodPipe(stepUpSchema)) body: z.infer<typeof stepUpSchema>, @CurrentActor() actor: Actor, @Req() request: Request, @Res({ passthrough: true }) response: Response,
  ): Promise<WhoAmI> {
    const { id, userId } = sessionOf(actor);
    const { token } = await this.login.stepUp(userId, id, body.password, request.socket.remoteAddress);
    return this.#renewed(response, token);
  }

  @Post('password')
  @HttpCode(200)
  @ApiOperation({ summary: 'Change the password: every other session of the user ends, and this one goes on under a new cookie.' })
  @ApiBody({ schema: openApiSchema(changeSchema) })
  @RequirePermission('session:own')
  async changePassword(
    @Body(new ZodPipe(changeSchema)) body: z.infer<typeof changeSchema>, @CurrentActor() actor: Actor, @Req() request: Request, @Res({ passthrough: true }) response: Response,
  ): Promise<WhoAmI> {
    const { id, userId } = sessionOf(actor);
    const { token } = await this.login.change(userId, id, body, request.socket.remoteAddress);
    return this.#renewed(response, token);
  }

  @Post('password-resets')
  @HttpCode(204)
  @ApiOperation({ summary: 'Choose a password with both halves of a reset: of a new user, or of one who forgot it.' })
  @ApiBody({ schema: openApiSchema(resetSchema) })
  @Public()
  async useReset(@Body(new ZodPipe(resetSchema)) body: z.infer<typeof resetSchema>, @Req() request: Request): Promise<void> {
    refuseOtherSites(request);
    await this.resets.use({ id: body.reset, halves: body.halves, password: body.password, address: request.socket.remoteAddress });
  }

  async #renewed(response: Response, token: string): Promise<WhoAmI> {
    const actor = await this.userSessions.find(token);
    if (actor === undefined) throw new IdentityError('SESSION_UNKNOWN', 'the session ended meanwhile: sign in');
    setSessionCookie(response, this.userSessions.cookie, token);
    return whoIs(actor, token);
  }
}

function sessionOf({ session }: Actor): ActorSession {
  if (session === undefined) throw new IdentityError('SESSION_NEEDED', 'this is for people who signed in: a service token has no session and no password');
  return session;
}

function whoIs({ id, permissions, session }: Actor, token: string | undefined): WhoAmI {
  return {
    actor: id, permissions,
    session: session === undefined ? null : { ...session, stepUpUntil: session.authenticatedAt + STEP_UP_SECONDS },
    csrf: token === undefined ? null : csrfTokenOf(token),
  };
}
