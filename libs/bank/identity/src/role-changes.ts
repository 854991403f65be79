/** Roles take two people besides the one who gets them: one asks, another approves. The database decides, and writes them. */
import { newId, type Clock } from '@probity/shared-platform';
import type { DataSource, EntityManager } from 'typeorm';
import { IdentityError, personNeeded, violation } from './errors.js';
import { noteEvent } from './events.js';
import { incompatibleRoles, knownRoles, type Role } from './roles.js';

export interface RoleChangeView {
  readonly id: string;
  readonly userId: string;
  /** Of the user that it was made for. */
  readonly userVersion: number;
  readonly before: readonly Role[];
  readonly roles: readonly Role[];
  readonly reason: string;
  readonly maker: string;
  readonly at: number;
}

/** Notes a wish. @returns its id @throws IdentityError ROLES_INCOMPATIBLE */
export async function askForRoles(
  manager: EntityManager, { userId, version, roles, reason, maker, now }: { readonly userId: string; readonly version: number; readonly roles: readonly Role[]; readonly reason: string; readonly maker: string; readonly now: number },
): Promise<string> {
  const clash = incompatibleRoles(roles);
  if (clash) throw new IdentityError('ROLES_INCOMPATIBLE', `nobody may be ${clash.join(' and ')}: who checks must not be who is checked`);
  const id = newId();
  await manager.query(
    'INSERT INTO bank.role_change (id, user_id, user_version, roles, reason, maker, at) VALUES ($1, $2, $3, $4, $5, $6, $7)', [id, userId, version, knownRoles(roles), reason, maker, now],
  );
  await noteEvent(manager, { at: now, kind: 'roles-requested', actor: maker, userId, reference: id });
  return id;
}

export class RoleChanges {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** That wait, oldest first; those that a later change of the user overtook are left out. */
  async pending({ after, limit }: { readonly after?: string; readonly limit: number }): Promise<RoleChangeView[]> {
    const rows = await this.dataSource.query<{ id: string; user_id: string; user_version: number; before: string[]; roles: string[]; reason: string; maker: string; at: string }[]>(
      `SELECT change.id, change.user_id, change.user_version, app_user.roles AS before, change.roles, change.reason, change.maker, change.at
       FROM bank.role_change change JOIN bank.app_user ON app_user.id = change.user_id AND app_user.version = change.user_version
       WHERE NOT EXISTS (SELECT 1 FROM bank.role_change_decision decision WHERE decision.change_id = change.id) AND ($1::uuid IS NULL OR change.id > $1) ORDER BY change.id LIMIT $2`,
      [after ?? null, limit],
    );
    return rows.map((row) => ({
      id: row.id, userId: row.user_id, userVersion: row.user_version, before: knownRoles(row.before), roles: knownRoles(row.roles), reason: row.reason, maker: row.maker, at: Number(row.at),
    }));
  }

  /**
   * Approved: the roles hold from now on, and every session of the user ends.
   * @throws IdentityError ROLE_CHANGE_UNKNOWN, ROLE_CHANGE_DECIDED, ROLE_CHANGE_STALE, SELF_APPROVAL, PERSON_NEEDED
   */
  async decide(id: string, decision: 'approved' | 'rejected', actor: string): Promise<{ readonly id: string; readonly userId: string; readonly decision: 'approved' | 'rejected' }> {
    return this.dataSource.transaction(async (tx) => {
      const [change] = await tx.query<{ user_id: string }[]>('SELECT user_id FROM bank.role_change WHERE id = $1', [id]);
      if (change === undefined) throw new IdentityError('ROLE_CHANGE_UNKNOWN', 'there is no such change of roles');
      const now = this.clock.nowSeconds();
      try {
        await tx.query('INSERT INTO bank.role_change_decision (change_id, decision, actor, at) VALUES ($1, $2, $3, $4)', [id, decision, actor, now]);
      } catch (error) {
        throw refusalOf(error);
      }
      await noteEvent(tx, { at: now, kind: decision === 'approved' ? 'roles-approved' : 'roles-rejected', actor, userId: change.user_id, reference: id });
      return { id, userId: change.user_id, decision };
    });
  }
}

function refusalOf(error: unknown): unknown {
  const { constraint, raised } = violation(error);
  if (constraint === 'role_change_decision_pkey') return new IdentityError('ROLE_CHANGE_DECIDED', 'it is approved or rejected already');
  if (raised === 'SELF_APPROVAL') return new IdentityError('SELF_APPROVAL', 'roles are approved by somebody else than who asked for them and who gets them');
  if (raised === 'PERSON_NEEDED') return personNeeded();
  if (raised === 'ROLE_CHANGE_STALE') return new IdentityError('ROLE_CHANGE_STALE', 'the user was changed since: ask for the roles again');
  return error;
}
