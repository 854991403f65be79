/**
 * The batch tree: a Merkle tree of fixed power-of-two size over chunk statements, with tagged leaves, nodes and empty
 * leaves. merkletreejs builds it; the fixed size takes away its odd-leaf rule (which lets a leaf be duplicated), the
 * tags take away leaf/node confusion, and verification is our own.
 */
import { MerkleTree } from 'merkletreejs';
import { CommitmentError, FIELD_ORDER, requireField, type FieldElement } from './field.js';
import { taggedHash } from './poseidon.js';

const toBuffer = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
const toField = (bytes: Uint8Array): bigint => BigInt('0x' + Buffer.from(bytes).toString('hex'));

/** The leaf of a slot without a chunk. */
const emptyLeaf = (): FieldElement => taggedHash('merkleEmptyLeaf', [0n]);
const node = (left: FieldElement, right: FieldElement): FieldElement => taggedHash('merkleNode', [left, right]);

function treeOf(chunkStatements: readonly FieldElement[]): MerkleTree {
  const size = 2 ** Math.ceil(Math.log2(Math.max(chunkStatements.length, 1)));
  const leaves = Array.from({ length: size }, (_, i) =>
    toBuffer(i < chunkStatements.length ? taggedHash('merkleLeaf', [requireField(chunkStatements[i]!, `chunk ${i}`)]) : emptyLeaf()),
  );
  const hashPair = (pair: Buffer): Buffer => toBuffer(node(toField(pair.subarray(0, 32)), toField(pair.subarray(32))));
  return new MerkleTree(leaves, hashPair, { hashLeaves: false, sortPairs: false });
}

/** Root over the chunk statements in order; of an empty batch, the tagged empty leaf. */
export function batchRoot(chunkStatements: readonly FieldElement[]): FieldElement {
  return toField(treeOf(chunkStatements).getRoot());
}

/** Sibling path of one chunk, lowest level first. */
export function batchPath(chunkStatements: readonly FieldElement[], index: number): FieldElement[] {
  if (!Number.isInteger(index) || index < 0 || index >= chunkStatements.length) throw new CommitmentError('OUT_OF_RANGE', 'no such chunk');
  const tree = treeOf(chunkStatements);
  return tree.getProof(tree.getLeaf(index), index).map(({ data }) => toField(data));
}

/** Checks a path against a root. The index fixes the side of every step, so it is part of what is proven. */
export function verifyBatchPath(root: FieldElement, chunkStatement: FieldElement, index: number, path: readonly FieldElement[]): boolean {
  if (!Number.isInteger(index) || index < 0 || path.length > 16 || index >= 2 ** path.length) return false;
  if (![root, chunkStatement, ...path].every((value) => value >= 0n && value < FIELD_ORDER)) return false;
  let at = taggedHash('merkleLeaf', [chunkStatement]);
  path.forEach((sibling, level) => {
    at = (index >> level) & 1 ? node(sibling, at) : node(at, sibling);
  });
  return at === root;
}
