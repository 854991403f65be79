import { emptyRoot, leafHash, nodeHash, type TreeHash } from './merkle.js';

/**
 * A log that only knows its right edge: append and root take O(log n) hashes, whatever the size.
 * The edge is the roots of the full subtrees, largest first, one for each set bit of the size.
 */
export class CompactLog {
  #size: number;
  readonly #edge: TreeHash[];

  constructor(size = 0, edge: readonly TreeHash[] = []) {
    if (!Number.isSafeInteger(size) || size < 0 || edge.length !== [...size.toString(2)].filter((bit) => bit === '1').length) {
      throw new RangeError('the edge does not fit the size of the log');
    }
    this.#size = size;
    this.#edge = [...edge];
  }

  get size(): number {
    return this.#size;
  }

  /** Roots of the full subtrees, largest first: with the size, all that is needed to go on. */
  get edge(): readonly TreeHash[] {
    return [...this.#edge];
  }

  /** Appends the bytes of a leaf and returns the leaf's hash. */
  append(leaf: Uint8Array): TreeHash {
    const hash = leafHash(leaf);
    this.appendHash(hash);
    return hash;
  }

  appendHash(hash: TreeHash): void {
    let at = hash;
    for (let rest = this.#size; rest % 2 === 1; rest = Math.floor(rest / 2)) at = nodeHash(this.#edge.pop()!, at);
    this.#edge.push(at);
    this.#size += 1;
  }

  root(): TreeHash {
    if (this.#edge.length === 0) return emptyRoot();
    return this.#edge.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), this.#edge.at(-1)!);
  }
}
