/** The bank's OpenID provider, as seen from here: found when it is first needed, and checked in everything it says. */
import type { OidcConfig } from '@probity/shared-platform';
import * as oidc from 'openid-client';
import { IdentityError } from '../errors.js';
import { SESSION_SECONDS } from '../sessions.js';
import type { VerifiedClaims } from './claims.js';
import type { SignOnSecrets } from './sign-ons.js';

/** The provider's clock and ours may differ by so much. */
export const CLOCK_TOLERANCE_SECONDS = 30;
const TIMEOUT_SECONDS = 5;
const METADATA_MILLISECONDS = 3600_000;
/** After a provider was away, it is asked again no sooner: logins that come at once wait for one question. */
const RETRY_MILLISECONDS = 1_000;

export class OidcProviderClient {
  #configuration: Promise<oidc.Configuration> | undefined;
  #asked = -Infinity;
  #last: oidc.Configuration | undefined;

  constructor(private readonly config: OidcConfig) {}

  get redirectUri(): string {
    return `${this.config.publicOrigin}/auth/oidc/callback`;
  }

  get groupsClaim(): string {
    return this.config.groupsClaim;
  }

  /**
   * Where the browser goes to sign in.
   * @param anew the person must prove again who they are, whatever session they have at the provider
   * @throws IdentityError OIDC_AWAY
   */
  async authorizationUrl({ state, nonce, verifier }: SignOnSecrets, anew: boolean): Promise<string> {
    const configuration = await this.#found();
    const challenge = await oidc.calculatePKCECodeChallenge(verifier);
    return this.#asking(() =>
      oidc.buildAuthorizationUrl(configuration, {
        redirect_uri: this.redirectUri,
        scope: this.config.scopes,
        state,
        nonce,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        // With max_age a provider must tell when the person signed in.
        max_age: String(anew ? 0 : SESSION_SECONDS),
        ...(anew ? { prompt: 'login' } : {}),
      }).href,
    );
  }

  /**
   * Buys the tokens of an answer. Checked: state, issuer of the answer (RFC 9207), and of the ID token signature (by a key of the issuer, no
   * shared secret), issuer, audience, nonce, times, auth_time.
   * @param query of the address that the provider sent the browser back to
   * @returns claims of the ID token, and of userinfo where the token lacks them
   * @throws IdentityError OIDC_REFUSED, OIDC_AWAY
   */
  async claimsOf(query: string, { state, nonce, verifier }: SignOnSecrets): Promise<VerifiedClaims> {
    const configuration = await this.#found();
    return this.#asking(async () => {
      const tokens = await oidc.authorizationCodeGrant(configuration, new URL(`${this.redirectUri}?${query}`), {
        expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, maxAge: SESSION_SECONDS,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new IdentityError('OIDC_REFUSED', 'the provider gave no ID token');
      if (Object.hasOwn(claims, this.config.groupsClaim) && claims.email !== undefined) return claims;
      if (configuration.serverMetadata().userinfo_endpoint === undefined) return claims;
      return { ...(await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
    });
  }

  /** Where the browser ends its session at the provider; undefined where the provider has no such page, or is away. */
  async logoutUrl(): Promise<string | undefined> {
    try {
      const configuration = await this.#found();
      if (configuration.serverMetadata().end_session_endpoint === undefined) return undefined;
      return oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: `${this.config.publicOrigin}/` }).href;
    } catch (error) {
      if (error instanceof IdentityError) return undefined;
      throw error;
    }
  }

  /** What the provider says of itself; once known, it goes on being used while the provider is away. */
  async #found(): Promise<oidc.Configuration> {
    const age = performance.now() - this.#asked;
    if (this.#configuration === undefined || age > (this.#last === undefined ? RETRY_MILLISECONDS : METADATA_MILLISECONDS)) {
      this.#asked = performance.now();
      this.#configuration = this.#asking(() => this.#discover());
    }
    try {
      this.#last = await this.#configuration;
    } catch (error) {
      if (this.#last === undefined) throw error;
      this.#configuration = Promise.resolve(this.#last);
    }
    return this.#last;
  }

  #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.config;
    return oidc.discovery(new URL(issuer), clientId, { client_secret: clientSecret, [oidc.clockTolerance]: CLOCK_TOLERANCE_SECONDS }, authentication(clientSecret), {
      timeout: TIMEOUT_SECONDS,
      // Without the first, signatures would be taken on trust in TLS. Plain http is for an issuer on this machine: the configuration takes no other.
      execute: [oidc.enableNonRepudiationChecks, ...(new URL(issuer).protocol === 'http:' ? [oidc.allowInsecureRequests] : [])],
    });
  }

  /** What went wrong is told by a code alone: causes hold tokens. */
  async #asking<T>(ask: () => T | Promise<T>): Promise<T> {
    try {
      return await ask();
    } catch (error) {
      if (error instanceof IdentityError) throw error;
      const code = codeOf(error);
      if (isAway(error)) throw new IdentityError('OIDC_AWAY', `the OpenID provider does not answer as it should (${code}): try again later, or sign in with a password`);
      throw new IdentityError('OIDC_REFUSED', `this answer of the OpenID provider is not taken (${code}): sign in again`);
    }
  }
}

/** Basic where the provider takes it, as the specification has it by default. */
function authentication(secret: string): oidc.ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, ...rest) => (server.token_endpoint_auth_methods_supported?.includes('client_secret_basic') ?? true ? basic : post)(server, ...rest);
}

function codeOf(error: unknown): string {
  const code = error instanceof oidc.ResponseBodyError || error instanceof oidc.AuthorizationResponseError ? error.error : error instanceof oidc.ClientError ? error.code : undefined;
  return code !== undefined && /^[A-Za-z_]{1,80}$/.test(code) ? code : 'unknown';
}

/** No connection, no answer in time, or one that is an outage's and not about this login. */
function isAway(error: unknown): boolean {
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500 || error.error === 'invalid_client';
  if (error instanceof oidc.ClientError) {
    return ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_PARSE_ERROR', 'OAUTH_HTTP_REQUEST_FORBIDDEN'].includes(error.code ?? '');
  }
  return error instanceof TypeError && error.message === 'fetch failed';
}
