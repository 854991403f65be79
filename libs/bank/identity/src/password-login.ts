/** Login with e-mail and password, step-up, and changing one's password. */
import type { Clock } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';
import { IdentityError } from './errors.js';
import { noteEvent, type IdentityEventKind } from './events.js';
import { hashPassword, isOutdated, isPassword, requireStrong } from './passwords.js';
import { digestOf, newSecret } from './secrets.js';
import { actorIdOf, type IssuedSession, type Sessions } from './sessions.js';
import { addressKey, type LoginThrottle, type Throttled } from './throttle.js';

export interface PasswordAttempt {
  readonly email: string;
  readonly password: string;
  /** Of the connection: what a header says of it is the caller's own word. */
  readonly address: string | undefined;
  /** Token of the browser's device cookie, where it has one. */
  readonly device: string | undefined;
}

export interface PasswordSession extends IssuedSession {
  readonly userId: string;
  /** Token for the browser's device cookie. */
  readonly device: string;
}

interface Account {
  readonly id: string;
  readonly email: string;
  readonly display_name: string;
  readonly password_hash: string | null;
  readonly state: string;
}

/** A browser that was not used for so long is a stranger again. */
const DEVICE_SECONDS = 180 * 86_400;
const REFUSED = 'e-mail or password is wrong, or the account may not sign in';

export class PasswordLogin {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sessions: Sessions,
    private readonly throttle: LoginThrottle,
    private readonly clock: Clock,
  ) {}

  /**
   * Whatever is wrong, the answer is the same and took the same work: nobody learns which e-mails have an account.
   * @throws IdentityError LOGIN_REFUSED, LOGIN_THROTTLED, LOGIN_BUSY
   */
  async signIn({ email, password, address, device }: PasswordAttempt): Promise<PasswordSession> {
    const mail = email.toLowerCase();
    await this.throttle.take('address', addressKey(address));
    const { account, known } = await this.#accountOf(mail, device);
    const bucket: readonly [Throttled, string] = known ? ['device', digestOf(device!).toString('hex')] : ['account', mail];
    await this.throttle.take(...bucket);
    const right = await isPassword(account?.password_hash, password);
    const session = right ? await this.#begin(account!, password, known ? device! : undefined, address) : undefined;
    if (session === undefined) {
      await this.#noteFailure('login-failed', account?.id, address);
      throw new IdentityError('LOGIN_REFUSED', REFUSED);
    }
    await this.throttle.giveBack('address', addressKey(address));
    await this.throttle.reset(...bucket);
    return session;
  }

  /**
   * Confirms who is at the screen; the session goes on under a new token.
   * @throws IdentityError PASSWORD_WRONG, LOGIN_THROTTLED, LOGIN_BUSY, USER_OF_PROVIDER, SESSION_UNKNOWN
   */
  async stepUp(userId: string, sessionId: string, password: string, address: string | undefined): Promise<IssuedSession> {
    await this.#confirm(userId, sessionId, password, 'step-up-failed', address);
    return this.dataSource.transaction(async (tx) => {
      const now = this.clock.nowSeconds();
      const renewed = await this.sessions.renew(sessionId, now, tx);
      if (renewed === undefined) throw new IdentityError('SESSION_UNKNOWN', 'the session is over: sign in');
      await noteEvent(tx, { at: now, kind: 'step-up', actor: actorIdOf(userId), userId, reference: sessionId, address });
      return renewed;
    });
  }

  /**
   * Another password: every other session of the user ends, and every browser is a stranger's again.
   * @throws IdentityError PASSWORD_WRONG, PASSWORD_WEAK, LOGIN_THROTTLED, LOGIN_BUSY, USER_OF_PROVIDER, SESSION_UNKNOWN
   */
  async change(userId: string, sessionId: string, { current, next }: { readonly current: string; readonly next: string }, address: string | undefined): Promise<IssuedSession> {
    const account = await this.#confirm(userId, sessionId, current, 'password-change-failed', address);
    requireStrong(next, wordsOf(account));
    const hashed = await hashPassword(next);
    return this.dataSource.transaction(async (tx) => {
      const now = this.clock.nowSeconds();
      // Only over the password that was given: of two changes at once one is refused.
      const [, changed] = await tx.query<[unknown, number]>('UPDATE bank.app_user SET password_hash = $2 WHERE id = $1 AND password_hash = $3', [userId, hashed, account.password_hash]);
      const renewed = changed === 1 ? await this.sessions.renew(sessionId, now, tx) : undefined;
      if (renewed === undefined) throw new IdentityError('SESSION_UNKNOWN', 'the password or the session was changed meanwhile: sign in');
      await this.sessions.revokeAll(userId, tx, sessionId);
      await tx.query('DELETE FROM bank.login_device WHERE user_id = $1', [userId]);
      await noteEvent(tx, { at: now, kind: 'password-changed', actor: actorIdOf(userId), userId, reference: sessionId, address });
      return renewed;
    });
  }

  async #accountOf(mail: string, device: string | undefined): Promise<{ account: Account | undefined; known: boolean }> {
    const [row] = await this.dataSource.query<(Account & { known: boolean })[]>(
      `SELECT id, email, display_name, password_hash, state,
         EXISTS (SELECT 1 FROM bank.login_device device WHERE device.token_sha256 = $2 AND device.user_id = app_user.id AND device.used_at > $3) AS known
       FROM bank.app_user WHERE email = $1`,
      [mail, digestOf(device ?? ''), this.clock.nowSeconds() - DEVICE_SECONDS],
    );
    return { account: row, known: row?.known === true };
  }

  /** Under the user's row lock: whoever was disabled, or got another password, while this one was checked does not come in. */
  async #begin({ id, password_hash }: Account, password: string, device: string | undefined, address: string | undefined): Promise<PasswordSession | undefined> {
    const rehashed = isOutdated(password_hash!) ? await hashPassword(password) : password_hash;
    return this.dataSource.transaction(async (tx) => {
      const now = this.clock.nowSeconds();
      const [, still] = await tx.query<[unknown, number]>(
        `UPDATE bank.app_user SET failed_attempts = 0, password_hash = $3 WHERE id = $1 AND password_hash = $2 AND state = 'active'`, [id, password_hash, rehashed],
      );
      if (still !== 1) return undefined;
      const session = await this.sessions.issue(id, { method: 'password', authenticatedAt: now }, tx);
      const token = device ?? newSecret();
      await tx.query('INSERT INTO bank.login_device (token_sha256, user_id, used_at) VALUES ($1, $2, $3) ON CONFLICT (token_sha256) DO UPDATE SET used_at = $3', [digestOf(token), id, now]);
      await noteEvent(tx, { at: now, kind: 'login', actor: actorIdOf(id), userId: id, reference: session.id, address });
      return { ...session, userId: id, device: token };
    });
  }

  async #confirm(userId: string, sessionId: string, password: string, failure: IdentityEventKind, address: string | undefined): Promise<Account> {
    const [account] = await this.dataSource.query<Account[]>('SELECT id, email, display_name, password_hash, state FROM bank.app_user WHERE id = $1 AND issuer IS NULL', [userId]);
    if (account === undefined) throw new IdentityError('USER_OF_PROVIDER', 'this user has no password here: confirm at the provider');
    await this.throttle.take('confirm', userId);
    if (!(await isPassword(account.password_hash, password))) {
      await this.#noteFailure(failure, userId, address, sessionId);
      throw new IdentityError('PASSWORD_WRONG', 'the password is wrong');
    }
    await this.throttle.reset('confirm', userId);
    return account;
  }

  async #noteFailure(kind: IdentityEventKind, userId: string | undefined, address: string | undefined, reference?: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query('UPDATE bank.app_user SET failed_attempts = failed_attempts + 1 WHERE id = $1', [userId ?? null]);
      await noteEvent(tx, { at: this.clock.nowSeconds(), kind, userId, address, reference });
    });
  }

  /** Forgets browsers that were not used for long. */
  async sweep(): Promise<void> {
    await this.dataSource.query('DELETE FROM bank.login_device WHERE used_at < $1', [this.clock.nowSeconds() - DEVICE_SECONDS]);
  }
}

/** What a password must not be made of. */
export function wordsOf({ email, display_name }: { readonly email: string; readonly display_name: string }): string[] {
  return [email, ...email.split(/[@.+_-]/), ...display_name.split(/\s+/)];
}
