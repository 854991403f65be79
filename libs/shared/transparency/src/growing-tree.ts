import { emptyRoot, nodeHash, type TreeHash } from './merkle.js';

/** The roots of a tree that grows a leaf at a time (RFC 9162, 2.1.1): keeps one hash for each full subtree, so at most 53. */
export class GrowingTree {
  /** Full subtrees from the left, each larger than the next one. */
  readonly #peaks: { readonly leaves: number; readonly hash: TreeHash }[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  append(leafHash: TreeHash): void {
    let peak = { leaves: 1, hash: leafHash };
    for (let last = this.#peaks.at(-1); last !== undefined && last.leaves === peak.leaves; last = this.#peaks.at(-1)) {
      peak = { leaves: 2 * peak.leaves, hash: nodeHash(last.hash, peak.hash) };
      this.#peaks.pop();
    }
    this.#peaks.push(peak);
    this.#size += 1;
  }

  root(): TreeHash {
    return this.#peaks.reduceRight<TreeHash | undefined>((right, { hash }) => (right === undefined ? hash : nodeHash(hash, right)), undefined) ?? emptyRoot();
  }
}
