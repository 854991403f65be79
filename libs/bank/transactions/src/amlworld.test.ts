import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { amlworldDirectory, DUPLICATE_HEADER_FILE, SUFFIXED_HEADER_FILE } from './amlworld.fixture.js';
import { accountAsCustomer, AMLWORLD_FX, AMLWORLD_LINES, importAmlworld, toRecords, TransactionError } from './index.js';

const of = (text: string): Readable => Readable.from([Buffer.from(text)]);

test('both header variants give the same transactions with the same ids', async () => {
  const a = await importAmlworld(of(DUPLICATE_HEADER_FILE));
  const b = await importAmlworld(of(SUFFIXED_HEADER_FILE));
  assert.deepEqual(a.transactions.map(({ transaction }) => transaction), b.transactions.map(({ transaction }) => transaction));
  assert.equal(a.transactions.length, 6);
  assert.equal(new Set(a.transactions.map(({ transaction }) => transaction.externalId)).size, 6);
});

test('bad rows are reported by line and take no good row with them', async () => {
  const { rejected } = await importAmlworld(of(DUPLICATE_HEADER_FILE));
  assert.deepEqual(rejected.map(({ line, code }) => [line, code]), [[6, 'ROW_MALFORMED'], [7, 'TIME_INVALID'], [8, 'AMOUNT_INVALID'], [9, 'ROW_MALFORMED']]);
});

test('rows are sorted by time, then line; equal rows differ in their ordinal', async () => {
  const { transactions } = await importAmlworld(of(DUPLICATE_HEADER_FILE));
  assert.deepEqual(transactions.map(({ line }) => line), [3, 2, 4, 5, 10, 11]);
  const [first, second] = transactions.slice(2, 4).map(({ transaction }) => transaction.externalId.split('-'));
  assert.equal(first![0], second![0]);
  assert.deepEqual([first![1], second![1]], ['0', '1']);
});

test('banks are filtered without regard to leading zeros, and the limit counts records', async () => {
  const banks = ['0010', '12'];
  const all = await importAmlworld(of(DUPLICATE_HEADER_FILE), { banks });
  assert.deepEqual(all.transactions.map(({ line }) => line), [3, 2, 4, 5, 10]);
  const few = await importAmlworld(of(DUPLICATE_HEADER_FILE), { banks, limit: 3 });
  assert.deepEqual(few.transactions.map(({ line }) => line), [3, 2]);
  const day = await importAmlworld(of(DUPLICATE_HEADER_FILE), { banks, from: '2022-09-02', to: '2022-09-02' });
  assert.deepEqual(day.transactions.map(({ line }) => line), [10]);
});

test('a cross-currency row keeps both amounts, and each side its own', async () => {
  const { transactions } = await importAmlworld(of(DUPLICATE_HEADER_FILE));
  const transaction = transactions[0]!.transaction;
  assert.deepEqual([transaction.amount, transaction.counterAmount], [{ minor: '10000', currency: 'USD' }, { minor: '8530', currency: 'EUR' }]);
  const records = toRecords(transaction, { banks: new Set(['11', '12']), lines: AMLWORLD_LINES, fx: AMLWORLD_FX, holderOf: accountAsCustomer });
  assert.deepEqual(
    records.map(({ entry }) => [entry.side, entry.line, entry.amount, entry.originalAmount, entry.crossCurrency]),
    [['debit', 'transfer-out', 10_000n, 10_000n, true], ['credit', 'transfer-in', 9_995n, 8_530n, true]],
  );
});

test('a file of another kind is refused', async () => {
  await assert.rejects(importAmlworld(of('a,b\n1,2\n')), (error: unknown) => error instanceof TransactionError && error.code === 'COLUMNS_UNKNOWN');
  await assert.rejects(importAmlworld(of('')), (error: unknown) => error instanceof TransactionError && error.code === 'COLUMNS_UNKNOWN');
});

const directory = amlworldDirectory();
test('the real files are read whole', { skip: directory === undefined && 'AMLWORLD_DIR is not set' }, async () => {
  for (const [name, rows] of [['hi_small_head15000.csv', 15_000], ['hi_small_slice_0901_0908.csv', 30_229]] as const) {
    const { transactions, rejected } = await importAmlworld(createReadStream(join(directory!, name)));
    assert.equal(transactions.length + rejected.length, rows);
    assert.equal(rejected.length, 0);
  }
});
