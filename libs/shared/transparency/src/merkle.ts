/**
 * The append-only Merkle tree of RFC 9162, section 2.1. Sizes, indices and proofs come from an attacker: every verifier
 * takes exactly the number of hashes that the sizes ask for, and answers false to anything else.
 */
import { sha256 } from '@noble/hashes/sha2.js';

/** A SHA-256 hash of the tree, 32 bytes. */
export type TreeHash = Uint8Array;

export const HASH_BYTES = 32;

/** Root of the tree without leaves: SHA-256 of nothing. */
export const emptyRoot = (): TreeHash => sha256(new Uint8Array());

const LEAF_PREFIX = new Uint8Array([0]);
const NODE_PREFIX = new Uint8Array([1]);

/** Hash of a leaf: SHA-256(0x00 || leaf). */
export function leafHash(leaf: Uint8Array): TreeHash {
  return sha256.create().update(LEAF_PREFIX).update(leaf).digest();
}

/** Hash of an inner node: SHA-256(0x01 || left || right). */
export function nodeHash(left: TreeHash, right: TreeHash): TreeHash {
  return sha256.create().update(NODE_PREFIX).update(left).update(right).digest();
}

export function sameHash(a: TreeHash, b: TreeHash): boolean {
  return a.length === HASH_BYTES && b.length === HASH_BYTES && a.every((byte, i) => byte === b[i]);
}

/** By the first byte that differs; of equal beginnings the shorter comes first. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const at = a.findIndex((byte, i) => byte !== b[i]);
  return at < 0 ? a.length - b.length : at >= b.length ? 1 : a[at]! - b[at]!;
}

/** Largest power of two below `size` (size >= 2). */
function splitPoint(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

/** Root over leaf hashes in order. */
export function rootOf(leafHashes: readonly TreeHash[]): TreeHash {
  if (leafHashes.length === 0) return emptyRoot();
  if (leafHashes.length === 1) return leafHashes[0]!;
  const k = splitPoint(leafHashes.length);
  return nodeHash(rootOf(leafHashes.slice(0, k)), rootOf(leafHashes.slice(k)));
}

/**
 * Audit path of one leaf, lowest level first (RFC 9162, 2.1.3.1).
 * @throws RangeError where the tree has no such leaf
 */
export function inclusionProof(leafHashes: readonly TreeHash[], index: number): TreeHash[] {
  if (!Number.isSafeInteger(index) || index < 0 || index >= leafHashes.length) throw new RangeError('no leaf with this index');
  if (leafHashes.length === 1) return [];
  const k = splitPoint(leafHashes.length);
  return index < k
    ? [...inclusionProof(leafHashes.slice(0, k), index), rootOf(leafHashes.slice(k))]
    : [...inclusionProof(leafHashes.slice(k), index - k), rootOf(leafHashes.slice(0, k))];
}

/**
 * Shows that the tree of `oldSize` leaves is a prefix of this one (RFC 9162, 2.1.4.1). Empty for size 0 and for the
 * same size.
 * @throws RangeError where the tree never had that size
 */
export function consistencyProof(leafHashes: readonly TreeHash[], oldSize: number): TreeHash[] {
  if (!Number.isSafeInteger(oldSize) || oldSize < 0 || oldSize > leafHashes.length) throw new RangeError('the tree never had this size');
  if (oldSize === 0 || oldSize === leafHashes.length) return [];
  return subproof(oldSize, leafHashes, true);
}

/** `complete`: the subtree is one of the old tree, so its root is known to the verifier. */
function subproof(oldSize: number, leafHashes: readonly TreeHash[], complete: boolean): TreeHash[] {
  if (oldSize === leafHashes.length) return complete ? [] : [rootOf(leafHashes)];
  const k = splitPoint(leafHashes.length);
  return oldSize <= k
    ? [...subproof(oldSize, leafHashes.slice(0, k), complete), rootOf(leafHashes.slice(k))]
    : [...subproof(oldSize - k, leafHashes.slice(k), false), rootOf(leafHashes.slice(0, k))];
}

const isSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 0;
const allHashes = (proof: readonly TreeHash[]): boolean => proof.length <= 64 && proof.every((hash) => hash.length === HASH_BYTES);
const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);

/** True if the audit path leads from this leaf at this index to this root (RFC 9162, 2.1.3.2). */
export function verifyInclusion(root: TreeHash, size: number, leaf: TreeHash, index: number, proof: readonly TreeHash[]): boolean {
  if (!isSize(size) || !isSize(index) || index >= size || leaf.length !== HASH_BYTES || !allHashes(proof)) return false;
  let fn = index;
  let sn = size - 1;
  let at = leaf;

  for (const sibling of proof) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      at = nodeHash(sibling, at);
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      at = nodeHash(at, sibling);
    }
    fn = half(fn);
    sn = half(sn);
  }

  return sn === 0 && sameHash(at, root);
}

/** True if the newer tree extends the older one (RFC 9162, 2.1.4.2). */
export function verifyConsistency(oldSize: number, oldRoot: TreeHash, newSize: number, newRoot: TreeHash, proof: readonly TreeHash[]): boolean {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize || !allHashes(proof)) return false;
  if (newSize === 0 || oldSize === 0) {
    return proof.length === 0 && sameHash(oldRoot, emptyRoot()) && (newSize !== 0 ? newRoot.length === HASH_BYTES : sameHash(newRoot, emptyRoot()));
  }
  if (oldSize === newSize) return proof.length === 0 && sameHash(oldRoot, newRoot);

  const isPowerOfTwo = 2 ** Math.round(Math.log2(oldSize)) === oldSize;
  const [first, ...rest] = isPowerOfTwo ? [oldRoot, ...proof] : proof;
  if (first === undefined || proof.length === 0) return false;
  let fn = oldSize - 1;
  let sn = newSize - 1;
  while (isOdd(fn)) {
    fn = half(fn);
    sn = half(sn);
  }
  let oldAt = first;
  let newAt = first;

  for (const sibling of rest) {
    if (sn === 0) return false;
    if (isOdd(fn) || fn === sn) {
      oldAt = nodeHash(sibling, oldAt);
      newAt = nodeHash(sibling, newAt);
      while (!isOdd(fn) && fn !== 0) {
        fn = half(fn);
        sn = half(sn);
      }
    } else {
      newAt = nodeHash(newAt, sibling);
    }
    fn = half(fn);
    sn = half(sn);
  }

  return sn === 0 && sameHash(oldAt, oldRoot) && sameHash(newAt, newRoot);
}
