import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { emailSchema, PasswordLogin, PASSWORD_LENGTH, type PasswordSession } from '@probity/bank-identity';
import { cookieOf, refuseOtherSites, ZodPipe } from '@probity/shared-platform';
import type { Request } from 'express';
import passport from 'passport';
import { Strategy } from 'passport-local';
import { z } from 'zod';
import { deviceCookieName } from './cookies.js';
import { BankUserSessions } from './user-sessions.js';

export const loginSchema = z.strictObject({
  email: emailSchema,
  password: z.string().min(1).max(PASSWORD_LENGTH.max),
});

/**
 * Passport is one registry a process, and tests run two services in one process: so the strategy keeps no service and takes that of the
 * guard the request came through.
 */
const logins = new WeakMap<Request, (email: string, password: string) => Promise<PasswordSession>>();

passport.use(
  new Strategy({ usernameField: 'email', passwordField: 'password', passReqToCallback: true, session: false }, (request, email, password, done) => {
    const login = logins.get(request);
    if (login === undefined) return done(new Error('a login that came through no guard'));
    login(email, password).then((session) => done(null, session), (error: unknown) => done(error));
  }),
);

/** Signs in with e-mail and password; the route finds the session that was made at `request.issued`. */
@Injectable()
export class PasswordGuard extends AuthGuard('local') {
  constructor(
    private readonly login: PasswordLogin,
    private readonly sessions: BankUserSessions,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    // Who could sign a browser in to an account of theirs would read what its user writes there.
    refuseOtherSites(request);
    // Strictly from the body: the strategy would look into the address too, which is logged on the way.
    new ZodPipe(loginSchema).transform(request.body);
    const device = cookieOf(request, deviceCookieName(this.sessions.cookie));
    logins.set(request, (email, password) => this.login.signIn({ email, password, address: request.socket.remoteAddress, device }));
    return (await super.canActivate(context)) as boolean;
  }

  override getAuthenticateOptions(): { session: false; property: string } {
    return { session: false, property: 'issued' };
  }
}
