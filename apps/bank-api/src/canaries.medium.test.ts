/**
 * Plants values in raw data and looks for them in everything that leaves the bank's service: what goes over the wire to
 * the regulator, queue and outbox, the log's leaves, error answers, and every log line down to `trace`.
 * The proofs are placeholders: what is looked at is made before and after proving.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { batchById, BatchLifecycle, OutboxEntity, RecordEntity } from '@probity/bank-batches';
import { documentSha256, evidenceBundleSchema, signDocument } from '@probity/shared-evidence';
import { createLogger, loadServiceConfig, serviceEnvironment, ServiceTokens, type RunningService } from '@probity/shared-platform';
import { migrateQueueSchema } from '@probity/shared-platform/queue';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { BANK_ACTORS } from './actors.js';
import { asOwner, attestBlindly, DATE, openTestBank, payment, storePlaceholderProofs, TestRegulator, type TestBank } from './bank.test-helper.js';
import { startBankService } from './service.js';

const AMOUNT = '7770001112229';
const PLANTED = ['CANARY', AMOUNT];
const RECEIPT_SECRET = new Uint8Array(32).fill(5);

describe('planted values', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let service: RunningService;
  let tokens: ServiceTokens;
  let regulator: Server;
  let batchId: string;
  const dataDirectory = mkdtempSync(join(tmpdir(), 'probity-canaries-'));
  const wire: string[] = [];
  const logLines: string[] = [];
  const answers: string[] = [];

  before(async () => {
    bank = await openTestBank();
    await migrateQueueSchema(bank.database.ownerUrl);
    regulator = listeningRegulator(wire);
    await new Promise<void>((resolve) => regulator.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(regulator.address() as AddressInfo).port}`;
    const environment = serviceEnvironment({
      zone: 'bank', appUrl: bank.database.appUrl, dataDirectory, queue: { backend: 'postgres' }, logLevel: 'trace', regulator: { url, token: 'some-token' },
    });
    const config = loadServiceConfig('bank', environment);
    tokens = ServiceTokens.open(config.tokensFile, BANK_ACTORS);
    service = await startBankService(config, createLogger({ name: 'bank-api', level: 'trace', destination: { write: (line) => void logLines.push(line) } }));
  });
  after(async () => {
    await service?.close();
    regulator?.close();
    await bank?.close();
    rmSync(dataDirectory, { recursive: true });
  });

  /** Sends a request and keeps the answer, whatever it is. */
  const send = async (actor: string, method: string, path: string, body?: unknown, token = tokens.tokenOf(actor)): Promise<{ status: number; text: string }> => {
    const response = await fetch(new URL(path, service.url), {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    answers.push(`${method} ${path.replaceAll(/CANARY[\w-]*/g, '…')} ${response.status} ${text}`);
    return { status: response.status, text };
  };
  const canaryPayment = (id: string, minor: string): unknown => payment(`CANARY-${id}`, { reference: `CANARY-REFERENCE-${id}`, amount: { minor, currency: 'EUR' } });

  it('go in by REST, and the day is closed, anchored and published', async () => {
    const internal = payment('CANARY-3', { channel: 'internal', creditor: { bank: 'HOME', account: 'CANARY-ACCOUNT-2' } });
    const taken = await send('importer', 'POST', '/transactions', { transactions: [canaryPayment('1', AMOUNT), canaryPayment('2', '1'), internal] });
    assert.equal((JSON.parse(taken.text) as { records: number }).records, 4);
    const sealed = await send('operator', 'POST', '/batches', { businessDate: DATE, kind: 'normal' });
    batchId = (JSON.parse(sealed.text) as { id: string }).id;
    const batch = await batchById(bank.dataSource, batchId);
    assert.equal((await send('ledger-attestor', 'POST', `/batches/${batchId}/attestation`, await attestBlindly(bank, batch))).status, 200);
    while ((await bank.dataSource.manager.find(OutboxEntity)).some(({ dispatchedAt }) => dispatchedAt === null)) await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal((await send('operator', 'PUT', `/batches/${batchId}/explanation`, { text: 'Salaries were paid a day early.' })).status, 200);
    await storePlaceholderProofs(bank, batch);
    await service.app.get(BatchLifecycle).complete(batchId);
    const published = await send('operator', 'POST', `/batches/${batchId}/publish`, { force: true });
    assert.equal((JSON.parse(published.text) as { state: string }).state, 'published');
  });

  it('cause errors of every sort', async () => {
    const wrong: readonly [number, string, string, string, unknown?][] = [
      [201, 'importer', 'POST', '/transactions', { transactions: [{ source: 'CANARY', nonsense: 'CANARY' }, payment('CANARY-4', { debtor: { bank: 'HOME', account: 'CANARY-UNKNOWN' } })] }],
      [201, 'importer', 'POST', '/transactions', { transactions: [canaryPayment('1', '2')] }],
      [400, 'importer', 'POST', '/transactions', '{"transactions": [CANARY'],
      [400, 'importer', 'POST', '/transactions', { transactions: 'CANARY' }],
      [400, 'importer', 'PUT', '/reference/customers', [{ customerId: 'CANARY', segment: 'CANARY', riskClass: 0, accounts: [] }]],
      [400, 'importer', 'PUT', '/reference/fx/CANARY', { version: 'CANARY', date: '2026-01-01', base: 'EUR', rates: [] }],
      [400, 'operator', 'GET', '/batches/CANARY'],
      [400, 'operator', 'GET', '/alerts?date=CANARY'],
      [400, 'operator', 'POST', `/batches/${batchId}/attestation`, { document: 'CANARY' }],
      [422, 'operator', 'PUT', `/batches/${batchId}/explanation`, { text: 'see CANARY-3' }],
      [409, 'operator', 'PUT', `/batches/${batchId}/explanation`, { text: 'too late' }],
      [400, 'operator', 'PUT', `/batches/${batchId}/explanation`, { text: 'CANARY\u202e' }],
      [403, 'reader', 'PUT', `/batches/${batchId}/explanation`, { text: 'CANARY' }],
      [400, 'operator', 'GET', '/days/clock?from=CANARY'],
      [403, 'reader', 'POST', '/transactions', { transactions: ['CANARY'] }],
      [404, 'operator', 'GET', '/CANARY'],
    ];
    for (const [status, actor, method, path, body] of wrong) {
      const answer = await send(actor, method, path, body);
      assert.equal(answer.status, status, `${method} ${path} ${answer.text}`);
    }
    assert.equal((await send('reader', 'GET', '/batches', undefined, 'CANARY-TOKEN')).status, 401);
  });

  it('are in an error of the database, which is logged by its name and code', async () => {
    await asOwner(bank, (owner) => owner.query("ALTER TABLE bank.transaction ADD CONSTRAINT poison CHECK (external_id <> 'CANARY-POISON') NOT VALID"));
    const answer = await send('importer', 'POST', '/transactions', { transactions: [canaryPayment('POISON', '3')] });
    assert.deepEqual([answer.status, (JSON.parse(answer.text) as { code: string }).code], [500, 'INTERNAL']);
    const logged = logLines.map((line) => JSON.parse(line) as { err?: { kind: string; code?: string } }).filter(({ err }) => err?.code === '23514');
    assert.deepEqual(logged.map(({ err }) => err!.kind), ['QueryFailedError']);
  });

  it('come out nowhere', async () => {
    for (const path of ['/batches', `/batches/${batchId}`, `/batches/${batchId}/bundle`, `/batches/${batchId}/explanation`, '/days/clock', '/registrations', `/alerts?date=${DATE}`, '/log/checkpoint', '/health']) {
      assert.equal((await send('operator', 'GET', path)).status, 200, path);
    }
    const records = await bank.dataSource.manager.find(RecordEntity);
    const seals: { salt: string }[] = await bank.dataSource.query('SELECT unnest(ARRAY[transaction_salt, record_salt, inference_salt])::text AS salt FROM bank.seal');
    const caseLog: { secrets: string[] }[] = await bank.dataSource.query('SELECT ARRAY[salt::text, hash] AS secrets FROM bank.case_event UNION ALL SELECT ARRAY[padding_seed] FROM bank.case_log_root');
    assert.ok(caseLog.length > 1);
    const secrets = [
      ...PLANTED, ...records.flatMap(({ accountPseudonym, customerPseudonym, reference }) => [accountPseudonym, customerPseudonym, reference].map(String)), ...seals.map(({ salt }) => salt),
      ...caseLog.flatMap(({ secrets: values }) => values),
    ];
    const places = {
      wire, answers, logLines,
      outbox: await rowsOf(bank, 'bank', ['outbox']),
      queue: await rowsOf(bank, 'queue'),
      leaves: (await bank.dataSource.query("SELECT convert_from(leaf, 'UTF8') AS text FROM bank.log_leaf") as { text: string }[]).map(({ text }) => text),
    };
    assert.ok(evidenceBundleSchema.safeParse(JSON.parse(wire.find((body) => body.includes('"evidence-bundle"'))!)).success);
    assert.ok(places.queue.some((row) => row.includes(batchId)), 'the jobs are among what is looked at');
    for (const [place, texts] of Object.entries(places)) {
      assert.ok(texts.length > 0, place);
      for (const text of texts) for (const secret of secrets) assert.equal(text.includes(secret), false, `${place}: ${text.slice(0, 300)}`);
    }
  });
});

/** Every row of a schema's tables as JSON text. */
async function rowsOf(bank: TestBank, schema: string, only?: readonly string[]): Promise<string[]> {
  return asOwner(bank, async (owner) => {
    const tables: { tablename: string }[] = await owner.query('SELECT tablename FROM pg_tables WHERE schemaname = $1', [schema]);
    const wanted = tables.map(({ tablename }) => tablename).filter((name) => only === undefined || only.includes(name));
    const rows = await Promise.all(wanted.map((name) => owner.query(`SELECT to_jsonb(t)::text AS text FROM "${schema}"."${name}" t`) as Promise<{ text: string }[]>));
    return rows.flat().map(({ text }) => text);
  });
}

/** A regulator that keeps all it is sent: more than that its database can not hold. */
function listeningRegulator(wire: string[]): Server {
  const witness = new TestRegulator();
  return createServer((request, response) => {
    void (async () => {
      const body = await textOf(request);
      wire.push(`${request.method} ${request.url}`, ...(body === '' ? [] : [body]));
      if (request.url === '/witness/key') return response.end(JSON.stringify({ witnessKey: await witness.witnessKey(), receiptKey: signDocument({ kind: 'none' }, RECEIPT_SECRET).publicKey }));
      if (request.url === '/witness/add-checkpoint') {
        const answer = await witness.addCheckpoint(body);
        return response.writeHead(answer.status).end(answer.body);
      }
      if (request.method === 'GET') return response.writeHead(404).end('{}');
      const { header } = JSON.parse(body) as { header?: { bankId: string } };
      const receipt = { kind: 'receipt' as const, bankId: header?.bankId ?? 'test-bank', bundleSha256: documentSha256(JSON.parse(body)), receivedAt: '2026-03-03T00:00:00Z' };
      return response.end(JSON.stringify(signDocument(receipt, RECEIPT_SECRET)));
    })();
  });
}
