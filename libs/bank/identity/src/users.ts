/** Users as operators see them. */
import { newId, type Clock } from '@probity/shared-platform';
import type { DataSource, EntityManager } from 'typeorm';
import { z } from 'zod';
import { IdentityError, violation } from './errors.js';
import { noteEvent } from './events.js';
import { openReset, type OpenedReset } from './password-resets.js';
import { askForRoles } from './role-changes.js';
import { knownRoles, type Role } from './roles.js';
import { actorIdOf, type Sessions } from './sessions.js';

/** What somebody signs in with: ASCII, so that lower case means the same everywhere. */
export const emailSchema = z.email().max(254);

export type UserState = 'active' | 'disabled';

export interface UserView {
  readonly id: string;
  /** By which everything that the user does names them. */
  readonly actor: string;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly state: UserState;
  /** Of a user of a provider: which one. */
  readonly issuer: string | null;
  readonly hasPassword: boolean;
  /** Logins that failed since the last one that did not. */
  readonly failedAttempts: number;
  readonly version: number;
  readonly createdAt: number;
}

export interface CreatedUser {
  readonly user: UserView;
  /** Waits for somebody else. */
  readonly roleChange: string;
  readonly reset: OpenedReset;
}

interface UserRow {
  readonly id: string;
  readonly email: string;
  readonly display_name: string;
  readonly roles: readonly string[];
  readonly state: UserState;
  readonly issuer: string | null;
  readonly has_password: boolean;
  readonly failed_attempts: number;
  readonly version: number;
  readonly created_at: string;
}

const COLUMNS = 'id, email, display_name, roles || provider_roles AS roles, state, issuer, password_hash IS NOT NULL AS has_password, failed_attempts, version, created_at';

export class Users {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a user who can do nothing yet: roles wait for a second person, and the password for two halves.
   * @throws IdentityError EMAIL_TAKEN, ROLES_INCOMPATIBLE
   */
  async create(asked: { readonly email: string; readonly displayName: string; readonly roles: readonly Role[]; readonly reason: string }, maker: string): Promise<CreatedUser> {
    return this.dataSource.transaction(async (tx) => {
      const now = this.clock.nowSeconds();
      const id = await insertUser(tx, asked, now);
      await noteEvent(tx, { at: now, kind: 'user-created', actor: maker, userId: id });
      const roleChange = await askForRoles(tx, { userId: id, version: 1, roles: asked.roles, reason: asked.reason, maker, now });
      return { user: await userOf(tx, id), roleChange, reset: await openReset(tx, { userId: id, maker, now }) };
    });
  }

  /** In order of id. @param after id of the last one seen */
  async list({ after, limit }: { readonly after?: string; readonly limit: number }): Promise<UserView[]> {
    const rows = await this.dataSource.query<UserRow[]>(`SELECT ${COLUMNS} FROM bank.app_user WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2`, [after ?? null, limit]);
    return rows.map(viewOf);
  }

  /** @throws IdentityError USER_UNKNOWN */
  async get(id: string): Promise<UserView> {
    return userOf(this.dataSource.manager, id);
  }

  /**
   * Disables a user, which ends their sessions and takes their roles, or lets them in again, without roles. Twice is like once.
   * @throws IdentityError USER_UNKNOWN
   */
  async setState(id: string, state: UserState, actor: string): Promise<UserView> {
    return this.dataSource.transaction(async (tx) => {
      const now = this.clock.nowSeconds();
      const [, changed] = await tx.query<[unknown, number]>('UPDATE bank.app_user SET state = $2, version = version + 1 WHERE id = $1 AND state <> $2', [id, state]);
      if (changed === 1) {
        await this.sessions.revokeAll(id, tx);
        await noteEvent(tx, { at: now, kind: state === 'disabled' ? 'user-disabled' : 'user-enabled', actor, userId: id });
      }
      return userOf(tx, id);
    });
  }

  /**
   * Asks for other roles; they hold once somebody else approves.
   * @param check judges the version that was read under the row's lock
   * @returns id of the role change
   * @throws IdentityError USER_UNKNOWN, SELF_GRANT, ROLES_INCOMPATIBLE, USER_OF_PROVIDER, LOGIN_REFUSED
   */
  async requestRoles(userId: string, { roles, reason }: { readonly roles: readonly Role[]; readonly reason: string }, maker: string, check: (version: number) => void): Promise<{ readonly roleChange: string; readonly version: number }> {
    return this.dataSource.transaction(async (tx) => {
      const [user] = await tx.query<{ version: number; issuer: string | null }[]>('SELECT version, issuer FROM bank.app_user WHERE id = $1 FOR UPDATE', [userId]);
      if (user === undefined) throw unknownUser();
      check(user.version);
      if (maker === actorIdOf(userId)) throw new IdentityError('SELF_GRANT', 'nobody asks for roles of their own: a colleague asks, and another one approves');
      if (user.issuer !== null) throw new IdentityError('USER_OF_PROVIDER', 'roles of this user come from groups of the provider: change them there');
      const roleChange = await askForRoles(tx, { userId, version: user.version, roles, reason, maker, now: this.clock.nowSeconds() });
      return { roleChange, version: user.version };
    });
  }
}

async function userOf(manager: EntityManager, id: string): Promise<UserView> {
  const [row] = await manager.query<UserRow[]>(`SELECT ${COLUMNS} FROM bank.app_user WHERE id = $1`, [id]);
  if (row === undefined) throw unknownUser();
  return viewOf(row);
}

/** Inserts a user without roles. @returns its id @throws IdentityError EMAIL_INVALID, EMAIL_TAKEN */
export async function insertUser(manager: EntityManager, { email, displayName }: { readonly email: string; readonly displayName: string }, now: number): Promise<string> {
  if (!emailSchema.safeParse(email).success) throw new IdentityError('EMAIL_INVALID', 'this is no e-mail address');
  const id = newId();
  try {
    await manager.query('INSERT INTO bank.app_user (id, email, display_name, created_at) VALUES ($1, $2, $3, $4)', [id, email.toLowerCase(), displayName, now]);
    return id;
  } catch (error) {
    if (violation(error).constraint === 'app_user_email_key') throw new IdentityError('EMAIL_TAKEN', 'a user has this e-mail already');
    throw error;
  }
}

export function unknownUser(): IdentityError {
  return new IdentityError('USER_UNKNOWN', 'there is no such user');
}

function viewOf(row: UserRow): UserView {
  return {
    id: row.id, actor: actorIdOf(row.id), email: row.email, displayName: row.display_name, roles: knownRoles(row.roles), state: row.state, issuer: row.issuer,
    hasPassword: row.has_password, failedAttempts: row.failed_attempts, version: row.version, createdAt: Number(row.created_at),
  };
}
