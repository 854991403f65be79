import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createLogger, createService, ServiceTokens, systemClock, type Actor, type RunningService } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { openCases } from '@probity/bank-cases';
import { BankApiModule } from '../bank-api.module.js';
import { openTestBank, payment, type TestBank } from '../bank.test-helper.js';

const PEOPLE: Actor[] = [
  { id: 'ann', permissions: ['cases:read', 'cases:work'] },
  { id: 'sue', permissions: ['cases:read', 'cases:work', 'cases:approve', 'cases:assign'] },
  { id: 'reader', permissions: ['cases:read'] },
];

describe('the routes of cases', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let service: RunningService;
  let tokens: ServiceTokens;
  const dataDirectory = mkdtempSync(join(tmpdir(), 'probity-cases-'));
  before(async () => {
    bank = await openTestBank();
    tokens = ServiceTokens.open(join(dataDirectory, 'tokens.json'), PEOPLE);
    const logger = createLogger({ name: 'test', level: 'silent' });
    const config = { databaseUrl: bank.database.appUrl, dataDirectory, queue: { backend: 'postgres' as const }, regulator: undefined };
    service = await createService({ name: 'test', version: '0.0.0', module: BankApiModule.register({ config, logger, background: false }), logger, tokens });
    await bank.intake.take([payment('http', { debtor: { bank: 'HOME', account: 'CANARY-ACCOUNT-2' } })], 'test');
    await openCases(bank.dataSource, systemClock);
  });
  after(async () => {
    await service?.close();
    await bank?.close();
    rmSync(dataDirectory, { recursive: true });
  });

  const send = async (who: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> => fetch(new URL(path, service.url), {
    method,
    headers: { authorization: `Bearer ${tokens.tokenOf(who)}`, 'content-type': 'application/json', ...headers },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  const codeOf = async (response: Response): Promise<[number, unknown]> => [response.status, ((await response.json()) as { code: string }).code];

  it('carry a case from the queue to its close', async () => {
    const taken = await send('ann', 'POST', '/cases/next', {});
    const { case: row } = (await taken.json()) as { case: { id: string; version: number } };
    assert.deepEqual(await (await send('ann', 'POST', '/cases/next', {})).json(), { case: null });
    assert.deepEqual(await codeOf(await send('reader', 'POST', '/cases/next', {})), [403, 'PERMISSION_DENIED']);
    const path = `/cases/${row.id}`;
    const etag = (await send('ann', 'GET', path)).headers.get('etag')!;
    assert.equal(etag, `"${row.version}"`);
    assert.deepEqual(await codeOf(await send('ann', 'POST', `${path}/start`)), [428, 'CASE_VERSION_REQUIRED']);
    assert.deepEqual(await codeOf(await send('ann', 'POST', `${path}/start`, undefined, { 'if-match': '"1"' })), [412, 'CASE_VERSION_CHANGED']);
    let match = { 'if-match': (await send('ann', 'POST', `${path}/start`, undefined, { 'if-match': etag })).headers.get('etag')! };

    const upload = await send('ann', 'POST', `${path}/files?name=CANARY.txt`, 'CANARY content', { 'content-type': 'text/plain; charset=utf-8' });
    assert.equal(upload.status, 201);
    const { id: file } = (await upload.json()) as { id: string };
    const download = await send('reader', 'GET', `${path}/files/${file}`);
    assert.deepEqual([await download.text(), download.headers.get('content-disposition'), download.headers.get('x-content-type-options')], ['CANARY content', "attachment; filename*=UTF-8''CANARY.txt", 'nosniff']);
    assert.deepEqual(await codeOf(await send('ann', 'POST', `${path}/files?name=..%2Fx`, 'x', { 'content-type': 'text/plain' })), [400, 'VALIDATION_FAILED']);
    assert.deepEqual(await codeOf(await send('ann', 'POST', `${path}/files?name=x`, '<b>', { 'content-type': 'text/html' })), [415, 'EVIDENCE_TYPE']);

    match = { 'if-match': (await send('ann', 'GET', path)).headers.get('etag')! };
    const close = { disposition: 'explained', reason: 'salary', text: 'looked at' };
    assert.deepEqual(await codeOf(await send('ann', 'POST', `${path}/close-proposals`, { ...close, reason: '' }, match)), [400, 'VALIDATION_FAILED']);
    const proposed = await send('ann', 'POST', `${path}/close-proposals`, close, match);
    match = { 'if-match': proposed.headers.get('etag')! };
    assert.deepEqual(await codeOf(await send('ann', 'POST', `${path}/close-approvals`, undefined, match)), [403, 'PERMISSION_DENIED']);
    assert.equal((await send('sue', 'POST', `${path}/close-approvals`, undefined, match)).status, 200);

    const list = (await (await send('reader', 'GET', '/cases?state=closed&limit=1')).json()) as { cases: { id: string; sla: unknown }[] };
    assert.deepEqual(list.cases.map(({ id, sla }) => [id, sla]), [[row.id, null]]);
    assert.deepEqual(await codeOf(await send('reader', 'GET', '/cases?state=gone')), [400, 'VALIDATION_FAILED']);
    const { history } = (await (await send('reader', 'GET', `${path}/history`)).json()) as { history: { event: { kind: string }; text?: string; file?: unknown }[] };
    assert.deepEqual(history.map(({ event }) => event.kind), ['case-opened', 'assigned', 'started', 'evidence-added', 'close-proposed', 'closed']);
    assert.deepEqual([history[4]!.text, typeof history[3]!.file], ['looked at', 'object']);
  });

  it('let an analyst say that he is away, and not that others are', async () => {
    assert.equal((await send('ann', 'PUT', '/analysts/ann/absence', { until: 0 })).status, 200);
    assert.deepEqual(await codeOf(await send('ann', 'PUT', '/analysts/sue/absence', { until: 0 })), [403, 'PERMISSION_DENIED']);
    assert.equal((await send('sue', 'PUT', '/analysts/ann/absence', { until: 0 })).status, 200);
  });
});
