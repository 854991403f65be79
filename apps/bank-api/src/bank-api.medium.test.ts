import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, loadServiceConfig, serviceEnvironment, ServiceTokens, systemClock, type RunningService } from '@probity/shared-platform';
import { migrateQueueSchema } from '@probity/shared-platform/queue';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { BANK_ACTORS } from './actors.js';
import { approveChanges, openTestBank, payment, type TestBank } from './bank.test-helper.js';
import { startBankService } from './service.js';

describe('the service of the bank', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let service: RunningService;
  let tokens: ServiceTokens;
  const dataDirectory = mkdtempSync(join(tmpdir(), 'probity-bank-api-'));

  before(async () => {
    bank = await openTestBank();
    await migrateQueueSchema(bank.database.ownerUrl);
    const environment = serviceEnvironment({ zone: 'bank', appUrl: bank.database.appUrl, dataDirectory, queue: { backend: 'postgres' }, logLevel: 'silent' });
    const config = loadServiceConfig('bank', environment);
    tokens = ServiceTokens.open(config.tokensFile, BANK_ACTORS);
    service = await startBankService(config, createLogger({ name: 'test', level: 'silent' }));
  });
  after(async () => {
    await service?.close();
    await bank?.close();
    rmSync(dataDirectory, { recursive: true });
  });

  const send = async (actor: string, method: string, path: string, body?: unknown): Promise<{ status: number; body: { [key: string]: unknown } }> => {
    const response = await fetch(new URL(path, service.url), {
      method,
      headers: { authorization: `Bearer ${tokens.tokenOf(actor)}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as { [key: string]: unknown } };
  };

  it('takes transactions and seals their date', async () => {
    const taken = await send('importer', 'POST', '/transactions', { transactions: [payment('rest-1'), { broken: 1 }] });
    assert.equal(taken.status, 201);
    assert.deepEqual([taken.body['accepted'], taken.body['quarantined']], [1, [{ index: 1, code: 'SCHEMA_INVALID', reason: 'transaction.source: invalid_type' }]]);
    const sealed = await send('operator', 'POST', '/batches', { businessDate: '2026-03-02', kind: 'normal' });
    assert.deepEqual([sealed.status, sealed.body['state'], sealed.body['records']], [201, 'sealed', 1]);
    const request = await send('ledger-attestor', 'GET', `/batches/${sealed.body['id']}/attestation-request`);
    assert.deepEqual(Object.keys(request.body).sort(), ['bankId', 'batchIndex', 'batchKind', 'businessDate', 'quarantined', 'records', 'slots']);
    const list = await send('reader', 'GET', '/batches?from=2026-03-01');
    assert.deepEqual([(list.body['items'] as unknown[]).length, list.body['next']], [1, null]);
  });

  it('takes a file in the background', async () => {
    const post = await fetch(new URL('/imports?format=ndjson', service.url), {
      method: 'POST', headers: { authorization: `Bearer ${tokens.tokenOf('importer')}`, 'content-type': 'application/x-ndjson' }, body: JSON.stringify(payment('rest-1')),
    });
    const { id } = (await post.json()) as { id: string };
    for (;;) {
      const { body } = await send('importer', 'GET', `/imports/${id}`);
      if (body['state'] === 'done') return assert.equal((body['rows'] as { duplicates: number }).duplicates, 1);
      assert.equal(body['trouble'], null);
      await new Promise((resume) => setTimeout(resume, 50));
    }
  });

  it('closes days in the background: by hand at once, by the calendar at its hour', async () => {
    const calendar = { closeTime: '01:30', weekdays: [1, 2, 3, 4, 5, 6, 7], closedDates: ['2027-01-01'] };
    assert.deepEqual((await send('importer', 'PUT', '/reference/calendar', calendar)).body, { version: 1 });
    for (const bad of [{ ...calendar, closeTime: '24:00' }, { ...calendar, weekdays: [] }, { ...calendar, weekdays: [0] }, { ...calendar, zone: 'UTC' }]) {
      assert.equal((await send('importer', 'PUT', '/reference/calendar', bad)).status, 400);
    }
    await approveChanges(bank, systemClock);
    const started = await send('operator', 'POST', '/schedule/run');
    assert.equal(started.status, 202);
    for (;;) {
      const { body } = await send('reader', 'GET', '/schedule');
      const [run] = body['runs'] as { id: string; finishedAt: string | null; sealed: number; failures: unknown[] }[];
      assert.equal(run!.id, started.body['runId']);
      assert.deepEqual(body['calendar'], { version: 1, ...calendar, continuous: false, timeZone: 'Europe/Berlin' });
      if (run!.finishedAt === null) {
        await new Promise((resume) => setTimeout(resume, 100));
        continue;
      }
      assert.deepEqual(run!.failures, []);
      assert.ok(run!.sealed > 50, 'every date since the bank began');
      break;
    }
    assert.equal((await send('reader', 'POST', '/schedule/run')).status, 403);
  });

  it('pauses proving for a reason, and keeps who and why', async () => {
    assert.equal((await send('reader', 'POST', '/proving/pause', { reason: 'x' })).status, 403);
    assert.equal((await send('operator', 'POST', '/proving/pause', { reason: ' ' })).status, 400);
    const before = (await send('reader', 'GET', '/proving')).body;
    assert.deepEqual([before['paused'], before['changed']], [false, null]);
    const { body } = await send('operator', 'POST', '/proving/pause', { reason: 'a disk is full' });
    const { actor, reason } = body['changed'] as { actor: string; reason: string };
    assert.deepEqual([body['paused'], actor, reason, body['queue']], [true, 'operator', 'a disk is full', { paused: true, waiting: 0, active: 0 }]);
    const after = (await send('operator', 'POST', '/proving/resume', { reason: 'it is empty again' })).body;
    assert.deepEqual([after['paused'], after['queue']], [false, { paused: false, waiting: 0, active: 0 }]);
  });

  it('runs a draft over history in the background', async () => {
    const ask = { draft: { thresholds: [0, 0, 0, 0], belowLine: [0, 0, 0, 0] }, from: '2026-03-02', to: '2026-03-02' };
    assert.equal((await send('reader', 'POST', '/what-if', ask)).status, 403);
    assert.equal((await send('operator', 'POST', '/what-if', { ...ask, to: '2026-03-01' })).status, 400);
    const asked = await send('operator', 'POST', '/what-if', ask);
    assert.deepEqual([asked.status, asked.body['state']], [202, 'waiting']);
    for (;;) {
      const { body } = await send('operator', 'GET', `/what-if/${asked.body['id']}`);
      if (body['state'] === 'done') {
        assert.deepEqual((body['result'] as { total: object }).total, { records: 1, alerts: 1, alertsThen: 0, added: 1, dropped: 0, belowLine: 0 });
        break;
      }
      await new Promise((resume) => setTimeout(resume, 100));
    }
    assert.equal((await send('operator', 'POST', `/what-if/${asked.body['id']}/cancel`)).body['code'], 'WHAT_IF_ENDED');
  });

  it('lets each actor do his own work only', async () => {
    for (const [actor, method, path] of [
      ['reader', 'POST', '/transactions'], ['importer', 'POST', '/batches'], ['ledger-attestor', 'PUT', '/reference/bank'], ['ledger-attestor', 'POST', '/transactions'],
      ['importer', 'GET', '/alerts?date=2026-03-02'],
    ] as const) {
      const answer = await send(actor, method, path, method === 'GET' ? undefined : {});
      assert.deepEqual([answer.status, answer.body['code']], [403, 'PERMISSION_DENIED'], `${actor} ${method} ${path}`);
    }
    assert.equal((await fetch(new URL('/batches', service.url))).status, 401);
  });

  it('lists workers and registered circuits, to those who may read batches', async () => {
    await bank.dataSource.query("INSERT INTO bank.worker (id, host, pid, engine, engine_version, processes, cores, memory_mib, keys, state, proofs, last_seen_at) VALUES ('0198c1f2-0000-7000-8000-000000000001', 'prover-1', 7, 'snarkjs', '0.7.6', 1, 2, 4096, '[]', 'working', 3, now() - interval '1 minute')");
    const workers = await send('ledger-attestor', 'GET', '/workers');
    assert.equal(workers.status, 200);
    assert.deepEqual((workers.body as unknown as { host: string; state: string }[]).map(({ host, state }) => [host, state]), [['prover-1', 'lost']]);
    const circuits = await send('reader', 'GET', '/circuits');
    assert.deepEqual((circuits.body as unknown as object[]).map((circuit) => Object.keys(circuit).sort().join()), Array(2).fill('circuit,r1csSha256,role,slots,verifyingKeySha256,wasmSha256,zkeySha256'));
    for (const path of ['/workers', '/circuits']) assert.equal((await send('importer', 'GET', path)).status, 403);
  });

  it('answers with problem details that name the code and quote no value', async () => {
    const policy = { version: 2, validFrom: '2026-06-01', thresholds: [1, 1, 1, 1], belowLine: [2, 0, 0, 0] };
    const onnx = Buffer.from('CANARY, no model').toString('base64');
    for (const [method, path, body, status, code] of [
      ['PUT', '/reference/policies', policy, 400, 'VALIDATION_FAILED'],
      ['PUT', '/reference/feature-programs', { document: { id: 'CANARY' }, recordCircuit: 'r@1.0.0', validFrom: '2026-06-01' }, 400, 'REFERENCE_INVALID'],
      ['PUT', '/reference/models', { version: 'm@1.0.0', onnx, modelCircuit: 'c@1.0.0', featureProgram: 'retail@1.0.0', validFrom: '2026-06-01' }, 400, 'REFERENCE_INVALID'],
      ['GET', '/batches/0198c1f2-0000-7000-8000-000000000000', undefined, 404, 'BATCH_UNKNOWN'],
      ['POST', '/batches', { businessDate: '2027-01-01', kind: 'late' }, 409, 'DAY_NOT_SEALED'],
      ['POST', '/batches', { businessDate: '2027-01-01', kind: 'recovery' }, 409, 'NOT_RECOVERABLE'],
      ['POST', '/batches', { businessDate: '2027-01-01', kind: 'other' }, 400, 'VALIDATION_FAILED'],
    ] as const) {
      const answer = await send('operator', method, path, body);
      assert.deepEqual([answer.status, answer.body['code']], [status, code], `${method} ${path}`);
      assert.doesNotMatch(JSON.stringify(answer.body), /CANARY/);
    }
  });

  it('hands out what is to be registered, and no secret with it', async () => {
    const { body } = await send('reader', 'GET', '/registrations');
    const kinds = (body['registrations'] as { kind: string }[]).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['bank-registration', 'request-key', 'line-register', 'circuit-key', 'circuit-key', 'feature-program-registration', 'model-registration', 'policy-registration']);
    const [policy] = (await bank.dataSource.query('SELECT salt::text, thresholds FROM bank.policy')) as { salt: string; thresholds: number[] }[];
    for (const secret of [policy!.salt, '1048575', 'CANARY']) assert.equal(JSON.stringify(body).includes(secret), false);
  });
});
