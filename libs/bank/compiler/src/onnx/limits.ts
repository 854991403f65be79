/** What an untrusted file may ask for. Far above what a circuit can hold, far below what would stop the process. */
export const LIMITS = {
  fileBytes: 32 * 2 ** 20,
  graphNodes: 20_000,
  rank: 8,
  tensorElements: 2 ** 18,
  /** Nodes of the float graph, and terms of its sums, together. */
  graphTerms: 2 ** 21,
  /** Values of which one node takes the largest. */
  maximumOf: 2 ** 14,
  /** Classes or targets of the output. */
  classes: 1_000,
  treeNodes: 2 ** 19,
  /** Splits from root to leaf: trees are walked by recursion. */
  treeDepth: 1_000,
  /** Monotone pieces of a column before a tree. */
  columnPieces: 4_096,
  /** Operators between a feature and a tree: a column is evaluated by recursion. */
  columnSteps: 256,
  /** Elementary steps of the whole import: elements read and made, products, evaluations of columns. Seconds, not hours. */
  work: 2 ** 25,
} as const;
