import { evaluateGraph } from '@probity/shared-integer-ir';
import { FeatureVectorError } from './errors.js';
import type { IntegerModel } from './model.js';

/**
 * The reference evaluator: the exact integer score of one feature vector, in program order.
 *
 * @throws FeatureVectorError where a feature is missing, no integer, or outside its declared width
 */
export function evaluateModel(model: IntegerModel, features: readonly bigint[] | readonly number[]): number {
  return Number(evaluateGraph(model.graph, checkedFeatures(model, features).map(BigInt))(model.score));
}

/** Features as numbers, each an integer within its declared width. */
export function checkedFeatures(model: Pick<IntegerModel, 'features'>, features: readonly bigint[] | readonly number[]): number[] {
  if (features.length !== model.features.length) {
    throw new FeatureVectorError(`a feature vector of ${features.length} values, the model takes ${model.features.length}`);
  }
  return model.features.map(({ name, bits }, i) => {
    const value = Number(features[i]);
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** bits) throw new FeatureVectorError(`feature ${name} is no integer of ${bits} bits`);
    return value;
  });
}
