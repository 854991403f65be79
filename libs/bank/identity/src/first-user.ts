/** Users made on the bank's machine, by who owns the database: where nobody could approve yet. */
import { newId } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';
import { IdentityError } from './errors.js';
import { noteEvent } from './events.js';
import { RESET_SECONDS } from './password-resets.js';
import { incompatibleRoles, knownRoles, type Role } from './roles.js';
import { digestOf, newSecret } from './secrets.js';
import { insertUser } from './users.js';

export interface FirstUser {
  readonly id: string;
  readonly reset: string;
  /** Both halves of what sets the password; shown once. */
  readonly halves: readonly [string, string];
  readonly expiresAt: number;
}

const MAKER = 'command-line';
const APPROVER = 'database-owner';

/**
 * Makes a user with roles at once. Services can't: the roles column is not theirs. The audit says that it came from here.
 * @param owner connection of the database's owner
 * @throws IdentityError EMAIL_INVALID, EMAIL_TAKEN, ROLES_INCOMPATIBLE
 */
export async function createFirstUser(owner: DataSource, asked: { readonly email: string; readonly displayName: string; readonly roles: readonly Role[] }, now: number): Promise<FirstUser> {
  const clash = incompatibleRoles(asked.roles);
  if (clash) throw new IdentityError('ROLES_INCOMPATIBLE', `nobody may be ${clash.join(' and ')}: who checks must not be who is checked`);
  return owner.transaction(async (tx) => {
    const id = await insertUser(tx, asked, now);
    await tx.query('UPDATE bank.app_user SET roles = $2 WHERE id = $1', [id, knownRoles(asked.roles)]);
    const reset = newId();
    const halves = [newSecret(), newSecret()] as const;
    const expiresAt = now + RESET_SECONDS;
    await tx.query(
      'INSERT INTO bank.password_reset (id, user_id, maker, maker_sha256, approver, approver_sha256, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [reset, id, MAKER, digestOf(halves[0]), APPROVER, digestOf(halves[1]), now, expiresAt],
    );
    await noteEvent(tx, { at: now, kind: 'user-created', actor: MAKER, userId: id, reference: reset });
    return { id, reset, halves, expiresAt };
  });
}
