/**
 * What a transaction commitment binds, from a ledger entry. One function with two sources: the bank's intake, and the
 * ledger attestor's own extract. They agree exactly where the two sources do.
 */
import { CHANNEL, pseudonym, referenceDigest, type FieldElement, type Posting, type TransactionFacts } from '@probity/shared-commitments';
import { countryRisk, type CountryRiskList } from './country-risk.js';
import { TransactionError } from './errors.js';
import { toBase, type FxTable } from './fx.js';
import { lineByCode, type LineRegister } from './lines.js';
import { currencyNumber, requireAmount } from './money.js';
import { accountKey, type LedgerEntry } from './transaction.js';

export interface FactsContext {
  readonly lines: LineRegister;
  /** The table of the record's business date. */
  readonly fx: FxTable;
  readonly countryRisk: CountryRiskList;
  /** Random field element; its commitment is registered. */
  readonly pseudonymKey: FieldElement;
}

/** The posting of an entry. No hashing: fit for the request path. */
export function postingOf(entry: LedgerEntry, context: Omit<FactsContext, 'pseudonymKey'>): Posting {
  const line = lineByCode(context.lines, entry.line);
  if (line.currency !== entry.currency) throw new TransactionError('LINE_MISSING', `line ${line.code} is counted in another currency`);
  return {
    amount: requireAmount(entry.amount, 'amount'),
    amountBase: requireAmount(toBase(context.fx, entry.amount, entry.currency), 'base amount'),
    bookingTime: BigInt(entry.bookingTime),
    line: BigInt(line.slot),
    channel: BigInt(CHANNEL[entry.channel]),
    debit: entry.side === 'debit' ? 1n : 0n,
    reversal: entry.reversal ? 1n : 0n,
    crossCurrency: entry.crossCurrency ? 1n : 0n,
    counterpartyRisk: countryRisk(context.countryRisk, entry.counterpartyCountry),
    counterpartyCountry: BigInt(entry.counterpartyCountry),
    currency: currencyNumber(entry.currency),
  };
}

/** All facts of an entry. About 1 ms of Poseidon for its pseudonyms: cache them by account in bulk work, see `pseudonymCache`. */
export function ledgerFacts(entry: LedgerEntry, context: FactsContext, pseudonymOf = pseudonymCache(context.pseudonymKey)): TransactionFacts {
  return {
    posting: postingOf(entry, context),
    account: pseudonymOf('account', accountKey(entry.account)),
    customer: pseudonymOf('customer', entry.customerId),
    counterparty: pseudonymOf('account', accountKey(entry.counterparty)),
    reference: referenceDigest(entry.reference),
  };
}

export type PseudonymOf = (kind: 'account' | 'customer', id: string) => bigint;

/** `pseudonym` under one key, each id hashed once. */
export function pseudonymCache(key: FieldElement): PseudonymOf {
  const known = { account: new Map<string, bigint>(), customer: new Map<string, bigint>() };
  return (kind, id) => {
    let found = known[kind].get(id);
    if (found === undefined) {
      found = pseudonym(kind, key, id);
      known[kind].set(id, found);
    }
    return found;
  };
}
