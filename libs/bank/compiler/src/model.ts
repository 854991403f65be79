/** The integer intermediate form of a tree ensemble: what is evaluated, proven, and run in production. */
import { SCORE_BITS } from '@probity/shared-commitments';

/** A feature as the feature program declares it: an integer of `bits` bits. */
export interface ModelFeature {
  readonly name: string;
  readonly bits: number;
}

/** `atLeast` is taken where `feature >= threshold`, 1 <= threshold < 2^bits. Leaves are non-negative integers. */
export type TreeNode = TreeLeaf | TreeSplit;
export interface TreeLeaf {
  readonly leaf: number;
}
export interface TreeSplit {
  /** Index into the model's features. */
  readonly feature: number;
  readonly threshold: number;
  readonly below: TreeNode;
  readonly atLeast: TreeNode;
}

/** How scores stand to the margins of the original model: `margin = (score + shift) * 2^-gridBits`. */
export interface ScoreScale {
  readonly gridBits: number;
  /** Grid steps of the smallest margin the trees can sum to. */
  readonly shift: number;
}

/** score = sum over the trees of the leaf that the features reach; 0 <= score <= maxScore < 2^SCORE_BITS. */
export interface TreeModel {
  readonly features: readonly ModelFeature[];
  readonly trees: readonly TreeNode[];
  readonly scale: ScoreScale;
  readonly maxScore: number;
}

export const isLeaf = (node: TreeNode): node is TreeLeaf => 'leaf' in node;

/** Smallest and largest leaf of a tree. */
export function leafRange(node: TreeNode): { min: number; max: number } {
  if (isLeaf(node)) return { min: node.leaf, max: node.leaf };
  const [a, b] = [leafRange(node.below), leafRange(node.atLeast)];
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}

/** Margin that a score stands for. Exact: a score has at most 20 bits. */
export function marginFromScore(scale: ScoreScale, score: number): number {
  return (score + scale.shift) * 2 ** -scale.gridBits;
}

/**
 * The smallest score whose margin is at least `margin`, so that `score >= scoreFromMargin(m)` says `margin >= m`.
 * Clamped to what a threshold can hold, [0, 2^SCORE_BITS - 1].
 */
export function scoreFromMargin(scale: ScoreScale, margin: number): number {
  return Math.min(Math.max(Math.ceil(margin * 2 ** scale.gridBits) - scale.shift, 0), 2 ** SCORE_BITS - 1);
}

/** Strictly increasing thresholds that the trees compare each feature with. */
export function thresholdsOf(model: Pick<TreeModel, 'features' | 'trees'>): number[][] {
  const found = model.features.map(() => new Set<number>());
  const visit = (node: TreeNode): void => {
    if (isLeaf(node)) return;
    found[node.feature]!.add(node.threshold);
    visit(node.below);
    visit(node.atLeast);
  };
  model.trees.forEach(visit);
  return found.map((set) => [...set].sort((a, b) => a - b));
}
