/**
 * The frontier of a tree (its compact range from leaf 0): roots of the perfect subtrees that it is made of, largest first.
 * Who keeps it can append leaves and name the root in as many steps as the size has bits, without the leaves before.
 */
import { emptyRoot, nodeHash, type TreeHash } from './merkle.js';

/** Size and subtree roots; as many roots as the size has ones in binary. */
export interface Frontier {
  readonly size: number;
  readonly roots: readonly TreeHash[];
}

export const EMPTY_FRONTIER: Frontier = { size: 0, roots: [] };

/** The frontier after more leaves, by their hashes in order. */
export function extendFrontier({ size, roots }: Frontier, leafHashes: readonly TreeHash[]): Frontier {
  const stack = [...roots];
  let at = size;
  for (const leaf of leafHashes) {
    let node = leaf;
    for (let rest = at; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeHash(stack.pop()!, node);
    stack.push(node);
    at += 1;
  }
  return { size: at, roots: stack };
}

/** Root of the tree (RFC 9162, 2.1). */
export function frontierRoot({ roots }: Frontier): TreeHash {
  return roots.length === 0 ? emptyRoot() : roots.reduceRight((right, left) => nodeHash(left, right));
}
