/**
 * The account window: what the bank remembers of an account to score its next posting. Fixed size, integers only, pure,
 * so that a circuit can follow it one day.
 *
 * A span is kept as two buckets, the running period and the one before; a period is half the span (12 hours for a day,
 * 3.5 days for a week, 45 days for 90), cut from the epoch in UTC. Together they cover between half the span and all of
 * it: that is what "about" means in the names of the view.
 */
import { requireBits, taggedHash, type FieldElement } from '@probity/shared-commitments';

interface StateField<Name extends string = string> {
  readonly name: Name;
  readonly bits: number;
}
const field = <Name extends string>(name: Name, bits: number): StateField<Name> => ({ name, bits });

/** The three packed elements of a state, lowest field in the lowest bits: 231, 240 and 224 bits, 695 together. */
export const WINDOW_LAYOUT = [
  [
    /** Epoch seconds to which the state is aged; 0: the account has never had a posting. */
    field('clock', 34),
    /** Whole UTC minutes between the minute of the last credit and the clock's; 2047: more, or none. */
    field('minutesSinceCredit', 11),
    /** UTC days between the last posting's and the clock's; saturates. */
    field('idleDays', 8),
    /** UTC days between the first posting's and the clock's; saturates. */
    field('ageDays', 8),
    /** Moving mean of the bit length of the base amount, in sixteenths, over about the last eight postings. */
    field('meanAmountBits16', 10),
    field('creditSumNow', 40), field('creditSumBefore', 40),
    field('debitSumNow', 40), field('debitSumBefore', 40),
  ],
  [
    field('inSketchNow', 64), field('inSketchBefore', 64), field('outSketchNow', 64),
    field('creditCountWeekNow', 8), field('creditCountWeekBefore', 8),
    field('debitCountWeekNow', 8), field('debitCountWeekBefore', 8),
    field('nearLimitNow', 4), field('nearLimitBefore', 4),
    field('crossCurrencyNow', 4), field('crossCurrencyBefore', 4),
  ],
  [
    field('outSketchBefore', 64), field('knownSketchNow', 64), field('knownSketchBefore', 64),
    field('creditCountDayNow', 8), field('creditCountDayBefore', 8),
    field('debitCountDayNow', 8), field('debitCountDayBefore', 8),
  ],
] as const;

type StateName = (typeof WINDOW_LAYOUT)[number][number]['name'];
export type WindowState = Readonly<Record<StateName, bigint>>;

/** Bits of a whole state. */
export const WINDOW_BITS = WINDOW_LAYOUT.flat().reduce((sum, { bits }) => sum + bits, 0);

const FIELD_BITS = new Map<string, number>(WINDOW_LAYOUT.flat().map(({ name, bits }) => [name, bits]));

/** The largest value of a field: where it saturates. */
export function limitOf(name: StateName): bigint {
  return (1n << BigInt(FIELD_BITS.get(name)!)) - 1n;
}

/** The window of an account without postings. */
export const EMPTY_WINDOW: WindowState = {
  ...(Object.fromEntries([...FIELD_BITS.keys()].map((name) => [name, 0n])) as Record<StateName, bigint>),
  minutesSinceCredit: limitOf('minutesSinceCredit'),
  idleDays: limitOf('idleDays'),
};

/** The state as three field elements. Throws OUT_OF_RANGE naming a field that does not fit. */
export function packWindow(state: WindowState): [FieldElement, FieldElement, FieldElement] {
  return WINDOW_LAYOUT.map((layout) => {
    let packed = 0n;
    let shift = 0n;
    for (const { name, bits } of layout) {
      packed += requireBits(state[name], bits, name) << shift;
      shift += BigInt(bits);
    }
    return packed;
  }) as [FieldElement, FieldElement, FieldElement];
}

/** The inverse of `packWindow`. */
export function unpackWindow(elements: readonly [FieldElement, FieldElement, FieldElement]): WindowState {
  const state = {} as Record<StateName, bigint>;
  WINDOW_LAYOUT.forEach((layout, i) => {
    const width = layout.reduce((sum, { bits }) => sum + bits, 0);
    let rest = requireBits(elements[i]!, width, `window element ${i}`);
    for (const { name, bits } of layout) {
      state[name] = rest & ((1n << BigInt(bits)) - 1n);
      rest >>= BigInt(bits);
    }
  });
  return state;
}

/** Binds the full state in a record commitment. */
export function windowDigest(state: WindowState): FieldElement {
  return taggedHash('windowState', packWindow(state));
}
