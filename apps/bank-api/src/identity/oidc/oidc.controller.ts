import { Controller, Get, HttpCode, Inject, Post, Query, Redirect, Req, Res, UseGuards } from '@nestjs/common';
import { ApiFoundResponse, ApiOperation, ApiQuery } from '@nestjs/swagger';
import { ExternalLogin, IdentityError, returnPathSchema, Sessions, type SignedOn, type SingleSignOn } from '@probity/bank-identity';
import { CurrentActor, openApiSchema, Public, RequirePermission, ZodPipe, type Actor } from '@probity/shared-platform';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { clearSessionCookie, clearSignOnCookie, setSessionCookie, setSignOnCookie } from '../cookies.js';
import { BankUserSessions } from '../user-sessions.js';
import { OidcGuard, SINGLE_SIGN_ON, switchedOn } from './oidc.guard.js';

const beginSchema = z.strictObject({ return: returnPathSchema.default('/') });

interface Forward {
  readonly url: string;
}

/**
 * Signing in at the bank's OpenID provider. The two GETs change something, as browsers can only be sent on by GET: each login belongs to
 * the browser that began it, by a secret in a cookie without which an answer is worth nothing. So another site can make a browser begin
 * a login, which signs in nobody but its own user, and can end none.
 */
@Controller('auth/oidc')
export class OidcController {
  constructor(
    @Inject(SINGLE_SIGN_ON) private readonly signOn: SingleSignOn | undefined,
    private readonly login: ExternalLogin,
    private readonly sessions: Sessions,
    private readonly userSessions: BankUserSessions,
  ) {}

  @Get('start')
  @Redirect()
  @ApiOperation({ summary: 'Sign in at the OpenID provider: sends the browser there.' })
  @ApiFoundResponse({ description: 'to the provider' })
  @ApiQuery({ name: 'return', required: false, schema: openApiSchema(returnPathSchema), description: 'where the browser goes afterwards, on this service' })
  @Public()
  start(@Query(new ZodPipe(beginSchema)) query: z.infer<typeof beginSchema>, @Res({ passthrough: true }) response: Response): Promise<Forward> {
    return this.#begin(query.return, response);
  }

  @Get('step-up')
  @Redirect()
  @ApiOperation({ summary: 'Prove again at the OpenID provider who you are, for what asks for a fresh login. The session goes on under a new cookie.' })
  @ApiFoundResponse({ description: 'to the provider' })
  @ApiQuery({ name: 'return', required: false, schema: openApiSchema(returnPathSchema), description: 'where the browser goes afterwards, on this service' })
  @RequirePermission('session:own')
  stepUp(@Query(new ZodPipe(beginSchema)) query: z.infer<typeof beginSchema>, @CurrentActor() { session }: Actor, @Res({ passthrough: true }) response: Response): Promise<Forward> {
    if (session?.method !== 'provider') throw new IdentityError('SESSION_NEEDED', 'this is for people who signed in at the provider');
    return this.#begin(query.return, response, session.id);
  }

  @Get('callback')
  @Redirect()
  @ApiOperation({ summary: 'Where the OpenID provider sends the browser back to: sets the cookie of a session, and sends the browser on.' })
  @ApiFoundResponse({ description: 'to the path that the login began with' })
  @Public()
  @UseGuards(OidcGuard)
  async callback(@Req() request: Request & { signedOn: SignedOn }, @Res({ passthrough: true }) response: Response): Promise<Forward> {
    const { returnPath } = request.signedOn;
    setSessionCookie(response, this.userSessions.cookie, await this.#tokenFor(request.signedOn, request.socket.remoteAddress));
    clearSignOnCookie(response, this.userSessions.cookie);
    return { url: returnPath };
  }

  @Post('logout')
  @HttpCode(200)
  @ApiOperation({ summary: 'End this session, and tell where the one at the provider is ended: `next` is its page, or null where it has none.' })
  @RequirePermission('session:own')
  async signOut(@CurrentActor() actor: Actor, @Res({ passthrough: true }) response: Response): Promise<{ readonly next: string | null }> {
    if (actor.session?.method !== 'provider') throw new IdentityError('SESSION_NEEDED', 'this is for people who signed in at the provider');
    await this.sessions.revoke(actor.session.userId, actor.session.id, actor.id, 'logout');
    clearSessionCookie(response, this.userSessions.cookie);
    return { next: (await this.signOn?.logoutUrl()) ?? null };
  }

  async #begin(returnPath: string, response: Response, sessionId?: string): Promise<Forward> {
    const { url, secret } = await switchedOn(this.signOn).begin(returnPath, sessionId);
    setSignOnCookie(response, this.userSessions.cookie, secret);
    return { url };
  }

  async #tokenFor({ identity, sessionId }: SignedOn, address: string | undefined): Promise<string> {
    if (sessionId === undefined) return (await this.login.signIn({ ...identity, address })).token;
    const renewed = await this.login.stepUp(sessionId, { ...identity, address });
    if (renewed === undefined) throw new IdentityError('OIDC_STEP_UP_REFUSED', 'the session is over, or the provider names somebody else than who it belongs to');
    return renewed.token;
  }
}
