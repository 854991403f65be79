/** Login of users whom an OpenID provider vouches for. */
import { newId, type Clock } from '@probity/shared-platform';
import type { DataSource, EntityManager } from 'typeorm';
import { IdentityError, violation } from './errors.js';
import { noteEvent } from './events.js';
import { incompatibleRoles, knownRoles, ROLES, type Role } from './roles.js';
import { actorIdOf, type IssuedSession, type Sessions } from './sessions.js';

/** What a verified ID token says. Whoever calls has checked signature, audience, nonce and times. */
export interface ExternalIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly displayName: string;
  readonly email: string;
  readonly groups: readonly string[];
  /** When the person signed in at the provider (`auth_time`), epoch seconds. */
  readonly authTime: number;
  readonly address?: string;
}

/** Which roles a group of the provider gives. */
export type GroupRoles = Readonly<Record<string, readonly Role[]>>;

export interface ExternalSession extends IssuedSession {
  readonly userId: string;
}

export class ExternalLogin {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
    private readonly groupRoles: GroupRoles,
  ) {}

  /**
   * Signs in whom the provider names, making the user at the first time. Roles are those of the groups, anew at each login, and a
   * change of them ends older sessions. A user is known by issuer and subject alone: an e-mail that a local user has is refused and
   * never joined, since whoever can choose an e-mail at the provider would become that user.
   * @throws IdentityError LOGIN_REFUSED (disabled), EMAIL_TAKEN, NO_ROLE, ROLES_INCOMPATIBLE
   */
  async signIn(identity: ExternalIdentity): Promise<ExternalSession> {
    const roles = this.#rolesOf(identity.groups);
    const { userId, disabled } = await this.dataSource.transaction((tx) => this.#userOf(tx, identity, roles));
    if (disabled) throw new IdentityError('LOGIN_REFUSED', 'the provider vouches for somebody who may not use this service');
    if (roles.length === 0) throw new IdentityError('NO_ROLE', 'none of the groups that the provider names gives a role here');
    return this.dataSource.transaction(async (tx) => {
      const session = await this.sessions.issue(userId, { method: 'provider', authenticatedAt: identity.authTime }, tx);
      await noteEvent(tx, { at: this.clock.nowSeconds(), kind: 'login', actor: actorIdOf(userId), userId, reference: session.id, address: identity.address });
      return { ...session, userId };
    });
  }

  /**
   * Step-up of a live session through the provider: only by the same person, as the provider names them.
   * @returns the session under its new token, or undefined where it is over or the person is another
   */
  async stepUp(sessionId: string, { issuer, subject, authTime, address }: Pick<ExternalIdentity, 'issuer' | 'subject' | 'authTime' | 'address'>): Promise<IssuedSession | undefined> {
    return this.dataSource.transaction(async (tx) => {
      const [user] = await tx.query<{ id: string; same: boolean }[]>(
        `SELECT app_user.id, (app_user.issuer = $2 AND app_user.subject = $3 AND app_user.state = 'active') IS TRUE AS same
         FROM bank.user_session session JOIN bank.app_user ON app_user.id = session.user_id WHERE session.id = $1`,
        [sessionId, issuer, subject],
      );
      if (user === undefined) return undefined;
      const renewed = user.same ? await this.sessions.renew(sessionId, authTime, tx) : undefined;
      await noteEvent(tx, { at: this.clock.nowSeconds(), kind: renewed ? 'step-up' : 'step-up-failed', actor: actorIdOf(user.id), userId: user.id, reference: sessionId, address });
      return renewed;
    });
  }

  #rolesOf(groups: readonly string[]): Role[] {
    const given = new Set(groups.flatMap((group) => (Object.hasOwn(this.groupRoles, group) ? this.groupRoles[group]! : [])));
    const roles = ROLES.filter((role) => given.has(role));
    const clash = incompatibleRoles(roles);
    if (clash) throw new IdentityError('ROLES_INCOMPATIBLE', `the provider's groups give ${clash.join(' and ')}, which nobody may be together`);
    return roles;
  }

  async #userOf(tx: EntityManager, { issuer, subject, displayName, email, address }: ExternalIdentity, roles: readonly Role[]): Promise<{ userId: string; disabled: boolean }> {
    const now = this.clock.nowSeconds();
    const mail = email.toLowerCase();
    const id = newId();
    try {
      // Two first logins at once: the unique key of (issuer, subject) lets the second wait for the first.
      const [made] = await tx.query<unknown[]>(
        `INSERT INTO bank.app_user (id, email, display_name, issuer, subject, provider_roles, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (issuer, subject) DO NOTHING RETURNING 1`,
        [id, mail, displayName, issuer, subject, roles, now],
      );
      if (made) {
        await noteEvent(tx, { at: now, kind: 'user-created', actor: actorIdOf(id), userId: id, address });
        return { userId: id, disabled: false };
      }
      const [known] = await tx.query<[{ id: string; state: string; provider_roles: string[] }]>(
        'SELECT id, state, provider_roles FROM bank.app_user WHERE issuer = $1 AND subject = $2 FOR UPDATE', [issuer, subject],
      );
      if (known.state === 'disabled') {
        await noteEvent(tx, { at: now, kind: 'login-failed', userId: known.id, address });
        return { userId: known.id, disabled: true };
      }
      const changed = knownRoles(known.provider_roles).join() !== roles.join();
      await tx.query(
        'UPDATE bank.app_user SET email = $2, display_name = $3, provider_roles = $4, version = version + $5 WHERE id = $1', [known.id, mail, displayName, roles, changed ? 1 : 0],
      );
      if (changed) {
        await this.sessions.revokeAll(known.id, tx);
        await noteEvent(tx, { at: now, kind: 'roles-by-provider', userId: known.id, address });
      }
      return { userId: known.id, disabled: false };
    } catch (error) {
      if (violation(error).constraint === 'app_user_email_key') throw new IdentityError('EMAIL_TAKEN', 'another user has the e-mail that the provider names: an operator must sort out who is who');
      throw error;
    }
  }
}
