/**
 * Building the batch tree, by merkletreejs over our hash function. The bank's side only: the package needs Node's Buffer. What checks
 * a tree is `batch-root.ts`.
 */
import { MerkleTree } from 'merkletreejs';
import { batchLeaf, batchNode, batchTreeSize, emptyBatchLeaf } from './batch-root.js';
import { CommitmentError, requireField, type FieldElement } from './field.js';

const toBuffer = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');
const toField = (bytes: Uint8Array): bigint => BigInt('0x' + Buffer.from(bytes).toString('hex'));

function treeOf(chunkStatements: readonly FieldElement[]): MerkleTree {
  const leaves = Array.from({ length: batchTreeSize(chunkStatements.length) }, (_, i) =>
    toBuffer(i < chunkStatements.length ? batchLeaf(requireField(chunkStatements[i]!, `chunk ${i}`)) : emptyBatchLeaf()),
  );
  const hashPair = (pair: Buffer): Buffer => toBuffer(batchNode(toField(pair.subarray(0, 32)), toField(pair.subarray(32))));
  return new MerkleTree(leaves, hashPair, { hashLeaves: false, sortPairs: false });
}

/** Root over the chunk statements in order; of an empty batch, the tagged empty leaf. */
export function buildBatchRoot(chunkStatements: readonly FieldElement[]): FieldElement {
  return toField(treeOf(chunkStatements).getRoot());
}

/** Sibling path of one chunk, lowest level first. */
export function batchPath(chunkStatements: readonly FieldElement[], index: number): FieldElement[] {
  if (!Number.isInteger(index) || index < 0 || index >= chunkStatements.length) throw new CommitmentError('OUT_OF_RANGE', 'no such chunk');
  const tree = treeOf(chunkStatements);
  return tree.getProof(tree.getLeaf(index), index).map(({ data }) => toField(data));
}
