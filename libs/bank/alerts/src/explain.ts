/** Why a record got its score, in integers that anyone with the model gets again. */
import { evaluateModel, type IntegerModel } from '@probity/bank-compiler';
import type { FeatureProgram } from '@probity/shared-feature-program';
import { sentenceOf } from './sentences.js';
import { treeShap } from './tree-shap.js';

/** Reasons that are told, at the most. */
export const MAX_REASONS = 5;

export interface Reason {
  readonly feature: string;
  readonly value: number;
  readonly baseline: number;
  /**
   * Score as it is, less the score with this one feature at its baseline. Such changes do not add up to anything: each of them
   * leaves all other features as they are.
   */
  readonly changeToBaseline: number;
  readonly sentence: string;
}

/** A feature's exact Shapley value against the baseline: `numerator / denominator` score units, and rounded for reading. */
export interface Contribution {
  readonly feature: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly rounded: number;
}

export interface Explanation {
  readonly score: number;
  readonly baselineScore: number;
  /** By size of the change, the largest first; only those that raise the score. */
  readonly reasons: readonly Reason[];
  /** They add up to `score - baselineScore`. Null where the model is no sum of trees. */
  readonly shap: readonly Contribution[] | null;
}

/**
 * Explains the score of a feature vector against a baseline vector of the same widths.
 * @throws FeatureVectorError where a vector does not fit the model
 */
export function explain(model: IntegerModel, program: Pick<FeatureProgram, 'features'>, features: readonly number[], baseline: readonly number[]): Explanation {
  const score = evaluateModel(model, features);
  const reasons = program.features
    .map(({ name, meaning }, i): Reason => {
      const [value, usual] = [features[i]!, baseline[i]!];
      const changeToBaseline = value === usual ? 0 : score - evaluateModel(model, features.with(i, usual));
      return { feature: name, value, baseline: usual, changeToBaseline, sentence: sentenceOf({ name, meaning }, value, usual) };
    })
    .filter(({ changeToBaseline }) => changeToBaseline > 0)
    // Of equal changes the one that stands first in the program.
    .sort((a, b) => b.changeToBaseline - a.changeToBaseline)
    .slice(0, MAX_REASONS);
  return { score, baselineScore: evaluateModel(model, baseline), reasons, shap: contributions(model, features, baseline) };
}

function contributions(model: IntegerModel, features: readonly number[], baseline: readonly number[]): Contribution[] | null {
  const shap = treeShap(model, features, baseline);
  if (shap === undefined) return null;
  const { numerators, denominator } = shap;
  return numerators.map((numerator, i) => ({
    feature: model.features[i]!.name, numerator: numerator.toString(), denominator: denominator.toString(), rounded: Math.round((Number(numerator) / Number(denominator)) * 100) / 100,
  }));
}
