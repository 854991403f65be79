/**
 * Choosing a password without the old one takes two halves of a secret, shown once to two people. One alone who could set a
 * colleague's password would sign in as that colleague, and be both pairs of the four eyes.
 */
import { timingSafeEqual } from 'node:crypto';
import { newId, type Clock } from '@probity/shared-platform';
import type { DataSource, EntityManager } from 'typeorm';
import { IdentityError, personNeeded } from './errors.js';
import { noteEvent } from './events.js';
import { wordsOf } from './password-login.js';
import { hashPassword, requireStrong } from './passwords.js';
import { digestOf, newSecret } from './secrets.js';
import { actorIdOf, isPerson, type Sessions } from './sessions.js';
import { addressKey, type LoginThrottle } from './throttle.js';

/** Until its owner must have used it. */
export const RESET_SECONDS = 3 * 86_400;

export interface OpenedReset {
  readonly id: string;
  /** This person's half: shown now, and stored nowhere. */
  readonly half: string;
  readonly expiresAt: number;
}

export interface ResetView {
  readonly id: string;
  readonly userId: string;
  readonly maker: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** Opens one with its first half. */
export async function openReset(manager: EntityManager, { userId, maker, now }: { readonly userId: string; readonly maker: string; readonly now: number }): Promise<OpenedReset> {
  const reset = { id: newId(), half: newSecret(), expiresAt: now + RESET_SECONDS };
  await manager.query(
    'INSERT INTO bank.password_reset (id, user_id, maker, maker_sha256, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)', [reset.id, userId, maker, digestOf(reset.half), now, reset.expiresAt],
  );
  await noteEvent(manager, { at: now, kind: 'reset-requested', actor: maker, userId, reference: reset.id });
  return reset;
}

interface ResetRow {
  readonly user_id: string;
  readonly email: string;
  readonly display_name: string;
  readonly maker_sha256: Buffer;
  readonly approver_sha256: Buffer;
}

export class PasswordResets {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: Sessions,
    private readonly throttle: LoginThrottle,
    private readonly clock: Clock,
  ) {}

  /** @throws IdentityError USER_UNKNOWN, USER_OF_PROVIDER, SELF_GRANT */
  async request(userId: string, maker: string): Promise<OpenedReset> {
    return this.dataSource.transaction(async (tx) => {
      const [user] = await tx.query<{ issuer: string | null }[]>('SELECT issuer FROM bank.app_user WHERE id = $1', [userId]);
      if (user === undefined) throw new IdentityError('USER_UNKNOWN', 'there is no such user');
      if (user.issuer !== null) throw new IdentityError('USER_OF_PROVIDER', 'this user signs in at the provider, and has no password here');
      if (maker === actorIdOf(userId)) throw new IdentityError('SELF_GRANT', 'nobody resets their own password: change it, or ask a colleague');
      return openReset(tx, { userId, maker, now: this.clock.nowSeconds() });
    });
  }

  /** That wait for their second half, oldest first. */
  async pending({ after, limit }: { readonly after?: string; readonly limit: number }): Promise<ResetView[]> {
    const rows = await this.dataSource.query<{ id: string; user_id: string; maker: string; created_at: string; expires_at: string }[]>(
      'SELECT id, user_id, maker, created_at, expires_at FROM bank.password_reset WHERE approver IS NULL AND expires_at > $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3',
      [this.clock.nowSeconds(), after ?? null, limit],
    );
    return rows.map((row) => ({ id: row.id, userId: row.user_id, maker: row.maker, createdAt: Number(row.created_at), expiresAt: Number(row.expires_at) }));
  }

  /** The second person's half. @throws IdentityError RESET_UNKNOWN, RESET_DECIDED, SELF_APPROVAL, PERSON_NEEDED */
  async approve(id: string, approver: string): Promise<OpenedReset> {
    return this.dataSource.transaction(async (tx) => {
      const now = this.clock.nowSeconds();
      const [reset] = await tx.query<{ user_id: string; maker: string; approver: string | null; expires_at: string }[]>('SELECT user_id, maker, approver, expires_at FROM bank.password_reset WHERE id = $1 FOR UPDATE', [id]);
      if (reset === undefined || Number(reset.expires_at) <= now) throw new IdentityError('RESET_UNKNOWN', 'there is no such reset, or its time is over');
      if (approver === reset.maker || approver === actorIdOf(reset.user_id)) throw new IdentityError('SELF_APPROVAL', 'the second half is for somebody else than who asked for it and whose password it is');
      if (!isPerson(approver)) throw personNeeded();
      if (reset.approver !== null) throw new IdentityError('RESET_DECIDED', 'somebody has the second half already');
      const half = newSecret();
      await tx.query('UPDATE bank.password_reset SET approver = $2, approver_sha256 = $3 WHERE id = $1', [id, approver, digestOf(half)]);
      await noteEvent(tx, { at: now, kind: 'reset-approved', actor: approver, userId: reset.user_id, reference: id });
      return { id, half, expiresAt: Number(reset.expires_at) };
    });
  }

  /**
   * Sets a password with both halves: once, and every session of the user ends. Other resets of the user end too.
   * @throws IdentityError RESET_REFUSED, PASSWORD_WEAK, LOGIN_THROTTLED, LOGIN_BUSY
   */
  async use({ id, halves, password, address }: { readonly id: string; readonly halves: readonly [string, string]; readonly password: string; readonly address: string | undefined }): Promise<void> {
    await this.throttle.take('address', addressKey(address));
    // Looked at before the slow hash: strangers get no work out of this.
    requireStrong(password, wordsOf(await this.#open(this.dataSource.manager, id, halves)));
    const hashed = await hashPassword(password);
    await this.dataSource.transaction(async (tx) => {
      const now = this.clock.nowSeconds();
      const { user_id: userId } = await this.#open(tx, id, halves);
      // Its user's row first, like every change of a user: two resets at once come one after the other.
      await tx.query('SELECT 1 FROM bank.app_user WHERE id = $1 FOR UPDATE', [userId]);
      const [, used] = await tx.query<[unknown, number]>('UPDATE bank.password_reset SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2', [id, now]);
      if (used !== 1) throw refused();
      await tx.query('UPDATE bank.password_reset SET expires_at = $2 WHERE user_id = $1 AND used_at IS NULL AND expires_at > $2', [userId, now]);
      await tx.query('UPDATE bank.app_user SET password_hash = $2, failed_attempts = 0 WHERE id = $1', [userId, hashed]);
      await tx.query('DELETE FROM bank.login_device WHERE user_id = $1', [userId]);
      await this.sessions.revokeAll(userId, tx);
      await noteEvent(tx, { at: now, kind: 'reset-used', userId, reference: id, address });
    });
    await this.throttle.giveBack('address', addressKey(address));
  }

  /** @throws IdentityError RESET_REFUSED: one answer, whatever is wrong */
  async #open(manager: EntityManager, id: string, halves: readonly [string, string]): Promise<ResetRow> {
    const [row] = await manager.query<ResetRow[]>(
      `SELECT reset.user_id, reset.maker_sha256, reset.approver_sha256, app_user.email, app_user.display_name FROM bank.password_reset reset JOIN bank.app_user ON app_user.id = reset.user_id
       WHERE reset.id = $1 AND reset.approver IS NOT NULL AND reset.used_at IS NULL AND reset.expires_at > $2 AND app_user.state = 'active'`,
      [id, this.clock.nowSeconds()],
    );
    if (row === undefined) throw refused();
    const [one, other] = halves.map(digestOf) as [Buffer, Buffer];
    // In either order: who types them does not know whose was which.
    const right = (first: Buffer, second: Buffer): boolean => timingSafeEqual(first, row.maker_sha256) && timingSafeEqual(second, row.approver_sha256);
    if (!right(one, other) && !right(other, one)) throw refused();
    return row;
  }
}

function refused(): IdentityError {
  return new IdentityError('RESET_REFUSED', 'these halves open nothing: they were used, are too old, or are not of one reset');
}
