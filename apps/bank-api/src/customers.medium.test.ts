/** Customers with identities, accounts, lists and search, through the service; what is planted in identities comes out nowhere else. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AlertEntity, RecordEntity } from '@probity/bank-batches';
import { identityKeysFile, LocalKeys, search, SEARCH_SQL, Identities } from '@probity/bank-customers';
import { CustomerEntity, TransactionEntity } from '@probity/bank-intake';
import { createLogger, loadServiceConfig, serviceEnvironment, ServiceTokens, systemClock, type Actor, type RunningService } from '@probity/shared-platform';
import { migrateQueueSchema } from '@probity/shared-platform/queue';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { BANK_ACTORS } from './actors.js';
import { approveChanges, asOwner, DATE, openTestBank, payment, type TestBank } from './bank.test-helper.js';
import { startBankService } from './service.js';

const ACTORS: Actor[] = [...BANK_ACTORS, { id: 'analyst', permissions: ['search:read', 'customers:read'] }];
const identity = {
  kind: 'person', name: 'Zäzilie Planted-Surname', birthDate: '1971-02-03', country: 'DE', email: 'planted@example.org', phone: '+49 30 7770001',
  address: { lines: ['Plantedstraße 7'], postcode: '10115', city: 'Plantedstadt', country: 'DE' },
} as const;
const company = { kind: 'company', name: 'Planted-Surname Handels GmbH', registrationNumber: 'HRB 777-0002', country: 'AT' } as const;
const WORDS = ['Zäzilie', 'Planted', 'planted', '1971-02-03', '7770001', '7770002', '777-0002'];
/** Columns of bytes are shown in hex. */
const PLANTED = WORDS.flatMap((word) => [word, Buffer.from(word).toString('hex')]);
const first = { customerId: 'CANARY-CUSTOMER-1', segment: 0, riskClass: 0, accounts: [{ bank: 'HOME', account: 'CANARY-ACCOUNT-1' }] };
const second = { customerId: 'CANARY-CUSTOMER-2', segment: 3, riskClass: 1, accounts: [{ bank: 'HOME', account: 'CANARY-ACCOUNT-2' }] };

interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

describe('customers', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let service: RunningService;
  let tokens: ServiceTokens;
  const dataDirectory = mkdtempSync(join(tmpdir(), 'probity-customers-'));
  const logLines: string[] = [];
  /** All but those that may hold an identity. */
  const answers: string[] = [];

  before(async () => {
    bank = await openTestBank();
    await migrateQueueSchema(bank.database.ownerUrl);
    const config = loadServiceConfig('bank', serviceEnvironment({ zone: 'bank', appUrl: bank.database.appUrl, dataDirectory, queue: { backend: 'postgres' }, logLevel: 'trace' }));
    tokens = ServiceTokens.open(config.tokensFile, BANK_ACTORS);
    service = await startBankService(config, createLogger({ name: 'bank-api', level: 'trace', destination: { write: (line) => void logLines.push(line) } }));
  });
  after(async () => {
    await service?.close();
    await bank?.close();
    rmSync(dataDirectory, { recursive: true });
  });

  const send = async <T = Record<string, unknown>>(method: string, path: string, body?: unknown, actor = 'operator'): Promise<Answer<T>> => {
    const response = await fetch(new URL(path, service.url), {
      method, headers: { authorization: `Bearer ${tokens.tokenOf(actor)}`, 'content-type': 'application/json' }, body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!path.includes('/identity?') || response.status !== 200) answers.push(`${response.status} ${text}`);
    return { status: response.status, body: JSON.parse(text) as T };
  };
  const readIdentity = (id: string): Promise<Answer<Record<string, unknown>>> => send('GET', `/customers/${id}/identity?purpose=case`);
  const find = async (q: string): Promise<string[]> => (await send<{ hits: { kind: string; label: string }[] }>('GET', `/search?q=${encodeURIComponent(q)}`)).body.hits.map(({ kind, label }) => `${kind} ${label}`);
  const identities = (): Identities => service.app.get(Identities);

  it('are scored by the risk list that holds on the business date', async () => {
    const list = { version: 'own-1', validFrom: '2026-03-01', countries: [{ country: 276, class: 2 }] };
    const put = await send<{ sha256: string }>('PUT', '/reference/risk-lists', list);
    assert.equal(put.status, 200);
    assert.deepEqual((await send('PUT', '/reference/risk-lists', list)).body, put.body);
    assert.equal((await send('PUT', '/reference/risk-lists', { ...list, countries: [] })).status, 409);
    await approveChanges(bank, systemClock);
    const before = await bank.intake.take([payment('before', { bookingTime: '2026-02-20T10:00:00Z' })], 'test');
    const taken = await bank.intake.take([payment('p-1', { reference: 'UETR-77' }), payment('p-2', { channel: 'internal', creditor: { bank: 'HOME', account: 'CANARY-ACCOUNT-2', country: 276 } })], 'test');
    assert.deepEqual([before.records, taken.records, taken.alerts], [1, 3, 1]);
    const risks = await bank.dataSource.manager.find(RecordEntity, { order: { businessDate: 'ASC', sequence: 'ASC' } });
    assert.deepEqual(risks.map(({ businessDate, counterpartyRisk }) => [businessDate, counterpartyRisk]), [['2026-02-20', 0], [DATE, 2], [DATE, 2], [DATE, 2]]);
    assert.equal((await send('PUT', '/reference/risk-lists', { ...list, version: 'own-0', validFrom: '2026-02-01' })).status, 409, 'a day with records keeps its list');
    const { body } = await send<{ versions: { version: string; sha256: string }[] }>('GET', '/reference/risk-lists');
    assert.deepEqual(body.versions.map(({ version, sha256 }) => [version, sha256]), [['own-1', put.body.sha256]]);
  });

  it('come with currencies that FX tables must agree with', async () => {
    const table = { version: 'own-1', validFrom: '2026-04-01', currencies: [{ code: 'EUR', numeric: 978, minorDigits: 2 }, { code: 'JPY', numeric: 392, minorDigits: 0 }] };
    assert.equal((await send('PUT', '/reference/currencies', table)).status, 200);
    await approveChanges(bank, systemClock);
    const fx = (date: string, digits: number): unknown => ({ version: `t-${date}`, date, base: 'EUR', rates: [{ currency: 'EUR', minorDigits: 2, numerator: '1', denominator: '1' }, { currency: 'JPY', minorDigits: digits, numerator: '6', denominator: '10' }] });
    assert.equal((await send('PUT', '/reference/fx/2026-04-02', fx('2026-04-02', 2))).status, 409);
    assert.equal((await send('PUT', '/reference/fx/2026-04-02', fx('2026-04-02', 0))).status, 200);
    assert.equal((await send<unknown[]>('GET', '/reference/fx')).body.length, 1, 'nobody but its maker has seen the new one yet');
    await approveChanges(bank, systemClock);
    assert.equal((await send<unknown[]>('GET', '/reference/fx')).body.length, 2);
    assert.equal((await send<unknown[]>('GET', '/reference/countries')).body.length, 249);
  });

  it('are put with who they are, and the same again changes nothing', async () => {
    const put = (list: unknown): Promise<Answer<{ identities: number }>> => send('PUT', '/reference/customers', list);
    assert.deepEqual((await put([{ ...first, identity }, { ...second, identity: company }])).body.identities, 2);
    assert.deepEqual((await put([{ ...first, identity }, second])).body.identities, 0);
    assert.equal((await put([{ ...first, riskClass: 2, identity: { ...identity, phone: '+49 30 7770001 9' } }])).body.identities, 1);
    assert.equal((await put([{ ...first, identity: { ...identity, country: 'Planted' } }])).status, 400);
  });

  it('are shown with history, months and risk facts', async () => {
    const { body } = await send<{ riskClass: number; history: { riskClass: number }[]; months: { month: string; out: { count: number; amount: string } }[]; identity: string; complete: boolean; riskFacts: unknown }>('GET', '/customers/CANARY-CUSTOMER-1');
    assert.deepEqual([body.riskClass, body.history.map(({ riskClass }) => riskClass), body.identity, body.complete], [2, [0, 2], 'stored', true]);
    assert.deepEqual(body.months.map(({ month, out }) => [month, out.count, out.amount]), [['2026-03', 2, '24690'], ['2026-02', 1, '12345']]);
    assert.deepEqual(body.riskFacts, [{ code: 'high-risk-country', postings: 2 }]);
    const other = await send<{ alerts: unknown; caseCounts: unknown }>('GET', '/customers/CANARY-CUSTOMER-2');
    assert.deepEqual([other.body.alerts, other.body.caseCounts], [{ raised: 1, merged: 0, open: 1, closed: 0 }, { open: 0, closed: 0 }]);
    assert.equal((await send('GET', '/customers/nobody')).status, 404);
    const listed = (path: string): Promise<Answer<{ alerts: { id: string; businessDate: string; caseId: string | null }[] }>> => send('GET', path);
    const { alerts } = (await listed('/customers/CANARY-CUSTOMER-2/alerts')).body;
    assert.deepEqual(alerts.map(({ businessDate, caseId }) => [businessDate, caseId]), [[DATE, null]]);
    assert.deepEqual((await listed('/accounts/HOME/CANARY-ACCOUNT-2/alerts')).body.alerts, alerts);
    assert.deepEqual([(await listed('/customers/nobody/alerts')).status, (await listed('/accounts/HOME/nobody/alerts')).status], [404, 404]);
    assert.deepEqual((await send<unknown[]>('GET', `/alerts?date=${DATE}&state=raised`)).body, alerts);
    assert.deepEqual((await send<unknown[]>('GET', `/alerts?mergedInto=${alerts[0]!.id}`)).body, []);
    assert.equal((await send('GET', '/alerts?state=merged')).status, 400, 'of all days there may be millions');
    assert.equal((await send('POST', `/alerts/${alerts[0]!.id}/unmerge`, { text: 'why' })).status, 409);
  });

  it('have accounts with a window in words, counterparties and pages of postings', async () => {
    const { body } = await send<{ customerId: string; window: { name: string }[]; counterparties: { account: string; postings: number; amount: string }[] }>('GET', '/accounts/HOME/CANARY-ACCOUNT-1');
    assert.equal(body.customerId, 'CANARY-CUSTOMER-1');
    assert.ok(body.window.some(({ name }) => name === 'debitCount7d'));
    assert.deepEqual(body.counterparties.map(({ account, postings, amount }) => [account, postings, amount]), [['CANARY-COUNTERPARTY', 2, '24690'], ['CANARY-ACCOUNT-2', 1, '12345']]);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: Answer<{ items: { externalId: string }[]; nextCursor: string | null }> = await send('GET', `/accounts/HOME/CANARY-ACCOUNT-1/postings?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.body.items.map(({ externalId }) => externalId));
      cursor = page.body.nextCursor;
    }
    assert.deepEqual(seen, ['p-2', 'p-1', 'before']);
    assert.equal((await send('GET', '/accounts/HOME/CANARY-ACCOUNT-1/postings?cursor=nonsense')).status, 400);
    const [{ id }] = await bank.dataSource.manager.findBy(TransactionEntity, { externalId: 'p-2' }) as [TransactionEntity];
    assert.equal((await send<{ records: unknown[] }>('GET', `/transactions/${id}`)).body.records.length, 2);
  });

  it('show who they are with a purpose, and every look is noted', async () => {
    assert.deepEqual((await readIdentity('CANARY-CUSTOMER-1')).body, { ...identity, phone: '+49 30 7770001 9' });
    assert.equal((await send('GET', '/customers/CANARY-CUSTOMER-1/identity')).status, 400);
    assert.equal((await send('GET', '/customers/CANARY-CUSTOMER-1/identity?purpose=case', undefined, 'reader')).status, 403);
    const { body } = await send<{ actor: string; action: string; purpose: string }[]>('GET', '/customers/CANARY-CUSTOMER-1/identity-access');
    assert.deepEqual(body.map(({ actor, action, purpose }) => [actor, action, purpose]), [['operator', 'read', 'case']]);
    await assert.rejects(asOwner(bank, (owner) => owner.query('DELETE FROM bank.identity_access')), /APPEND_ONLY/);
  });

  it('are found by what people have in hand, each kind by who may see it', async () => {
    const [alert] = await bank.dataSource.manager.find(AlertEntity);
    assert.deepEqual(await find('p-1'), ['transaction p-1']);
    assert.deepEqual(await find('UETR-7'), ['transaction p-1']);
    assert.deepEqual(await find('CANARY-ACCOUNT'), ['account HOME/CANARY-ACCOUNT-1', 'account HOME/CANARY-ACCOUNT-2']);
    assert.deepEqual(await find('HOME/CANARY-ACCOUNT-2'), ['account HOME/CANARY-ACCOUNT-2']);
    assert.deepEqual(await find('CANARY-CUSTOMER-2'), ['customer CANARY-CUSTOMER-2']);
    assert.deepEqual((await find('PLÄNTED surname')).sort(), ['customer CANARY-CUSTOMER-1', 'customer CANARY-CUSTOMER-2']);
    assert.deepEqual(await find('surname, zazilie'), ['customer CANARY-CUSTOMER-1']);
    assert.deepEqual(await find('hrb7770002'), ['customer CANARY-CUSTOMER-2']);
    assert.deepEqual(await find(alert!.id), [`alert ${DATE}`]);
    assert.deepEqual(await find('2026-13-77'), []);
    const asAnalyst = (text: string): Promise<unknown[]> => search(bank.dataSource.manager, identities(), ACTORS.at(-1)!, text);
    assert.deepEqual([(await asAnalyst('surname')).length, (await asAnalyst('p-1')).length, (await asAnalyst('CANARY-CUSTOMER-2')).length], [0, 0, 1]);
    const { body } = await send<{ action: string }[]>('GET', '/customers/CANARY-CUSTOMER-1/identity-access');
    assert.deepEqual(body.map(({ action }) => action), ['found', 'found', 'read']);
  });

  it('are found without reading a whole table', async () => {
    await bank.dataSource.transaction(async (manager) => {
      // On a small table Postgres reads all of it by choice; what is left without that choice is what it can't do by index.
      await manager.query('SET LOCAL enable_seqscan = off');
      for (const [name, sql] of Object.entries(SEARCH_SQL)) {
        const parameter = name === 'batchesOfDate' ? DATE : name === 'alert' || name === 'batch' ? '00000000-0000-7000-8000-000000000000' : 'x';
        const plan: { 'QUERY PLAN': string }[] = await manager.query(`EXPLAIN ${sql}`, sql.includes('$2') ? [parameter, 'y'] : [parameter]);
        const text = plan.map((line) => line['QUERY PLAN']).join('\n');
        assert.equal(text.includes('Seq Scan'), false, `${name}\n${text}`);
        assert.match(text, /Index Cond/, `${name}\n${text}`);
      }
    });
  });

  it('do not show who they are when somebody moved a ciphertext or a key in the database', async () => {
    const [one, two] = await bank.dataSource.manager.find(CustomerEntity, { order: { customerId: 'ASC' } });
    const swap = (table: string, column: string, key: string, a: string, b: string): Promise<unknown> => asOwner(bank, (owner) => owner.query(
      `UPDATE bank.${table} t SET ${column} = other.${column} FROM bank.${table} other
        WHERE t.${key} IN ($1, $2) AND other.${key} IN ($1, $2) AND t.${key} <> other.${key} ${table === 'customer_identity' ? "AND t.field = 'name' AND other.field = 'name'" : ''}`, [a, b]));
    for (const [table, column, key] of [['customer_identity', 'sealed', 'customer'], ['customer_key', 'wrapped', 'id']] as const) {
      await swap(table, column, key, one!.id, two!.id);
      const refused = await readIdentity('CANARY-CUSTOMER-1');
      assert.deepEqual([refused.status, refused.body['code']], [500, 'IDENTITY_UNREADABLE'], table);
      await swap(table, column, key, one!.id, two!.id);
      assert.equal((await readIdentity('CANARY-CUSTOMER-1')).status, 200, table);
    }
  });

  it('keep who they are when the key-encryption key changes, whoever puts meanwhile', async () => {
    const before = await bank.dataSource.query('SELECT sealed FROM bank.customer_identity ORDER BY customer, field') as unknown;
    const keys = LocalKeys.open(identityKeysFile(dataDirectory));
    const former = await keys.currentKeyId();
    const more = Array.from({ length: 5 }, (_, i) => ({ customerId: `ROTATED-${i}`, segment: 0, riskClass: 0, accounts: [{ bank: 'HOME', account: `ROTATED-${i}` }], identity }));
    const rotate = (): Promise<Answer<{ rewrapped: number }>> => send('POST', '/identity-keys/rotate');
    const [rotated, again] = await Promise.all([rotate(), rotate(), ...more.map((customer) => send('PUT', '/reference/customers', [customer]))]);
    assert.ok(rotated.body.rewrapped + again.body.rewrapped >= 2);
    assert.notEqual(await keys.currentKeyId(), former);
    const versions = await bank.dataSource.query('SELECT DISTINCT key_id FROM bank.customer_key') as { key_id: string }[];
    assert.deepEqual(versions.map(({ key_id }) => key_id), [await keys.currentKeyId()]);
    for (const id of ['CANARY-CUSTOMER-1', ...more.map(({ customerId }) => customerId)]) assert.equal((await readIdentity(id)).status, 200, id);
    const after = await bank.dataSource.query("SELECT sealed FROM bank.customer_identity JOIN bank.customer ON customer.id = customer WHERE customer_id LIKE 'CANARY%' ORDER BY customer, field") as unknown;
    assert.deepEqual(after, before);
  });

  it('lose who they are for good when their key is destroyed, and nothing else', async () => {
    const records = await bank.dataSource.manager.count(RecordEntity);
    const erased = await send<{ erasedAt: number }>('DELETE', '/customers/CANARY-CUSTOMER-1/identity', { reason: 'customer-request' });
    assert.equal(erased.status, 200);
    assert.deepEqual((await send('DELETE', '/customers/CANARY-CUSTOMER-1/identity', { reason: 'court-order' })).body, erased.body);
    assert.deepEqual([(await readIdentity('CANARY-CUSTOMER-1')).status, await find('zazilie surname').then((hits) => hits.includes('customer CANARY-CUSTOMER-1'))], [410, false]);
    assert.deepEqual((await send('PUT', '/reference/customers', [{ ...first, identity }])).body['code'], 'IDENTITY_ERASED');
    const row = await bank.dataSource.query('SELECT wrapped, key_id, content_mac, erased_by, erase_reason FROM bank.customer_key WHERE erased_at IS NOT NULL') as unknown;
    assert.deepEqual(row, [{ wrapped: null, key_id: null, content_mac: null, erased_by: 'operator', erase_reason: 'customer-request' }]);
    assert.equal(await bank.dataSource.manager.count(RecordEntity), records);
    assert.equal((await send<{ identity: string }>('GET', '/customers/CANARY-CUSTOMER-1')).body.identity, 'erased');
  });

  it('leave nothing of who they are in the database, in queues, log lines and other answers', async () => {
    const tables = await asOwner(bank, async (owner) => {
      const names: { name: string }[] = await owner.query("SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('bank', 'queue')");
      const rows = await Promise.all(names.map(({ name }) => owner.query(`SELECT to_jsonb(t)::text AS text FROM ${name} t`) as Promise<{ text: string }[]>));
      return rows.flat().map(({ text }) => text);
    });
    assert.ok(logLines.length > 0 && tables.length > 50 && answers.length > 20);
    for (const text of [...tables, ...logLines, ...answers]) for (const value of PLANTED) assert.equal(text.includes(value), false, `${value} in ${text.slice(0, 300)}`);
  });
});
