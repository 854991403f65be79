/** Logins that are under way at a provider: each bound to one browser, and ended once. */
import { createHmac } from 'node:crypto';
import type { Clock } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';
import { digestOf } from '../secrets.js';

/** Time to sign in at the provider, second factor included. */
export const SIGN_ON_SECONDS = 10 * 60;

/** What only the browser that began can bring back: all three are made from the secret in its cookie, and stored nowhere. */
export interface SignOnSecrets {
  /** In the address the provider sends the browser back to: an answer that somebody else began fits no other browser. */
  readonly state: string;
  /** In the ID token: one that was issued for another login is worth nothing. */
  readonly nonce: string;
  /** PKCE: a code that was caught on the way, or belongs to another login, buys nothing. */
  readonly verifier: string;
}

export interface SignOn {
  readonly returnPath: string;
  /** The session that this is a step-up of. */
  readonly sessionId: string | undefined;
  /** Epoch seconds. */
  readonly begunAt: number;
}

/** @param secret 256 random bits, of the browser's cookie */
export function secretsOf(secret: string): SignOnSecrets {
  const derived = (use: string): string => createHmac('sha256', secret).update(`probity sign-on ${use}`).digest('base64url');
  return { state: derived('state'), nonce: derived('nonce'), verifier: derived('verifier') };
}

export class SignOns {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @param secret of the browser's cookie */
  async begin(secret: string, { returnPath, sessionId }: Omit<SignOn, 'begunAt'>): Promise<void> {
    const now = this.clock.nowSeconds();
    await this.dataSource.query(
      'INSERT INTO bank.sign_on (browser_sha256, return_path, session_id, begun_at, expires_at) VALUES ($1, $2, $3, $4, $5)',
      [digestOf(secret), returnPath, sessionId ?? null, now, now + SIGN_ON_SECONDS],
    );
  }

  /** Takes one out for good: of two answers that come at once, the row's lock lets one have it. @returns undefined where it is over, or never began */
  async take(secret: string): Promise<SignOn | undefined> {
    const [[row]] = await this.dataSource.query<[{ return_path: string; session_id: string | null; begun_at: string; expires_at: string }[], number]>(
      'DELETE FROM bank.sign_on WHERE browser_sha256 = $1 RETURNING return_path, session_id, begun_at, expires_at', [digestOf(secret)],
    );
    if (row === undefined || Number(row.expires_at) <= this.clock.nowSeconds()) return undefined;
    return { returnPath: row.return_path, sessionId: row.session_id ?? undefined, begunAt: Number(row.begun_at) };
  }

  /** Removes those that nobody came back from. @returns how many */
  async sweep(): Promise<number> {
    const [, removed] = await this.dataSource.query<[unknown, number]>(
      'DELETE FROM bank.sign_on WHERE browser_sha256 IN (SELECT browser_sha256 FROM bank.sign_on WHERE expires_at <= $1 LIMIT 50000)', [this.clock.nowSeconds()],
    );
    return removed;
  }
}
