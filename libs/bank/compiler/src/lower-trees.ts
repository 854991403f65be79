/** Sums of float trees to the integer form: dead branches dropped, leaves snapped to the finest grid that stays exact. */
import { SCORE_BITS } from '@probity/shared-commitments';
import { GraphBuilder, type NodeId } from '@probity/shared-integer-ir';
import { UnsupportedModelError } from './errors.js';
import type { FloatTree } from './float-model.js';
import { isLeaf, leafRange, type IntegerModel, type IntegerSplit, type IntegerTree, type ModelFeature } from './model.js';
import type { DroppedPrecision } from './lower-model.js';

/** Finer than this no float32 leaf needs. */
const FINEST_GRID = 60;

/**
 * Lowers the sum of a constant and trees onto features of declared widths.
 *
 * The grid 2^-k is the finest on which the score range is below 2^SCORE_BITS. Leaves are shifted tree by tree to start
 * at zero, so every partial sum lies within the score range: below 2^24, where float32 addition is exact in any order.
 *
 * @throws UnsupportedModelError CONSTANT_MODEL, MODEL_TOO_LARGE
 */
export function lowerTrees(base: number, trees: readonly FloatTree[], features: readonly ModelFeature[]): { model: IntegerModel; dropped: DroppedPrecision } {
  const live = trees.map((tree) => dropDeadBranches(tree, features));
  const gridBits = finestGrid(live, base);
  const snapped = live.map((tree) => snap(tree, gridBits));
  const mins = snapped.map((tree) => leafRange(tree).min);
  const kept = snapped.map((tree, t) => mergeAlike(shiftLeaves(tree, -mins[t]!))).filter((tree) => !isLeaf(tree));
  if (kept.length === 0) throw new UnsupportedModelError('CONSTANT_MODEL', 'every feature vector gets the same score: there is nothing to prove');
  if (kept.length > 4096) throw new UnsupportedModelError('MODEL_TOO_LARGE', `${kept.length} trees, at most 4096 are supported`);

  const errorOf = (value: number): number => Math.abs(value - toGrid(value, gridBits) * 2 ** -gridBits);
  const leafErrors = live.map((tree) => leavesOf(tree).reduce((most, value) => Math.max(most, errorOf(value)), 0));
  const gridBase = toGrid(base, gridBits);
  const splits = (nodes: readonly FloatTree[]): number => nodes.reduce((sum, node) => sum + splitCount(node), 0);
  const graph = new GraphBuilder();
  const inputs = features.map(({ name, bits }) => graph.input(name, { min: 0n, max: (1n << BigInt(bits)) - 1n }));
  const score = sumOfTrees(graph, inputs, kept);
  return {
    model: {
      features: features.map(({ name, bits }) => ({ name, bits })),
      graph, score,
      trees: kept,
      scale: { gridBits, shift: mins.reduce((sum, min) => sum + min, gridBase) },
      maxScore: kept.reduce((sum, tree) => sum + leafRange(tree).max, 0),
    },
    dropped: {
      step: 2 ** -gridBits,
      maxMarginError: leafErrors.reduce((sum, error) => sum + error, Math.abs(base - gridBase * 2 ** -gridBits)),
      droppedSplits: splits(trees) - splits(kept),
    },
  };
}

/**
 * The sum of trees as a graph. Pass "merge alike": trees, and branches of trees, that split alike are added up first and
 * share the split.
 */
export function sumOfTrees(graph: GraphBuilder, inputs: readonly NodeId[], trees: readonly IntegerTree[]): NodeId {
  const alike = new Map<string, IntegerSplit[]>();
  let constant = 0n;
  for (const tree of trees) {
    if (isLeaf(tree)) constant += BigInt(tree.leaf);
    else {
      const key = `${tree.feature}:${tree.cuts.join()}`;
      alike.set(key, [...(alike.get(key) ?? []), tree]);
    }
  }
  const sums = [...alike.values()].map((splits): readonly [NodeId, bigint] => {
    const inside = sumOfTrees(graph, inputs, splits.map((split) => split.inside));
    const outside = sumOfTrees(graph, inputs, splits.map((split) => split.outside));
    return [graph.select(insideFlag(graph, inputs[splits[0]!.feature]!, splits[0]!.cuts), inside, outside), 1n];
  });
  return graph.linear(sums, constant);
}

/** The flag of `isInside`: the highest cut that the value reaches decides. */
export function insideFlag(graph: GraphBuilder, value: NodeId, cuts: readonly number[]): NodeId {
  return cuts.reduce((flag, cut, i) => graph.select(graph.atLeast(value, BigInt(cut)), graph.constant(i % 2 === 0 ? 1n : 0n), flag), graph.constant(0n));
}

/** Scaling by a power of two is exact in a double, so only the rounding itself loses anything. */
const toGrid = (value: number, gridBits: number): number => Math.round(value * 2 ** gridBits);

function leavesOf(node: FloatTree): number[] {
  return isLeaf(node) ? [node.leaf] : [...leavesOf(node.outside), ...leavesOf(node.inside)];
}

function splitCount(node: FloatTree): number {
  return isLeaf(node) ? 0 : 1 + splitCount(node.outside) + splitCount(node.inside);
}

/** Pass "dead branches": takes out every split, and every cut, that the declared widths and the splits above have decided. */
export function dropDeadBranches(root: FloatTree, features: readonly ModelFeature[]): FloatTree {
  const visit = (node: FloatTree, ranges: readonly (readonly [number, number])[]): FloatTree => {
    if (isLeaf(node)) return node;
    const range = ranges[node.feature];
    if (range === undefined) throw new UnsupportedModelError('FEATURE_MISMATCH', `a tree reads input ${node.feature}, the feature program has ${features.length} features`);
    const [min, max] = range;
    const cuts = node.cuts.filter((cut) => cut > min && cut <= max);
    const insideAtMin = node.cuts.filter((cut) => cut <= min).length % 2 === 1;
    const [first, second] = insideAtMin ? [node.inside, node.outside] : [node.outside, node.inside];
    if (cuts.length === 0) return visit(first, ranges);
    // Where the last cut leads inside, the inside reaches up to the end of the range, else the outside does.
    const open = cuts.length % 2 === 1;
    const within = (low: number, high: number): (readonly [number, number])[] => ranges.map((r, f) => (f === node.feature ? [low, high] : r));
    return {
      feature: node.feature, cuts,
      outside: visit(first, within(min, open ? cuts.at(-1)! - 1 : max)),
      inside: visit(second, within(cuts[0]!, open ? max : cuts.at(-1)! - 1)),
    };
  };
  return visit(root, features.map(({ bits }) => [0, 2 ** bits - 1] as const));
}

function finestGrid(trees: readonly FloatTree[], base: number): number {
  const ranges = trees.map((tree) => leavesOf(tree).reduce(([min, max], leaf) => [Math.min(min, leaf), Math.max(max, leaf)] as const, [Infinity, -Infinity] as const));
  // What all scores have in common is a whole number of steps too, and must be one that a double holds.
  const farthest = ranges.reduce((sum, [min, max]) => sum + Math.max(Math.abs(min), Math.abs(max)), Math.abs(base));
  for (let gridBits = FINEST_GRID; gridBits >= -FINEST_GRID; gridBits--) {
    const steps = ranges.reduce((sum, [min, max]) => sum + toGrid(max, gridBits) - toGrid(min, gridBits), 0);
    if (farthest * 2 ** gridBits < 2 ** 52 && steps < 2 ** SCORE_BITS) return gridBits;
  }
  throw new UnsupportedModelError('MODEL_TOO_LARGE', 'the margins span more than any grid can hold');
}

function snap(node: FloatTree, gridBits: number): IntegerTree {
  if (isLeaf(node)) return { leaf: toGrid(node.leaf, gridBits) };
  return { ...node, outside: snap(node.outside, gridBits), inside: snap(node.inside, gridBits) };
}

function shiftLeaves(node: IntegerTree, by: number): IntegerTree {
  if (isLeaf(node)) return { leaf: node.leaf + by };
  return { ...node, outside: shiftLeaves(node.outside, by), inside: shiftLeaves(node.inside, by) };
}

/** A split whose two sides are the same leaf decides nothing. */
function mergeAlike(node: IntegerTree): IntegerTree {
  if (isLeaf(node)) return node;
  const outside = mergeAlike(node.outside);
  const inside = mergeAlike(node.inside);
  return isLeaf(outside) && isLeaf(inside) && outside.leaf === inside.leaf ? outside : { ...node, outside, inside };
}
