import { requireBits, requireField, type FieldElement } from './field.js';
import {
  OUTCOME_LAYOUT, POSTING_LAYOUT, PSEUDONYM_BITS, SALT_BITS, VIEW_LAYOUT, pack,
  type Outcome, type Posting, type WindowView,
} from './layout.js';
import { taggedHash } from './poseidon.js';
import { textDigest } from './text.js';

/** What the ledger says of a record: everything a transaction commitment binds, but its salt. */
export interface TransactionFacts {
  readonly posting: Posting;
  /** Pseudonyms, 120 bits each. */
  readonly account: bigint;
  readonly customer: bigint;
  readonly counterparty: bigint;
  /** `referenceDigest` of the UETR, end-to-end id or external id. */
  readonly reference: FieldElement;
}

/** `T`: binds the content of a posting. The ledger attestor computes the same from the ledger's own extract. */
export function transactionCommitment(facts: TransactionFacts, salt: bigint): FieldElement {
  return taggedHash('transaction', [
    pack(POSTING_LAYOUT, facts.posting),
    requireBits(facts.account, PSEUDONYM_BITS, 'account'),
    requireBits(facts.customer, PSEUDONYM_BITS, 'customer'),
    requireBits(facts.counterparty, PSEUDONYM_BITS, 'counterparty'),
    requireField(facts.reference, 'reference'),
    requireBits(salt, SALT_BITS, 'transaction salt'),
  ]);
}

/** Binds a record: its transaction, what the features read, the full window state, and what was decided. */
export function recordCommitment(
  transaction: FieldElement, view: WindowView, windowDigest: FieldElement, outcome: Outcome, salt: bigint,
): FieldElement {
  return taggedHash('record', [
    transaction,
    pack(VIEW_LAYOUT, view),
    requireField(windowDigest, 'windowDigest'),
    pack(OUTCOME_LAYOUT, outcome),
    requireBits(salt, SALT_BITS, 'record salt'),
  ]);
}

/** Lets presence or absence of a payment be shown later, to whoever names its reference. */
export function lookupTag(queryKey: FieldElement, reference: FieldElement): FieldElement {
  return taggedHash('lookupTag', [queryKey, reference]);
}

/** Registered once; binds every lookup tag of the bank to one key. The key itself is a random field element. */
export function queryKeyCommitment(queryKey: FieldElement): FieldElement {
  return taggedHash('queryKey', [queryKey]);
}

export function referenceDigest(reference: string): FieldElement {
  return textDigest('reference', reference);
}

/** Stable pseudonym: the low 120 bits of Poseidon[tag](key, digest of the id). An account id is "bank/account". */
export function pseudonym(kind: 'account' | 'customer', key: FieldElement, id: string): bigint {
  const digest = taggedHash(kind === 'account' ? 'accountPseudonym' : 'customerPseudonym', [key, textDigest(kind, id)]);
  return digest & ((1n << BigInt(PSEUDONYM_BITS)) - 1n);
}
