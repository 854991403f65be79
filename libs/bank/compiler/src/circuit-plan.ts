/**
 * How a tree model becomes constraints: which cuts each feature's thermometer gets, and which products the trees need.
 * Both the circom source and the cost report come from this one plan.
 */
import { isLeaf, thresholdsOf, type TreeModel, type TreeNode, type TreeSplit } from './model.js';

export interface FeaturePlan {
  readonly bits: number;
  /** Thermometer cuts, strictly increasing: the model's thresholds, and what splits bins that are too wide. */
  readonly cuts: readonly number[];
  /** Bits of the bin checks; see `Thermometer` in circuits/lib. */
  readonly slack: number;
  readonly constraints: number;
}

/** A linear form over named wires; `ONE` stands for the wire that carries constants. Coefficients are integers. */
export type LinearForm = ReadonlyMap<string, number>;
export const ONE = 'one';

/** One constraint: `wire = rest + factor * bit`. */
export interface ProductPlan {
  readonly wire: string;
  readonly factor: LinearForm;
  readonly bit: string;
  readonly rest: LinearForm;
}

export interface CircuitPlan {
  readonly features: readonly FeaturePlan[];
  readonly products: readonly ProductPlan[];
  readonly score: LinearForm;
}

/** Wire of `feature >= cuts[cut]`. */
const bitName = (feature: number, cut: number): string => `f${feature}.atLeast[${cut}]`;

export function planCircuit(model: TreeModel): CircuitPlan {
  const features = model.features.map(({ bits }, f) => planFeature(bits, thresholdsOf(model)[f]!));
  const products: ProductPlan[] = [];
  return { features, products, score: planForest(model.trees, features, products) };
}

/** The cheapest thermometer that tells the thresholds apart and bounds the feature. Ties go to fewer cuts. */
export function planFeature(bits: number, thresholds: readonly number[]): FeaturePlan {
  let best: FeaturePlan | undefined;
  for (let slack = bits; slack >= 0; slack--) {
    const width = 2 ** slack;
    const bins = [...thresholds, 2 ** bits].map((end, i) => end - (thresholds[i - 1] ?? 0));
    const cutCount = thresholds.length + bins.reduce((sum, bin) => sum + Math.ceil(bin / width) - 1, 0);
    const checks = bins.every((bin) => bin % width === 0) ? slack : 2 * slack;
    const possible = slack < bits || thresholds.length === 0;
    if (possible && (best === undefined || cutCount + checks < best.constraints)) {
      best = { bits, slack, constraints: cutCount + checks, cuts: cutsOf(bits, thresholds, width) };
    }
  }
  return best!;
}

function cutsOf(bits: number, thresholds: readonly number[], width: number): number[] {
  const cuts: number[] = [];
  let start = 0;
  for (const end of [...thresholds, 2 ** bits]) {
    for (let cut = start + width; cut < end; cut += width) cuts.push(cut);
    if (end < 2 ** bits) cuts.push(end);
    start = end;
  }
  return cuts;
}

/**
 * The sum of some trees, bottom up: `below + bit * (atLeast - below)`. Trees that split alike are added up side by side
 * first, so they share the split's product. A product is only needed where the sides hold wires of other features. What
 * a side holds of the split's own feature stays linear: on the upper side the split's bit is implied by its bits
 * (bit * b = b), on the lower side the split's bit implies them (bit * b = bit).
 */
function planForest(trees: readonly TreeNode[], features: readonly FeaturePlan[], products: ProductPlan[]): LinearForm {
  const sum = new Map<string, number>();
  const alike = new Map<string, TreeSplit[]>();
  for (const tree of trees) {
    if (isLeaf(tree)) {
      addTerm(sum, ONE, tree.leaf);
      continue;
    }
    const bit = bitName(tree.feature, features[tree.feature]!.cuts.indexOf(tree.threshold));
    alike.set(bit, [...(alike.get(bit) ?? []), tree]);
  }
  for (const [bit, splits] of alike) {
    const below = planForest(splits.map((split) => split.below), features, products);
    const atLeast = planForest(splits.map((split) => split.atLeast), features, products);
    for (const [wire, coefficient] of planSplit(bit, below, atLeast, products)) addTerm(sum, wire, coefficient);
  }
  return sum;
}

function planSplit(bit: string, below: LinearForm, atLeast: LinearForm, products: ProductPlan[]): LinearForm {
  const own = bit.slice(0, bit.indexOf('.') + 1);
  const rest = new Map<string, number>();
  const factor = new Map<string, number>();
  for (const [wire, coefficient] of below) {
    addTerm(rest, wire, coefficient);
    if (wire === ONE || wire.startsWith(own)) addTerm(rest, bit, -coefficient);
    else addTerm(factor, wire, -coefficient);
  }
  for (const [wire, coefficient] of atLeast) {
    if (wire === ONE) addTerm(rest, bit, coefficient);
    else if (wire.startsWith(own)) addTerm(rest, wire, coefficient);
    else addTerm(factor, wire, coefficient);
  }
  if (factor.size === 0) return rest;
  // The wire is the whole value of the split, a small non-negative integer: cheap in the prover's multiplications.
  const wire = `node[${products.length}]`;
  products.push({ wire, factor, bit, rest });
  return new Map([[wire, 1]]);
}

function addTerm(form: Map<string, number>, wire: string, coefficient: number): void {
  const sum = (form.get(wire) ?? 0) + coefficient;
  if (sum === 0) form.delete(wire);
  else form.set(wire, sum);
}

