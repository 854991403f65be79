/**
 * The packed elements: which fields they hold, in which order, how wide. The circuits' packing and range checks
 * are generated from these tables (`tools/generate-circuits`), so that TypeScript and circom cannot differ.
 *
 * Packing is little-endian: the first field sits in the lowest bits. It is injective only because every field is
 * range-checked, here and in the circuit.
 */
import { CommitmentError, requireBits, type FieldElement } from './field.js';

export interface PackedField<Name extends string = string> {
  readonly name: Name;
  readonly bits: number;
  /** What it means, with its unit. Goes into the statement table. */
  readonly meaning: string;
}

const field = <Name extends string>(name: Name, bits: number, meaning: string): PackedField<Name> => ({ name, bits, meaning });

/** Slots for ledger lines in the running totals; a bank registers at most this many at a time. */
export const LINE_SLOTS = 8;
/** Customer segments with a threshold of their own. */
export const SEGMENTS = 4;
/** Equal-width bins of the score histogram: the top 3 bits of the score. */
export const HISTOGRAM_BINS = 8;
/** Slots for the rules of a feature program in the running totals; a program has at most this many. */
export const RULE_SLOTS = 8;
/** Bits that one packed element holds, whatever they are. */
export const PACKED_BITS = 253;
/** Width of a score: the model's margin on its grid, shifted to start at zero. */
export const SCORE_BITS = 20;
/** Bits that the features of a program may take together: beside them, score and in-use bit share the element. */
export const MOST_FEATURE_BITS = PACKED_BITS - SCORE_BITS - 1;
export const AMOUNT_BITS = 48;
export const TIME_BITS = 34;
/** Width of a pseudonym of an account or a customer. */
export const PSEUDONYM_BITS = 120;
export const SALT_BITS = 128;

/** A posting as the ledger has it: first element of a transaction commitment. */
export const POSTING_LAYOUT = [
  field('amount', AMOUNT_BITS, "amount in minor units of the ledger line's currency"),
  field('amountBase', AMOUNT_BITS, "amount in minor units of the bank's base currency, by the day's FX table"),
  field('bookingTime', TIME_BITS, 'epoch seconds, UTC'),
  field('line', 3, 'slot of the ledger line in the register of lines'),
  field('channel', 3, 'how it was made, see CHANNEL'),
  field('debit', 1, '1: money leaves the account'),
  field('reversal', 1, '1: takes back an earlier posting'),
  field('crossCurrency', 1, '1: the other side is in another currency'),
  field('counterpartyRisk', 2, "risk class of the counterparty's country, 0 low to 3 high"),
  field('counterpartyCountry', 10, 'ISO 3166-1 numeric, 0 unknown'),
  field('currency', 10, 'ISO 4217 numeric of the line, 0 none'),
] as const;

/** What the features read of the account window, aged to booking time, before this posting. */
export const VIEW_LAYOUT = [
  field('creditSum1d', 40, 'base amount received in about a day, saturating'),
  field('debitSum1d', 40, 'base amount sent in about a day, saturating'),
  field('creditCount1d', 8, 'credits in about a day, saturating'),
  field('debitCount1d', 8, 'debits in about a day, saturating'),
  field('creditCount7d', 8, 'credits in about a week, saturating'),
  field('debitCount7d', 8, 'debits in about a week, saturating'),
  field('distinctIn7d', 7, 'distinct counterparties that paid in, about a week: bits set in a 64-bit sketch'),
  field('distinctOut7d', 7, 'distinct counterparties paid, about a week: bits set in a 64-bit sketch'),
  field('nearLimitCount7d', 4, 'postings just below the reporting limit in about a week, saturating'),
  field('crossCurrencyCount7d', 4, 'postings across currencies in about a week, saturating'),
  field('minutesSinceCredit', 11, 'minutes since the last credit, saturating at 2047; 2047 where there was none'),
  field('idleDays', 8, 'days since the last posting, saturating at 255; 255 where there was none'),
  field('ageDays', 8, 'days since the first posting, saturating at 255'),
  field('meanAmountBits', 6, 'mean bit length of the base amount over the last postings'),
  field('counterpartySeen', 1, '1: the counterparty sketch of about 90 days holds this counterparty'),
  field('counterpartyReciprocal', 1, '1: this counterparty is in the sketch of the other direction of about a week'),
] as const;

/** What the bank decided about a record: last packed element of a record commitment. */
export const OUTCOME_LAYOUT = [
  field('segment', 2, 'customer segment: chooses the threshold'),
  field('riskClass', 2, 'customer risk class, 0 low to 3 high'),
  field('score', SCORE_BITS, 'what the registered model returned'),
  field('alert', 1, "1: score >= the segment's threshold, or a rule of the feature program holds"),
] as const;

type NameIn<Layout extends readonly PackedField[]> = Layout[number]['name'];
export type Posting = Record<NameIn<typeof POSTING_LAYOUT>, bigint>;
export type WindowView = Record<NameIn<typeof VIEW_LAYOUT>, bigint>;
export type Outcome = Record<NameIn<typeof OUTCOME_LAYOUT>, bigint>;

/** How a posting was made. */
export const CHANNEL = { transfer: 0, instant: 1, card: 2, cash: 3, cheque: 4, internal: 5, crypto: 6, other: 7 } as const;
export type Channel = keyof typeof CHANNEL;

export function layoutBits(layout: readonly PackedField[]): number {
  return layout.reduce((sum, { bits }) => sum + bits, 0);
}

/** Packs the fields of a layout into one element. Throws OUT_OF_RANGE naming the field that does not fit. */
export function pack<Layout extends readonly PackedField[]>(layout: Layout, values: Record<NameIn<Layout>, bigint>): FieldElement {
  if (layoutBits(layout) > PACKED_BITS) throw new CommitmentError('WRONG_LENGTH', `a packed element holds at most ${PACKED_BITS} bits`);
  let packed = 0n;
  let shift = 0n;
  for (const { name, bits } of layout) {
    packed += requireBits(values[name as NameIn<Layout>], bits, name) << shift;
    shift += BigInt(bits);
  }
  return packed;
}

/** The inverse of `pack`. */
export function unpack<Layout extends readonly PackedField[]>(layout: Layout, packed: FieldElement): Record<NameIn<Layout>, bigint> {
  requireBits(packed, layoutBits(layout), 'packed element');
  const values = {} as Record<string, bigint>;
  let rest = packed;
  for (const { name, bits } of layout) {
    values[name] = rest & ((1n << BigInt(bits)) - 1n);
    rest >>= BigInt(bits);
  }
  return values as Record<NameIn<Layout>, bigint>;
}
