import fc from 'fast-check';
import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { pack, POSTING_LAYOUT } from '@probity/shared-commitments';
import {
  EXAMPLE_COUNTRY_RISK, ledgerFacts, parseMillionths, parseTransaction, postingOf, readLedger, RETAIL_LINES, toRecords, TransactionError,
  withExternalIds, writeLedger, type FxTable, type Holder, type IntakeContext, type TransactionInput,
} from './index.js';

const fx: FxTable = {
  version: 'test-1', date: '2026-01-01', base: 'EUR',
  rates: [{ currency: 'EUR', minorDigits: 2, numerator: '1', denominator: '1' }, { currency: 'USD', minorDigits: 2, numerator: '9217', denominator: '10000' }],
};
const holder: Holder = { customerId: 'C1', segment: 1, riskClass: 2 };
const context: IntakeContext = { banks: new Set(['OWN']), lines: RETAIL_LINES, fx, holderOf: ({ account }) => (account.startsWith('A') ? holder : undefined) };
const factsContext = { lines: RETAIL_LINES, fx, countryRisk: EXAMPLE_COUNTRY_RISK, pseudonymKey: 42n };

const input = (over: Partial<TransactionInput> = {}): TransactionInput => ({
  source: 'core', externalId: 'x1', bookingTime: '2026-02-03T04:05:06Z',
  debtor: { bank: 'OWN', account: 'A1', country: 276 }, creditor: { bank: 'OTHER', account: 'Z9', country: 364 },
  amount: { minor: '12345', currency: 'EUR' }, channel: 'transfer', ...over,
});
const recordsOf = (over: Partial<TransactionInput> = {}): ReturnType<typeof toRecords> =>
  toRecords(withExternalIds([parseTransaction(input(over))])[0]!, context);
const refused = (code: string) => (error: unknown): boolean => error instanceof TransactionError && error.code === code;

test('a payment between two own accounts is two records, debit first', () => {
  const records = recordsOf({ creditor: { bank: 'OWN', account: 'A2' }, channel: 'internal' });
  assert.deepEqual(records.map(({ entry }) => [entry.side, entry.line, entry.account.account]), [['debit', 'internal', 'A1'], ['credit', 'internal', 'A2']]);
});

test('a dollar wire stands on its own line and is converted downwards', () => {
  const [record] = recordsOf({ amount: { minor: '101', currency: 'USD' } });
  const posting = postingOf(record!.entry, factsContext);
  assert.deepEqual([record!.entry.line, posting.amount, posting.amountBase, posting.currency, posting.counterpartyRisk], ['usd-wire', 101n, 93n, 840n, 3n]);
});

test('what can not be a record is refused with its code', () => {
  assert.throws(() => recordsOf({ debtor: { bank: 'OTHER', account: 'Z1' } }), refused('NOT_OUR_ACCOUNT'));
  assert.throws(() => recordsOf({ debtor: { bank: 'OWN', account: 'B1' } }), refused('ACCOUNT_UNKNOWN'));
  assert.throws(() => recordsOf({ amount: { minor: '1', currency: 'GBP' } }), refused('LINE_MISSING'));
  assert.throws(() => recordsOf({ amount: { minor: '1', currency: 'AAA' } }), refused('CURRENCY_UNKNOWN'));
  assert.throws(() => recordsOf({ amount: { minor: (1n << 48n).toString(), currency: 'EUR' } }), refused('AMOUNT_OUT_OF_RANGE'));
  assert.throws(() => parseTransaction({ ...input(), extra: 1 }), refused('SCHEMA_INVALID'));
  assert.throws(() => parseTransaction(input({ amount: { minor: '007', currency: 'EUR' } })), refused('SCHEMA_INVALID'));
  assert.throws(() => parseTransaction(input({ source: '=SUM(1)' })), refused('SCHEMA_INVALID'));
});

test('an error never repeats a value', () => {
  assert.throws(() => parseTransaction(input({ reference: 'canary,7734' })), (error: Error) => !error.message.includes('7734'));
});

test('equal transactions without id differ in their ordinal, and keep their ids when sent again', () => {
  const list = [input(), input(), input({ amount: { minor: '1', currency: 'EUR' } })].map((t) => parseTransaction({ ...t, externalId: undefined }));
  const ids = withExternalIds(list).map(({ externalId }) => externalId);
  assert.equal(new Set(ids).size, 3);
  assert.deepEqual(withExternalIds(list).map(({ externalId }) => externalId), ids);
});

test('the ledger file gives the attestor the same facts as intake has', async () => {
  const records = [
    ...recordsOf(), ...recordsOf({ externalId: 'x2', amount: { minor: '777', currency: 'USD' }, reference: 'uetr-1' }),
    ...recordsOf({ externalId: 'x3', channel: 'internal', creditor: { bank: 'OWN', account: 'A2' } }),
  ];
  const text = writeLedger(records.map(({ entry }) => entry));
  const read = [];
  for await (const entry of readLedger(Readable.from([Buffer.from(text)]))) read.push(entry);
  assert.deepEqual(read, records.map(({ entry }) => entry));
  assert.deepEqual(read.map((entry) => ledgerFacts(entry, factsContext)), records.map(({ entry }) => ledgerFacts(entry, factsContext)));
  for (const entry of read) assert.ok(pack(POSTING_LAYOUT, postingOf(entry, factsContext)) > 0n);
});

test('a ledger file with a bad row is refused with its line', async () => {
  const [head, row] = writeLedger(recordsOf().map(({ entry }) => entry)).split('\n');
  const reading = async (): Promise<void> => {
    for await (const entry of readLedger(Readable.from([Buffer.from(`${head}\n${row}\n${row!.replace(',debit,', ',credit,')}\n`)]))) void entry;
  };
  await assert.rejects(reading(), (error: Error) => refused('ROW_MALFORMED')(error) && error.message.startsWith('line 3'));
});

test('decimals become millionths exactly', () => {
  fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), (millionths) => {
    const digits = millionths.toString().padStart(7, '0');
    assert.equal(parseMillionths(`${digits.slice(0, -6)}.${digits.slice(-6)}`), millionths);
  }));
  assert.throws(() => parseMillionths('0.0000001'), refused('AMOUNT_TOO_PRECISE'));
  for (const text of ['-1', '1e5', '1.', '', '+1', '1 0']) assert.throws(() => parseMillionths(text), refused('AMOUNT_INVALID'));
});
