import { Inject, Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { IdentityError, type SignedOn, type SingleSignOn } from '@probity/bank-identity';
import { cookieOf } from '@probity/shared-platform';
import type { Request } from 'express';
import passport from 'passport';
import { signOnCookieName } from '../cookies.js';
import { BankUserSessions } from '../user-sessions.js';

/** Injection token of {@link SingleSignOn}; undefined where the service has no provider. */
export const SINGLE_SIGN_ON = Symbol('SINGLE_SIGN_ON');

/**
 * Passport is one registry a process, and tests run two services in one process: so the strategy keeps no service and takes that of the
 * guard the request came through. openid-client's own strategy would keep its state in express-session, and look for the provider when it is made.
 */
const answers = new WeakMap<Request, () => Promise<SignedOn>>();

class OidcStrategy extends passport.Strategy {
  override name = 'oidc';

  override authenticate(request: Request): void {
    const answer = answers.get(request);
    if (answer === undefined) return this.error(new Error('an answer that came through no guard'));
    answer().then((signedOn) => this.success(signedOn), (error: unknown) => this.error(error));
  }
}

passport.use(new OidcStrategy());

/** Takes the answer of the provider that the browser brings; the route finds whom it names at `request.signedOn`. */
@Injectable()
export class OidcGuard extends AuthGuard('oidc') {
  constructor(
    @Inject(SINGLE_SIGN_ON) private readonly signOn: SingleSignOn | undefined,
    private readonly sessions: BankUserSessions,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<Request>();
    const signOn = switchedOn(this.signOn);
    const [, query = ''] = /\?(.*)$/s.exec(request.originalUrl) ?? [];
    answers.set(request, () => signOn.finish(query, cookieOf(request, signOnCookieName(this.sessions.cookie))));
    return (await super.canActivate(context)) as boolean;
  }

  override getAuthenticateOptions(): { session: false; property: string } {
    return { session: false, property: 'signedOn' };
  }
}

/** @throws IdentityError OIDC_OFF */
export function switchedOn(signOn: SingleSignOn | undefined): SingleSignOn {
  if (signOn === undefined) throw new IdentityError('OIDC_OFF', 'this service has no OpenID provider: sign in with a password');
  return signOn;
}
