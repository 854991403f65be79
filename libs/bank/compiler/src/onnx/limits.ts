/** What an untrusted file may ask for. Far above what a circuit can hold, far below what would stop the process. */
export const LIMITS = {
  fileBytes: 64 * 2 ** 20,
  graphNodes: 20_000,
  rank: 8,
  tensorElements: 2 ** 20,
  /** Nodes of the float graph, and terms of its sums, together. */
  graphTerms: 2 ** 22,
  treeNodes: 2 ** 19,
  /** Splits from root to leaf: trees are walked by recursion. */
  treeDepth: 1_000,
  /** Monotone pieces of a column before a tree. */
  columnPieces: 4_096,
} as const;
