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
import { createService, describeService } from './service.js';
import type { CreateServiceOptions, HealthState, RunningService } from './service.js';
import { ServiceTokens } from './service-tokens.js';
import type { Actor } from './service-tokens.js';
import { ZodPipe } from './zod.pipe.js';

const amountBody = z.strictObject({ amount: z.string().regex(/^\d+$/) });

@Controller('things')
class ThingsController {
  @Get('undeclared')
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
  ]);
  let database: HealthState = 'up';
  const options: CreateServiceOptions = { name: 'test-api', version: '1.2.3', module: ThingsModule, logger, tokens, health: () => Promise.resolve({ database }) };
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

    assert.deepEqual(known.body, { type: 'urn:probity:problem:THING_MISSING', title: 'Not Found', status: 404, detail: 'no thing of that name', code: 'THING_MISSING' });
    assert.deepEqual([foreign.status, foreign.body['code']], [500, 'INTERNAL']);
    assert.doesNotMatch(JSON.stringify(foreign.body), /DE89|account/);
  });

  test('health follows what the service needs', async () => {
    assert.deepEqual((await call('/health')).body, { status: 'ok', service: 'test-api', version: '1.2.3', checks: { database: 'up' } });
    database = 'down';
    const answer = await call('/health');
    database = 'up';

    assert.deepEqual([answer.status, answer.body['code'], answer.body['detail']], [503, 'UNHEALTHY', 'down: database']);
  });

  test('the API document is served, and can be had without listening', async () => {
    const served = (await call('/openapi.json')).body;
    const described = await describeService(options);

    assert.deepEqual(Object.keys(served['paths'] as object), Object.keys(described.paths));
    assert.ok('/things/own' in described.paths);
  });
});
