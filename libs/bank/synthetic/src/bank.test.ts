import { EXAMPLE_COUNTRY_RISK, toRecords, fxTableOn } from '@probity/bank-transactions';
import { loadFeatureProgram } from '@probity/shared-feature-program';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { DEMO_BANK, exportTrainingFeatures, generateBank, holderOf, HELD_OUT_VARIANT, TYPOLOGIES, type LabelledTransaction, type SyntheticBank } from './index.js';

const small = (seed: number): SyntheticBank =>
  generateBank({ seed, from: '2026-03-10', days: 10, customers: 150, historyDays: 20, launderingRate: 200, twinRate: 100, plantedEpisodes: 2 });
const bank = small(5);
const all = [...bank.history, ...bank.transactions];

function recordsOf(from: SyntheticBank, transactions: readonly LabelledTransaction[]): ReturnType<typeof toRecords> {
  const holder = holderOf(from);
  return transactions.flatMap(({ transaction }) =>
    toRecords(transaction, { banks: from.banks, lines: from.lines, fx: fxTableOn(from.fxTables, transaction.bookingTime.slice(0, 10)), holderOf: holder }));
}

test('one seed gives one bank, another seed another', () => {
  assert.deepEqual(small(5), bank);
  assert.notDeepEqual(small(6).transactions, bank.transactions);
});

test('transactions come by time, under distinct ids, the history before the first date', () => {
  assert.equal(new Set(all.map(({ transaction }) => transaction.externalId)).size, all.length);
  const times = all.map(({ transaction }) => transaction.bookingTime);
  assert.deepEqual(times, [...times].sort());
  assert.ok(bank.history.every(({ transaction }) => transaction.bookingTime < '2026-03-10'));
  assert.ok(bank.transactions.every(({ transaction }) => transaction.bookingTime >= '2026-03-10' && transaction.bookingTime < '2026-03-20'));
});

test('every transaction becomes records, and every ledger line has some', () => {
  const records = recordsOf(bank, all);
  assert.deepEqual(new Set(records.map(({ entry }) => entry.line)), new Set(bank.lines.lines.map(({ code }) => code)));
  assert.ok(records.every(({ entry }) => entry.amount > 0n));
  assert.ok(records.length > all.length);
});

test('a transaction carries nothing of its label', () => {
  const names = Object.keys(TYPOLOGIES);
  assert.ok(all.some(({ label }) => label?.kind === 'laundering'));
  for (const { transaction } of all) assert.ok(!names.some((name) => JSON.stringify(transaction).includes(name)));
});

test('every typology and variant occurs, the held-out one too, and so do the twins', () => {
  const found = new Set(all.flatMap(({ label }) => (label?.kind === 'laundering' ? [`${label.typology}/${label.variant}`] : [])));
  const expected = Object.entries(TYPOLOGIES).flatMap(([typology, variants]) => Object.keys(variants).map((variant) => `${typology}/${variant}`));
  assert.deepEqual([...found].sort(), expected.sort());
  assert.ok(Object.values(TYPOLOGIES).every((variants) => HELD_OUT_VARIANT in variants && Object.keys(variants).length >= 3));
  const twins = new Set(all.flatMap(({ label }) => (label?.kind === 'twin' ? [label.twin] : [])));
  for (const twin of ['landlord fan-in', 'payroll fan-out', 'car seller', 'club treasurer']) assert.ok(twins.has(twin), twin);
});

test('structuring uses two accounts of one customer, each deposit below the limit', () => {
  const deposits = all.flatMap((entry) => (entry.label?.kind === 'laundering' && entry.label.typology === 'structuring' && entry.label.variant === 'a' ? [entry] : []));
  assert.ok(deposits.every(({ transaction }) => Number(transaction.amount.minor) < 1_000_000));
  const holder = holderOf(bank);
  const customers = new Map<string, Set<string>>();
  const accounts = new Map<string, Set<string>>();
  for (const { transaction: { creditor }, label } of deposits) {
    customers.set(label!.episode, (customers.get(label!.episode) ?? new Set()).add(holder(creditor)!.customerId));
    accounts.set(label!.episode, (accounts.get(label!.episode) ?? new Set()).add(creditor.account));
  }
  assert.ok(customers.size > 0);
  assert.ok([...customers.values()].every(({ size }) => size === 1));
  assert.ok([...accounts.values()].every(({ size }) => size === 2));
});

test('three business days of the demo hold at least 600 records, for any seed', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const demo = generateBank({ seed, from: '2026-03-11', days: 3, ...DEMO_BANK });
    const count = recordsOf(demo, demo.transactions).length;
    assert.ok(count >= 600 && count <= 900, `seed ${seed}: ${count} records`);
  }
});

test('exported features fit the program, one row a record', () => {
  const path = new URL('../../../../circuits/feature-programs/retail-1.0.0.json', import.meta.url);
  const program = loadFeatureProgram(JSON.parse(readFileSync(path, 'utf8')));
  const transactions = bank.transactions.map(({ transaction, label }) => ({ transaction, label: label?.kind === 'laundering' ? 1 : 0, notes: { kind: label?.kind ?? '' } }) as const);
  const [header, ...rows] = [...exportTrainingFeatures({
    program, transactions, banks: bank.banks, lines: bank.lines, fxTables: bank.fxTables, countryRisk: EXAMPLE_COUNTRY_RISK, holderOf: holderOf(bank), noteColumns: ['kind'],
  })];
  assert.equal(header, [...program.features.map(({ name }) => name), 'label', 'segment', 'customer', 'date', 'kind'].join(',') + '\n');
  assert.equal(rows.length, recordsOf(bank, bank.transactions).length);
  for (const row of rows) {
    const cells = row.trimEnd().split(',');
    program.features.forEach(({ name, bits }, i) => assert.ok(Number(cells[i]) >= 0 && Number(cells[i]) < 2 ** bits, name));
  }
});
