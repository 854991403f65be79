/** Sessions of people: random tokens, stored as digests, read together with user and roles on every request. */
import { newId, type Clock } from '@probity/shared-platform';
import type { DataSource, EntityManager } from 'typeorm';
import { noteEvent } from './events.js';
import { knownRoles, type Role } from './roles.js';
import { digestOf, newSecret } from './secrets.js';

/** A working day, whatever happens. */
export const SESSION_SECONDS = 10 * 3600;
/** Without a request for so long, it is over. */
export const IDLE_SECONDS = 30 * 60;
/** Use is noted no finer than this: a write on every request would cost more than it tells. */
const USE_SECONDS = 60;

export type LoginMethod = 'password' | 'provider';

export interface UserSession {
  readonly id: string;
  readonly userId: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly method: LoginMethod;
  /** When the person last proved who they are; epoch seconds. */
  readonly authenticatedAt: number;
  readonly expiresAt: number;
}

/** A session that was just made or renewed, and the token that only its cookie holds. */
export interface IssuedSession {
  readonly id: string;
  readonly token: string;
}

export interface SessionView {
  readonly id: string;
  readonly method: LoginMethod;
  readonly authenticatedAt: number;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly expiresAt: number;
}

/** The id by which everything that a user does names them. No service token's actor begins with `user:`. */
export function actorIdOf(userId: string): string {
  return `user:${userId}`;
}

/** Whether an actor's id is a person's. */
export function isPerson(actorId: string): boolean {
  return actorId.startsWith('user:');
}

interface SessionRow {
  readonly id: string;
  readonly user_id: string;
  readonly display_name: string;
  readonly roles: readonly string[];
  readonly method: LoginMethod;
  readonly authenticated_at: string;
  readonly expires_at: string;
}

export class Sessions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins a session, always with a new token: one that somebody planted before the login is worth nothing.
   * @param authenticatedAt when the person proved who they are, epoch seconds; never taken later than now
   */
  async issue(userId: string, { method, authenticatedAt }: { readonly method: LoginMethod; readonly authenticatedAt: number }, manager: EntityManager = this.dataSource.manager): Promise<IssuedSession> {
    const now = this.clock.nowSeconds();
    const session = { id: newId(), token: newSecret() };
    await manager.query(
      `INSERT INTO bank.user_session (id, user_id, token_sha256, method, authenticated_at, created_at, last_used_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $6, $7)`,
      [session.id, userId, digestOf(session.token), method, Math.min(authenticatedAt, now), now, now + SESSION_SECONDS],
    );
    return session;
  }

  /** The live session behind a token, with the user as they are now; undefined where it ended, expired, idled, or the user is disabled. One query. */
  async find(token: string): Promise<UserSession | undefined> {
    const now = this.clock.nowSeconds();
    const [row] = await this.dataSource.query<SessionRow[]>(
      `WITH found AS (
         SELECT session.id, session.user_id, session.method, session.authenticated_at, session.expires_at, session.last_used_at, app_user.display_name,
           app_user.roles || app_user.provider_roles AS roles
         FROM bank.user_session session JOIN bank.app_user ON app_user.id = session.user_id
         WHERE session.token_sha256 = $1 AND session.ended_at IS NULL AND session.expires_at > $2 AND session.last_used_at > $2 - ${IDLE_SECONDS} AND app_user.state = 'active'
       ), used AS (
         UPDATE bank.user_session SET last_used_at = $2 FROM found WHERE user_session.id = found.id AND found.last_used_at <= $2 - ${USE_SECONDS} RETURNING 1
       ) SELECT * FROM found`,
      [digestOf(token), now],
    );
    return row && {
      id: row.id, userId: row.user_id, displayName: row.display_name, roles: knownRoles(row.roles), method: row.method,
      authenticatedAt: Number(row.authenticated_at), expiresAt: Number(row.expires_at),
    };
  }

  /**
   * The person proved anew who they are: the session goes on under a new token, and the old one is worth nothing, so whoever stole it
   * gains nothing by it. An older proof than the one known changes nothing.
   * @returns undefined where the session is over
   */
  async renew(sessionId: string, authenticatedAt: number, manager: EntityManager = this.dataSource.manager): Promise<IssuedSession | undefined> {
    const now = this.clock.nowSeconds();
    const token = newSecret();
    const [, changed] = await manager.query<[unknown, number]>(
      `UPDATE bank.user_session SET token_sha256 = $2, authenticated_at = greatest(authenticated_at, $3::bigint), last_used_at = $4
       WHERE id = $1 AND ended_at IS NULL AND expires_at > $4`,
      [sessionId, digestOf(token), Math.min(authenticatedAt, now), now],
    );
    return changed === 1 ? { id: sessionId, token } : undefined;
  }

  /** Ends one session of a user. @returns false where there was no live one */
  async revoke(userId: string, sessionId: string, actor: string, kind: 'logout' | 'session-ended' = 'session-ended'): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      const now = this.clock.nowSeconds();
      const [, ended] = await tx.query<[unknown, number]>('UPDATE bank.user_session SET ended_at = $3 WHERE id = $1 AND user_id = $2 AND ended_at IS NULL AND expires_at > $3', [sessionId, userId, now]);
      if (ended === 1) await noteEvent(tx, { at: now, kind, actor, userId, reference: sessionId });
      return ended === 1;
    });
  }

  /** Ends all sessions of a user, in the transaction of what makes it necessary. @param except one that goes on */
  async revokeAll(userId: string, manager: EntityManager = this.dataSource.manager, except?: string): Promise<void> {
    await manager.query('UPDATE bank.user_session SET ended_at = $2 WHERE user_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $3::uuid', [userId, this.clock.nowSeconds(), except ?? null]);
  }

  /** Ends all live sessions of a user, by hand. */
  async endAll(userId: string, actor: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.revokeAll(userId, tx);
      await noteEvent(tx, { at: this.clock.nowSeconds(), kind: 'session-ended', actor, userId });
    });
  }

  /** Live sessions of a user, newest first. */
  async ofUser(userId: string): Promise<SessionView[]> {
    const now = this.clock.nowSeconds();
    const rows = await this.dataSource.query<{ id: string; method: LoginMethod; authenticated_at: string; created_at: string; last_used_at: string; expires_at: string }[]>(
      `SELECT id, method, authenticated_at, created_at, last_used_at, expires_at FROM bank.user_session
       WHERE user_id = $1 AND ended_at IS NULL AND expires_at > $2 AND last_used_at > $2 - ${IDLE_SECONDS} ORDER BY id DESC LIMIT 200`,
      [userId, now],
    );
    return rows.map((row) => ({
      id: row.id, method: row.method, authenticatedAt: Number(row.authenticated_at), createdAt: Number(row.created_at), lastUsedAt: Number(row.last_used_at), expiresAt: Number(row.expires_at),
    }));
  }

  /** Removes sessions that are long over; the audit keeps what happened. @returns how many */
  async sweep(): Promise<number> {
    const [, removed] = await this.dataSource.query<[unknown, number]>(
      'DELETE FROM bank.user_session WHERE id IN (SELECT id FROM bank.user_session WHERE expires_at < $1 LIMIT 5000)', [this.clock.nowSeconds() - 86_400],
    );
    return removed;
  }
}
