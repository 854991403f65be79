import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { all, answer, ApiProblem, ApiUnreachable, createBankClient, idempotent, ifMatch, type BankClient, type CaseView } from '@probity/bank-api-client';
import { openCases } from '@probity/bank-cases';
import { putCustomers } from '@probity/bank-intake';
import { createLogger, createService, ServiceTokens, systemClock, type RunningService } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { BankApiModule } from './bank-api.module.js';
import { BankKeys } from './bank-keys.js';
import { openTestBank, payment, type TestBank } from './bank.test-helper.js';

describe('the client of the API, against the service', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let service: RunningService;
  let client: BankClient;
  const dataDirectory = mkdtempSync(join(tmpdir(), 'probity-api-client-'));

  before(async () => {
    bank = await openTestBank();
    const tokens = ServiceTokens.open(join(dataDirectory, 'tokens.json'), [{ id: 'ann', permissions: ['cases:read', 'cases:work', 'transactions:write'] }]);
    const logger = createLogger({ name: 'test', level: 'silent' });
    const config = { databaseUrl: bank.database.appUrl, dataDirectory, queue: { backend: 'postgres' as const }, regulator: undefined };
    service = await createService({ name: 'test', version: '0.0.0', module: BankApiModule.register({ config, logger, background: false }), logger, tokens });
    // Each raises an alert, and each customer's alert opens a case.
    const accounts = [1, 2, 3].map((i) => ({ bank: 'HOME', account: `CLIENT-${i}` }));
    await putCustomers(bank.dataSource, accounts.map((account, i) => ({ customerId: `CLIENT-CUSTOMER-${i}`, segment: 3, riskClass: 2, accounts: [account] })), bank.app.get(BankKeys).pseudonymKey, 'test');
    await bank.intake.take(accounts.map((debtor, i) => payment(`client-${i}`, { debtor })), 'test');
    await openCases(bank.dataSource, systemClock);
    client = createBankClient({ url: service.url, token: tokens.tokenOf('ann') });
  });
  after(async () => {
    await service?.close();
    await bank?.close();
    rmSync(dataDirectory, { recursive: true });
  });

  const listed = async (limit: number): Promise<string[]> => {
    const ids: string[] = [];
    for await (const { id } of all(client, '/cases', { query: { limit } })) ids.push(id);
    return ids;
  };

  it('reads every page of a list, each entry once', async () => {
    const whole = await listed(200);
    assert.ok(whole.length >= 3, `${whole.length} cases`);
    assert.deepEqual(await listed(1), whole);
  });

  it('changes what it has read, and is told when that has changed since', async () => {
    const { case: taken } = await answer(client.POST('/cases/next', { body: {} }));
    const path = { id: taken!.id };
    const read = await client.GET('/cases/{id}', { params: { path } });
    const started: CaseView = await answer(client.POST('/cases/{id}/start', { params: { path, header: ifMatch(read.response) } }));
    assert.equal(started.state, 'in-progress');
    await assert.rejects(client.POST('/cases/{id}/release', { params: { path, header: ifMatch(read.response) } }), refusal(412, 'CASE_VERSION_CHANGED'));
  });

  it('sends a request twice without doing its work twice', async () => {
    const header = idempotent();
    const send = () => client.POST('/transactions', { params: { header }, body: { transactions: [payment('client-once')] } });
    const first = await send();
    const second = await send();
    assert.equal(first.response.headers.get('idempotency-replayed'), null);
    assert.equal(second.response.headers.get('idempotency-replayed'), 'true');
    assert.deepEqual(await answer(Promise.resolve(second)), await answer(Promise.resolve(first)));
  });

  it('throws refusals by their code with the id of the request, and that nothing answers', async () => {
    await assert.rejects(client.GET('/changes'), refusal(403, 'PERMISSION_DENIED'));
    await assert.rejects(createBankClient({ url: service.url }).GET('/cases'), refusal(401, 'UNAUTHENTICATED'));
    await assert.rejects(client.POST('/cases/next', { body: { level: 'nobody' as 'senior' } }), (error: unknown) => error instanceof ApiProblem && error.fields[0]?.path === 'level');
    await assert.rejects(createBankClient({ url: 'http://127.0.0.1:9' }).GET('/health'), (error: unknown) => error instanceof ApiUnreachable);
  });
});

const refusal = (status: number, code: string) => (error: unknown): boolean =>
  error instanceof ApiProblem && error.status === status && error.code === code && /^[0-9a-f-]{36}$/.test(error.requestId ?? '');
