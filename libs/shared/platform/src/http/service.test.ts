import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { z } from 'zod';
import { ProbityError } from '../errors.js';
import { createLogger } from '../logger.js';
import { CurrentActor, Public, RequirePermission } from './auth.js';
import type { BrowserPage } from './browser-page.js';
import { createService, describeService } from './service.js';
import type { HealthState } from '../observability/readiness.js';
import type { CreateServiceOptions, RunningService } from './service.js';
import { ServiceTokens } from './service-tokens.js';
import type { Actor } from './service-tokens.js';
import { ZodPipe } from './zod.pipe.js';

const amountBody = z.strictObject({ amount: z.string().regex(/^\d+$/) });

@Controller('things')
class ThingsController {
  @Get('undeclared')
  // eslint-disable-next-line probity/declared-permissions -- what the guard makes of it
  undeclared(): string {
    return 'never';
  }

  @Get('own')
  @RequirePermission('things:read')
  own(@CurrentActor() actor: Actor): { actor: string } {
    return { actor: actor.id };
  }

  @Get('open')
  @Public()
  open(): { open: boolean } {
    return { open: true };
  }

  @Post()
  @RequirePermission('things:write')
  write(@Body(new ZodPipe(amountBody)) body: z.infer<typeof amountBody>): { amount: string } {
    return { amount: body.amount };
  }

  @Get('known-error')
  @Public()
  knownError(): never {
    throw new ProbityError('THING_MISSING', 'no thing of that name', { status: 404 });
  }

  @Get('foreign-error')
  @Public()
  foreignError(): never {
    throw new Error('duplicate key (account)=(DE89370400440532013000)');
  }
}

@Module({ controllers: [ThingsController] })
class ThingsModule {}

describe('a service', () => {
  const folder = mkdtempSync(join(tmpdir(), 'probity-service-'));
  const logger = createLogger({ name: 'test', level: 'silent' });
  const tokens = ServiceTokens.open(join(folder, 'tokens.json'), [
    { id: 'writer', permissions: ['things:read', 'things:write'] },
    { id: 'reader', permissions: ['things:read'] },
    { id: 'monitor', permissions: ['metrics:read'] },
  ]);
  let database: HealthState = 'up';
  const page: BrowserPage = { path: '/page', permission: 'things:read', handlerFor: (actor) => (request, response) => void response.send(`${request.method} by ${actor.id}`) };
  const options: CreateServiceOptions = { name: 'test-api', version: '1.2.3', module: ThingsModule, logger, tokens, ready: () => Promise.resolve({ database }), pages: () => [page] };
  let service: RunningService;

  before(async () => {
    service = await createService(options);
  });

  after(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  const call = async (path: string, init: { actor?: string; authorization?: string; body?: string } = {}): Promise<{ status: number; type: string; body: Record<string, unknown> }> => {
    const authorization = init.actor === undefined ? init.authorization : `Bearer ${tokens.tokenOf(init.actor)}`;
    const response = await fetch(`${service.url}${path}`, {
      method: init.body === undefined ? 'GET' : 'POST',
      headers: { ...(authorization === undefined ? {} : { authorization }), ...(init.body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: init.body,
    });
    return { status: response.status, type: response.headers.get('content-type') ?? '', body: (await response.json()) as Record<string, unknown> };
  };

  test('a route that declares no permission is closed, even to an actor', async () => {
    const answer = await call('/things/undeclared', { actor: 'writer' });

    assert.equal(answer.status, 403);
    assert.equal(answer.body['code'], 'PERMISSION_NOT_DECLARED');
    assert.match(answer.type, /^application\/problem\+json/);
  });

  test('without a token, or with a wrong one, there is no way in', async () => {
    for (const authorization of [undefined, 'Bearer wrong', 'Bearer ', 'Basic eDp5', `Bearer ${tokens.tokenOf('reader')} x`]) {
      const answer = await call('/things/own', { authorization });
      assert.deepEqual([answer.status, answer.body['code']], [401, 'UNAUTHENTICATED']);
    }
  });

  test('the actor of the token reaches the route', async () => {
    assert.deepEqual((await call('/things/own', { actor: 'reader' })).body, { actor: 'reader' });
  });

  test('an actor without the permission is denied', async () => {
    const answer = await call('/things', { actor: 'reader', body: '{"amount":"1"}' });

    assert.deepEqual([answer.status, answer.body['code']], [403, 'PERMISSION_DENIED']);
  });

  test('a public route needs no token', async () => {
    assert.deepEqual((await call('/things/open')).body, { open: true });
  });

  test('two services in one process do not accept each other\'s tokens', async (context) => {
    const other = ServiceTokens.open(join(folder, 'other.json'), [{ id: 'writer', permissions: ['*'] }]);
    const second = await createService({ ...options, tokens: other });
    context.after(() => second.close());
    const asOther = { headers: { authorization: `Bearer ${other.tokenOf('writer')}` } };

    assert.equal((await fetch(`${second.url}/things/own`, asOther)).status, 200);
    assert.equal((await fetch(`${service.url}/things/own`, asOther)).status, 401);
  });

  test('a refused body names fields and quotes no value', async () => {
    const answer = await call('/things', { actor: 'writer', body: '{"amount":"12,50 geheim"}' });

    assert.deepEqual([answer.status, answer.body['code']], [400, 'VALIDATION_FAILED']);
    assert.deepEqual((answer.body['fields'] as { path: string }[]).map((field) => field.path), ['amount']);
    assert.doesNotMatch(JSON.stringify(answer.body), /geheim/);
  });

  test('nothing is read of the body of a caller without a token', async () => {
    for (const path of ['/things', '/nowhere', '/health']) {
      const answer = await call(path, { body: '{"broken' });
      assert.deepEqual([answer.status, answer.body['code']], [401, 'UNAUTHENTICATED'], path);
    }
  });

  test('broken JSON is refused and not echoed', async () => {
    const answer = await call('/things', { actor: 'writer', body: '{"geheim' });

    assert.deepEqual([answer.status, answer.body['code']], [400, 'REQUEST_REFUSED']);
    assert.doesNotMatch(JSON.stringify(answer.body), /geheim/);
  });

  test('a body over the limit is refused', async () => {
    const answer = await call('/things', { actor: 'writer', body: JSON.stringify({ amount: '1'.repeat(2_000_000) }) });

    assert.deepEqual([answer.status, answer.body['code']], [413, 'PAYLOAD_TOO_LARGE']);
  });

  test('our own error passes with its code, a foreign one says nothing', async () => {
    const known = await call('/things/known-error');
    const foreign = await call('/things/foreign-error');

    const { instance, ...rest } = known.body;
    assert.match(String(instance), /^urn:probity:request:[0-9a-f-]{36}$/);
    assert.deepEqual(rest, { type: 'urn:probity:problem:THING_MISSING', title: 'Not Found', status: 404, detail: 'no thing of that name', code: 'THING_MISSING' });
    assert.deepEqual([foreign.status, foreign.body['code']], [500, 'INTERNAL']);
    assert.doesNotMatch(JSON.stringify(foreign.body), /DE89|account/);
  });

  test('health says that the process answers, readiness follows what it needs', async () => {
    assert.deepEqual((await call('/ready')).body, { status: 'ok', service: 'test-api', version: '1.2.3', checks: { database: 'up' } });
    database = 'down';
    const [health, ready] = [await call('/health'), await call('/ready')];
    database = 'up';

    assert.deepEqual(health.body, { status: 'ok', service: 'test-api', version: '1.2.3' });
    assert.deepEqual([ready.status, ready.body['code'], ready.body['detail']], [503, 'UNHEALTHY', 'down: database']);
  });

  test('metrics are for who may read them', async () => {
    assert.equal((await call('/metrics')).status, 401);
    assert.equal((await call('/metrics', { actor: 'writer' })).body['code'], 'PERMISSION_DENIED');
    const response = await fetch(`${service.url}/metrics`, { headers: { authorization: `Bearer ${tokens.tokenOf('monitor')}` } });
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain/);
    assert.match(await response.text(), /^process_resident_memory_bytes\{service="test-api"\} \d+/m);
  });

  describe('a page for browsers', () => {
    const basic = (user: string, password: string): Record<string, string> => ({ authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` });
    const open = async (headers: Record<string, string>, method = 'GET'): Promise<{ status: number; text: string; asks: string | null }> => {
      const response = await fetch(`${service.url}/page/inside`, { method, headers });
      return { status: response.status, text: await response.text(), asks: response.headers.get('www-authenticate') };
    };

    test('asks who it is, by name and token', async () => {
      const unknown = await open({});
      assert.deepEqual([unknown.status, unknown.asks?.startsWith('Basic ')], [401, true]);
      for (const [user, password] of [['reader', 'wrong'], ['reader', ''], ['', tokens.tokenOf('reader')], ['writer', tokens.tokenOf('reader')]] as const) {
        assert.equal((await open(basic(user, password))).status, 401, user);
      }
      assert.equal((await open(basic('reader', tokens.tokenOf('reader')))).text, 'GET by reader');
      assert.equal((await open({ authorization: `Bearer ${tokens.tokenOf('reader')}` })).text, 'GET by reader');
      assert.equal((await open(basic('monitor', tokens.tokenOf('monitor')))).status, 403);
    });

    test('takes no password anywhere else', async () => {
      assert.equal((await call('/things/own', basic('reader', tokens.tokenOf('reader')))).status, 401);
    });

    test('changes nothing on behalf of another site', async () => {
      const signedIn = basic('writer', tokens.tokenOf('writer'));
      for (const headers of [{}, { origin: 'https://elsewhere.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site', origin: service.url }]) {
        assert.equal((await open({ ...signedIn, ...headers } as Record<string, string>, 'PUT')).status, 403, JSON.stringify(headers));
      }
      assert.equal((await open({ ...signedIn, origin: service.url }, 'PUT')).text, 'PUT by writer');
    });
  });

  test('the API document is served, and can be had without listening', async () => {
    const served = (await call('/openapi.json')).body;
    const described = await describeService(options);

    assert.deepEqual(Object.keys(served['paths'] as object), Object.keys(described.paths));
    assert.ok('/things/own' in described.paths);
  });
});
