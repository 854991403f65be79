/** The audit of identities: append-only rows, read in pages. */
import type { EntityManager } from 'typeorm';

export type IdentityEventKind =
  | 'user-created' | 'user-disabled' | 'user-enabled' | 'login' | 'login-failed' | 'logout' | 'step-up' | 'step-up-failed' | 'session-ended' | 'password-changed'
  | 'password-change-failed' | 'reset-requested' | 'reset-approved' | 'reset-used' | 'roles-requested' | 'roles-approved' | 'roles-rejected' | 'roles-by-provider';

export interface IdentityEvent {
  /** Epoch seconds. */
  readonly at: number;
  readonly kind: IdentityEventKind;
  /** Who did it; absent of a stranger. */
  readonly actor?: string;
  /** Whom it concerns; absent where an account was named that does not exist. */
  readonly userId?: string;
  /** Session, role change or reset. */
  readonly reference?: string;
  readonly address?: string;
}

export interface StoredIdentityEvent extends Required<{ [Key in keyof Omit<IdentityEvent, 'at' | 'kind'>]: string | null }> {
  readonly number: number;
  readonly at: number;
  readonly kind: IdentityEventKind;
}

/** Notes an event, in the transaction of what it tells. */
export async function noteEvent(manager: EntityManager, { at, kind, actor, userId, reference, address }: IdentityEvent): Promise<void> {
  await manager.query(
    'INSERT INTO bank.identity_event (at, kind, actor, user_id, reference, address) VALUES ($1, $2, $3, $4, $5, $6)',
    [at, kind, actor ?? null, userId ?? null, reference ?? null, address ?? null],
  );
}

/** Newest first. @param before only events with a smaller number @param limit rows at most */
export async function eventsBefore(manager: EntityManager, { userId, before, limit }: { readonly userId?: string; readonly before?: number; readonly limit: number }): Promise<StoredIdentityEvent[]> {
  const rows = await manager.query<(Omit<StoredIdentityEvent, 'number' | 'at' | 'userId'> & { number: string; at: string; user_id: string | null })[]>(
    `SELECT number, at, kind, actor, user_id, reference, address FROM bank.identity_event
     WHERE ($1::uuid IS NULL OR user_id = $1) AND ($2::bigint IS NULL OR number < $2) ORDER BY number DESC LIMIT $3`,
    [userId ?? null, before ?? null, limit],
  );
  return rows.map(({ number, at, user_id, ...rest }) => ({ ...rest, number: Number(number), at: Number(at), userId: user_id }));
}
