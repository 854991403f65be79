import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { RECEIPTS_START, receiptHash, receiptsBetween, type RowReceipt, type ReceiptOpening } from './receipts.js';

const sha = 'ab'.repeat(32);

function chain(sizes: readonly number[]): { openings: ReceiptOpening[]; heads: string[] } {
  const openings: ReceiptOpening[] = [];
  const heads = [RECEIPTS_START];
  let rows = 0;
  sizes.forEach((size, i) => {
    rows += size;
    const receipt: RowReceipt = { number: i + 1, at: 1000 + i, rows: Array.from({ length: size }, (_, row) => ['core', `${i}-${row}`, sha]), totals: { rows: String(rows), amounts: { EUR: String(rows * 7) } } };
    openings.push({ receipt, salt: String(i + 5) });
    heads.push(receiptHash(heads.at(-1)!, BigInt(i + 5), receipt));
  });
  return { openings, heads };
}

test('receipts between two heads open, from any head to any later one', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 }), fc.nat(), fc.nat(), (sizes, a, b) => {
    const { openings, heads } = chain(sizes);
    const from = a % sizes.length;
    const to = from + 1 + (b % (sizes.length - from));
    const opened = receiptsBetween(heads[from]!, heads[to]!, openings.slice(from, to));
    assert.deepEqual(opened?.map(({ number }) => number), Array.from({ length: to - from }, (_, i) => from + i + 1));
  }));
});

test('a receipt that is dropped, changed or added, and a row that is dropped, do not open', () => {
  const { openings, heads } = chain([2, 1, 3]);
  const [first, second, third] = openings as [ReceiptOpening, ReceiptOpening, ReceiptOpening];
  const head = heads[3]!;
  const changed = (opening: ReceiptOpening, more: Partial<RowReceipt>): ReceiptOpening => ({ ...opening, receipt: { ...opening.receipt, ...more } });
  assert.ok(receiptsBetween(RECEIPTS_START, head, openings));
  for (const [name, wrong] of Object.entries({
    dropped: [first, third],
    shortened: [first, second],
    'row dropped': [first, second, changed(third, { rows: third.receipt.rows.slice(1) })],
    'row changed': [first, changed(second, { rows: [['core', '1-0', 'cd'.repeat(32)]] }), third],
    'totals changed': [first, changed(second, { totals: { rows: '2', amounts: {} } }), third],
    'salt changed': [first, { ...second, salt: '7' }, third],
    'salt too long': [first, { ...second, salt: (1n << 128n).toString() }, third],
    'unknown key': [first, { ...second, more: 1 }, third],
    none: [],
  })) assert.equal(receiptsBetween(RECEIPTS_START, head, wrong), undefined, name);
  assert.equal(receiptsBetween('no hash', head, openings), undefined);
});

test('totals that do not run on are refused though their hashes are right', () => {
  const { openings } = chain([2]);
  const receipt: RowReceipt = { number: 2, at: 2000, rows: [['core', 'x', sha]], totals: { rows: '9', amounts: { EUR: '14' } } };
  const first = receiptHash(RECEIPTS_START, 5n, openings[0]!.receipt);
  const shrinking: RowReceipt = { ...receipt, totals: { rows: '3', amounts: {} } };
  for (const wrong of [receipt, shrinking]) {
    assert.equal(receiptsBetween(RECEIPTS_START, receiptHash(first, 6n, wrong), [...openings, { receipt: wrong, salt: '6' }]), undefined);
  }
});
