import { actorIdOf, needsFreshLogin, permissionsOf, STEP_UP_SECONDS, type Sessions } from '@probity/bank-identity';
import type { Actor, Clock, SessionCookie, UserSessions } from '@probity/shared-platform';

/** Sessions of the bank's users, as the guard of the http layer asks for them. */
export class BankUserSessions implements UserSessions {
  constructor(
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    readonly cookie: SessionCookie,
  ) {}

  async find(token: string): Promise<Actor | undefined> {
    const session = await this.sessions.find(token);
    return session && { id: actorIdOf(session.userId), permissions: permissionsOf(session.roles), session };
  }

  needsStepUp({ session }: Actor, permission: string): boolean {
    return session !== undefined && needsFreshLogin(permission) && this.clock.nowSeconds() - session.authenticatedAt > STEP_UP_SECONDS;
  }
}
