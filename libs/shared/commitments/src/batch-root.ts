/**
 * The batch root: a Merkle tree of fixed power-of-two size over chunk statements, with tagged leaves, nodes and empty leaves. The verifier's own
 * half, without a library: the fixed size leaves no odd leaf that could be duplicated, the tags no leaf that passes for a node.
 */
import { FIELD_ORDER, requireField, type FieldElement } from './field.js';
import { taggedHash } from './poseidon.js';

/** A node over two others. */
export const batchNode = (left: FieldElement, right: FieldElement): FieldElement => taggedHash('merkleNode', [left, right]);

/** The leaves of the tree: chunk statements in order, then tagged empty leaves up to the next power of two. */
export function batchLeaves(chunkStatements: readonly FieldElement[]): FieldElement[] {
  const size = 2 ** Math.ceil(Math.log2(Math.max(chunkStatements.length, 1)));
  const empty = taggedHash('merkleEmptyLeaf', [0n]);
  return Array.from({ length: size }, (_, i) => (i < chunkStatements.length ? taggedHash('merkleLeaf', [requireField(chunkStatements[i]!, `chunk ${i}`)]) : empty));
}

/** Root over the chunk statements in order; of an empty batch, the tagged empty leaf. */
export function batchRoot(chunkStatements: readonly FieldElement[]): FieldElement {
  let level = batchLeaves(chunkStatements);
  while (level.length > 1) level = Array.from({ length: level.length / 2 }, (_, i) => batchNode(level[2 * i]!, level[2 * i + 1]!));
  return level[0]!;
}

/** Checks a path against a root. The index fixes the side of every step, so it is part of what is proven. */
export function verifyBatchPath(root: FieldElement, chunkStatement: FieldElement, index: number, path: readonly FieldElement[]): boolean {
  if (!Number.isInteger(index) || index < 0 || path.length > 16 || index >= 2 ** path.length) return false;
  if (![root, chunkStatement, ...path].every((value) => value >= 0n && value < FIELD_ORDER)) return false;
  let at = taggedHash('merkleLeaf', [chunkStatement]);
  path.forEach((sibling, level) => {
    at = (index >> level) & 1 ? batchNode(sibling, at) : batchNode(at, sibling);
  });
  return at === root;
}
