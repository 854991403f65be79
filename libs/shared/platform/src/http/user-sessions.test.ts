import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Body, Controller, Get, HttpCode, Module, Post } from '@nestjs/common';
import { createLogger } from '../logger.js';
import { CurrentActor, Public, RequirePermission } from './auth.js';
import { createService, type RunningService } from './service.js';
import { ServiceTokens, type Actor } from './service-tokens.js';
import { cookieOf, csrfTokenOf, sessionCookie, type UserSessions } from './user-sessions.js';

const LIVE = 'L'.repeat(43);
const OLD = 'O'.repeat(43);
const BROKEN = 'B'.repeat(43);
const person = (id: string): Actor => ({
  id, permissions: ['things:read', 'things:write'],
  session: { id: 's', userId: 'u', displayName: 'n', roles: [], method: 'password', authenticatedAt: id === 'old' ? 0 : 1, expiresAt: 2 },
});

const SESSIONS: UserSessions = {
  cookie: sessionCookie({ secure: true, origin: 'https://aml.bank.example' }),
  find: (token) => (token === BROKEN ? Promise.reject(new Error('database away')) : Promise.resolve(token === LIVE ? person('live') : token === OLD ? person('old') : undefined)),
  needsStepUp: ({ session }, permission) => permission === 'things:write' && session!.authenticatedAt === 0,
};

@Controller()
class ThingsController {
  @Get('things')
  @RequirePermission('things:read')
  read(@CurrentActor() { id }: Actor): { id: string } {
    return { id };
  }

  @Post('things')
  @HttpCode(200)
  @RequirePermission('things:write')
  write(@CurrentActor() { id }: Actor, @Body() body: unknown): unknown {
    return { id, body };
  }

  @Post('open')
  @HttpCode(200)
  @Public()
  open(@Body() body: unknown): unknown {
    return { body: body ?? null };
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

describe('sessions by cookie', () => {
  let service: RunningService;
  const folder = mkdtempSync(join(tmpdir(), 'probity-sessions-'));
  const tokens = ServiceTokens.open(join(folder, 'tokens.json'), [{ id: 'machine', permissions: ['things:read'] }]);
  before(async () => {
    service = await createService({
      name: 'test', version: '0', module: ThingsModule, logger: createLogger({ name: 'test', level: 'silent' }), tokens, sessions: () => SESSIONS, strangersMayPost: ['/open'],
    });
  });
  after(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  const call = async (method: string, path: string, headers: Record<string, string>, body?: string): Promise<{ status: number; code?: unknown; id?: unknown; body?: unknown }> => {
    const response = await fetch(`${service.url}${path}`, { method, headers: { 'content-type': 'application/json', ...headers }, body });
    return { status: response.status, ...((await response.json()) as object) };
  };
  const cookie = (token: string): string => `other=1; __Host-probity=${token}`;
  const page = (token: string): Record<string, string> => ({ cookie: cookie(token), origin: 'https://aml.bank.example', 'sec-fetch-site': 'same-origin', 'x-probity-csrf': csrfTokenOf(token) });

  it('are actors like tokens are, for reading and writing', async () => {
    assert.deepEqual(await call('GET', '/things', { cookie: cookie(LIVE) }), { status: 200, id: 'live' });
    assert.deepEqual(await call('POST', '/things', page(LIVE), '{"a":1}'), { status: 200, id: 'live', body: { a: 1 } });
    assert.equal((await call('GET', '/things', { cookie: cookie('X'.repeat(43)) })).status, 401);
    assert.equal((await call('GET', '/things', { cookie: `probity=${LIVE}` })).status, 401, 'only under the name that a neighbour can not plant');
  });

  it('write only from a page of the service, which knows the word of this very session', async () => {
    const { cookie: _cookie, ...proofs } = page(LIVE);
    for (const [what, headers] of Object.entries<Record<string, string>>({
      'no word': { cookie: cookie(LIVE), origin: proofs['origin']! },
      'the word of another session': { ...page(LIVE), 'x-probity-csrf': csrfTokenOf(OLD) },
      'another site': { ...page(LIVE), origin: 'https://evil.example' },
      'another port': { ...page(LIVE), origin: 'https://aml.bank.example:444' },
      'no site': { ...page(LIVE), origin: 'null' },
      'a neighbour': { ...page(LIVE), 'sec-fetch-site': 'same-site' },
      'plain http': { ...page(LIVE), origin: 'http://aml.bank.example' },
    })) {
      for (const body of ['{}', undefined]) {
        const { status, code } = await call('POST', '/things', headers, body);
        assert.deepEqual([status, code], [403, 'CSRF_REFUSED'], what);
      }
    }
    assert.equal((await call('POST', '/things', proofs, '{}')).status, 401);
  });

  it('count for nothing beside an Authorization header, or twice', async () => {
    assert.equal((await call('GET', '/things', { cookie: cookie(LIVE), authorization: 'Bearer nonsense' })).status, 401);
    assert.equal((await call('GET', '/things', { cookie: cookie(LIVE), authorization: `Bearer ${tokens.tokenOf('machine')}` })).id, 'machine');
    assert.equal((await call('GET', '/things', { cookie: `${cookie(LIVE)}; ${cookie(OLD)}` })).status, 401);
    assert.equal(cookieOf({ headers: { cookie: `a=${LIVE}; b=${OLD}; b=${OLD}` } }, 'a'), LIVE);
    assert.equal(cookieOf({ headers: { cookie: `b=${OLD}; b=${OLD}` } }, 'b'), undefined);
    assert.equal(cookieOf({ headers: { cookie: 'a=../../x' } }, 'a'), undefined);
  });

  it('are asked to step up where that is needed, and only there', async () => {
    assert.equal((await call('GET', '/things', { cookie: cookie(OLD) })).id, 'old');
    const { status, code } = await call('POST', '/things', page(OLD), '{}');
    assert.deepEqual([status, code], [403, 'STEP_UP_REQUIRED']);
  });

  it('fail closed when they can not be looked up', async () => {
    assert.equal((await call('GET', '/things', { cookie: cookie(BROKEN) })).status, 500);
    assert.equal((await call('POST', '/things', page(BROKEN), '{}')).status, 500);
  });

  it('let strangers send a small body where they sign in, whatever they call it, and nowhere else', async () => {
    assert.deepEqual(await call('POST', '/open', {}, '{"a":1}'), { status: 200, body: { a: 1 } });
    const large = JSON.stringify({ a: 'x'.repeat(5000) });
    for (const type of ['application/json', 'APPLICATION/JSON', 'text/plain']) assert.equal((await call('POST', '/open', { 'content-type': type }, large)).status, 413, type);
    assert.equal((await call('POST', '/OPEN', {}, '{}')).status, 401, 'another spelling of the path is another path');
    assert.equal((await call('POST', '/open/', {}, '{}')).status, 401);
    assert.equal((await call('POST', '/things', {}, '{}')).status, 401);
  });

  it('have ids that no service token can have', () => {
    assert.throws(() => ServiceTokens.open(join(folder, 'others.json'), [{ id: 'user:1', permissions: [] }]), /kept for people/);
  });
});
