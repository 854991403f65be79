import { IntegerGraphError } from '@probity/shared-integer-ir';
import { clipAfterMaximum } from './clip-after-maximum.js';
import { UnsupportedModelError } from './errors.js';
import type { FloatModel, FloatNodeId, FloatTree } from './float-model.js';
import { foldAffine } from './fold-affine.js';
import { lowerNetwork, withAllFeatures, type DenseLayer } from './lower-network.js';
import { lowerTrees } from './lower-trees.js';
import { isLeaf, type IntegerModel, type ModelFeature } from './model.js';

/** What the integer grid cost, in margin units. */
export interface DroppedPrecision {
  /** Grid step of a score, 2^-gridBits. */
  readonly step: number;
  /** No record's margin can move by more than this (where scores saturate: within the margins that they stand for). */
  readonly maxMarginError: number;
  /** Splits that no feature vector of the declared widths can take both ways, or whose sides came out alike. */
  readonly droppedSplits: number;
}

export interface LoweredModel {
  readonly kind: 'trees' | 'linear' | 'network';
  readonly model: IntegerModel;
  readonly dropped: DroppedPrecision;
  /** Of a linear model, or of a network whose layers read all of the layer before: what the committed mode takes. */
  readonly layers?: readonly DenseLayer[];
}

/**
 * Lowers a float model onto integer features.
 *
 * @throws UnsupportedModelError FEATURE_MISMATCH, CONSTANT_MODEL, MODEL_TOO_LARGE
 */
export function lowerModel(float: FloatModel, features: readonly ModelFeature[]): LoweredModel {
  const wide = features.find(({ bits }) => !(bits >= 1 && bits <= 24));
  if (wide) throw new UnsupportedModelError('FEATURE_MISMATCH', `feature ${wide.name} has ${wide.bits} bits: a float32 input is exact up to 24`);
  const unknown = float.nodes.find((node) => (node.op === 'feature' || node.op === 'inside') && features[node.feature] === undefined);
  if (unknown) throw new UnsupportedModelError('FEATURE_MISMATCH', `the model reads more inputs than the ${features.length} features of the program`);
  if (float.nodes.some((node) => (node.op === 'inside' ? node.cuts.length > MOST_CUTS : node.op === 'tree' && mostCuts(node.root) > MOST_CUTS))) {
    throw new UnsupportedModelError('MODEL_TOO_LARGE', `a comparison asks for a set of values with more than ${MOST_CUTS} ends`);
  }
  const folded = foldAffine(clipAfterMaximum(withAllFeatures(float, features.length)));
  const forest = asForest(folded);
  if (forest) return { kind: 'trees', ...lowerTrees(forest.base, forest.trees, features) };
  try {
    return lowerNetwork(folded, features);
  } catch (error) {
    if (error instanceof IntegerGraphError) throw new UnsupportedModelError('MODEL_TOO_LARGE', `the model's values span more than the integer form can hold: ${error.message}`);
    throw error;
  }
}

/** Ends of one set of values, at the most. Its flag is a chain of as many choices, which is walked by recursion and whose form grows with it. */
const MOST_CUTS = 1_000;

function mostCuts(tree: FloatTree): number {
  return isLeaf(tree) ? 0 : Math.max(tree.cuts.length, mostCuts(tree.outside), mostCuts(tree.inside));
}

/** The model as a constant and a sum of trees, if it is one. */
function asForest({ nodes, margin }: FloatModel): { base: number; trees: FloatTree[] } | undefined {
  const node = nodes[margin]!;
  const [terms, base]: readonly [readonly (readonly [FloatNodeId, number])[], number] = node.op === 'affine' ? [node.terms, node.constant] : [[[margin, 1]], 0];
  const trees: FloatTree[] = [];
  for (const [of, weight] of terms) {
    const tree = nodes[of]!;
    if (tree.op !== 'tree') return undefined;
    trees.push(weight === 1 ? tree.root : scaleLeaves(tree.root, weight));
  }
  return trees.length > 0 ? { base, trees } : undefined;
}

function scaleLeaves(tree: FloatTree, by: number): FloatTree {
  return isLeaf(tree) ? { leaf: tree.leaf * by } : { ...tree, outside: scaleLeaves(tree.outside, by), inside: scaleLeaves(tree.inside, by) };
}
