/** Float trees to the integer form: dead branches dropped, leaves snapped to the finest grid that stays exact. */
import { SCORE_BITS } from '@probity/shared-commitments';
import type { FloatEnsemble, FloatNode } from './ensemble-import.js';
import { UnsupportedModelError } from './errors.js';
import { isLeaf, leafRange, type ModelFeature, type TreeModel, type TreeNode } from './model.js';

/** What snapping to the grid cost, in margin units. */
export interface DroppedPrecision {
  /** Grid step, 2^-gridBits. */
  readonly step: number;
  /** Largest change of a single leaf. */
  readonly maxLeafError: number;
  /** No record's margin can move by more than this. */
  readonly maxMarginError: number;
  /** Splits that no feature vector of the declared widths can take both ways, or whose sides came out alike. */
  readonly droppedSplits: number;
}

/** Finer than this no float32 leaf needs. */
const FINEST_GRID = 60;

/**
 * Lowers an ensemble onto features of declared widths.
 *
 * The grid 2^-k is the finest on which the score range is below 2^SCORE_BITS. Leaves are shifted tree by tree to start
 * at zero, so every partial sum lies within the score range: below 2^24, where float32 addition is exact in any order.
 *
 * @throws UnsupportedModelError FEATURE_MISMATCH, CONSTANT_MODEL, MODEL_TOO_LARGE
 */
export function lowerEnsemble(ensemble: FloatEnsemble, features: readonly ModelFeature[]): { model: TreeModel; dropped: DroppedPrecision } {
  if (ensemble.declaredInputs !== undefined && ensemble.declaredInputs !== features.length) {
    throw new UnsupportedModelError('FEATURE_MISMATCH', `the model takes ${ensemble.declaredInputs} inputs, the feature program has ${features.length}`);
  }
  const wide = features.find(({ bits }) => !(bits >= 1 && bits <= 24));
  if (wide) throw new UnsupportedModelError('FEATURE_MISMATCH', `feature ${wide.name} has ${wide.bits} bits: a float32 input is exact up to 24`);
  const live = ensemble.trees.map((tree) => dropDeadBranches(tree, features));
  const gridBits = finestGrid(live, ensemble.base);
  const snapped = live.map((tree) => snap(tree, gridBits));
  const mins = snapped.map((tree) => leafRange(tree).min);
  const trees = snapped.map((tree, t) => mergeAlike(shiftLeaves(tree, -mins[t]!))).filter((tree) => !isLeaf(tree));
  if (trees.length === 0) throw new UnsupportedModelError('CONSTANT_MODEL', 'every feature vector gets the same score: there is nothing to prove');
  if (trees.length > 4096) throw new UnsupportedModelError('MODEL_TOO_LARGE', `${trees.length} trees, at most 4096 are supported`);

  const errorOf = (value: number): number => Math.abs(value - toGrid(value, gridBits) * 2 ** -gridBits);
  const leafErrors = live.map((tree) => leavesOf(tree).reduce((most, value) => Math.max(most, errorOf(value)), 0));
  const base = toGrid(ensemble.base, gridBits);
  const splits = (nodes: readonly unknown[]): number => nodes.reduce<number>((sum, node) => sum + splitCount(node as FloatNode | TreeNode), 0);
  return {
    model: {
      features: features.map(({ name, bits }) => ({ name, bits })),
      trees,
      scale: { gridBits, shift: mins.reduce((sum, min) => sum + min, base) },
      maxScore: trees.reduce((sum, tree) => sum + leafRange(tree).max, 0),
    },
    dropped: {
      step: 2 ** -gridBits,
      maxLeafError: leafErrors.reduce((most, error) => Math.max(most, error), 0),
      maxMarginError: leafErrors.reduce((sum, error) => sum + error, Math.abs(ensemble.base - base * 2 ** -gridBits)),
      droppedSplits: splits(ensemble.trees) - splits(trees),
    },
  };
}

/** Scaling by a power of two is exact in a double, so only the rounding itself loses anything. */
const toGrid = (value: number, gridBits: number): number => Math.round(value * 2 ** gridBits);

function leavesOf(node: FloatNode): number[] {
  return 'leaf' in node ? [node.leaf] : [...leavesOf(node.below), ...leavesOf(node.atLeast)];
}

function splitCount(node: FloatNode | TreeNode): number {
  return 'leaf' in node ? 0 : 1 + splitCount(node.below) + splitCount(node.atLeast);
}

/** Takes out every split that the declared widths, and the splits above it, have decided already. */
function dropDeadBranches(root: FloatNode, features: readonly ModelFeature[]): FloatNode {
  const visit = (node: FloatNode, ranges: readonly (readonly [number, number])[]): FloatNode => {
    if ('leaf' in node) return node;
    const range = ranges[node.feature];
    if (range === undefined) throw new UnsupportedModelError('FEATURE_MISMATCH', `a tree reads input ${node.feature}, the feature program has ${features.length} features`);
    const [min, max] = range;
    if (node.threshold <= min) return visit(node.atLeast, ranges);
    if (node.threshold > max) return visit(node.below, ranges);
    const within = (low: number, high: number): (readonly [number, number])[] => ranges.map((r, f) => (f === node.feature ? [low, high] : r));
    return {
      feature: node.feature, threshold: node.threshold,
      below: visit(node.below, within(min, node.threshold - 1)),
      atLeast: visit(node.atLeast, within(node.threshold, max)),
    };
  };
  return visit(root, features.map(({ bits }) => [0, 2 ** bits - 1] as const));
}

function finestGrid(trees: readonly FloatNode[], base: number): number {
  const ranges = trees.map((tree) => leavesOf(tree).reduce(([min, max], leaf) => [Math.min(min, leaf), Math.max(max, leaf)] as const, [Infinity, -Infinity] as const));
  // What all scores have in common is a whole number of steps too, and must be one that a double holds.
  const farthest = ranges.reduce((sum, [min, max]) => sum + Math.max(Math.abs(min), Math.abs(max)), Math.abs(base));
  for (let gridBits = FINEST_GRID; gridBits >= -FINEST_GRID; gridBits--) {
    const steps = ranges.reduce((sum, [min, max]) => sum + toGrid(max, gridBits) - toGrid(min, gridBits), 0);
    if (farthest * 2 ** gridBits < 2 ** 52 && steps < 2 ** SCORE_BITS) return gridBits;
  }
  throw new UnsupportedModelError('MODEL_TOO_LARGE', 'the margins span more than any grid can hold');
}

function snap(node: FloatNode, gridBits: number): TreeNode {
  if ('leaf' in node) return { leaf: toGrid(node.leaf, gridBits) };
  return { feature: node.feature, threshold: node.threshold, below: snap(node.below, gridBits), atLeast: snap(node.atLeast, gridBits) };
}

function shiftLeaves(node: TreeNode, by: number): TreeNode {
  if (isLeaf(node)) return { leaf: node.leaf + by };
  return { ...node, below: shiftLeaves(node.below, by), atLeast: shiftLeaves(node.atLeast, by) };
}

/** A split whose two sides are the same leaf decides nothing. */
function mergeAlike(node: TreeNode): TreeNode {
  if (isLeaf(node)) return node;
  const below = mergeAlike(node.below);
  const atLeast = mergeAlike(node.atLeast);
  return isLeaf(below) && isLeaf(atLeast) && below.leaf === atLeast.leaf ? below : { ...node, below, atLeast };
}
