import { Body, Controller, Get, HttpCode, Inject, Module, Post, Put, Query, Req } from '@nestjs/common';
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Request } from 'express';
import { z } from 'zod';
import { createLogger } from '../logger.js';
import { platformError } from '../errors.js';
import { Public, RequirePermission } from './auth.js';
import { ETagged, requireIfMatch, Versioned } from './etag.js';
import { IDEMPOTENCY_STORE, Idempotent } from './idempotency.js';
import type { IdempotencyBegin, IdempotencyStore, IdempotentRequest, StoredAnswer } from './idempotency.js';
import { Keyset, Paged, pageQuery } from './paging.js';
import type { Page } from './paging.js';
import { problemOf } from './problem.filter.js';
import { createService } from './service.js';
import type { RunningService } from './service.js';
import { ServiceTokens } from './service-tokens.js';
import { ZodPipe } from './zod.pipe.js';

const listQuery = z.strictObject(pageQuery);
const numbers = new Keyset('numbers', z.int());
const ROWS = Array.from({ length: 7 }, (_, i) => i);

/** As the contract says, in memory; a lease never ends. */
class MemoryStore implements IdempotencyStore {
  readonly rows = new Map<string, { sha256: string; answer?: StoredAnswer }>();

  begin({ actor, key, requestSha256 }: IdempotentRequest): Promise<IdempotencyBegin> {
    const row = this.rows.get(`${actor} ${key}`);
    if (row === undefined) this.rows.set(`${actor} ${key}`, { sha256: requestSha256 });
    const outcome: IdempotencyBegin =
      row === undefined ? { outcome: 'begun', attempt: '1' } : row.sha256 !== requestSha256 ? { outcome: 'reused' } : row.answer === undefined ? { outcome: 'running' } : { outcome: 'done', answer: row.answer };
    return Promise.resolve(outcome);
  }

  finish({ actor, key }: IdempotentRequest, _attempt: string, answer: StoredAnswer): Promise<void> {
    this.rows.get(`${actor} ${key}`)!.answer = answer;
    return Promise.resolve();
  }

  release({ actor, key }: IdempotentRequest): Promise<void> {
    this.rows.delete(`${actor} ${key}`);
    return Promise.resolve();
  }
}

class Works {
  made = 0;
  version = 1;
  wait: Promise<void> | undefined;
}

@Controller()
class QualityController {
  constructor(@Inject(Works) private readonly works: Works) {}

  @Get('numbers')
  @Paged()
  @RequirePermission('x:y')
  numbers(@Query(new ZodPipe(listQuery)) { limit, cursor }: z.infer<typeof listQuery>): Page<number> {
    const after = numbers.after(cursor) ?? -1;
    return numbers.page(ROWS.filter((row) => row > after).slice(0, limit + 1), limit, (row) => row);
  }

  @Get('thing')
  @Versioned()
  @RequirePermission('x:y')
  thing(): { version: number } {
    return { version: this.works.version };
  }

  @Put('thing')
  @ETagged()
  @RequirePermission('x:y')
  edit(@Req() request: Request): { version: number } {
    requireIfMatch(request, this.works.version);
    return { version: ++this.works.version };
  }

  @Post('things')
  @HttpCode(202)
  @Idempotent()
  @RequirePermission('x:y')
  async make(@Body() body: { refuse?: boolean }): Promise<{ made: number }> {
    await this.works.wait;
    if (body.refuse) throw platformError('CONFLICT', 'not now', { status: 409 });
    return { made: ++this.works.made };
  }

  @Get('open')
  @Public()
  open(): object {
    return {};
  }
}

const works = new Works();
const store = new MemoryStore();

@Module({ controllers: [QualityController], providers: [{ provide: Works, useValue: works }, { provide: IDEMPOTENCY_STORE, useValue: store }] })
class QualityModule {}

describe('what every route may use', () => {
  const folder = mkdtempSync(join(tmpdir(), 'probity-quality-'));
  const tokens = ServiceTokens.open(join(folder, 'tokens.json'), [{ id: 'one', permissions: ['x:y'] }, { id: 'two', permissions: ['x:y'] }]);
  const lines: string[] = [];
  const logger = createLogger({ name: 'test', level: 'trace', destination: { write: (line) => void lines.push(line) } });
  let service: RunningService;

  before(async () => {
    service = await createService({ name: 'test-api', version: '1.0.0', module: QualityModule, logger, tokens });
  });
  after(async () => {
    await service.close();
    rmSync(folder, { recursive: true });
  });

  const send = (path: string, { url = service.url, actor = 'one', method = 'GET', body, headers = {} }: { url?: string; actor?: string; method?: string; body?: unknown; headers?: Record<string, string> } = {}): Promise<Response> =>
    fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${tokens.tokenOf(actor)}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  const codeOf = async (response: Response): Promise<[number, unknown]> => [response.status, ((await response.json()) as { code?: string }).code];

  test('a well-formed request id is taken, another is replaced, and problems name it', async () => {
    const id = '0198c1f2-0000-7000-8000-00000000000a';
    const answer = await send('/nowhere', { headers: { 'x-request-id': id } });
    assert.equal(answer.headers.get('x-request-id'), id);
    assert.equal(((await answer.json()) as { instance: string }).instance, `urn:probity:request:${id}`);
    for (const bad of ['DE89370400440532013000', `${id}x`, 'x'.repeat(300)]) {
      assert.match((await send('/open', { headers: { 'x-request-id': bad } })).headers.get('x-request-id')!, /^[0-9a-f-]{36}$/);
    }
    assert.doesNotMatch(lines.join(), /DE89/);
  });

  test('a list comes in pages, each with the way to the next', async () => {
    const seen: number[] = [];
    let path: string | undefined = '/numbers?limit=3';
    while (path !== undefined) {
      const answer = await send(path);
      const page = (await answer.json()) as { items: number[]; next: string | null };
      seen.push(...page.items);
      path = /^<(.*)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
      assert.equal(path === undefined, page.next === null);
    }
    assert.deepEqual(seen, ROWS);
    assert.deepEqual(await codeOf(await send('/numbers?limit=201')), [400, 'VALIDATION_FAILED']);
  });

  test('a cursor of another list, or none at all, is refused', async () => {
    const cursorOf = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const cursor of ['x', cursorOf(['others', 1]), cursorOf(['numbers', 'CANARY']), cursorOf(['numbers', 1, 2]), cursorOf(null)]) {
      assert.deepEqual(await codeOf(await send(`/numbers?cursor=${cursor}`)), [400, 'CURSOR_INVALID'], cursor);
    }
  });

  test('an edit names the version it was made on', async () => {
    const etag = (await send('/thing')).headers.get('etag')!;
    assert.deepEqual(await codeOf(await send('/thing', { method: 'PUT' })), [428, 'PRECONDITION_REQUIRED']);
    const edited = await send('/thing', { method: 'PUT', headers: { 'if-match': etag } });
    assert.deepEqual([edited.status, edited.headers.get('etag')], [200, '"v2"']);
    for (const stale of [etag, `W/"v2"`, 'v2', '"v1", "v3"']) assert.deepEqual(await codeOf(await send('/thing', { method: 'PUT', headers: { 'if-match': stale } })), [412, 'PRECONDITION_FAILED'], stale);
    assert.equal((await send('/thing', { method: 'PUT', headers: { 'if-match': '"v1", "v2"' } })).status, 200);
  });

  test('the same key with the same request gets the same answer; with another it is refused', async () => {
    const post = (key: string, body: unknown, actor = 'one'): Promise<Response> => send('/things', { actor, method: 'POST', body, headers: { 'idempotency-key': key } });
    const first = await post('a', { n: 1 });
    assert.deepEqual([first.status, await first.json(), first.headers.get('idempotency-replayed')], [202, { made: 1 }, null]);
    const again = await post('a', { n: 1 });
    assert.deepEqual([again.status, await again.json(), again.headers.get('idempotency-replayed')], [202, { made: 1 }, 'true']);
    assert.deepEqual(await codeOf(await post('a', { n: 2 })), [422, 'IDEMPOTENCY_KEY_REUSED']);
    assert.deepEqual(await (await post('a', { n: 1 }, 'two')).json(), { made: 2 }, 'another actor has keys of his own');
    assert.deepEqual(await codeOf(await post('b', { refuse: true })), [409, 'CONFLICT']);
    assert.equal(store.rows.has('one b'), false, 'a refusal keeps no key');
    assert.deepEqual(await codeOf(await post('x'.repeat(129), {})), [400, 'IDEMPOTENCY_KEY_INVALID']);
  });

  test('a second one that comes while the first runs is told so', async () => {
    let go = (): void => undefined;
    works.wait = new Promise((resolve) => (go = resolve));
    const made = works.made;
    const post = (): Promise<Response> => send('/things', { method: 'POST', body: {}, headers: { 'idempotency-key': 'slow' } });
    const first = post();
    while (!store.rows.has('one slow')) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.deepEqual(await codeOf(await post()), [409, 'IDEMPOTENCY_IN_PROGRESS']);
    go();
    assert.equal((await first).status, 202);
    works.wait = undefined;
    assert.equal(works.made, made + 1);
  });

  test('who asks too much is told when to come back, and monitoring is always answered', async (context) => {
    const slow = { perSecond: 0.1, burst: 2 };
    const limited = await createService({ name: 'test-api', version: '1.0.0', module: QualityModule, logger, tokens, rateLimits: { actor: slow, address: { perSecond: 0.1, burst: 5 } } });
    context.after(() => limited.close());
    const get = (path: string, actor = 'one'): Promise<Response> => send(path, { url: limited.url, actor });
    const first = await get('/thing');
    assert.deepEqual([first.headers.get('ratelimit-policy'), first.headers.get('ratelimit')], ['"actor";q=2;w=20', '"actor";r=1;t=10']);
    await get('/thing');
    const third = await get('/thing');
    assert.equal(third.headers.get('retry-after'), '10');
    assert.deepEqual(await codeOf(third), [429, 'RATE_LIMITED']);
    assert.equal((await get('/thing', 'two')).status, 200, 'another actor is not held up');
    await get('/open');
    const flooded = await get('/open');
    assert.equal(flooded.headers.get('content-type')?.startsWith('application/problem+json'), true);
    assert.deepEqual(await codeOf(flooded), [429, 'RATE_LIMITED'], 'an address is limited whoever it says it is');
    for (let i = 0; i < 10; i += 1) assert.equal((await get('/health')).status, 200);
  });
});

test('text that Postgres can not store is the fault of the request, any other failure of the database is ours', () => {
  for (const code of ['22021', '22P05']) {
    const { status, detail } = problemOf(Object.assign(new Error('invalid byte sequence: CANARY'), { code }));
    assert.equal(status, 400);
    assert.doesNotMatch(detail, /CANARY/);
  }

  assert.equal(problemOf(Object.assign(new Error('deadlock'), { code: '40P01' })).status, 500);
});
