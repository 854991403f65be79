/** The batch tree as the bank builds it, with merkletreejs: a door of its own (`@probity/shared-commitments/batch-tree`), so that verifiers do without. */
import { MerkleTree } from 'merkletreejs';
import { batchLeaves, batchNode } from './batch-root.js';
import { CommitmentError, type FieldElement } from './field.js';

const toBuffer = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
const toField = (bytes: Uint8Array): bigint => BigInt('0x' + Buffer.from(bytes).toString('hex'));

function treeOf(chunkStatements: readonly FieldElement[]): MerkleTree {
  const hashPair = (pair: Buffer): Buffer => toBuffer(batchNode(toField(pair.subarray(0, 32)), toField(pair.subarray(32))));
  return new MerkleTree(batchLeaves(chunkStatements).map(toBuffer), hashPair, { hashLeaves: false, sortPairs: false });
}

/** Root of the tree, the same as the verifier's `batchRoot`. */
export function batchTreeRoot(chunkStatements: readonly FieldElement[]): FieldElement {
  return toField(treeOf(chunkStatements).getRoot());
}

/** Sibling path of one chunk, lowest level first. */
export function batchPath(chunkStatements: readonly FieldElement[], index: number): FieldElement[] {
  if (!Number.isInteger(index) || index < 0 || index >= chunkStatements.length) throw new CommitmentError('OUT_OF_RANGE', 'no such chunk');
  const tree = treeOf(chunkStatements);
  return tree.getProof(tree.getLeaf(index), index).map(({ data }) => toField(data));
}
