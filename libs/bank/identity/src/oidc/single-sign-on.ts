/** Login and step-up at the bank's OpenID provider. */
import { timingSafeEqual } from 'node:crypto';
import { IdentityError } from '../errors.js';
import type { ExternalIdentity } from '../external-login.js';
import { newSecret } from '../secrets.js';
import { identityOf } from './claims.js';
import { CLOCK_TOLERANCE_SECONDS, type OidcProviderClient } from './oidc-provider-client.js';
import { secretsOf, type SignOns } from './sign-ons.js';

export interface BegunSignOn {
  /** Page of the provider. */
  readonly url: string;
  /** For a cookie of the browser that asked, and for nothing else. */
  readonly secret: string;
}

export interface SignedOn {
  readonly identity: ExternalIdentity;
  readonly returnPath: string;
  /** The session that was stepped up; undefined of a login. */
  readonly sessionId: string | undefined;
}

export class SingleSignOn {
  constructor(
    private readonly provider: OidcProviderClient,
    private readonly signOns: SignOns,
  ) {}

  /** @param returnPath one that `isReturnPath` takes @param sessionId of a step-up @throws IdentityError OIDC_AWAY */
  async begin(returnPath: string, sessionId?: string): Promise<BegunSignOn> {
    const secret = newSecret();
    // First the provider: while it is away nothing is stored.
    const url = await this.provider.authorizationUrl(secretsOf(secret), sessionId !== undefined);
    await this.signOns.begin(secret, { returnPath, sessionId });
    return { secret, url };
  }

  /**
   * Takes the answer that the provider sent a browser back with.
   * @param query of the address, with state and code
   * @param secret of the browser's cookie
   * @throws IdentityError OIDC_SIGN_ON_UNKNOWN, OIDC_REFUSED, OIDC_AWAY, OIDC_CLAIMS, OIDC_STEP_UP_STALE
   */
  async finish(query: string, secret: string | undefined): Promise<SignedOn> {
    const secrets = secret === undefined ? undefined : secretsOf(secret);
    // Before anything is spent: an address that another site sends the browser to would end the login that is under way.
    const signOn = secret !== undefined && secrets !== undefined && isSame(new URLSearchParams(query).getAll('state'), secrets.state) ? await this.signOns.take(secret) : undefined;
    if (secrets === undefined || signOn === undefined) {
      throw new IdentityError('OIDC_SIGN_ON_UNKNOWN', 'this browser has no login under way that this answer belongs to: it took too long, was answered already, or began elsewhere. Sign in again');
    }
    const identity = identityOf(await this.provider.claimsOf(query, secrets), this.provider.groupsClaim);
    if (signOn.sessionId !== undefined && identity.authTime < signOn.begunAt - CLOCK_TOLERANCE_SECONDS) {
      throw new IdentityError('OIDC_STEP_UP_STALE', 'the provider did not ask the person again who they are: a login of before confirms nothing');
    }
    return { identity, returnPath: signOn.returnPath, sessionId: signOn.sessionId };
  }

  /** Where the browser ends its session at the provider, if it can. */
  logoutUrl(): Promise<string | undefined> {
    return this.provider.logoutUrl();
  }
}

function isSame(given: readonly string[], expected: string): boolean {
  const [left, right] = [Buffer.from(given.join()), Buffer.from(expected)];
  return given.length === 1 && left.length === right.length && timingSafeEqual(left, right);
}
