/**
 * Exact Shapley values of a sum of trees against one background vector: interventional TreeSHAP, Lundberg et al., "From local
 * explanations to global understanding with explainable AI for trees", Nature Machine Intelligence 2 (2020), algorithm 3. All
 * integers: the contributions are fractions over one denominator, so they add up to score minus baseline score without rounding.
 */
import { isInside, isLeaf, type IntegerModel, type IntegerTree } from '@probity/bank-compiler';

export interface ShapValues {
  /** A feature's contribution is `numerators[feature] / denominator`, in score units. */
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

/** A leaf that mixtures of the two vectors reach, and which features they must take from which. */
interface Reached {
  readonly leaf: bigint;
  readonly explained: readonly number[];
  readonly background: readonly number[];
}

/**
 * Contributions of features to a score, by the trees of the model.
 *
 * A leaf that takes p features from the explained vector and q from the background is reached by the coalitions that hold the p
 * and none of the q: each of the p gets leaf · (p-1)! q! / (p+q)!, and each of the q loses leaf · p! (q-1)! / (p+q)!.
 *
 * @param features the explained vector
 * @param baseline the background vector
 * @returns undefined where the model is no sum of trees
 */
export function treeShap(model: Pick<IntegerModel, 'trees' | 'features'>, features: readonly number[], baseline: readonly number[]): ShapValues | undefined {
  if (model.trees === undefined) return undefined;
  const reached = model.trees.flatMap((tree) => reachedLeaves(tree, features, baseline, [], []));
  const factorials = factorialsTo(Math.max(0, ...reached.map(({ explained, background }) => explained.length + background.length)));
  const denominator = factorials.at(-1)!;
  const numerators = model.features.map(() => 0n);
  for (const { leaf, explained, background } of reached) {
    const [p, q] = [explained.length, background.length];
    const share = leaf * (denominator / factorials[p + q]!);
    for (const feature of explained) numerators[feature]! += share * factorials[p - 1]! * factorials[q]!;
    for (const feature of background) numerators[feature]! -= share * factorials[p]! * factorials[q - 1]!;
  }
  return { numerators, denominator };
}

/** Goes down both ways where the two vectors part; a feature once taken from one of them is taken from it further down. */
function reachedLeaves(node: IntegerTree, features: readonly number[], baseline: readonly number[], explained: readonly number[], background: readonly number[]): Reached[] {
  if (isLeaf(node)) return [{ leaf: BigInt(node.leaf), explained, background }];
  const { feature, cuts } = node;
  const ofExplained = isInside(cuts, features[feature]!) ? node.inside : node.outside;
  const ofBackground = isInside(cuts, baseline[feature]!) ? node.inside : node.outside;
  if (ofExplained === ofBackground || explained.includes(feature)) return reachedLeaves(ofExplained, features, baseline, explained, background);
  if (background.includes(feature)) return reachedLeaves(ofBackground, features, baseline, explained, background);
  return [
    ...reachedLeaves(ofExplained, features, baseline, [...explained, feature], background),
    ...reachedLeaves(ofBackground, features, baseline, explained, [...background, feature]),
  ];
}

/** 0!, 1!, … n!. */
function factorialsTo(n: number): bigint[] {
  const factorials = [1n];
  for (let i = 1; i <= n; i += 1) factorials.push(factorials[i - 1]! * BigInt(i));
  return factorials;
}
