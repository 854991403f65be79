import { FeatureVectorError } from './errors.js';
import { isLeaf, type TreeModel, type TreeNode } from './model.js';

/**
 * The reference evaluator: the exact integer score of one feature vector, in program order.
 *
 * @throws FeatureVectorError where a feature is missing, no integer, or outside its declared width
 */
export function evaluateModel(model: TreeModel, features: readonly bigint[] | readonly number[]): number {
  const values = checkedFeatures(model, features);
  let score = 0;
  for (const tree of model.trees) {
    let node: TreeNode = tree;
    while (!isLeaf(node)) node = values[node.feature]! >= node.threshold ? node.atLeast : node.below;
    score += node.leaf;
  }
  return score;
}

/** Features as numbers, each an integer within its declared width. */
export function checkedFeatures(model: Pick<TreeModel, 'features'>, features: readonly bigint[] | readonly number[]): number[] {
  if (features.length !== model.features.length) {
    throw new FeatureVectorError(`a feature vector of ${features.length} values, the model takes ${model.features.length}`);
  }
  return model.features.map(({ name, bits }, i) => {
    const value = Number(features[i]);
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** bits) throw new FeatureVectorError(`feature ${name} is no integer of ${bits} bits`);
    return value;
  });
}
