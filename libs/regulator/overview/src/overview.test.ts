import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attentionOf, MAX_ITEMS } from './attention.js';
import { lineState, registerOn, sumOf } from './coverage.js';
import { daysOf, type Day } from './days.js';
import { besidePeers, median, ownFigures } from './figures.js';
import { countDays, sentenceOf } from './overview.js';
import type { BankRow, HeaderRow } from './rows.js';

const bank: BankRow = { bankId: 'north', name: 'North', timeZone: 'Europe/Paris', startDate: '2025-10-24' };
const seconds = (instant: string): number => Date.parse(instant) / 1000;
const tally = (count: number): { count: string; amount: string } => ({ count: String(count), amount: String(count * 100) });
const slots = (ledger: number, scored: number, quarantined = 0): HeaderRow['coverage'] => [
  { slot: 0, ledger: tally(ledger), scored: tally(scored), quarantined: tally(quarantined), excluded: tally(0) },
  { slot: 1, ledger: tally(5), scored: tally(5), quarantined: tally(0), excluded: tally(0) },
];
const header = (date: string, more: Partial<HeaderRow> = {}): HeaderRow => ({
  bankId: 'north', date, headerHash: `${date}/${more.batchIndex ?? 0}`, batchIndex: 0, batchKind: 'normal', supersedes: null, summary: 'shown', claims: [],
  receivedAt: seconds(`${date}T23:00:00Z`), judgedAt: seconds(`${date}T23:30:00Z`), attestedAt: null, coverage: slots(10, 10), records: '10', alerts: '1', ...more,
});
const refusal = (code: string): HeaderRow['claims'] => [{ claim: 'coverage', status: 'refused', code, sentence: '' }];
const stateOn = (date: string, headers: readonly HeaderRow[], now: string): string | undefined => daysOf(bank, headers, seconds(now)).find((day) => day.date === date)?.state;

test('a day is over in the time zone of its bank, also where it has 25 hours, and evidence is due 24 hours later', () => {
  // 26 October 2025 in Paris ends at 23:00 UTC; the day before ended at 22:00.
  assert.equal(stateOn('2025-10-26', [], '2025-10-26T22:59:59Z'), undefined);
  assert.equal(stateOn('2025-10-26', [], '2025-10-26T23:00:00Z'), 'awaited');
  assert.equal(stateOn('2025-10-26', [], '2025-10-27T23:00:00Z'), 'awaited');
  assert.equal(stateOn('2025-10-26', [], '2025-10-27T23:00:01Z'), 'missing');
  assert.equal(stateOn('2025-10-25', [], '2025-10-26T22:00:01Z'), 'missing');
  assert.equal(stateOn('2025-10-23', [], '2025-11-01T00:00:00Z'), undefined, 'before the start date');
  const far = { ...bank, timeZone: 'Pacific/Kiritimati' };
  assert.equal(daysOf(far, [], seconds('2025-10-26T10:00:00Z')).at(-1)?.date, '2025-10-26', 'at UTC+14 the day is over before it is in UTC');
});

test('each day is in one state, the gravest that holds', () => {
  const date = '2025-10-25';
  const now = '2025-10-30T00:00:00Z';
  const state = (...headers: HeaderRow[]): string | undefined => stateOn(date, headers, now);
  assert.equal(state(header(date)), 'shown');
  assert.equal(state(header(date, { receivedAt: seconds('2025-10-26T22:00:01Z') })), 'late');
  assert.equal(state(header(date, { attestedAt: seconds('2025-10-26T22:00:01Z') })), 'late', 'finance signed after the deadline');
  assert.equal(state(header(date), header(date, { batchIndex: 1, batchKind: 'late', receivedAt: seconds(now) })), 'shown', 'an addition is late by nature');
  assert.equal(state(header(date), header(date, { batchIndex: 1, batchKind: 'late', summary: 'not shown' })), 'not shown');
  assert.equal(state(header(date, { summary: 'refused' }), header(date, { batchIndex: 1, summary: 'not shown' })), 'refused');
  const correction = { batchIndex: 1, batchKind: 'correction', supersedes: `${date}/0` } as const;
  assert.equal(state(header(date, { summary: 'refused' }), header(date, correction)), 'superseded');
  assert.equal(state(header(date, { summary: 'refused' }), header(date, { ...correction, summary: 'refused' })), 'refused', 'a refused correction replaces nothing');
});

test('counts add up to the days expected, and the sentence says each', () => {
  const days = daysOf(bank, [header('2025-10-24'), header('2025-10-25', { summary: 'refused' })], seconds('2025-10-28T01:00:00Z'));
  const counts = countDays(days);
  assert.equal(counts.expected, counts.complete + counts.notShown + counts.late + counts.refused + counts.missing + counts.superseded + counts.awaited);
  assert.equal(sentenceOf(1, counts), '1 bank, 4 days expected: 1 complete, 1 refused, 1 missing, 1 awaited.');
});

test('a line sums up exactly, and one that adds up on a day refused for another line is not shown', () => {
  const line = (slot: number) => ({ slot, code: `line-${slot}`, name: '', currency: 'EUR' });
  const [day] = daysOf(bank, [header('2025-10-24', { summary: 'refused', claims: refusal('LINE_NOT_COVERED'), coverage: slots(612, 590, 7) })], seconds('2025-10-25T12:00:00Z'));
  const short = sumOf(day!, line(0));
  assert.deepEqual(short?.missing, { count: '15', amount: '1500' });
  assert.equal(lineState(day!, short), 'refused');
  assert.equal(lineState(day!, sumOf(day!, line(1))), 'not shown');
  const all: Day = { ...day!, live: [{ ...day!.live[0]!, claims: refusal('ATTESTATION_UNSIGNED') }] };
  assert.equal(lineState(all, sumOf(all, line(1))), 'refused', 'an unsigned attestation is about every line');
});

test('of registers with the same valid-from the later one holds', () => {
  const register = (sequence: number, validFrom: string) => ({ bankId: 'north', sequence, validFrom, lines: [] });
  const registers = [register(1, '2025-10-01'), register(3, '2025-10-20'), register(2, '2025-10-20'), register(4, '2025-11-01')];
  assert.equal(registerOn(registers, '2025-10-25')?.sequence, 3);
  assert.equal(registerOn(registers, '2025-09-25'), undefined);
});

test('figures leave out what is not known, and stand beside the median of the others alone', () => {
  assert.equal(median([null, 3, 1, null]), 2);
  assert.equal(median([null]), null);
  const days = daysOf(bank, [header('2025-10-24', { coverage: slots(20, 15, 5), records: '20', alerts: '3' })], seconds('2025-10-26T23:30:00Z'));
  const own = ownFigures([undefined, ...days]);
  assert.deepEqual(own['alert-rate'].series, [null, 0.15, null, null]);
  assert.equal(own['quarantined-share'].value, 0.2);
  assert.equal(own['hours-to-verdict'].value, 1.5);
  assert.equal(besidePeers(own, [])[0]?.peers, null);
  const other = ownFigures([undefined, undefined, undefined, undefined]);
  assert.equal(besidePeers(own, [other])[0]?.peers, null);
});

test('what needs somebody: most urgent first, days of a kind as one item, never more than fit', () => {
  const none = { contradictions: [], failed: [], proposals: [], developmentKeys: 0 };
  const days = daysOf(bank, [], seconds('2025-10-28T01:00:00Z'));
  const banks = Array.from({ length: 9 }, (_, index) => ({ bank: { ...bank, bankId: `bank-${index}`, name: `Bank ${index}` }, days }));
  const { items, more } = attentionOf(banks, { ...none, contradictions: [{ bankId: 'bank-8', size: 9, seenBy: null }], developmentKeys: 2 }, false);
  assert.deepEqual([items.length, more], [MAX_ITEMS, 4]);
  assert.equal(items[0]?.matter, 'history-contradicted');
  assert.equal(items[1]?.sentence, 'Bank 0: 3 days, the newest Sun 26 Oct 2025, missing: the deadline has passed, and no evidence came.');
  assert.equal(attentionOf([], { ...none, developmentKeys: 1 }, true).items[0]?.sentence, '1 development key is registered: anyone can make proofs with it, and this sandbox accepts them.');
});
