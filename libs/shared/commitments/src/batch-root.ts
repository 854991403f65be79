/**
 * Checking the batch tree: a Merkle tree of fixed power-of-two size over chunk statements, with tagged leaves, nodes and empty
 * leaves. The fixed size takes away the odd-leaf rule of other trees (which lets a leaf be duplicated), the tags take away
 * leaf/node confusion. It shares no code with what builds the tree (`batch-tree.ts`), and runs in a browser.
 */
import { FIELD_ORDER, requireField, type FieldElement } from './field.js';
import { taggedHash } from './poseidon.js';

/** The leaf of a slot without a chunk. */
export const emptyBatchLeaf = (): FieldElement => taggedHash('merkleEmptyLeaf', [0n]);
export const batchLeaf = (chunkStatement: FieldElement): FieldElement => taggedHash('merkleLeaf', [chunkStatement]);
export const batchNode = (left: FieldElement, right: FieldElement): FieldElement => taggedHash('merkleNode', [left, right]);

/** Leaves of the tree: as many as the next power of two. */
export const batchTreeSize = (chunks: number): number => 2 ** Math.ceil(Math.log2(Math.max(chunks, 1)));

/** Root over the chunk statements in order; of an empty batch, the tagged empty leaf. */
export function batchRoot(chunkStatements: readonly FieldElement[]): FieldElement {
  const empty = emptyBatchLeaf();
  let level = Array.from({ length: batchTreeSize(chunkStatements.length) }, (_, i) =>
    i < chunkStatements.length ? batchLeaf(requireField(chunkStatements[i]!, `chunk ${i}`)) : empty);
  while (level.length > 1) level = Array.from({ length: level.length / 2 }, (_, i) => batchNode(level[2 * i]!, level[2 * i + 1]!));
  return level[0]!;
}

/** Checks a path against a root. The index fixes the side of every step, so it is part of what is proven. */
export function verifyBatchPath(root: FieldElement, chunkStatement: FieldElement, index: number, path: readonly FieldElement[]): boolean {
  if (!Number.isInteger(index) || index < 0 || path.length > 16 || index >= 2 ** path.length) return false;
  if (![root, chunkStatement, ...path].every((value) => value >= 0n && value < FIELD_ORDER)) return false;
  let at = batchLeaf(chunkStatement);
  path.forEach((sibling, level) => {
    at = (index >> level) & 1 ? batchNode(sibling, at) : batchNode(at, sibling);
  });
  return at === root;
}
