/** Users, logins and sessions against the real service, and what an attacker would try. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createFirstUser, ExternalLogin, hashesMade, PasswordLogin, Sessions, type FirstUser, type Role } from '@probity/bank-identity';
import { createLogger, createService, FixedClock, newId, ServiceTokens, type RunningService } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { BANK_ACTORS } from '../actors.js';
import { BankApiModule } from '../bank-api.module.js';
import { asOwner, openTestBank, type TestBank } from '../bank.test-helper.js';
import { STRANGERS_MAY_POST } from './auth.controller.js';
import { BankUserSessions } from './user-sessions.js';

const PASSWORD = 'CANARY lantern orbit';
const OTHER = 'CANARY velvet quarry';
const code = (expected: string) => (error: unknown): boolean => (error as { code?: unknown }).code === expected;

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly etag: string | null;
}

/** A browser: keeps cookies, and sends what its pages send. */
class Browser {
  readonly cookies = new Map<string, string>();
  csrf = '';

  constructor(private readonly url: string) {}

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.url}${path}`, {
      method, body: body === undefined ? undefined : JSON.stringify(body),
      headers: { ...(cookie === '' ? {} : { cookie }), origin: this.url, 'x-probity-csrf': this.csrf, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(set)!;
      if (value === '') this.cookies.delete(name!);
      else this.cookies.set(name!, value!);
    }
    const text = await response.text();
    const answer = text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
    if (typeof answer['csrf'] === 'string') this.csrf = answer['csrf'];
    return { status: response.status, body: answer, etag: response.headers.get('etag') };
  }

  get token(): string | undefined {
    return this.cookies.get('probity-development');
  }

  signIn(email: string, password = PASSWORD): Promise<Answer> {
    return this.send('POST', '/auth/login', { email, password });
  }
}

describe('users', { skip: skipWithoutPostgres(), timeout: 60_000 }, () => {
  let bank: TestBank;
  let service: RunningService;
  const clock = new FixedClock(1_772_000_000);
  const logLines: string[] = [];
  const directory = mkdtempSync(join(tmpdir(), 'probity-identity-'));
  const tokens = ServiceTokens.open(join(directory, 'tokens.json'), BANK_ACTORS);

  before(async () => {
    bank = await openTestBank();
    const logger = createLogger({ name: 'test', level: 'trace', destination: { write: (line) => void logLines.push(line) } });
    const config = { databaseUrl: bank.database.appUrl, dataDirectory: directory, queue: { backend: 'postgres' as const }, regulator: undefined };
    service = await createService({
      name: 'bank-api', version: '0', logger, tokens, module: BankApiModule.register({ config, logger, clock, background: false }),
      sessions: (app) => app.get(BankUserSessions), strangersMayPost: STRANGERS_MAY_POST,
    });
  });
  after(async () => {
    await service?.close();
    await bank?.close();
    rmSync(directory, { recursive: true });
  });

  const browser = (): Browser => new Browser(service.url);
  const mail = (name: string): string => `${name}@canary.example`;
  const made = (name: string, roles: readonly Role[]): Promise<FirstUser> => asOwner(bank, (owner) => createFirstUser(owner, { email: mail(name), displayName: name, roles }, clock.nowSeconds()));
  /** A person with a password. */
  const person = async (name: string, roles: readonly Role[]): Promise<string> => {
    const { id, reset, halves } = await made(name, roles);
    const { status } = await browser().send('POST', '/auth/password-resets', { reset, halves, password: PASSWORD });
    assert.equal(status, 204);
    return id;
  };
  const signedIn = async (name: string): Promise<Browser> => {
    const some = browser();
    const { status, body } = await some.signIn(mail(name));
    assert.equal(status, 200, JSON.stringify(body));
    return some;
  };
  const events = async (userId: string): Promise<string[]> =>
    (await bank.dataSource.query<{ kind: string }[]>('SELECT kind FROM bank.identity_event WHERE user_id = $1 ORDER BY number', [userId])).map(({ kind }) => kind);
  const codeOf = ({ status, body }: Answer): [number, unknown] => [status, body['code']];

  it('choose a password with both halves, once, and sign in to a session that is only known by its digest', async () => {
    const { id, reset, halves } = await made('ann', ['analyst']);
    const ann = browser();
    for (const wrong of [[halves[0], halves[0]], [halves[1], newId()], [newId(), newId()]]) {
      assert.deepEqual(codeOf(await ann.send('POST', '/auth/password-resets', { reset, halves: wrong, password: PASSWORD })), [400, 'RESET_REFUSED']);
    }
    assert.deepEqual(codeOf(await ann.send('POST', '/auth/password-resets', { reset, halves, password: 'too short' })), [400, 'PASSWORD_WEAK']);
    assert.equal((await ann.send('POST', '/auth/password-resets', { reset, halves: [...halves].reverse(), password: PASSWORD })).status, 204);
    assert.deepEqual(codeOf(await ann.send('POST', '/auth/password-resets', { reset, halves, password: OTHER })), [400, 'RESET_REFUSED'], 'used');

    const { status, body } = await ann.signIn('ANN@Canary.example');
    assert.equal(status, 200);
    assert.deepEqual([body['actor'], (body['session'] as { roles: unknown }).roles], [`user:${id}`, ['analyst']]);
    assert.equal((await ann.send('GET', '/cases')).status, 200);
    assert.equal((await ann.send('GET', '/auth/session')).body['csrf'], ann.csrf);
    assert.deepEqual(codeOf(await ann.send('GET', '/changes')), [403, 'PERMISSION_DENIED']);
    const rows = JSON.stringify(await bank.dataSource.query('SELECT s.*, u.* FROM bank.user_session s JOIN bank.app_user u ON u.id = s.user_id'));
    assert.ok(!rows.includes(ann.token!) && !rows.includes(PASSWORD));
    assert.equal((await ann.send('POST', '/auth/logout')).status, 204);
    assert.equal(ann.token, undefined);
    assert.deepEqual(await events(id), ['user-created', 'reset-used', 'login', 'logout']);
  });

  it('set cookies that scripts and other hosts can not touch', async () => {
    await person('bea', ['analyst']);
    const response = await fetch(`${service.url}/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: mail('bea'), password: PASSWORD }) });
    const [device, session] = response.headers.getSetCookie();
    assert.match(session!, /^probity-development=[\w-]{43}; Max-Age=36000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    assert.match(device!, /^probity-development-device=[\w-]{43}; .*HttpOnly; SameSite=Strict$/);
    assert.equal(response.headers.get('cache-control'), 'no-store');
  });

  it('get a new session at login, whatever cookie they bring: nothing that was planted lives on', async () => {
    await person('cid', ['analyst']);
    const attacker = await signedIn('ann');
    const victim = browser();
    victim.cookies.set('probity-development', attacker.token!);
    await victim.signIn(mail('cid'));
    assert.notEqual(victim.token, attacker.token);
    assert.match(String(((await attacker.send('GET', '/auth/session')).body['session'] as { displayName: string }).displayName), /ann/);
    const unknown = browser();
    unknown.cookies.set('probity-development', 'A'.repeat(43));
    assert.equal((await unknown.send('GET', '/auth/session')).status, 401);
    await unknown.signIn(mail('cid'));
    assert.notEqual(unknown.token, 'A'.repeat(43));
  });

  it('are not signed in by another site, nor from an address line, nor without JSON', async () => {
    const some = browser();
    const elsewhere: Record<string, string>[] = [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of elsewhere) {
      assert.deepEqual(codeOf(await some.send('POST', '/auth/login', { email: mail('ann'), password: PASSWORD }, headers)), [403, 'CSRF_REFUSED']);
    }
    assert.deepEqual(codeOf(await some.send('POST', `/auth/login?email=${mail('ann')}&password=${PASSWORD}`, {})), [400, 'VALIDATION_FAILED']);
    assert.deepEqual(codeOf(await some.send('POST', `/auth/login?email=${mail('ann')}&password=${PASSWORD}`)), [400, 'VALIDATION_FAILED']);
    assert.equal((await some.send('POST', '/auth/login', { email: mail('ann'), password: 'x'.repeat(5000) })).status, 413);
    assert.equal(some.token, undefined);
  });

  it('are refused alike, in words and in work, whether there is such an account or not', async () => {
    await made('dan', ['analyst']);
    const login = service.app.get(PasswordLogin);
    const refusal = async (email: string): Promise<[text: string, hashes: number]> => {
      clock.advance(3600);
      const before = hashesMade();
      const answer = await browser().signIn(email, 'wrong');
      const { instance: _instance, ...rest } = answer.body;
      return [JSON.stringify([answer.status, rest]), hashesMade() - before];
    };
    const known = await refusal(mail('ann'));
    assert.equal(known[1], 1, 'the one hash of which the answer takes most of its time');
    assert.deepEqual(await refusal(mail('nobody')), known, 'no such account');
    assert.deepEqual(await refusal(mail('dan')), known, 'an account without a password');
    await assert.rejects(login.signIn({ email: mail('dan'), password: '', address: '192.0.2.1', device: undefined }), code('LOGIN_REFUSED'));
  });

  it('are throttled by account, by who connects and whether the account exists or not, and the right person on a known browser is not', async () => {
    clock.advance(86_400);
    await person('eve', ['analyst']);
    const own = await signedIn('eve');
    const login = service.app.get(PasswordLogin);
    const guess = (email: string, i: number): Promise<unknown> => login.signIn({ email, password: 'guess', address: `198.51.100.${i}`, device: undefined });
    for (const email of [mail('eve'), mail('no-eve')]) {
      const answers = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => guess(email, i)));
      const codes = answers.map((answer) => (answer as PromiseRejectedResult).reason.code as string);
      assert.deepEqual([codes.filter((word) => word === 'LOGIN_REFUSED').length, codes.filter((word) => word === 'LOGIN_THROTTLED').length], [5, 15], 'at once from many addresses, five are tried');
    }
    const stranger = browser();
    assert.deepEqual(codeOf(await stranger.signIn(mail('eve'))), [429, 'LOGIN_THROTTLED'], 'even with the right password');
    assert.equal((await own.signIn(mail('eve'))).status, 200, 'the browser she used before has a bucket of its own');
    clock.advance(61);
    assert.equal((await stranger.signIn(mail('eve'))).status, 200, 'and nobody is locked out for good');
  });

  it('are throttled by address, whatever a header says of it, and a login of one\'s own in between gains nothing', async () => {
    clock.advance(86_400);
    let refused = 0;
    const one = browser();
    for (let i = 0; i < 26; i += 1) {
      const { status, body } = await one.send('POST', '/auth/login', { email: mail(`spray-${i}`), password: 'guess' }, { 'x-forwarded-for': `203.0.113.${i}`, forwarded: `for=203.0.113.${i}` });
      if (status === 429) refused += 1;
      else assert.deepEqual([status, body['code']], [401, 'LOGIN_REFUSED']);
      if (i === 10 || i === 15) assert.equal((await browser().signIn(mail('ann'))).status, 200);
    }
    assert.equal(refused, 6, 'twenty of one address, not one more');
    clock.advance(86_400);
  });

  it('step up with the password, under a new cookie, and for some minutes only', async () => {
    await person('mia', ['mlro']);
    const mia = await signedIn('mia');
    clock.advance(301);
    const approve = (): Promise<Answer> => mia.send('POST', `/role-changes/${newId()}/approve`);
    assert.equal((await mia.send('GET', '/cases')).status, 200);
    assert.deepEqual(codeOf(await approve()), [403, 'STEP_UP_REQUIRED']);
    assert.deepEqual(codeOf(await mia.send('POST', '/auth/step-up', { password: 'wrong' })), [403, 'PASSWORD_WRONG']);
    const stolen = browser();
    stolen.cookies.set('probity-development', mia.token!);
    stolen.csrf = mia.csrf;
    assert.equal((await mia.send('POST', '/auth/step-up', { password: PASSWORD })).status, 200);
    assert.deepEqual(codeOf(await approve()), [404, 'ROLE_CHANGE_UNKNOWN']);
    assert.equal((await stolen.send('GET', '/auth/session')).status, 401, 'the cookie of before is worth nothing');
    clock.advance(301);
    assert.deepEqual(codeOf(await approve()), [403, 'STEP_UP_REQUIRED']);
    // Who has the cookie guesses no faster than a stranger.
    const guesses = await Promise.all(Array.from({ length: 8 }, () => mia.send('POST', '/auth/step-up', { password: 'guess' })));
    assert.deepEqual(guesses.map(({ body }) => body['code']).sort(), [...Array<string>(3).fill('LOGIN_THROTTLED'), ...Array<string>(5).fill('PASSWORD_WRONG')]);
  });

  it('change their password, which ends all other sessions and the use of the old one', async () => {
    const id = await person('pia', ['analyst']);
    const here = await signedIn('pia');
    const there = await signedIn('pia');
    assert.deepEqual(codeOf(await here.send('POST', '/auth/password', { current: 'wrong', next: OTHER })), [403, 'PASSWORD_WRONG']);
    assert.deepEqual(codeOf(await here.send('POST', '/auth/password', { current: PASSWORD, next: 'pia@canary.example' })), [400, 'PASSWORD_WEAK']);
    const old = here.token;
    const changes = await Promise.all([OTHER, `${OTHER}!`].map((next) => here.send('POST', '/auth/password', { current: PASSWORD, next }, { cookie: `probity-development=${old}` })));
    assert.deepEqual(changes.map(({ status }) => status).sort().slice(0, 1), [200]);
    assert.notEqual(changes[0]!.status, changes[1]!.status, 'of two at once, one');
    assert.equal((await there.send('GET', '/auth/session')).status, 401);
    assert.notEqual(here.token, old);
    assert.equal((await browser().signIn(mail('pia'))).status, 401, 'the old password');
    assert.equal((await service.app.get(Sessions).ofUser(id)).length, 1);
  });

  it('are signed out by idling, by the end of the day, and at once when they are disabled', async () => {
    const id = await person('tim', ['analyst']);
    const idle = await signedIn('tim');
    clock.advance(29 * 60);
    assert.equal((await idle.send('GET', '/auth/session')).status, 200);
    clock.advance(31 * 60);
    assert.equal((await idle.send('GET', '/auth/session')).status, 401);

    const long = await signedIn('tim');
    for (let minutes = 0; minutes < 10 * 60 - 20; minutes += 20) {
      clock.advance(20 * 60);
      assert.equal((await long.send('GET', '/auth/session')).status, 200, `${minutes} minutes`);
    }
    clock.advance(20 * 60);
    assert.equal((await long.send('GET', '/auth/session')).status, 401);

    await person('ole', ['operator']);
    const live = await signedIn('tim');
    const ole = await signedIn('ole');
    assert.equal((await ole.send('POST', `/users/${id}/disable`)).body['state'], 'disabled');
    assert.equal((await live.send('GET', '/auth/session')).status, 401);
    assert.deepEqual(codeOf(await browser().signIn(mail('tim'))), [401, 'LOGIN_REFUSED']);
    const enabled = await ole.send('POST', `/users/${id}/enable`);
    assert.deepEqual([enabled.body['state'], enabled.body['roles']], ['active', []], 'coming back takes two people, like coming in');
    assert.equal((await live.send('GET', '/auth/session')).status, 401, 'and no old session lives again');
  });

  it('get roles by two others only: no one asks or approves for themselves, and the database says so too', async () => {
    clock.advance(86_400);
    const ole = await signedIn('ole');
    const oleId = (await ole.send('GET', '/auth/session')).body['actor'] as string;
    const mia = await signedIn('mia');
    const created = await ole.send('POST', '/users', { email: 'Zoe@Canary.example', displayName: 'Zoe', roles: ['senior-analyst'], reason: 'joins on Monday' });
    assert.equal(created.status, 201);
    const { user, roleChange, reset } = created.body as { user: { id: string; roles: unknown }; roleChange: string; reset: { id: string; half: string } };
    assert.deepEqual(user.roles, []);
    assert.deepEqual(codeOf(await ole.send('POST', '/users', { email: 'zoe@canary.example', displayName: 'Zoe', roles: [], reason: 'again' })), [409, 'EMAIL_TAKEN']);
    assert.deepEqual(codeOf(await ole.send('POST', '/users', { email: 'y@canary.example', displayName: 'Y', roles: ['operator', 'mlro'], reason: 'both' })), [400, 'ROLES_INCOMPATIBLE']);
    assert.deepEqual(codeOf(await ole.send('POST', `/role-changes/${roleChange}/approve`)), [403, 'PERMISSION_DENIED']);
    // An operator with a token that may do everything is still the maker of what he made.
    const byToken = await ole.send('PUT', `/users/${user.id}/roles`, { roles: ['mlro'], reason: 'quickly' }, { authorization: `Bearer ${tokens.tokenOf('operator')}`, 'if-match': '"v1"' });
    assert.equal(byToken.status, 202);
    const byMachine = { authorization: `Bearer ${tokens.tokenOf('operator')}` };
    assert.deepEqual(codeOf(await ole.send('POST', `/role-changes/${String(byToken.body['roleChange'])}/approve`, undefined, byMachine)), [409, 'SELF_APPROVAL']);
    // Nor is a person with the machine's token two people.
    assert.deepEqual(codeOf(await ole.send('POST', `/role-changes/${roleChange}/approve`, undefined, byMachine)), [409, 'PERSON_NEEDED']);
    assert.deepEqual(codeOf(await ole.send('POST', `/password-resets/${reset.id}/approve`, undefined, byMachine)), [409, 'PERSON_NEEDED']);

    const pending = (await mia.send('GET', '/role-changes')).body['items'] as { id: string; maker: string }[];
    assert.deepEqual(pending.map(({ id, maker }) => [id, maker]).slice(-2), [[roleChange, oleId], [byToken.body['roleChange'], 'operator']]);
    const both = await Promise.all([1, 2].map(() => mia.send('POST', `/role-changes/${roleChange}/approve`)));
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409], 'of two at once, one');
    assert.deepEqual(codeOf(await mia.send('POST', `/role-changes/${String(byToken.body['roleChange'])}/approve`)), [409, 'ROLE_CHANGE_STALE']);

    assert.deepEqual(codeOf(await ole.send('POST', `/password-resets/${reset.id}/approve`)), [403, 'PERMISSION_DENIED']);
    assert.deepEqual(codeOf(await browser().send('POST', '/auth/password-resets', { reset: reset.id, halves: [reset.half, reset.half], password: PASSWORD })), [400, 'RESET_REFUSED'], 'half is nothing');
    const second = (await mia.send('POST', `/password-resets/${reset.id}/approve`)).body as { half: string };
    assert.deepEqual(codeOf(await mia.send('POST', `/password-resets/${reset.id}/approve`)), [409, 'RESET_DECIDED']);
    assert.equal((await browser().send('POST', '/auth/password-resets', { reset: reset.id, halves: [reset.half, second.half], password: PASSWORD })).status, 204);
    const zoe = await signedIn('zoe');
    assert.equal((await zoe.send('GET', '/qa/samplings')).status, 200);

    const { etag } = await ole.send('GET', `/users/${user.id}`);
    const put = (headers: Record<string, string>): Promise<Answer> => ole.send('PUT', `/users/${user.id}/roles`, { roles: ['analyst'], reason: 'moved' }, headers);
    assert.deepEqual(codeOf(await put({})), [428, 'PRECONDITION_REQUIRED']);
    assert.deepEqual(codeOf(await put({ 'if-match': '"v1"' })), [412, 'PRECONDITION_FAILED']);
    const asked = await put({ 'if-match': etag! });
    assert.equal((await zoe.send('GET', '/qa/samplings')).status, 200, 'nothing holds before it is approved');
    assert.equal((await mia.send('POST', `/role-changes/${String(asked.body['roleChange'])}/approve`)).status, 200);
    assert.equal((await zoe.send('GET', '/qa/samplings')).status, 401, 'and then no session with the old roles lives');
    assert.deepEqual(codeOf(await (await signedIn('zoe')).send('GET', '/qa/samplings')), [403, 'PERMISSION_DENIED']);

    const oleUser = oleId.slice('user:'.length);
    assert.deepEqual(codeOf(await ole.send('PUT', `/users/${oleUser}/roles`, { roles: ['operator', 'analyst'], reason: 'me' }, { 'if-match': '*' })), [409, 'SELF_GRANT']);
    assert.deepEqual(codeOf(await ole.send('POST', `/users/${oleUser}/password-resets`)), [409, 'SELF_GRANT']);
    // Who reaches the database as the service does.
    const { manager } = bank.dataSource;
    await assert.rejects(manager.query(`UPDATE bank.app_user SET roles = '{mlro}' WHERE id = $1`, [oleUser]), /permission denied/);
    await assert.rejects(manager.query(`INSERT INTO bank.app_user (id, email, display_name, roles, created_at) VALUES ($1, 'q@x', 'q', '{mlro}', 0)`, [newId()]), /permission denied/);
    const change = (maker: string): Promise<unknown> => manager.query(`INSERT INTO bank.role_change VALUES ($1, $2, 1, '{mlro}', 'r', $3, 0)`, [newId(), oleUser, maker]);
    await assert.rejects(change(oleId), /nobody_for_themselves/);
    const forged = newId();
    await manager.query(`INSERT INTO bank.role_change VALUES ($1, $2, 1, '{mlro}', 'r', 'somebody', 0)`, [forged, oleUser]);
    for (const actor of [oleId, 'somebody']) await assert.rejects(manager.query(`INSERT INTO bank.role_change_decision VALUES ($1, 'approved', $2, 0)`, [forged, actor]), /SELF_APPROVAL/);
    await assert.rejects(manager.query(`INSERT INTO bank.role_change_decision VALUES ($1, 'approved', 'checker', 0)`, [forged]), /PERSON_NEEDED/);
    await asOwner(bank, async (owner) => {
      for (const table of ['role_change', 'role_change_decision', 'identity_event']) {
        await assert.rejects(owner.query(`DELETE FROM bank.${table}`), /APPEND_ONLY/);
        await assert.rejects(owner.query(`TRUNCATE bank.${table} CASCADE`), /APPEND_ONLY/);
      }
    });
  });

  it('are listed with their sessions, which an operator ends one by one or all', async () => {
    clock.advance(3600);
    const ole = await signedIn('ole');
    const annBrowsers = [await signedIn('ann'), await signedIn('ann'), await signedIn('ann')];
    const first = (await ole.send('GET', '/users?limit=2')).body as { items: { id: string; email: string }[]; next: string };
    const second = (await ole.send('GET', `/users?limit=200&cursor=${first.next}`)).body as { items: { id: string }[]; next: null };
    assert.equal(first.items.length, 2);
    assert.ok(second.items.length > 3 && second.next === null && !second.items.some(({ id }) => first.items.some((other) => other.id === id)));
    const { id } = first.items.find(({ email }) => email === mail('ann'))!;
    const { sessions } = (await ole.send('GET', `/users/${id}/sessions`)).body as { sessions: { id: string }[] };
    assert.equal(sessions.length, 3);
    assert.equal((await ole.send('DELETE', `/users/${id}/sessions/${sessions[0]!.id}`)).status, 204);
    assert.deepEqual(codeOf(await ole.send('DELETE', `/users/${id}/sessions/${sessions[0]!.id}`)), [404, 'SESSION_UNKNOWN']);
    const statuses = async (): Promise<number[]> => Promise.all(annBrowsers.map(async (some) => (await some.send('GET', '/auth/session')).status));
    assert.deepEqual(await statuses(), [200, 200, 401]);
    assert.equal((await ole.send('DELETE', `/users/${id}/sessions`)).status, 204);
    assert.deepEqual(await statuses(), [401, 401, 401]);
  });

  it('do not come in with what was true when the password was checked, and no longer is', async () => {
    const id = await person('rob', ['analyst']);
    const attempt = { email: mail('rob'), password: PASSWORD, address: '198.51.100.1', device: undefined };
    let login: Promise<unknown> | undefined;
    await bank.dataSource.transaction(async (tx) => {
      await tx.query(`UPDATE bank.app_user SET state = 'disabled' WHERE id = $1`, [id]);
      // The password is right, and the account still active for everybody else: the login waits for the row.
      login = service.app.get(PasswordLogin).signIn(attempt);
      await new Promise((resume) => setTimeout(resume, 300));
    });
    await assert.rejects(login!, code('LOGIN_REFUSED'));
    assert.deepEqual(await service.app.get(Sessions).ofUser(id), []);
  });

  it('of a provider are known by issuer and subject, and have the roles of their groups', async () => {
    const login = new ExternalLogin(bank.dataSource, service.app.get(Sessions), clock, { 'aml-team': ['analyst'], 'aml-leads': ['senior-analyst'], audit: ['auditor'] });
    const token = { issuer: 'https://id.bank.example', subject: 's-1', displayName: 'Kim', email: 'Kim@canary.example', groups: ['aml-team', 'lunch', 'constructor'], authTime: clock.nowSeconds() - 1000 };
    const [one, two] = await Promise.all([login.signIn(token), login.signIn(token)]);
    assert.equal(one.userId, two.userId, 'two first logins at once make one user');
    const sessions = service.app.get(Sessions);
    const found = await sessions.find(one.token);
    assert.deepEqual([found!.roles, found!.method, found!.authenticatedAt], [['analyst'], 'provider', token.authTime]);
    assert.equal((await sessions.find((await login.signIn({ ...token, authTime: clock.nowSeconds() + 9999 })).token))!.authenticatedAt, clock.nowSeconds(), 'nobody signed in tomorrow');

    assert.equal(await login.stepUp(one.id, { ...token, subject: 'somebody else', authTime: clock.nowSeconds() }), undefined);
    const renewed = await login.stepUp(one.id, { ...token, authTime: clock.nowSeconds() });
    assert.equal((await sessions.find(renewed!.token))!.authenticatedAt, clock.nowSeconds());
    assert.equal(await sessions.find(one.token), undefined);

    await assert.rejects(login.signIn({ ...token, subject: 's-2', email: mail('ann') }), code('EMAIL_TAKEN'), 'an e-mail at the provider makes nobody a local user');
    await assert.rejects(login.signIn({ ...token, groups: ['aml-team', 'audit'] }), code('ROLES_INCOMPATIBLE'));
    await login.signIn({ ...token, groups: ['aml-leads'] });
    assert.equal(await sessions.find(renewed!.token), undefined, 'other groups end what was begun with the old ones');
    await assert.rejects(login.signIn({ ...token, groups: [] }), code('NO_ROLE'));
    const mia = await signedIn('mia');
    const ole = await signedIn('ole');
    assert.deepEqual(codeOf(await ole.send('PUT', `/users/${one.userId}/roles`, { roles: ['mlro'], reason: 'r' }, { 'if-match': '*' })), [409, 'USER_OF_PROVIDER']);
    assert.deepEqual(codeOf(await browser().signIn('kim@canary.example')), [401, 'LOGIN_REFUSED']);
    await ole.send('POST', `/users/${one.userId}/disable`);
    await assert.rejects(login.signIn(token), code('LOGIN_REFUSED'));
    assert.equal((await mia.send('GET', '/audit/identity?limit=1')).status, 200);
  });

  it('leave an audit that is read in pages, and no password, token or e-mail in any log line', async () => {
    const mia = await signedIn('mia');
    const kinds: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { items: { kind: string; number: number }[]; next: string | null } = (await mia.send('GET', `/audit/identity?limit=50${next === '' ? '' : `&cursor=${next}`}`)).body as never;
      kinds.push(...page.items.map(({ kind }) => kind));
      next = page.next;
    }
    for (const kind of ['login', 'login-failed', 'logout', 'step-up', 'step-up-failed', 'roles-requested', 'roles-approved', 'reset-used', 'user-disabled', 'user-enabled', 'session-ended', 'password-changed', 'roles-by-provider']) {
      assert.ok(kinds.includes(kind), kind);
    }
    assert.equal(kinds.length, Number((await bank.dataSource.query<[{ count: string }]>('SELECT count(*) FROM bank.identity_event'))[0].count));
    const audit = JSON.stringify(await bank.dataSource.query('SELECT * FROM bank.identity_event'));
    const lines = logLines.join('');
    for (const word of ['CANARY', 'canary.example', mia.token!, mia.csrf, 'guess']) {
      assert.ok(!lines.includes(word), 'in a log line');
      assert.ok(!audit.includes(word), 'in the audit');
    }
  });
});
