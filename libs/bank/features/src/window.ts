/** How a window moves: `age`, `advance`, and what features read of it: `summarise`. Pure, total, monotone in booking time. */
import { LARGE_AMOUNT, type TransactionFacts, type WindowView } from '@probity/shared-commitments';
import { limitOf, type WindowState } from './window-state.js';

const MINUTE = 60n;
const DAY = 86_400n;
/** Half the span that a pair of buckets covers. */
const PERIOD = { day: DAY / 2n, week: (7n * DAY) / 2n, quarter: 45n * DAY } as const;
/** A posting is near the limit from 90 % of it up to below it. */
const NEAR_LIMIT_FROM = (LARGE_AMOUNT * 9n) / 10n;

/** What moves a window: the posting, and whom it is with. */
export type WindowEvent = Pick<TransactionFacts, 'posting' | 'counterparty'>;

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Bit of a counterparty in the sketches of a week. Pseudonyms are Poseidon digests, so their lowest 6 bits are as good as any mix. */
const weekBit = (counterparty: bigint): bigint => 1n << (counterparty & 63n);
/** Its bit in the sketch of 90 days: the next 6 bits, so that the two sketches collide independently. */
const knownBit = (counterparty: bigint): bigint => 1n << ((counterparty >> 6n) & 63n);

function bitsSet(sketch: bigint): bigint {
  let count = 0n;
  for (let rest = sketch; rest !== 0n; rest &= rest - 1n) count += 1n;
  return count;
}

function bitLength(value: bigint): bigint {
  return value === 0n ? 0n : BigInt(value.toString(2).length);
}

type Buckets = { -readonly [Name in keyof WindowState]?: bigint };

/** Buckets of one span after the clock went from one time to another. */
function rolled<Stem extends string>(state: WindowState, stems: readonly Stem[], from: bigint, to: bigint, period: bigint): Buckets {
  const steps = to / period - from / period;
  if (steps === 0n) return {};
  const moved: Record<string, bigint> = {};
  for (const stem of stems) {
    moved[`${stem}Before`] = steps === 1n ? state[`${stem}Now` as keyof WindowState] : 0n;
    moved[`${stem}Now`] = 0n;
  }
  return moved;
}

const DAY_STEMS = ['creditSum', 'debitSum', 'creditCountDay', 'debitCountDay'] as const;
const WEEK_STEMS = ['inSketch', 'outSketch', 'creditCountWeek', 'debitCountWeek', 'nearLimit', 'crossCurrency'] as const;
const QUARTER_STEMS = ['knownSketch'] as const;

/**
 * The state at a later time (epoch seconds). A time before the clock counts as the clock: windows never run backwards.
 * The empty window stays empty. `age(age(s, t), u)` equals `age(s, max(t, u))`.
 */
export function age(state: WindowState, time: bigint): WindowState {
  if (state.clock === 0n || time <= state.clock) return state;
  const from = state.clock;
  const days = time / DAY - from / DAY;
  return {
    ...state,
    clock: time,
    minutesSinceCredit: min(state.minutesSinceCredit + time / MINUTE - from / MINUTE, limitOf('minutesSinceCredit')),
    idleDays: min(state.idleDays + days, limitOf('idleDays')),
    ageDays: min(state.ageDays + days, limitOf('ageDays')),
    ...rolled(state, DAY_STEMS, from, time, PERIOD.day),
    ...rolled(state, WEEK_STEMS, from, time, PERIOD.week),
    ...rolled(state, QUARTER_STEMS, from, time, PERIOD.quarter),
  };
}

/** The state after one more posting. The effective time is the later of the posting's and the clock's. */
export function advance(state: WindowState, { posting, counterparty }: WindowEvent): WindowState {
  const aged = age(state, posting.bookingTime);
  const first = state.clock === 0n;
  const debit = posting.debit === 1n;
  const more = (name: keyof WindowState, by: bigint): Buckets => ({ [name]: min(aged[name] + by, limitOf(name)) });
  const length = bitLength(posting.amountBase);
  const near = posting.amountBase >= NEAR_LIMIT_FROM && posting.amountBase < LARGE_AMOUNT;
  const sketch = debit ? 'outSketchNow' : 'inSketchNow';
  return {
    ...aged,
    /** 1970 began before any bank's posting; clock 0 means none. */
    clock: max(max(aged.clock, posting.bookingTime), 1n),
    minutesSinceCredit: debit ? aged.minutesSinceCredit : 0n,
    idleDays: 0n,
    /** Weight 1/8 for the new value, 7/8 for what was: integers, rounded down. */
    meanAmountBits16: first ? length * 16n : aged.meanAmountBits16 - aged.meanAmountBits16 / 8n + length * 2n,
    ...more(debit ? 'debitSumNow' : 'creditSumNow', posting.amountBase),
    ...more(debit ? 'debitCountDayNow' : 'creditCountDayNow', 1n),
    ...more(debit ? 'debitCountWeekNow' : 'creditCountWeekNow', 1n),
    ...more('nearLimitNow', near ? 1n : 0n),
    ...more('crossCurrencyNow', posting.crossCurrency),
    [sketch]: aged[sketch] | weekBit(counterparty),
    knownSketchNow: aged.knownSketchNow | knownBit(counterparty),
  };
}

/** What the features of a posting read: the window aged to it, before it. Always fits VIEW_LAYOUT. */
export function summarise(state: WindowState, { posting, counterparty }: WindowEvent): WindowView {
  const aged = age(state, posting.bookingTime);
  const inSketch = aged.inSketchNow | aged.inSketchBefore;
  const outSketch = aged.outSketchNow | aged.outSketchBefore;
  const known = aged.knownSketchNow | aged.knownSketchBefore;
  const sum = (stem: (typeof DAY_STEMS)[number] | (typeof WEEK_STEMS)[number]): bigint =>
    min(aged[`${stem}Now`] + aged[`${stem}Before`], limitOf(`${stem}Now`));
  const holds = (sketch: bigint, bit: bigint): bigint => ((sketch & bit) === 0n ? 0n : 1n);
  return {
    creditSum1d: sum('creditSum'),
    debitSum1d: sum('debitSum'),
    creditCount1d: sum('creditCountDay'),
    debitCount1d: sum('debitCountDay'),
    creditCount7d: sum('creditCountWeek'),
    debitCount7d: sum('debitCountWeek'),
    distinctIn7d: bitsSet(inSketch),
    distinctOut7d: bitsSet(outSketch),
    nearLimitCount7d: sum('nearLimit'),
    crossCurrencyCount7d: sum('crossCurrency'),
    minutesSinceCredit: aged.minutesSinceCredit,
    idleDays: aged.idleDays,
    ageDays: aged.ageDays,
    meanAmountBits: aged.meanAmountBits16 / 16n,
    counterpartySeen: holds(known, knownBit(counterparty)),
    counterpartyReciprocal: holds(posting.debit === 1n ? inSketch : outSketch, weekBit(counterparty)),
  };
}

