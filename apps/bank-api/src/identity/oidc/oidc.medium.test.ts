/** Login at a real OpenID provider, against the real service, and what an attacker would try between them. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { createFirstUser, SignOns } from '@probity/bank-identity';
import { createLogger, createService, FixedClock, freePort, newId, ServiceTokens, type RunningService } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { BANK_ACTORS } from '../../actors.js';
import { BankApiModule } from '../../bank-api.module.js';
import { asOwner, openTestBank, type TestBank } from '../../bank.test-helper.js';
import { STRANGERS_MAY_POST } from '../auth.controller.js';
import { BankUserSessions } from '../user-sessions.js';
import { CLIENT, OTHER_CLIENT, TestBrowser, TestProvider, type Answer, type Claims, type Signing } from './oidc-provider.testing.js';

const SESSION = 'probity-development';
const SIGN_ON = 'probity-development-sign-on';
const GROUP_ROLES = { 'aml-analysts': ['analyst'], 'model-risk': ['model-validator'], ops: ['operator'] };

describe('login at a provider', { skip: skipWithoutPostgres(), timeout: 60_000 }, () => {
  let bank: TestBank;
  let service: RunningService;
  let provider: TestProvider;
  let origin: string;
  const logLines: string[] = [];
  const directory = mkdtempSync(join(tmpdir(), 'probity-oidc-'));
  const logger = createLogger({ name: 'test', level: 'trace', destination: { write: (line) => void logLines.push(line) } });
  const tokens = ServiceTokens.open(join(directory, 'tokens.json'), BANK_ACTORS);

  const serviceAt = (port: number, of: TestProvider): Promise<RunningService> => {
    const publicOrigin = `http://127.0.0.1:${port}`;
    const oidc = {
      issuer: of.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, scopes: 'openid profile email', groupsClaim: 'groups', groupRoles: GROUP_ROLES, publicOrigin,
    };
    const config = {
      databaseUrl: bank.database.appUrl, dataDirectory: directory, queue: { backend: 'postgres' as const }, regulator: undefined, oidc, browser: { origin: publicOrigin, secureCookies: false },
    };
    return createService({
      name: 'bank-api', version: '0', logger, tokens, module: BankApiModule.register({ config, logger, background: false }), port,
      sessions: (app) => app.get(BankUserSessions), strangersMayPost: STRANGERS_MAY_POST,
    });
  };
  const providerFor = (port: number, claimsInToken: boolean): Promise<TestProvider> =>
    TestProvider.open({ redirectUri: `http://127.0.0.1:${port}/auth/oidc/callback`, logoutUri: `http://127.0.0.1:${port}/`, claimsInToken });

  before(async () => {
    bank = await openTestBank();
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    provider = await providerFor(port, true);
    // The service starts while its provider is away.
    await provider.away();
    service = await serviceAt(port, provider);
  });
  after(async () => {
    await service?.close();
    await provider?.away();
    await bank?.close();
    rmSync(directory, { recursive: true });
  });
  afterEach(() => {
    provider.lie = undefined;
    provider.signing = 'honest';
  });

  const knows = (who: string, groups: unknown, email = `${who}@canary.example`): void => void provider.people.set(who, { email, groups });
  const codeOf = ({ status, body }: Answer): [number, unknown] => [status, body['code']];
  /** Begins a login. @returns the provider's address */
  const begin = async (browser: TestBrowser, path = '/auth/oidc/start', at = origin): Promise<string> => {
    const { status, location, body } = await browser.get(`${at}${path}`);
    assert.equal(status, 302, JSON.stringify(body));
    return location!;
  };
  /** Goes to the provider and comes back. @returns the callback's address, not yet asked for */
  const answered = async (browser: TestBrowser, who: string, path?: string): Promise<string> => browser.throughProvider(await begin(browser, path), who);
  const signIn = async (browser: TestBrowser, who: string, path?: string): Promise<Answer> => browser.get(await answered(browser, who, path));
  const signedIn = async (who: string): Promise<TestBrowser> => {
    const browser = new TestBrowser();
    assert.equal((await signIn(browser, who)).status, 302);
    return browser;
  };
  const tokenOf = (browser: TestBrowser): string | undefined => browser.jar(origin).get(SESSION);
  /** Sends what a page of the service would send. */
  const post = async (browser: TestBrowser, path: string): Promise<Answer> => {
    const { body } = await browser.get(`${origin}/auth/session`);
    return browser.send('POST', `${origin}${path}`, { body: '{}', headers: { origin, 'content-type': 'application/json', 'x-probity-csrf': String(body['csrf']) } });
  };
  const rolesOf = async (browser: TestBrowser): Promise<unknown> => ((await browser.get(`${origin}/auth/session`)).body['session'] as { roles?: unknown } | undefined)?.roles;
  const refused = async (url: string, browser: TestBrowser, code: string): Promise<void> => {
    const before = tokenOf(browser);
    const answer = await browser.get(url);
    assert.equal(answer.body['code'], code, JSON.stringify(answer.body));
    assert.deepEqual([answer.location, tokenOf(browser)], [undefined, before], 'no session');
  };

  it('waits for a provider that is away, and goes on when it is back', async () => {
    knows('ann', ['aml-analysts']);
    const ann = new TestBrowser();
    assert.deepEqual(codeOf(await ann.get(`${origin}/auth/oidc/start`)), [503, 'OIDC_AWAY']);
    assert.equal(ann.jar(origin).size, 0);
    await provider.back();
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const url = await answered(ann, 'ann');
    await provider.away();
    await refused(url, ann, 'OIDC_AWAY');
    await provider.back();
    // What was tried is spent; once the provider is known, it is found again without waiting.
    await refused(url, ann, 'OIDC_SIGN_ON_UNKNOWN');
    assert.equal((await signIn(ann, 'ann')).status, 302);
  });

  it('signs in with the roles of the groups, and sends the browser on', async () => {
    knows('bea', ['aml-analysts', 'canteen', '__proto__', 'constructor']);
    const bea = new TestBrowser();
    const url = new URL(await begin(bea, '/auth/oidc/start?return=%2Fcases%3Flimit%3D5'));
    assert.deepEqual(['response_type', 'code_challenge_method', 'client_id'].map((name) => url.searchParams.get(name)), ['code', 'S256', CLIENT.id]);
    for (const name of ['state', 'nonce', 'code_challenge']) assert.match(url.searchParams.get(name)!, /^[\w-]{43}$/);
    const answer = await bea.get(await bea.throughProvider(url.href, 'bea'));
    assert.deepEqual([answer.status, answer.location], [302, `${origin}/cases?limit=5`]);
    assert.equal(bea.jar(origin).has(SIGN_ON), false);
    assert.deepEqual(await rolesOf(bea), ['analyst']);
    assert.equal((await bea.get(answer.location!)).status, 200, 'allowed');
    assert.deepEqual(codeOf(await bea.get(`${origin}/changes`)), [403, 'PERMISSION_DENIED'], 'refused');
    const [user] = await bank.dataSource.query<[{ issuer: string; password_hash: string | null }]>("SELECT issuer, password_hash FROM bank.app_user WHERE subject = 'bea'");
    assert.deepEqual(user, { issuer: provider.issuer, password_hash: null });
  });

  it('takes groups from userinfo where the ID token has none', async () => {
    const port = await freePort();
    const other = await providerFor(port, false);
    const running = await serviceAt(port, other);
    try {
      other.people.set('ann', { email: 'ann@other.example', groups: ['model-risk'] });
      const browser = new TestBrowser();
      const at = `http://127.0.0.1:${port}`;
      assert.equal((await browser.get(await browser.throughProvider(await begin(browser, undefined, at), 'ann'))).status, 302);
      const { body } = await browser.get(`${at}/auth/session`);
      assert.deepEqual((body['session'] as { roles: unknown }).roles, ['model-validator'], 'and this ann is another person than the first provider\'s');
    } finally {
      await running.close();
      await other.away();
    }
  });

  it('asks the groups anew at each login: a change ends older sessions, and who has none is refused', async () => {
    knows('cid', ['aml-analysts']);
    const cid = await signedIn('cid');
    knows('cid', ['model-risk']);
    const later = await signedIn('cid');
    assert.deepEqual([await rolesOf(cid), await rolesOf(later)], [undefined, ['model-validator']]);
    knows('cid', ['canteen']);
    await refused(await answered(later, 'cid'), later, 'NO_ROLE');
    assert.equal(await rolesOf(later), undefined, 'nor does the session of before go on');
  });

  it('refuses groups that are no list of words, and other claims of another shape', async () => {
    knows('dan', 'aml-analysts');
    const dan = new TestBrowser();
    const shapes: unknown[] = ['aml-analysts', { 'aml-analysts': true }, [['aml-analysts']], ['aml-analysts', 7]];
    for (const groups of shapes) {
      provider.lie = (claims) => ({ ...claims, groups });
      await refused(await answered(dan, 'dan'), dan, 'OIDC_CLAIMS');
    }
    provider.lie = (claims) => ({ ...claims, groups: ['aml-analysts'], email: 'no address' });
    await refused(await answered(dan, 'dan'), dan, 'OIDC_CLAIMS');
    provider.lie = (claims) => ({ ...claims, groups: ['ops', 'model-risk'] });
    await refused(await answered(dan, 'dan'), dan, 'ROLES_INCOMPATIBLE');
    assert.deepEqual(await bank.dataSource.query("SELECT 1 FROM bank.app_user WHERE subject = 'dan'"), []);
  });

  it('never takes over a local user by e-mail', async () => {
    const { id } = await asOwner(bank, (owner) => createFirstUser(owner, { email: 'eva@canary.example', displayName: 'eva', roles: ['mlro'] }, 1_772_000_000));
    knows('mallory', ['aml-analysts'], 'Eva@Canary.example');
    const mallory = new TestBrowser();
    await refused(await answered(mallory, 'mallory'), mallory, 'EMAIL_TAKEN');
    const [user] = await bank.dataSource.query<[unknown]>('SELECT issuer, roles, display_name FROM bank.app_user WHERE id = $1', [id]);
    assert.deepEqual(user, { issuer: null, roles: ['mlro'], display_name: 'eva' });
  });

  it('takes an answer once, of two at once too', async () => {
    const first = new TestBrowser();
    const url = await answered(first, 'ann');
    const secret = first.jar(origin).get(SIGN_ON)!;
    assert.equal((await first.get(url)).status, 302);
    const replay = new TestBrowser();
    replay.jar(origin).set(SIGN_ON, secret);
    await refused(url, replay, 'OIDC_SIGN_ON_UNKNOWN');

    const second = new TestBrowser();
    const twice = await answered(second, 'ann');
    const statuses = (await Promise.all([second.get(twice), second.get(twice)])).map(({ status }) => status);
    assert.deepEqual(statuses.sort(), [302, 400]);
  });

  it('takes an answer from the browser that began, and from no other: nobody is signed in to an account of an attacker', async () => {
    const attacker = new TestBrowser();
    const lure = await answered(attacker, 'ann');
    await refused(lure, new TestBrowser(), 'OIDC_SIGN_ON_UNKNOWN');
    const victim = new TestBrowser();
    const own = await answered(victim, 'bea');
    await refused(lure, victim, 'OIDC_SIGN_ON_UNKNOWN');
    // Wrong, missing and doubled states.
    for (const change of [(url: URL) => url.searchParams.set('state', 'A'.repeat(43)), (url: URL) => url.searchParams.delete('state'), (url: URL) => url.searchParams.append('state', 'x')]) {
      const url = new URL(own);
      change(url);
      await refused(url.href, victim, 'OIDC_SIGN_ON_UNKNOWN');
    }
    // The attacker's code under the victim's state: PKCE and the nonce belong to another login.
    const injected = new URL(own);
    injected.searchParams.set('code', new URL(lure).searchParams.get('code')!);
    await refused(injected.href, victim, 'OIDC_REFUSED');
    // What the strangers' answers did not spend: a login of the victim's still ends.
    const again = await answered(victim, 'bea');
    await refused(lure, victim, 'OIDC_SIGN_ON_UNKNOWN');
    assert.equal((await victim.get(again)).status, 302);
    assert.deepEqual(await rolesOf(victim), ['analyst']);
  });

  it('does not buy the code of another application', async () => {
    const browser = new TestBrowser();
    const url = new URL(await begin(browser));
    url.searchParams.set('client_id', OTHER_CLIENT.id);
    await refused(await browser.throughProvider(url.href, 'ann'), browser, 'OIDC_REFUSED');
  });

  it('refuses answers of another issuer, or of none (mix-up)', async () => {
    for (const change of [(url: URL) => url.searchParams.set('iss', 'https://evil.example'), (url: URL) => url.searchParams.delete('iss'), (url: URL) => url.searchParams.append('iss', 'https://evil.example')]) {
      const browser = new TestBrowser();
      const url = new URL(await answered(browser, 'ann'));
      change(url);
      await refused(url.href, browser, 'OIDC_REFUSED');
    }
  });

  it('refuses ID tokens that are of another login, time, issuer or application, or unsigned', async () => {
    const now = Math.floor(Date.now() / 1000);
    const lies: Record<string, (claims: Claims) => Claims> = {
      nonce: (claims) => ({ ...claims, nonce: 'A'.repeat(43) }),
      'no nonce': ({ nonce: _nonce, ...claims }) => claims,
      expired: (claims) => ({ ...claims, iat: now - 7200, exp: now - 3600 }),
      'no expiry': ({ exp: _exp, ...claims }) => claims,
      issuer: (claims) => ({ ...claims, iss: 'https://evil.example' }),
      audience: (claims) => ({ ...claims, aud: OTHER_CLIENT.id }),
      'of several, for another': (claims) => ({ ...claims, aud: [CLIENT.id, OTHER_CLIENT.id], azp: OTHER_CLIENT.id }),
      'no auth_time': ({ auth_time: _time, ...claims }) => claims,
      'auth_time of last week': (claims) => ({ ...claims, auth_time: now - 7 * 86_400 }),
      'no subject': ({ sub: _sub, ...claims }) => claims,
    };
    for (const [name, lie] of Object.entries(lies)) {
      provider.lie = lie;
      const browser = new TestBrowser();
      assert.deepEqual([name, codeOf(await signIn(browser, 'ann'))], [name, [401, 'OIDC_REFUSED']]);
      assert.equal(tokenOf(browser), undefined);
    }
    provider.lie = undefined;
    for (const signing of ['none', 'other-key', 'hmac-of-public-key', 'hmac-of-client-secret'] satisfies Signing[]) {
      provider.signing = signing;
      const browser = new TestBrowser();
      assert.deepEqual([signing, codeOf(await signIn(browser, 'ann'))], [signing, [401, 'OIDC_REFUSED']]);
      assert.equal(tokenOf(browser), undefined);
    }
    // The same way of lying with the truth: the harness does not refuse by accident.
    provider.signing = 'honest';
    provider.lie = (claims) => claims;
    await signedIn('ann');
  });

  it('says so where the person turned back, or took too long', async () => {
    const browser = new TestBrowser();
    await refused(await answered(browser, 'nobody'), browser, 'OIDC_REFUSED');
    const url = await answered(browser, 'ann');
    const late = new SignOns(bank.dataSource, new FixedClock(Math.floor(Date.now() / 1000) + 600));
    assert.ok((await late.sweep()) > 0);
    await refused(url, browser, 'OIDC_SIGN_ON_UNKNOWN');
    assert.deepEqual(await bank.dataSource.query('SELECT 1 FROM bank.sign_on'), []);
  });

  it('sends browsers to paths of this service only', async () => {
    for (const path of ['//evil.example', 'https://evil.example', '/\\evil.example', '/\t/evil.example', '\\\\evil.example', 'javascript:alert(1)', '/a\r\nx: y', '', 'cases']) {
      const browser = new TestBrowser();
      const answer = await browser.get(`${origin}/auth/oidc/start?return=${encodeURIComponent(path)}`);
      assert.deepEqual([path, ...codeOf(answer), answer.location, browser.jar(origin).size], [path, 400, 'VALIDATION_FAILED', undefined, 0]);
    }
  });

  it('steps up by a new login of the same person, whatever session they have at the provider', async () => {
    knows('fay', ['model-risk']);
    const change = `/changes/${newId()}/approve`;
    provider.lie = (claims) => ({ ...claims, auth_time: Number(claims['auth_time']) - 3600 });
    const fay = await signedIn('fay');
    provider.lie = undefined;
    assert.deepEqual(codeOf(await post(fay, change)), [403, 'STEP_UP_REQUIRED']);

    const old = tokenOf(fay)!;
    const stepUp = async (who: string): Promise<string> => {
      let asked = 0;
      const url = await fay.throughProvider(await begin(fay, '/auth/oidc/step-up?return=/changes'), who, () => asked++);
      assert.equal(asked, 1, 'the provider asks again');
      return url;
    };
    // A provider that does not ask again, or lies about when.
    provider.lie = (claims) => ({ ...claims, auth_time: Number(claims['auth_time']) - 120 });
    await refused(await stepUp('fay'), fay, 'OIDC_STEP_UP_STALE');
    provider.lie = undefined;
    // Somebody else at the same screen.
    await refused(await stepUp('ann'), fay, 'OIDC_STEP_UP_REFUSED');
    assert.deepEqual(codeOf(await post(fay, change)), [403, 'STEP_UP_REQUIRED']);

    const answer = await fay.get(await stepUp('fay'));
    assert.deepEqual([answer.status, answer.location], [302, `${origin}/changes`]);
    assert.notEqual(tokenOf(fay), old);
    assert.deepEqual(codeOf(await post(fay, change)), [400, 'VALIDATION_FAILED'], 'let in, as far as the body');
    const thief = new TestBrowser();
    thief.jar(origin).set(SESSION, old);
    assert.equal((await thief.get(`${origin}/auth/session`)).status, 401, 'the cookie of before is worth nothing');
    assert.equal((await new TestBrowser().get(`${origin}/auth/oidc/step-up`)).status, 401);
  });

  it('ends the session here and tells where the one at the provider ends', async () => {
    const ann = await signedIn('ann');
    const token = tokenOf(ann)!;
    assert.deepEqual(codeOf(await ann.send('POST', `${origin}/auth/oidc/logout`, { headers: { origin: 'https://evil.example' } })), [403, 'CSRF_REFUSED']);
    const { status, body } = await post(ann, '/auth/oidc/logout');
    assert.equal(status, 200);
    assert.equal(tokenOf(ann), undefined);
    ann.jar(origin).set(SESSION, token);
    assert.equal(await rolesOf(ann), undefined);
    const page = await ann.get(String(body['next']));
    assert.deepEqual([page.status, new URL(String(body['next'])).searchParams.get('post_logout_redirect_uri')], [200, `${origin}/`]);
    assert.match(String(page.body['text']), /op\.logoutForm/);
  });

  it('keeps codes, secrets and cookies out of tables and logs', async () => {
    const browser = new TestBrowser();
    const url = new URL(await begin(browser));
    const stored = JSON.stringify(await bank.dataSource.query("SELECT encode(browser_sha256, 'hex') AS digest, return_path FROM bank.sign_on"));
    const secret = browser.jar(origin).get(SIGN_ON)!;
    const back = new URL(await browser.throughProvider(url.href, 'ann'));
    await browser.get(back.href);
    const log = logLines.join('\n');
    for (const word of [secret, url.searchParams.get('state')!, url.searchParams.get('nonce')!]) assert.ok(!stored.includes(word) && !log.includes(word));
    for (const word of [back.searchParams.get('code')!, tokenOf(browser)!, CLIENT.secret]) assert.ok(!log.includes(word));
  });
});
