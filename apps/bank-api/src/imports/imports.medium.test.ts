import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { RecordEntity } from '@probity/bank-batches';
import { DeadLetterDesk, ImportRunner, type DeadLetterView, type ImportView } from '@probity/bank-imports';
import { DeadLetterEntity, Intake, IntakeDayFacts, putCustomers, QuarantineEntity, TransactionEntity } from '@probity/bank-intake';
import { legAsCamt053, legAsPacs008, legAsPain001, pacs008Of, returnOf } from '@probity/bank-iso20022/testing';
import type { TransactionInput } from '@probity/bank-transactions';
import { createLogger, createService, ServiceTokens, type Actor, type RunningService } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { BankApiModule } from '../bank-api.module.js';
import { DATE, openTestBank, payment, type TestBank } from '../bank.test-helper.js';
import { CSV_HEADER, csvOf, ndjsonOf, TestImports } from './files.testing.js';

const PEOPLE: Actor[] = [
  { id: 'importer', permissions: ['imports:write', 'imports:read', 'transactions:write'] },
  { id: 'reader', permissions: ['imports:read'] },
  { id: 'nobody', permissions: [] },
];
const UETR = 'a3bd0a5e-1c77-4f0a-9d51-0d6d1d6a7b11';
const LEG = { endToEndId: 'RENT-03', amount: { minor: '12345', currency: 'EUR' }, date: DATE, debtor: { bank: 'HOME', account: 'CANARY-ACCOUNT-1', country: 276 }, creditor: { bank: 'AWAY', account: 'CANARY-X', country: 276 } };

type Json = Record<string, unknown>;

describe('imports', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let service: RunningService;
  let tokens: ServiceTokens;
  let imports: TestImports;
  /** Another process, which takes seconds to start. */
  let child: ChildProcess | undefined;
  const dataDirectory = mkdtempSync(join(tmpdir(), 'probity-imports-'));

  before(async () => {
    bank = await openTestBank();
    imports = new TestImports(bank.dataSource, bank.intake);
    tokens = ServiceTokens.open(join(dataDirectory, 'tokens.json'), PEOPLE);
    const logger = createLogger({ name: 'test', level: 'silent' });
    const config = { databaseUrl: bank.database.appUrl, dataDirectory, queue: { backend: 'postgres' as const }, regulator: undefined };
    service = await createService({ name: 'test', version: '0.0.0', module: BankApiModule.register({ config, logger, background: false }), logger, tokens });
    // After it: the keys of the data directory are there.
    child = fork(fileURLToPath(new URL('./run-imports.testing.js', import.meta.url)), [bank.database.appUrl, dataDirectory], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  });
  after(async () => {
    child?.kill('SIGKILL');
    imports?.close();
    await service?.close();
    await bank?.close();
    rmSync(dataDirectory, { recursive: true });
  });

  const call = async (actor: string, method: string, path: string, { body, type = 'application/octet-stream' }: { body?: string; type?: string } = {}): Promise<Response> =>
    fetch(new URL(path, service.url), { method, headers: { authorization: `Bearer ${tokens.tokenOf(actor)}`, 'content-type': type }, body: body ?? null });
  const json = async (actor: string, method: string, path: string, body?: unknown): Promise<[number, Json]> => {
    const response = await call(actor, method, path, body === undefined ? {} : { body: JSON.stringify(body), type: 'application/json' });
    return [response.status, (await response.json()) as Json];
  };
  const codeOf = async (answer: Response): Promise<[number, unknown]> => [answer.status, ((await answer.json()) as Json)['code']];
  const send = async (body: string, format: string): Promise<ImportView> => {
    const answer = await call('importer', 'POST', `/imports?format=${format}`, { body });
    assert.equal(answer.status, 202);
    return (await answer.json()) as ImportView;
  };
  const run = (): Promise<number> => service.app.get(ImportRunner).runWaiting();
  const view = async (id: string): Promise<ImportView> => (await json('reader', 'GET', `/imports/${id}`))[1] as unknown as ImportView;
  const filesLeft = (directory = join(dataDirectory, 'imports')): string[] => (existsSync(directory) ? readdirSync(directory) : []);
  const waiting = async (query: string): Promise<DeadLetterView[]> => (await json('reader', 'GET', `/quarantine?${query}`))[1]['items'] as DeadLetterView[];
  const expireLeases = (): Promise<unknown> => bank.dataSource.query("UPDATE bank.import SET lease_until = clock_timestamp() - interval '1 second' WHERE lease_until IS NOT NULL");

  it('takes a file in the background, and says what became of each row', async () => {
    const good = payment('csv-1', { source: 'file' });
    const unknown = payment('csv-2', { source: 'file', debtor: { bank: 'HOME', account: 'CANARY-LATER' } });
    const text = `${csvOf([good, unknown, { ...good, externalId: 'csv-3', amount: { minor: '-5', currency: 'EUR' } }, good])}file,too,short\n`;
    const first = await send(text, 'csv');
    assert.deepEqual([first.state, first.progress, first.rows.read], ['waiting', 0, 0]);
    assert.equal((await send(text, 'csv')).id, first.id, 'the same file is the same import');
    assert.equal(filesLeft().length, 1);
    assert.equal(await run(), 1);

    const done = await view(first.id);
    assert.deepEqual([done.state, done.progress, done.records, done.rows], ['done', 1, 1, { read: 5, accepted: 1, duplicates: 1, conflicts: 0, quarantined: 2, refused: 1, skipped: 0 }]);
    assert.deepEqual(filesLeft(), [], 'raw data is kept no longer than needed');
    assert.deepEqual([(await send(text, 'csv')).state, await run(), filesLeft()], ['done', 0, []]);

    const errors = await call('reader', 'GET', `/imports/${first.id}/errors`);
    assert.equal(errors.headers.get('content-disposition'), `attachment; filename="${first.id}-errors.ndjson"`);
    const lines = (await errors.text()).trim().split('\n');
    assert.deepEqual(lines.map((line) => JSON.parse(line) as unknown), [
      { row: 2, place: 'line 3', code: 'ACCOUNT_UNKNOWN', reason: 'the debit side is on an account that the bank does not know' },
      { row: 3, place: 'line 4', code: 'SCHEMA_INVALID', reason: 'transaction.amount.minor: invalid_format' },
      { row: 5, place: 'line 6', code: 'ROW_MALFORMED', reason: '16 columns expected' },
    ]);
    const page = (await json('reader', 'GET', '/imports?limit=1'))[1] as unknown as { items: ImportView[]; next: string | null };
    assert.deepEqual([page.items.map(({ id }) => id), page.next], [[first.id], null]);
  });

  it('keeps what could not be taken until somebody mends, corrects or discards it', async () => {
    const [unknown, invalid, short] = await waiting('limit=10');
    assert.deepEqual([unknown, invalid, short].map((letter) => [letter!.code, letter!.externalId.replace(/^.{36}/, 'import'), letter!.form]), [
      ['ACCOUNT_UNKNOWN', 'csv-2', 'transaction'], ['SCHEMA_INVALID', 'csv-3', 'transaction'], ['ROW_MALFORMED', 'import/5', 'raw'],
    ]);
    const page = (await json('reader', 'GET', '/quarantine?limit=2'))[1] as { next: string };
    assert.equal((await waiting(`limit=2&cursor=${page.next}`))[0]!.id, short!.id);
    assert.equal((await json('reader', 'GET', '/quarantine?cursor=x'))[1]['code'], 'CURSOR_INVALID');
    assert.deepEqual((await json('reader', 'GET', `/quarantine/${short!.id}`))[1]['document'], { columns: CSV_HEADER.split(','), record: ['file', 'too', 'short'] });
    assert.deepEqual((await waiting('code=SCHEMA_INVALID&olderThanSeconds=0')).map(({ id }) => id), [invalid!.id]);

    // Mended by reference data, and sent again as it was.
    assert.equal((await json('importer', 'POST', '/quarantine/resubmit', { code: 'ACCOUNT_UNKNOWN' }))[1]['quarantined'], 1);
    await putCustomers(bank.dataSource, [{ customerId: 'LATER', segment: 0, riskClass: 0, accounts: [{ bank: 'HOME', account: 'CANARY-LATER' }] }], 1n, 'test');
    const mended = (await json('importer', 'POST', '/quarantine/resubmit', { code: 'ACCOUNT_UNKNOWN' }))[1];
    assert.deepEqual([mended['accepted'], mended['left']], [1, 0]);
    const resolved = (await json('reader', 'GET', `/quarantine/${unknown!.id}`))[1];
    assert.deepEqual([resolved['state'], resolved['attempts']], ['resolved', 1]);
    assert.equal((await json('importer', 'POST', `/quarantine/${unknown!.id}/resubmit`, {}))[1]['code'], 'DEAD_LETTER_RESOLVED');

    // Corrected: under its own name only.
    const corrected = payment('csv-3', { source: 'file' });
    assert.equal((await json('importer', 'POST', `/quarantine/${invalid!.id}/resubmit`, { document: { ...corrected, externalId: 'other' } }))[1]['code'], 'DEAD_LETTER_IDENTITY');
    assert.equal((await json('importer', 'POST', `/quarantine/${invalid!.id}/resubmit`, { document: { ...corrected, amount: 'CANARY' } }))[1]['quarantined'], 1);
    assert.deepEqual((await waiting('')).map(({ id, attempts }) => [id, attempts]), [[invalid!.id, 1], [short!.id, 0]]);
    assert.equal((await json('importer', 'POST', `/quarantine/${invalid!.id}/resubmit`, { document: corrected }))[1]['accepted'], 1);
    assert.equal(await bank.dataSource.manager.countBy(QuarantineEntity, { source: 'file' }), 2);

    // What has no name becomes one transaction, even when two people send it again at once.
    assert.equal((await json('importer', 'POST', `/quarantine/${short!.id}/resubmit`, {}))[1]['code'], 'DEAD_LETTER_RAW');
    const desks = [service.app.get(DeadLetterDesk), bank.app.get(DeadLetterDesk)];
    const both = await Promise.allSettled(desks.map((desk, i) => desk.resubmit(short!.id, payment(`named-${i}`, { source: 'file' }), 'test')));
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
    assert.equal(refused.length, 1);
    assert.ok(['DEAD_LETTER_BUSY', 'DEAD_LETTER_RESOLVED'].includes(refused[0]!), refused[0]);
    assert.deepEqual(await waiting(''), []);
  });

  it('discards for a reason, still counts the posting, and lets it wait again when it comes with another content', async () => {
    const lost = payment('discard-1', { source: 'file', debtor: { bank: 'HOME', account: 'NEVER' } });
    await imports.take(ndjsonOf([lost]), 'ndjson');
    const [letter] = await waiting('source=file');
    assert.equal((await call('reader', 'POST', `/quarantine/${letter!.id}/discard`, { body: '{"reason":"x"}', type: 'application/json' })).status, 403);
    assert.equal((await json('importer', 'POST', `/quarantine/${letter!.id}/discard`, { reason: ' ' }))[0], 400);
    const discarded = (await json('importer', 'POST', `/quarantine/${letter!.id}/discard`, { reason: 'account closed in 2019' }))[1] as unknown as DeadLetterView;
    assert.deepEqual([discarded.state, discarded.discarded?.by, discarded.discarded?.reason], ['discarded', 'importer', 'account closed in 2019']);
    assert.equal((await json('importer', 'POST', `/quarantine/${letter!.id}/resubmit`, {}))[1]['code'], 'DEAD_LETTER_DISCARDED');
    assert.deepEqual([await waiting('source=file'), (await waiting('state=discarded')).length], [[], 1]);
    const counted = await new IntakeDayFacts().quarantined(bank.dataSource.manager, DATE);
    assert.deepEqual(counted.map(({ externalId }) => externalId), ['discard-1']);
    await bank.intake.take([lost], 'test');
    assert.deepEqual(await waiting('source=file'), [], 'the same again');
    await bank.intake.take([{ ...lost, amount: { minor: '1', currency: 'EUR' } }], 'test');
    assert.deepEqual((await waiting('source=file')).map(({ id, attempts }) => [id, attempts]), [[letter!.id, 2]]);
  });

  it('takes one payment once, whatever messages tell of it', async () => {
    const duplicates = async (text: string, format: 'pain.001' | 'pacs.008' | 'camt.053' | 'pacs.004' | 'csv' | 'ndjson'): Promise<number[]> => {
      const { state, rows } = await imports.take(text, format);
      assert.equal(state, 'done');
      return [rows.accepted, rows.duplicates, rows.quarantined];
    };
    assert.deepEqual(await duplicates(legAsPain001(LEG), 'pain.001'), [1, 0, 0]);
    assert.deepEqual(await duplicates(legAsPacs008(LEG), 'pacs.008'), [0, 1, 0]);
    for (const side of ['debit', 'credit'] as const) assert.deepEqual(await duplicates(legAsCamt053(LEG, side), 'camt.053'), [0, 1, 0]);
    assert.deepEqual(await duplicates(returnOf(LEG), 'pacs.004'), [1, 0, 0], 'its return is another payment');

    const unique = { ...LEG, uetr: UETR, endToEndId: 'E2' };
    await bank.intake.take([payment('by-rest', { reference: UETR, creditor: LEG.creditor })], 'test');
    assert.deepEqual(await duplicates(legAsPain001(unique), 'pain.001'), [0, 1, 0], 'it came by POST /transactions');
    assert.deepEqual(await duplicates(csvOf([payment('by-rest-again', { reference: UETR, creditor: LEG.creditor })]), 'csv'), [1, 0, 0], 'a source may use a reference twice');
    assert.deepEqual(await duplicates(returnOf(unique, { returnId: 'R2' }), 'pacs.004'), [1, 0, 0]);

    // Who reuses a reference hides no payment behind another one: it waits for somebody who looks at it.
    const other = { ...unique, creditor: { ...LEG.creditor, account: 'CANARY-ELSEWHERE' } };
    assert.deepEqual(await duplicates(legAsPacs008(other), 'pacs.008'), [0, 0, 0]);
    const [differing] = await waiting('code=PAYMENT_DIFFERS');
    assert.deepEqual([differing?.source, differing?.externalId], ['pacs.008', UETR]);
    assert.equal((await json('importer', 'POST', '/quarantine/resubmit', { code: 'PAYMENT_DIFFERS' }))[1]['accepted'], 1);
    assert.deepEqual(await waiting('code=PAYMENT_DIFFERS'), []);
    assert.deepEqual(await duplicates(legAsPacs008({ ...LEG, creditor: other.creditor }), 'pacs.008'), [1, 0, 0], 'an end-to-end id used again, for somebody else');
    const hostile = { ...payment('hostile', { reference: UETR, creditor: LEG.creditor }), source: 'other', amount: { minor: { toString: 1 }, currency: 'EUR' } };
    assert.deepEqual(await duplicates(ndjsonOf([hostile, { ...payment('\0'), source: 'other', reference: UETR }]), 'ndjson'), [0, 1, 1]);

    // A payment that waits is known too; one that was discarded is not.
    const waits = { ...LEG, endToEndId: 'E3', debtor: { ...LEG.debtor, account: 'NEVER' } };
    assert.deepEqual(await duplicates(legAsPain001(waits), 'pain.001'), [0, 0, 1]);
    assert.deepEqual(await duplicates(legAsCamt053(waits, 'debit'), 'camt.053'), [0, 1, 0]);
    const [letter] = await waiting('source=pain.001');
    await json('importer', 'POST', `/quarantine/${letter!.id}/discard`, { reason: 'never executed' });
    assert.deepEqual(await duplicates(legAsPacs008(waits), 'pacs.008'), [0, 0, 1]);
  });

  const manyOf = (source: string, count: number): TransactionInput[] => Array.from({ length: count }, (_, i) => payment(`${source}-${i}`, { source, debtor: { bank: 'HOME', account: i % 2 === 0 ? 'CANARY-ACCOUNT-1' : 'CANARY-ACCOUNT-2', country: 276 } }));
  const bad = '{"externalId":"x","source":"\\u0000"}\n[\n';

  it('goes on where it stopped, wherever it died: no row twice, none left out, none counted twice', async () => {
    const deaths: [string, (take: () => ReturnType<Intake['take']>) => ReturnType<Intake['take']>][] = [
      ['before the slice', () => Promise.reject(new Error('test died'))],
      ['after its commit', async (take) => {
        await take();
        throw new Error('test died');
      }],
    ];
    for (const [i, [where, die]] of deaths.entries()) {
      const source = `death-${i}`;
      const { id } = await imports.receive(ndjsonOf(manyOf(source, 300)) + bad, 'ndjson');
      let slices = 0;
      const dying: Pick<Intake, 'take'> = { take: (...given) => ((slices += 1) === 2 ? die(() => bank.intake.take(...given)) : bank.intake.take(...given)) };
      assert.equal(await imports.runner(dying as Intake).runWaiting(), 0);
      const troubled = await imports.jobs.byId(id);
      assert.deepEqual([troubled.state, troubled.trouble], ['running', 'INTERNAL'], where);
      assert.equal(await imports.runner().runWaiting(), 0, 'its lease holds');
      await expireLeases();
      assert.equal(await imports.runner().runWaiting(), 1);
      const { rows, state } = await imports.jobs.byId(id);
      assert.deepEqual([state, rows], ['done', { read: 302, accepted: 300, duplicates: 0, conflicts: 0, quarantined: 1, refused: 1, skipped: 0 }], where);
      assert.deepEqual((await imports.errors(id)).map(({ row, code }) => [row, code]), [[301, 'SCHEMA_INVALID'], [302, 'ROW_MALFORMED']]);
      assert.equal(await bank.dataSource.manager.countBy(RecordEntity, { source }), 300);
    }
    assert.deepEqual(readdirSync(imports.directory), []);
  });

  it('rolls rows and outcome back together when the slice dies in its database transaction', async () => {
    const { id } = await imports.receive(ndjsonOf(manyOf('rolled', 10)), 'ndjson');
    const dying: Pick<Intake, 'take'> = {
      take: (documents, actor, companion) => bank.intake.take(documents, actor, async (manager, receipt) => {
        await companion!(manager, receipt);
        throw new Error('test died');
      }),
    };
    await imports.runner(dying as Intake).runWaiting();
    assert.deepEqual([(await imports.jobs.byId(id)).rows.read, await bank.dataSource.manager.countBy(TransactionEntity, { source: 'rolled' })], [0, 0]);
    await expireLeases();
    await imports.runner().runWaiting();
    assert.equal((await imports.jobs.byId(id)).rows.accepted, 10);
  });

  it('is run by one process at a time', async () => {
    const ids = await Promise.all(['one', 'two'].map(async (source) => (await imports.receive(ndjsonOf(manyOf(source, 300)), 'ndjson')).id));
    const ran = await Promise.all(Array.from({ length: 4 }, () => imports.runner().runWaiting()));
    assert.deepEqual(ran.filter((count) => count > 0), [2], 'who has the first has both');
    for (const id of ids) assert.equal((await imports.jobs.byId(id)).rows.accepted, 300);
  });

  it('stops when it is cancelled, and goes on when the file comes again', async () => {
    const text = ndjsonOf(manyOf('cancelled', 600));
    const { id } = await imports.receive(text, 'ndjson');
    let slices = 0;
    const cancelling: Pick<Intake, 'take'> = {
      take: async (...given) => {
        if ((slices += 1) === 2) await imports.jobs.cancel(id);
        return bank.intake.take(...given);
      },
    };
    await imports.runner(cancelling as Intake).runWaiting();
    const { state, rows, finishedAt } = await imports.jobs.byId(id);
    assert.deepEqual([state, rows.accepted, finishedAt === null, readdirSync(imports.directory)], ['cancelled', 500, false, []]);
    assert.equal((await imports.take(text, 'ndjson')).rows.accepted, 600);
    assert.deepEqual((await json('importer', 'POST', `/imports/${id}/cancel`))[1]['code'], 'IMPORT_FINISHED');
    const never = await imports.receive('{}\n', 'ndjson');
    assert.deepEqual([(await imports.jobs.cancel(never.id)).state, (await imports.jobs.cancel(never.id)).state, readdirSync(imports.directory)], ['cancelled', 'cancelled', []]);
  });

  it('keeps the rows before the place where a file breaks', async () => {
    const text = pacs008Of(manyOf('broken', 3).map((one) => ({ ...one, source: 'core' })));
    const cases: [string, string, number][] = [
      [text.slice(0, text.indexOf('<TxId>broken-2')), 'XML_MALFORMED', 2],
      [text.replace('\n<Document', '\n<!DOCTYPE x [<!ENTITY a "b">]><Document'), 'XML_FORBIDDEN', 0],
      [text.replace('pacs.008.001.08', 'pacs.008.001.01'), 'NAMESPACE_UNKNOWN', 0],
    ];
    for (const [file, code, read] of cases) {
      const { state, failure, rows, progress } = await imports.take(file, 'pacs.008');
      assert.deepEqual([state, failure?.code, rows.read, progress <= 1], ['broken', code, read, true]);
    }
    const noise = await imports.take('x\n'.repeat(10_050), 'ndjson');
    assert.deepEqual([noise.state, noise.failure, noise.rows.refused], ['broken', { code: 'ROWS_UNREADABLE', place: 'line 10001' }, 10_000]);
    await bank.dataSource.manager.delete(DeadLetterEntity, { importId: noise.id }).then(() => assert.fail('a right too many'), () => undefined);
  });

  it('refuses what is no file, and who may not', async () => {
    assert.equal((await call('reader', 'POST', '/imports?format=csv', { body: 'x' })).status, 403);
    assert.equal((await call('nobody', 'GET', '/imports')).status, 403);
    assert.deepEqual(await codeOf(await call('importer', 'POST', '/imports?format=csv', { body: '' })), [400, 'IMPORT_EMPTY']);
    for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/html']) {
      assert.deepEqual(await codeOf(await call('importer', 'POST', '/imports?format=csv', { body: '{}', type })), [415, 'IMPORT_MEDIA_TYPE'], type);
    }
    for (const query of ['', '?format=xml', '?format=csv&format=csv', '?format=csv&name=..%2f..%2fx']) assert.equal((await call('importer', 'POST', `/imports${query}`, { body: 'x' })).status, 400, query);
    for (const id of ['..%2f..%2fetc%2fpasswd', 'x', '%00']) assert.equal((await call('reader', 'GET', `/imports/${id}`)).status, 400, id);
    assert.deepEqual(await codeOf(await call('reader', 'GET', '/imports/00000000-0000-7000-8000-000000000000/errors')), [404, 'IMPORT_UNKNOWN']);
    assert.deepEqual(filesLeft(), []);
  });

  it('keeps nothing of a file whose sender goes away, and one of two that come at once', async () => {
    const sending = httpRequest(new URL('/imports?format=csv', service.url), { method: 'POST', headers: { authorization: `Bearer ${tokens.tokenOf('importer')}`, 'content-type': 'text/csv' } });
    sending.on('error', () => undefined);
    sending.write('a'.repeat(100_000));
    while (filesLeft().length === 0) await pause(5);
    sending.destroy();
    while (filesLeft().length > 0) await pause(5);
    const before = (await json('reader', 'GET', '/imports?limit=200'))[1]['items'] as unknown[];
    const ids = await Promise.all(Array.from({ length: 4 }, async () => (await send(csvOf([payment('at-once', { source: 'twins' })]), 'csv')).id));
    assert.deepEqual([new Set(ids).size, filesLeft()], [1, [`${ids[0]}.import`]]);
    assert.equal(((await json('reader', 'GET', '/imports?limit=200'))[1]['items'] as unknown[]).length, before.length + 1);
    await run();
    assert.equal((await view(ids[0]!)).rows.accepted, 1);
  });

  it('survives the kill of its process', async () => {
    const { id } = await send(ndjsonOf(manyOf('killed', 1_500)), 'ndjson');
    child!.send('run');
    while ((await view(id)).rows.read === 0) {
      assert.equal(child!.exitCode, null);
      await pause(5);
    }
    child!.kill('SIGKILL');
    await once(child!, 'exit');
    const { state, rows: { read } } = await view(id);
    assert.ok(state === 'running' && read > 0 && read < 1_500, `${state} at ${read}`);
    await expireLeases();
    assert.equal(await run(), 1);
    const done = await view(id);
    assert.deepEqual([done.state, done.rows.accepted, done.rows.duplicates, done.records], ['done', 1_500, 0, 1_500]);
    const sequences: { sequence: number }[] = await bank.dataSource.query('SELECT sequence FROM bank.record WHERE business_date = $1 ORDER BY sequence', [DATE]);
    assert.deepEqual(sequences.map(({ sequence }) => sequence), sequences.map((_, i) => i));
  });
});
