import { pack, VIEW_LAYOUT, type Posting } from '@probity/shared-commitments';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { advance, age, EMPTY_WINDOW, packWindow, summarise, unpackWindow, WINDOW_BITS, windowDigest, type WindowEvent, type WindowState } from './index.js';

const DAY = 86_400n;
const START = 1_767_225_600n; // 2026-01-01T00:00:00Z

function event(over: Partial<Posting> & { counterparty?: bigint } = {}): WindowEvent {
  const { counterparty = 5n, ...posting } = over;
  return {
    counterparty,
    posting: {
      amount: 1000n, amountBase: 1000n, bookingTime: START, line: 0n, channel: 0n, debit: 0n, reversal: 0n, crossCurrency: 0n,
      counterpartyRisk: 0n, counterpartyCountry: 0n, currency: 978n, ...posting,
    },
  };
}

const time = fc.bigInt({ min: 0n, max: (1n << 34n) - 1n });
const near = fc.bigInt({ min: START, max: START + 200n * DAY });
const anyEvent = fc.record({
  amountBase: fc.oneof(fc.bigInt({ min: 0n, max: (1n << 48n) - 1n }), fc.bigInt({ min: 899_990n, max: 1_000_010n })),
  bookingTime: fc.oneof(time, near),
  debit: fc.bigInt({ min: 0n, max: 1n }),
  crossCurrency: fc.bigInt({ min: 0n, max: 1n }),
  counterparty: fc.bigInt({ min: 0n, max: (1n << 120n) - 1n }),
}).map(event);
const anyState = fc.array(anyEvent, { maxLength: 40 }).map((events) => events.reduce(advance, EMPTY_WINDOW));

test('a state takes at most 700 bits, in three elements of at most 253', () => {
  assert.equal(WINDOW_BITS, 695);
  const full = unpackWindow([(1n << 231n) - 1n, (1n << 240n) - 1n, (1n << 224n) - 1n]);
  assert.ok(packWindow(full).every((element) => element < 1n << 253n));
});

test('packing is inverted by unpacking, for every reachable state', () => {
  fc.assert(fc.property(anyState, (state) => assert.deepEqual(unpackWindow(packWindow(state)), state)));
});

test('advance and summarise are total: the view always fits its layout', () => {
  fc.assert(fc.property(anyState, anyEvent, (state, next) => {
    assert.ok(pack(VIEW_LAYOUT, summarise(state, next)) >= 0n);
    assert.equal(packWindow(advance(state, next)).length, 3);
  }));
});

test('ageing is idempotent, composes, and never runs backwards', () => {
  fc.assert(fc.property(anyState, near, near, (state, a, b) => {
    const later = a > b ? a : b;
    assert.deepEqual(age(age(state, a), a), age(state, a));
    assert.deepEqual(age(age(state, a), b), age(state, later));
    assert.ok(age(state, a).clock >= state.clock);
  }));
});

test('summarise reads the same from a state and from that state aged on the way', () => {
  fc.assert(fc.property(anyState, anyEvent, time, (state, next, on) => {
    fc.pre(on <= next.posting.bookingTime);
    assert.deepEqual(summarise(age(state, on), next), summarise(state, next));
  }));
});

test('a posting older than the clock counts at the clock', () => {
  const state = advance(EMPTY_WINDOW, event({ bookingTime: START + DAY }));
  const late = advance(state, event({ bookingTime: START, debit: 1n }));
  assert.deepEqual(late, advance(state, event({ bookingTime: START + DAY, debit: 1n })));
});

test('what came in is remembered for about a day, the counterparty for about 90', () => {
  const state = advance(EMPTY_WINDOW, event({ amountBase: 950_000n, counterparty: 77n, crossCurrency: 1n }));
  const at = (bookingTime: bigint, over = {}): ReturnType<typeof summarise> => summarise(state, event({ bookingTime, counterparty: 77n, debit: 1n, ...over }));
  const soon = at(START + 11n * 3600n + 59n);
  assert.deepEqual(
    [soon.creditSum1d, soon.creditCount1d, soon.minutesSinceCredit, soon.counterpartySeen, soon.counterpartyReciprocal, soon.nearLimitCount7d, soon.crossCurrencyCount7d],
    [950_000n, 1n, 660n, 1n, 1n, 1n, 1n],
  );
  const nextDay = at(START + DAY);
  assert.deepEqual([nextDay.creditSum1d, nextDay.creditCount7d, nextDay.distinctIn7d, nextDay.idleDays], [0n, 1n, 1n, 1n]);
  const nextMonth = at(START + 30n * DAY);
  assert.deepEqual([nextMonth.creditCount7d, nextMonth.distinctIn7d, nextMonth.counterpartySeen, nextMonth.minutesSinceCredit], [0n, 0n, 1n, 2047n]);
  const nextYear = at(START + 400n * DAY);
  assert.deepEqual([nextYear.counterpartySeen, nextYear.idleDays, nextYear.ageDays], [0n, 255n, 255n]);
});

test('a fan-in shows as many payers, a repeat of one payer as one', () => {
  const fanIn = (payer: (i: number) => bigint): WindowState =>
    Array.from({ length: 12 }, (_, i) => event({ counterparty: payer(i), bookingTime: START + BigInt(i * 60) })).reduce(advance, EMPTY_WINDOW);
  const distinct = (state: WindowState): bigint => summarise(state, event({ bookingTime: START + 3600n })).distinctIn7d;
  assert.equal(distinct(fanIn((i) => BigInt(i))), 12n);
  assert.equal(distinct(fanIn(() => 3n)), 1n);
});

test('the digest separates states', () => {
  const one = advance(EMPTY_WINDOW, event());
  assert.notEqual(windowDigest(one), windowDigest(EMPTY_WINDOW));
  assert.notEqual(windowDigest(one), windowDigest(advance(EMPTY_WINDOW, event({ debit: 1n }))));
});
