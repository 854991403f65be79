import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EXAMPLE_COUNTRY_RISK, ledgerFacts, recordKey, RETAIL_LINES, type FactsContext, type LedgerEntry } from '@probity/bank-transactions';
import { transactionCommitment, transactionsCommitment } from '@probity/shared-commitments';
import { ledgerAttestationSchema } from '@probity/shared-evidence';
import { attest } from './attest.js';
import { attestationRequestSchema, type AttestationRequest } from './request.js';

const context: FactsContext = {
  lines: RETAIL_LINES,
  fx: { version: 't1', date: '2026-01-01', base: 'EUR', rates: [{ currency: 'EUR', minorDigits: 2, numerator: '1', denominator: '1' }] },
  countryRisk: EXAMPLE_COUNTRY_RISK,
  pseudonymKey: 12345n,
};
const entry = (externalId: string, amount: bigint, counterparty = 'X1'): LedgerEntry => ({
  source: 'core', externalId, side: 'debit', bookingTime: 1_800_000_000, line: 'sct-out', amount, currency: 'EUR', originalAmount: amount,
  originalCurrency: 'EUR', reversal: false, channel: 'transfer', crossCurrency: false, counterpartyCountry: 276,
  account: { bank: 'B', account: 'A1' }, customerId: 'C1', counterparty: { bank: 'O', account: counterparty }, reference: externalId,
});
const ledger = [entry('1', 100n), entry('2', 200n), entry('3', 300n)];
const request = (ids: readonly string[], quarantined: readonly string[] = []): AttestationRequest =>
  attestationRequestSchema.parse({
    bankId: 'bank', businessDate: '2027-01-15', batchKind: 'normal', batchIndex: 0, slots: 2,
    records: ids.map((externalId, sequence) => ({ source: 'core', externalId, side: 'debit', sequence, salt: String(sequence + 1) })),
    quarantined: quarantined.map((externalId) => ({ source: 'core', externalId, side: 'debit' })),
  });
const none = new Set<string>();
const at = new Date('2027-01-16T00:00:00Z');
const run = (r: AttestationRequest, entries: readonly LedgerEntry[] = ledger, coveredBefore: ReadonlySet<string> = none) => attest(r, { entries, coveredBefore }, context, at);

test('signs counts, amounts and every commitment of what the ledger knows', () => {
  const attestation = run(request(['1', '2', '3']));
  assert.deepEqual(ledgerAttestationSchema.parse(attestation), attestation);
  assert.deepEqual(attestation.differences, { missing: 0, extra: 0 });
  assert.deepEqual(attestation.lines[1], { slot: 1, count: '3', amount: '600', quarantined: { count: '0', amount: '0' } });
  const t = ledger.map((e, i) => transactionCommitment(ledgerFacts(e, context), BigInt(i + 1)));
  assert.deepEqual(attestation.transactionsCommitments, [transactionsCommitment(2, t.slice(0, 2)), transactionsCommitment(2, t.slice(2))].map(String));
});

test('a dropped record is missing', () => {
  assert.deepEqual(run(request(['1', '2'])).differences, { missing: 1, extra: 0 });
});

test('one dropped and one doubled is missing and extra, though counts agree', () => {
  assert.deepEqual(run(request(['1', '2', '2'])).differences, { missing: 1, extra: 1 });
});

test('a record that the ledger does not know is extra', () => {
  assert.deepEqual(run(request(['1', '2', '3', '4'])).differences, { missing: 0, extra: 1 });
});

test('another counterparty or amount gives another commitment', () => {
  const honest = run(request(['1', '2', '3']));
  for (const changed of [entry('2', 201n), entry('2', 200n, 'X2')]) {
    const other = run(request(['1', '2', '3']), [ledger[0]!, changed, ledger[2]!]);
    assert.notEqual(other.transactionsCommitments[0], honest.transactionsCommitments[0]);
    assert.equal(other.transactionsCommitments[1], honest.transactionsCommitments[1]);
  }
});

test('quarantined postings and those of earlier batches are not missing', () => {
  const parked = run(request(['1', '2'], ['3', '3', 'unknown']));
  assert.deepEqual(parked.differences, { missing: 0, extra: 0 });
  assert.deepEqual(parked.lines[1], { slot: 1, count: '3', amount: '600', quarantined: { count: '1', amount: '300' } });
  assert.deepEqual(run(request(['3']), ledger, new Set([ledger[0]!, ledger[1]!].map(recordKey))).differences, { missing: 0, extra: 0 });
});

test('a record covered by an earlier batch can not be scored again', () => {
  assert.deepEqual(run(request(['1']), [ledger[0]!], new Set([recordKey(ledger[0]!)])).differences, { missing: 0, extra: 1 });
});

test('ids with colons in them are not taken for each other', () => {
  const twins = [{ ...entry('b:c', 100n), source: 'a' }, { ...entry('c', 200n), source: 'a:b' }];
  const both = { ...request([]), records: twins.map(({ source, externalId, side }, i) => ({ source, externalId, side, sequence: i, salt: '1' })) };
  assert.deepEqual(run(both, twins).differences, { missing: 0, extra: 0 });
  assert.deepEqual(run({ ...both, records: both.records.slice(1).map((record) => ({ ...record, sequence: 0 })) }, [twins[0]!]).differences, { missing: 1, extra: 1 });
});

test('an empty day is attested too', () => {
  const attestation = run(request([]), []);
  assert.deepEqual(attestation.transactionsCommitments, []);
  assert.equal(attestation.lines.length, 8);
});

test('refuses a gap in the sequence and a ledger that repeats a posting', () => {
  const gap = request(['1', '2']);
  assert.throws(() => run({ ...gap, records: [gap.records[0]!, { ...gap.records[1]!, sequence: 2 }] }), { code: 'SEQUENCE_NOT_DENSE' });
  assert.throws(() => run(request(['1']), [ledger[0]!, ledger[0]!]), { code: 'LEDGER_KEY_REPEATED' });
});
