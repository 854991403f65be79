import { taggedHash } from './poseidon.js';
import { CommitmentError, requireBits, type FieldElement } from './field.js';
import { HISTOGRAM_BINS, LINE_SLOTS, RULE_SLOTS, SALT_BITS, SCORE_BITS, type Outcome, type Posting } from './layout.js';

/** Base amounts from here on (minor units) count as large; also the reporting limit of the near-limit features. */
export const LARGE_AMOUNT = 1_000_000n;

/** Running totals of a batch after some of its records. Each value is an element of its own in the commitment. */
export interface Totals {
  /** Records so far: also the sequence number of the next record within the batch. */
  readonly records: bigint;
  /** Per slot of the register of lines. */
  readonly lines: readonly { readonly count: bigint; readonly amount: bigint }[];
  /** Records with a base amount of `LARGE_AMOUNT` or more. */
  readonly large: bigint;
  /** Records that are alerts: by their score, by a rule, or by both. */
  readonly alerts: bigint;
  /** Records that are no alert but reached the segment's below-line threshold. */
  readonly belowLine: bigint;
  /** Records by the top 3 bits of the score. */
  readonly histogram: readonly bigint[];
  /** Per rule slot: records of which the rule holds, whatever their score. Zero where the feature program has no such rule. */
  readonly rules: readonly bigint[];
}

export const ZERO_TOTALS: Totals = {
  records: 0n,
  lines: Array.from({ length: LINE_SLOTS }, () => ({ count: 0n, amount: 0n })),
  large: 0n,
  alerts: 0n,
  belowLine: 0n,
  histogram: Array.from({ length: HISTOGRAM_BINS }, () => 0n),
  rules: Array.from({ length: RULE_SLOTS }, () => 0n),
};

/** The order in which totals are hashed: records, (count, amount) per line, large, alerts, below line, histogram, rules. */
export function totalsVector(totals: Totals): bigint[] {
  if (totals.lines.length !== LINE_SLOTS || totals.histogram.length !== HISTOGRAM_BINS || totals.rules.length !== RULE_SLOTS) {
    throw new CommitmentError('WRONG_LENGTH', 'totals have the wrong number of lines, bins or rules');
  }
  return [
    totals.records,
    ...totals.lines.flatMap(({ count, amount }) => [count, amount]),
    totals.large,
    totals.alerts,
    totals.belowLine,
    ...totals.histogram,
    ...totals.rules,
  ];
}

/** Salted commitment of running totals. */
export function totalsCommitment(totals: Totals, salt: bigint): FieldElement {
  return taggedHash('totals', [...totalsVector(totals), requireBits(salt, SALT_BITS, 'totals salt')]);
}

/**
 * The totals after one more record.
 * @param belowLine whether the record reached the below-line threshold without an alert
 * @param rules flags of the feature program's rules, in its order
 */
export function addToTotals(totals: Totals, posting: Posting, outcome: Outcome, belowLine: boolean, rules: readonly bigint[]): Totals {
  const bin = Number(outcome.score >> BigInt(SCORE_BITS - 3));
  return {
    records: totals.records + 1n,
    lines: totals.lines.map((line, slot) =>
      BigInt(slot) === posting.line ? { count: line.count + 1n, amount: line.amount + posting.amount } : line,
    ),
    large: totals.large + (posting.amountBase >= LARGE_AMOUNT ? 1n : 0n),
    alerts: totals.alerts + outcome.alert,
    belowLine: totals.belowLine + (belowLine ? 1n : 0n),
    histogram: totals.histogram.map((count, i) => (i === bin ? count + 1n : count)),
    rules: totals.rules.map((count, slot) => count + (rules[slot] ?? 0n)),
  };
}
