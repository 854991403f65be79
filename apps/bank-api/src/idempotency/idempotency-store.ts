import { newId, type IdempotencyBegin, type IdempotencyStore, type IdempotentRequest, type StoredAnswer } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';

const KEPT = '24 hours';
/** Longer than any request runs: after it the process that held the key has died. */
const LEASE = '2 minutes';

/**
 * Idempotency keys in the bank's database. `begin` is one statement: the primary key (actor, key) decides who of two is
 * first, and taking over from a process that died happens under the same row lock.
 */
export class DatabaseIdempotencyStore implements IdempotencyStore {
  constructor(private readonly dataSource: DataSource) {}

  async begin({ actor, key, requestSha256 }: IdempotentRequest): Promise<IdempotencyBegin> {
    const attempt = newId();
    const taken = await this.dataSource.query<{ attempt: string }[]>(
      `INSERT INTO bank.idempotency_key AS held (actor, key, request_sha256, attempt, lease_until, expires_at)
       VALUES ($1, $2, $3, $4, now() + interval '${LEASE}', now() + interval '${KEPT}')
       ON CONFLICT (actor, key) DO UPDATE SET request_sha256 = EXCLUDED.request_sha256, attempt = EXCLUDED.attempt,
         lease_until = EXCLUDED.lease_until, expires_at = EXCLUDED.expires_at, status = NULL, body = NULL
       WHERE held.expires_at < now() OR (held.status IS NULL AND held.lease_until < now() AND held.request_sha256 = EXCLUDED.request_sha256)
       RETURNING attempt`,
      [actor, key, requestSha256, attempt],
    );
    if (taken.length > 0) return { outcome: 'begun', attempt };
    const [row] = await this.dataSource.query<{ request_sha256: string; status: number | null; body: unknown }[]>(
      'SELECT request_sha256, status, body FROM bank.idempotency_key WHERE actor = $1 AND key = $2', [actor, key],
    );
    // Given back in between: who asks again gets it.
    if (row === undefined) return { outcome: 'running' };
    if (row.request_sha256 !== requestSha256) return { outcome: 'reused' };
    return row.status === null ? { outcome: 'running' } : { outcome: 'done', answer: { status: row.status, body: row.body } };
  }

  async finish({ actor, key }: IdempotentRequest, attempt: string, { status, body }: StoredAnswer): Promise<void> {
    await this.dataSource.query('UPDATE bank.idempotency_key SET status = $4, body = $5::jsonb WHERE actor = $1 AND key = $2 AND attempt = $3', [actor, key, attempt, status, JSON.stringify(body)]);
  }

  async release({ actor, key }: IdempotentRequest, attempt: string): Promise<void> {
    await this.dataSource.query('DELETE FROM bank.idempotency_key WHERE actor = $1 AND key = $2 AND attempt = $3 AND status IS NULL', [actor, key, attempt]);
  }

  /** Removes keys that are over, some thousands at a time. @returns how many */
  async sweep(): Promise<number> {
    const [, count] = await this.dataSource.query<[unknown, number]>(
      'DELETE FROM bank.idempotency_key WHERE (actor, key) IN (SELECT actor, key FROM bank.idempotency_key WHERE expires_at < now() LIMIT 5000)',
    );
    return count;
  }
}
