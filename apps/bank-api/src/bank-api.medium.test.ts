import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, loadServiceConfig, serviceEnvironment, ServiceTokens, type RunningService } from '@probity/shared-platform';
import { migrateQueueSchema } from '@probity/shared-platform/queue';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { BANK_ACTORS } from './actors.js';
import { openTestBank, payment, type TestBank } from './bank.test-helper.js';
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
    assert.equal((list.body as unknown as unknown[]).length, 1);
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
    assert.deepEqual(kinds, ['bank-registration', 'line-register', 'circuit-key', 'circuit-key', 'feature-program-registration', 'model-registration', 'policy-registration']);
    const [policy] = (await bank.dataSource.query('SELECT salt::text, thresholds FROM bank.policy')) as { salt: string; thresholds: number[] }[];
    for (const secret of [policy!.salt, '1048575', 'CANARY']) assert.equal(JSON.stringify(body).includes(secret), false);
  });
});
