/** A transaction as it arrives, and the records (postings) it becomes. */
import { canonicalJson, CHANNEL, sha256Hex, TIME_BITS, type Channel } from '@probity/shared-commitments';
import { z } from 'zod';
import { TransactionError } from './errors.js';
import { rateOf, toBase, type FxTable } from './fx.js';
import { lineFor, type LineRegister, type Side } from './lines.js';
import { currencyNumber, requireAmount } from './money.js';

/** Letters, digits and a few signs: nothing that a CSV, a log line or a spreadsheet could read as more than text. */
const identifier = (extra: string): z.ZodString =>
  z.string().regex(new RegExp(`^[\\p{L}\\p{N}][\\p{L}\\p{N} ._:#${extra}-]{0,127}$`, 'u'), 'letters, digits and . _ : # - only, at most 128');
/** What a commitment can hold. One row beyond it would fail its whole request when windows are packed. */
function fitsBookingTime(text: string): boolean {
  const seconds = Date.parse(text) / 1000;
  return seconds >= 0 && seconds < 2 ** TIME_BITS;
}

/** Without a slash: "bank/account" names one account. */
const bankId = identifier('');
const money = z.strictObject({
  /** Minor units, an integer as a string. */
  minor: z.string().regex(/^(0|[1-9][0-9]{0,17})$/, 'an unsigned integer of minor units as a string'),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
const party = z.strictObject({
  bank: bankId,
  account: identifier('/'),
  /** ISO 3166-1 numeric, 0 unknown. */
  country: z.number().int().min(0).max(999).default(0),
});

export const transactionSchema = z.strictObject({
  source: bankId,
  /** Unique within its source. Where the source has none, `withExternalIds` makes one of the content. */
  externalId: identifier('/').optional(),
  /** ISO 8601, UTC, whole seconds. */
  bookingTime: z.iso.datetime({ precision: 0 }).refine(fitsBookingTime, `not from 1970 on, within ${TIME_BITS} bits of seconds`),
  debtor: party,
  creditor: party,
  /** What leaves the debtor's account. */
  amount: money,
  /** What reaches the creditor's account, where that is in another currency. */
  counterAmount: money.optional(),
  channel: z.enum(Object.keys(CHANNEL) as [Channel, ...Channel[]]),
  reversal: z.boolean().default(false),
  /** UETR or end-to-end id. */
  reference: identifier('/').optional(),
});
export type Transaction = z.infer<typeof transactionSchema>;
export type TransactionInput = z.input<typeof transactionSchema>;
export type IdentifiedTransaction = Transaction & { readonly externalId: string };

/** Parses one transaction. Throws SCHEMA_INVALID naming the field, never its value. */
export function parseTransaction(document: unknown): Transaction {
  const parsed = transactionSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  // Only our own words: zod's messages may quote the value.
  throw new TransactionError('SCHEMA_INVALID', `transaction.${issue!.path.join('.')}: ${issue!.code === 'custom' ? issue!.message : issue!.code}`);
}

/**
 * Gives every transaction without external id the SHA-256 of its content and its ordinal among equal ones of the list,
 * so that sending the same list again names the same transactions.
 */
export function withExternalIds(transactions: readonly Transaction[]): IdentifiedTransaction[] {
  const seen = new Map<string, number>();
  return transactions.map((transaction) => {
    if (transaction.externalId !== undefined) return { ...transaction, externalId: transaction.externalId };
    const digest = sha256Hex(canonicalJson(JSON.parse(JSON.stringify(transaction))));
    const ordinal = seen.get(digest) ?? 0;
    seen.set(digest, ordinal + 1);
    return { ...transaction, externalId: `${digest}-${ordinal}` };
  });
}

export interface AccountId {
  readonly bank: string;
  readonly account: string;
}

/** "bank/account": what pseudonyms and windows are keyed by. */
export const accountKey = ({ bank, account }: AccountId): string => `${bank}/${account}`;

/** One posting as finance's ledger has it. The ledger file is a list of these; so is what intake makes of a transaction. */
export interface LedgerEntry {
  readonly source: string;
  readonly externalId: string;
  readonly side: Side;
  /** Epoch seconds, UTC. */
  readonly bookingTime: number;
  /** Code of the ledger line. */
  readonly line: string;
  /** Minor units of the line's currency. */
  readonly amount: bigint;
  readonly currency: string;
  /** What the source said: minor units of its currency. */
  readonly originalAmount: bigint;
  readonly originalCurrency: string;
  readonly reversal: boolean;
  readonly channel: Channel;
  readonly crossCurrency: boolean;
  /** ISO 3166-1 numeric, 0 unknown. */
  readonly counterpartyCountry: number;
  readonly account: AccountId;
  readonly customerId: string;
  readonly counterparty: AccountId;
  readonly reference: string;
}

/** Names one record: unique over all sources, and stable when the same transaction arrives again. */
export const recordKey = (entry: Pick<LedgerEntry, 'source' | 'externalId' | 'side'>): string =>
  JSON.stringify([entry.source, entry.externalId, entry.side]);

export interface Holder {
  readonly customerId: string;
  /** 0 to 3: chooses the threshold. */
  readonly segment: number;
  /** 0 low to 3 high. */
  readonly riskClass: number;
}

/** A record before it has a sequence number: the posting, and what the bank knows of the customer. */
export interface RecordDraft extends Holder {
  readonly entry: LedgerEntry;
}

export interface IntakeContext {
  /** Ids of the banks that are this bank. */
  readonly banks: ReadonlySet<string>;
  readonly lines: LineRegister;
  readonly fx: FxTable;
  /** Who holds an account of this bank. */
  readonly holderOf: (account: AccountId) => Holder | undefined;
}

/** A customer for each account, of the lowest segment and risk: for data that knows no customers. */
export const accountAsCustomer = (account: AccountId): Holder => ({ customerId: accountKey(account), segment: 0, riskClass: 0 });

/**
 * One record for each side on an account of this bank, the debit first. Throws TransactionError: then the whole
 * transaction is quarantined, never one side of it.
 */
export function toRecords(transaction: IdentifiedTransaction, context: IntakeContext): RecordDraft[] {
  const { debtor, creditor } = transaction;
  const records: RecordDraft[] = [];
  if (context.banks.has(debtor.bank)) records.push(draft(transaction, 'debit', context));
  if (context.banks.has(creditor.bank)) records.push(draft(transaction, 'credit', context));
  if (records.length === 0) throw new TransactionError('NOT_OUR_ACCOUNT', 'neither side is an account of this bank');
  return records;
}

function draft(transaction: IdentifiedTransaction, side: Side, context: IntakeContext): RecordDraft {
  const { source, externalId, channel, reversal, reference, amount, counterAmount } = transaction;
  const [own, other] = side === 'debit' ? [transaction.debtor, transaction.creditor] : [transaction.creditor, transaction.debtor];
  const holder = context.holderOf({ bank: own.bank, account: own.account });
  if (!holder) throw new TransactionError('ACCOUNT_UNKNOWN', `the ${side} side is on an account that the bank does not know`);
  const original = side === 'credit' ? (counterAmount ?? amount) : amount;
  currencyNumber(original.currency);
  const line = lineFor(context.lines, channel, side, original.currency);
  const counted = inLineCurrency(BigInt(original.minor), original.currency, line.currency, context.fx);
  requireAmount(toBase(context.fx, counted, line.currency), 'base amount');
  return {
    ...holder,
    entry: {
      source, externalId, side, channel, reversal,
      bookingTime: Date.parse(transaction.bookingTime) / 1000,
      line: line.code,
      amount: requireAmount(counted, 'amount'),
      currency: line.currency,
      originalAmount: BigInt(original.minor),
      originalCurrency: original.currency,
      crossCurrency: counterAmount !== undefined && counterAmount.currency !== amount.currency,
      counterpartyCountry: other.country,
      account: { bank: own.bank, account: own.account },
      customerId: holder.customerId,
      counterparty: { bank: other.bank, account: other.account },
      reference: reference ?? externalId,
    },
  };
}

/** A line either is in the posting's currency or, converting, in the base currency of the FX table. */
function inLineCurrency(amount: bigint, currency: string, lineCurrency: string, fx: FxTable): bigint {
  if (currency === lineCurrency) return amount;
  rateOf(fx, currency);
  if (lineCurrency !== fx.base) throw new TransactionError('LINE_MISSING', 'a line that converts must be in the base currency');
  return toBase(fx, amount, currency);
}
