/** Limits of logins, in the database: all service processes count together, and a restart forgets nothing. */
import { isIPv6 } from 'node:net';
import type { Clock } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';
import { IdentityError } from './errors.js';
import { digestOf } from './secrets.js';

interface Limit {
  /** Attempts at once. */
  readonly burst: number;
  /** Seconds until one more is allowed. */
  readonly secondsEach: number;
}

/**
 * - address: of one client, whatever accounts it tries. Attempts that succeed are given back one by one, so a bank behind one address works, and
 *   who signs in to an account of their own in between gains no attempt.
 * - account: of one e-mail, tried by strangers; whether it exists makes no difference.
 * - device: of one browser that the user signed in with before. It has a bucket of its own, so strangers who empty the account's can't keep the user out.
 * - confirm: passwords of a step-up or a change of password, for who has a stolen session.
 */
const LIMITS = {
  address: { burst: 20, secondsEach: 6 },
  account: { burst: 5, secondsEach: 60 },
  device: { burst: 10, secondsEach: 30 },
  confirm: { burst: 5, secondsEach: 60 },
} as const satisfies Record<string, Limit>;

export type Throttled = keyof typeof LIMITS;

/** Every bucket is full again by then, and a full one says nothing. */
const FORGET_SECONDS = Math.max(...Object.values(LIMITS).map(({ burst, secondsEach }) => burst * secondsEach));

export class LoginThrottle {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes one attempt, before it is made: of attempts that come at once, the row lock lets no more through than there are.
   * @throws IdentityError LOGIN_THROTTLED
   */
  async take(what: Throttled, who: string): Promise<void> {
    const { burst, secondsEach } = LIMITS[what];
    // A clock that was set back fills nothing. Refused: nothing is taken, so that waiting helps.
    const taken = await this.dataSource.query<unknown[]>(
      `INSERT INTO bank.login_bucket AS bucket (key, tokens, at) VALUES ($1, $2::double precision - 1, $3)
       ON CONFLICT (key) DO UPDATE SET tokens = least($2, bucket.tokens + greatest($3 - bucket.at, 0) / $4::double precision) - 1, at = greatest($3, bucket.at)
       WHERE bucket.tokens + greatest($3 - bucket.at, 0) / $4::double precision >= 1 RETURNING 1`,
      [keyOf(what, who), burst, this.clock.nowSeconds(), secondsEach],
    );
    if (taken.length === 0) throw new IdentityError('LOGIN_THROTTLED', `too many attempts: wait ${secondsEach} s before the next one`);
  }

  /** Gives back the one attempt that was taken. */
  async giveBack(what: Throttled, who: string): Promise<void> {
    await this.dataSource.query('UPDATE bank.login_bucket SET tokens = least($2, tokens + 1) WHERE key = $1', [keyOf(what, who), LIMITS[what].burst]);
  }

  /** Forgets all attempts: the right password was given. */
  async reset(what: Throttled, who: string): Promise<void> {
    await this.dataSource.query('DELETE FROM bank.login_bucket WHERE key = $1', [keyOf(what, who)]);
  }

  /** Removes buckets that are full again. @returns how many */
  async sweep(): Promise<number> {
    const [, removed] = await this.dataSource.query<[unknown, number]>(
      'DELETE FROM bank.login_bucket WHERE key IN (SELECT key FROM bank.login_bucket WHERE at < $1 LIMIT 5000)', [this.clock.nowSeconds() - FORGET_SECONDS],
    );
    return removed;
  }
}

function keyOf(what: Throttled, who: string): Buffer {
  return digestOf(`${what} ${who}`);
}

/** What counts as one address: of IPv6 the /64 that one customer gets, of IPv4 mapped into IPv6 the IPv4. */
export function addressKey(address: string | undefined): string {
  const plain = (address ?? '').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? before : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
  return `${groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
