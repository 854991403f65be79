/** A real OpenID provider on this machine for tests, which can be made to lie in its ID tokens, and a browser that walks between it and the service. */
import assert from 'node:assert/strict';
import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

export const CLIENT = { id: 'probity', secret: 'CANARY-client-secret-of-probity' };
/** Another application of the bank's, with the same provider. */
export const OTHER_CLIENT = { id: 'canteen', secret: 'CANARY-client-secret-of-canteen' };

export type Claims = Record<string, unknown>;

/** How an ID token is signed by a provider that lies. */
export type Signing = 'honest' | 'none' | 'other-key' | 'hmac-of-public-key' | 'hmac-of-client-secret';

export interface Person {
  readonly email: string;
  readonly groups: unknown;
}

export interface TestProviderOptions {
  /** Of our client; the other one has it too, the worst case. */
  readonly redirectUri: string;
  readonly logoutUri: string;
  /** False: e-mail and groups are told by userinfo only. */
  readonly claimsInToken: boolean;
}

const KEY_ID = 'test-key';

export class TestProvider {
  /** Whom it knows, by subject. */
  readonly people = new Map<string, Person>();
  /** What the next ID tokens say instead. */
  lie: ((claims: Claims) => Claims) | undefined;
  signing: Signing = 'honest';
  readonly issuer: string;
  readonly #port: number;
  readonly #key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  readonly #otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  readonly #handler: (request: IncomingMessage, response: ServerResponse) => void;
  #server: Server | undefined;

  private constructor(server: Server, options: TestProviderOptions) {
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
    this.issuer = `http://127.0.0.1:${this.#port}`;
    const provider = new Provider(this.issuer, this.#configuration(options));
    provider.use(async (ctx, next) => {
      await next();
      const { body } = ctx as { body?: { id_token?: string } };
      if (ctx.path === '/token' && typeof body?.id_token === 'string') body.id_token = this.#signed(body.id_token);
    });
    const serve = provider.callback();
    this.#handler = (request, response) => {
      const uid = /^\/interaction\/([\w-]+)$/.exec(request.url ?? '')?.[1];
      if (uid === undefined) void serve(request, response);
      else if (request.method === 'POST') void this.#signIn(provider, request, response);
      else response.setHeader('content-type', 'text/html').end(`<form method="post" action="/interaction/${uid}"><input name="who"></form>`);
    };
    server.on('request', this.#handler);
  }

  static async open(options: TestProviderOptions): Promise<TestProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new TestProvider(server, options);
  }

  /** Stops answering; {@link back} goes on, on the same port, knowing what it knew. */
  async away(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())));
  }

  async back(): Promise<void> {
    const server = createServer(this.#handler);
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#server = server;
  }

  #configuration({ redirectUri, logoutUri, claimsInToken }: TestProviderOptions): Configuration {
    return {
      clients: [CLIENT, OTHER_CLIENT].map(({ id, secret }) => ({
        client_id: id, client_secret: secret, redirect_uris: [redirectUri], post_logout_redirect_uris: [logoutUri], response_types: ['code'], grant_types: ['authorization_code'],
      })),
      jwks: { keys: [{ ...this.#key.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig', alg: 'RS256' }] as NonNullable<Configuration['jwks']>['keys'] },
      cookies: { keys: ['a key of a test'] },
      claims: { openid: ['sub', 'groups', 'auth_time'], email: ['email'], profile: ['name'] },
      conformIdTokenClaims: !claimsInToken,
      // What an attacker would have it say; the service must not trust it.
      enabledJWA: { idTokenSigningAlgValues: ['RS256', 'HS256'] },
      features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
      interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
      findAccount: (_ctx, subject) => {
        const person = this.people.get(subject);
        return person && { accountId: subject, claims: () => ({ sub: subject, name: subject, email: person.email, groups: person.groups }) };
      },
      loadExistingGrant: async (ctx) => {
        const { client, session } = ctx.oidc;
        const grant = new ctx.oidc.provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
        grant.addOIDCScope('openid profile email');
        await grant.save();
        return grant;
      },
    };
  }

  /** The page's form: whoever types a known name is that person. `no` is somebody who turns back. */
  async #signIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const part of request) body += String(part);
    const who = new URLSearchParams(body).get('who') ?? '';
    const result = this.people.has(who) ? { login: { accountId: who } } : { error: 'access_denied', error_description: 'turned back' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  }

  #signed(honest: string): string {
    if (this.lie === undefined && this.signing === 'honest') return honest;
    const claims = JSON.parse(Buffer.from(honest.split('.')[1]!, 'base64url').toString('utf8')) as Claims;
    const signers: Record<Signing, { alg: string; sign: (text: string) => string }> = {
      honest: { alg: 'RS256', sign: rs256(this.#key) },
      none: { alg: 'none', sign: () => '' },
      'other-key': { alg: 'RS256', sign: rs256(this.#otherKey) },
      'hmac-of-public-key': { alg: 'HS256', sign: hs256(createPublicKey(createPrivateKey(this.#key.export({ format: 'pem', type: 'pkcs8' }))).export({ format: 'pem', type: 'spki' }).toString()) },
      'hmac-of-client-secret': { alg: 'HS256', sign: hs256(CLIENT.secret) },
    };
    const signer = signers[this.signing];
    const text = [{ alg: signer.alg, kid: KEY_ID, typ: 'JWT' }, this.lie?.(claims) ?? claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${text}.${signer.sign(text)}`;
  }
}

const rs256 = (key: KeyObject) => (text: string): string => sign('sha256', Buffer.from(text), key).toString('base64url');
const hs256 = (secret: string) => (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');

export interface Answer {
  readonly status: number;
  readonly location: string | undefined;
  readonly body: Record<string, unknown>;
}

/** A browser: a jar of cookies for each origin, and no redirect that a test doesn't see. */
export class TestBrowser {
  readonly #jars = new Map<string, Map<string, string>>();

  jar(url: string): Map<string, string> {
    const { origin } = new URL(url);
    return this.#jars.get(origin) ?? this.#jars.set(origin, new Map()).get(origin)!;
  }

  async send(method: string, url: string, { body, headers = {} }: { readonly body?: string; readonly headers?: Record<string, string> } = {}): Promise<Answer> {
    const jar = this.jar(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { method, body, redirect: 'manual', headers: { ...(cookie === '' ? {} : { cookie }), ...headers } });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      if (value === '') jar.delete(name!);
      else jar.set(name!, value!);
    }
    const text = await response.text();
    const location = response.headers.get('location');
    const json = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, location: location === null ? undefined : new URL(location, url).href, body: json ? (JSON.parse(text) as Record<string, unknown>) : { text } };
  }

  get(url: string): Promise<Answer> {
    return this.send('GET', url);
  }

  /**
   * Walks through the provider's pages from its authorization URL, signing in as `who` where it asks.
   * @returns the address that it sends the browser back to
   */
  async throughProvider(url: string, who: string, asked?: () => void): Promise<string> {
    const { origin } = new URL(url);
    let next = url;
    for (let step = 0; step < 10; step++) {
      let answer = await this.get(next);
      const page = String(answer.body['text'] ?? '');
      const action = /<form method="post" action="([^"]+)">/.exec(page)?.[1];
      if (action !== undefined) {
        // The page where people sign in, or one that sends itself off.
        const fields = new URLSearchParams(Object.fromEntries([...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"\/>/g)].map(([, name, value]) => [name, value])));
        if (page.includes('name="who"')) {
          asked?.();
          fields.set('who', who);
        }
        answer = await this.send('POST', new URL(action, next).href, { body: fields.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } });
      }
      assert.ok(answer.location !== undefined, `the provider stops with ${answer.status}: ${JSON.stringify(answer.body).slice(0, 2000)}`);
      next = answer.location;
      if (new URL(next).origin !== origin) return next;
    }
    throw new Error('the provider sends the browser in a circle');
  }
}
