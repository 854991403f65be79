/**
 * Domain tags: one a use, put in the capacity element of Poseidon together with the number of inputs,
 * so that no digest of one kind can stand for another and no list for a longer one.
 * The numbers are part of every commitment ever made: add, never renumber.
 */
export const DOMAIN_TAG = {
  transaction: 1,
  record: 2,
  lookupTag: 3,
  transactions: 4,
  records: 5,
  lookupTags: 6,
  inference: 7,
  totals: 8,
  policy: 9,
  queryKey: 10,
  recordStatement: 11,
  modelStatement: 12,
  chunkStatement: 13,
  merkleLeaf: 14,
  merkleNode: 15,
  merkleEmptyLeaf: 16,
  accountPseudonym: 17,
  customerPseudonym: 18,
  windowState: 19,
  pseudonymKey: 20,
  committedModel: 21,
} as const;

export type DomainTag = keyof typeof DOMAIN_TAG;

/** The capacity element that starts a hash of `length` inputs under a tag: `tag * 2^32 + length`. */
export function capacityOf(tag: DomainTag, length: number): bigint {
  return BigInt(DOMAIN_TAG[tag]) * 2n ** 32n + BigInt(length);
}
