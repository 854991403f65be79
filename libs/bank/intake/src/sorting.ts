/** What a request holds, before anything is stored: transactions with their record drafts, and what must be quarantined. */
import {
  accountKey, lineByCode, parseTransaction, toRecords, TransactionError, withExternalIds,
  type AccountId, type Holder, type IdentifiedTransaction, type IntakeContext, type RecordDraft, type Transaction,
} from '@probity/bank-transactions';
import { canonicalJson, sha256Hex } from '@probity/shared-commitments';

export interface Accepted {
  readonly index: number;
  readonly transaction: IdentifiedTransaction;
  readonly contentSha256: string;
  readonly businessDate: string;
  readonly drafts: readonly RecordDraft[];
}

export interface Refused {
  readonly index: number;
  readonly source: string;
  readonly externalId: string;
  readonly code: string;
  readonly reason: string;
  readonly businessDate: string | null;
  /** Where the postings could be told: what ledger lines they stand on. */
  readonly postings: readonly { readonly side: 'debit' | 'credit'; readonly slot: number; readonly amount: bigint }[];
}

/** Rules of one business date. */
export type DayRules = Omit<IntakeContext, 'holderOf'>;

/** Parses the transactions of a request, keeping each one's index. */
export function parseAll(documents: readonly unknown[]): { parsed: { index: number; transaction: IdentifiedTransaction }[]; refused: Refused[] } {
  const refused: Refused[] = [];
  const parsed: { index: number; transaction: Transaction }[] = [];
  documents.forEach((document, index) => {
    try {
      parsed.push({ index, transaction: parseTransaction(document) });
    } catch (error) {
      refused.push({ index, ...identityOf(document), ...problemOf(error), businessDate: null, postings: [] });
    }
  });
  const identified = withExternalIds(parsed.map(({ transaction }) => transaction));
  return { parsed: parsed.map(({ index }, i) => ({ index, transaction: identified[i]! })), refused };
}

/** Turns one transaction into records, or says why it can't be. */
export function sortOne(
  { index, transaction }: { index: number; transaction: IdentifiedTransaction }, businessDate: string, rules: DayRules, holderOf: (account: AccountId) => Holder | undefined,
): { accepted: Accepted } | { refused: Refused } {
  try {
    const drafts = toRecords(transaction, { ...rules, holderOf });
    return { accepted: { index, transaction, businessDate, drafts, contentSha256: contentSha256(transaction) } };
  } catch (error) {
    const { source, externalId } = transaction;
    return { refused: { index, source, externalId, ...problemOf(error), businessDate, postings: postingsOf(transaction, rules) } };
  }
}

function contentSha256(transaction: IdentifiedTransaction): string {
  return sha256Hex(canonicalJson(JSON.parse(JSON.stringify(transaction))));
}

/** Which postings finance will see of a transaction that we could not score: as if every account were known. */
function postingsOf(transaction: IdentifiedTransaction, rules: DayRules): Refused['postings'] {
  try {
    return toRecords(transaction, { ...rules, holderOf: (account) => ({ customerId: accountKey(account), segment: 0, riskClass: 0 }) }).map(({ entry }) => ({
      side: entry.side, slot: lineByCode(rules.lines, entry.line).slot, amount: entry.amount,
    }));
  } catch (error) {
    if (error instanceof TransactionError) return [];
    throw error;
  }
}

function problemOf(error: unknown): { code: string; reason: string } {
  if (error instanceof TransactionError) return { code: error.code, reason: error.message };
  throw error;
}

/** JSON of a document that did not parse. Nested some thousands deep, which only an attack is, it has none: writing it down would need more stack than there is. */
export function textOfRefused(document: unknown): string | undefined {
  try {
    return JSON.stringify(document);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Source and external id of a document that did not parse, where they can be told; else a digest of it stands for them. */
function identityOf(document: unknown): { source: string; externalId: string } {
  const { source, externalId } = (typeof document === 'object' && document !== null ? document : {}) as { source?: unknown; externalId?: unknown };
  const plain = (value: unknown): value is string => typeof value === 'string' && /^[\p{L}\p{N}][\p{L}\p{N} ._:#/-]{0,127}$/u.test(value);
  return { source: plain(source) ? source : 'unknown', externalId: plain(externalId) ? externalId : sha256Hex(textOfRefused(document) ?? '') };
}
