/** TreeEnsembleRegressor, TreeEnsembleClassifier, TreeEnsemble. Scores come out as onnxruntime computes them, oddities included, or not at all. */
import { LIMITS } from './limits.js';
import type { Handler, NodeContext } from './node-context.js';
import { postTransformOf, transformed, transformedAlone } from './post-transform.js';
import type { Element } from './symbolic.js';
import { readTables, readTablesV5, realsOf } from './tree-attributes.js';
import { comparedType, resolveEnsemble, type RawEnsemble, type ResolvedEnsemble } from './tree-ensemble.js';

export const treeEnsembleRegressor: Handler = (context) => {
  const input = context.input(0);
  if (input.type !== 'float' && input.type !== 'double') context.fail('UNSUPPORTED_ATTRIBUTE', 'its input must be float or double');
  const targets = targetsOf(context, context.int('n_targets', 0));
  const type = comparedType(input.type);
  const post = postTransformOf(context);
  const base = baseOf(context, type);
  if (base.length !== 0 && base.length !== targets) context.fail('UNSUPPORTED_ATTRIBUTE', `base_values must hold ${targets} values or none`);
  const ensemble = resolveEnsemble(context, readTables(context, 'target', targets, type), input, 'float');
  return [context.output('float', [1, targets], regression(context, ensemble, targets, base, (scores) => transformed(scores, post), (score) => transformedAlone(score, post)), true)];
};

export const treeEnsemble: Handler = (context) => {
  const input = context.input(0);
  if (input.type !== 'float' && input.type !== 'double') return context.fail('UNSUPPORTED_ATTRIBUTE', 'its input must be float or double');
  const post = context.int('post_transform', 0);
  // onnxruntime numbers LOGISTIC and SOFTMAX the other way round than the standard.
  if (post !== 0) context.fail('UNSUPPORTED_ATTRIBUTE', 'post_transform of a TreeEnsemble must be NONE (0)');
  const raw: RawEnsemble = readTablesV5(context, input.type);
  targetsOf(context, raw.targets);
  const ensemble = resolveEnsemble(context, raw, input, input.type);
  return [context.output(input.type, [1, raw.targets], regression(context, ensemble, raw.targets, [], (scores) => scores, (score) => score), true)];
};

export const treeEnsembleClassifier: Handler = (context) => {
  const input = context.input(0);
  const labels = classCount(context);
  const type = comparedType(input.type);
  const base = baseOf(context, type);
  const raw = readTables(context, 'class', labels, type);
  const ensemble = resolveEnsemble(context, raw, input, 'float');
  const weights = realsOf(context, 'class_weights', type);
  const votedClasses = new Set(context.ints('class_ids'));
  const scores = labels === 2
    ? binary(context, ensemble, base, { soleVote: votedClasses.size === 1, allPositive: weights.every((weight) => weight >= 0) })
    : several(context, ensemble, labels, base);
  return [undefined, context.output('float', [1, scores.length], scores, true)];
};

/** Classes that a classifier of ai.onnx.ml tells apart. */
function classCount(context: NodeContext): number {
  const [texts, ints] = [context.texts('classlabels_strings') ?? [], context.ints('classlabels_int64s') ?? []];
  if (texts.length > 0 && ints.length > 0) context.fail('UNSUPPORTED_ATTRIBUTE', 'classlabels are there twice, as texts and as integers');
  return targetsOf(context, Math.max(texts.length, ints.length));
}

function targetsOf(context: NodeContext, targets: number): number {
  if (targets < 1 || targets > LIMITS.classes) context.fail('UNSUPPORTED_ATTRIBUTE', `it must have 1 to ${LIMITS.classes} targets or classes, and has ${targets}`);
  return targets;
}

const baseOf = (context: NodeContext, type: 'float' | 'double'): readonly number[] => realsOf(context, 'base_values', type);

function regression(
  context: NodeContext,
  ensemble: ResolvedEnsemble,
  targets: number,
  base: readonly number[],
  several: (scores: readonly Element[]) => readonly Element[],
  alone: (score: Element) => Element,
): readonly Element[] {
  if (targets === 1) return [alone(ensemble.score(0, base[0] ?? 0))];
  const scores = Array.from({ length: targets }, (_, target) => {
    // onnxruntime drops the base value of a target that no leaf on the way votes for.
    if (base[target] && ensemble.voted(target) !== 'always') context.fail('UNSUPPORTED_ATTRIBUTE', `target ${target} has a base value but no vote for some records, where onnxruntime drops the base value`);
    return ensemble.score(target, base[target] ?? 0);
  });
  return several(scores);
}

/** One class, or more than two. */
function several(context: NodeContext, ensemble: ResolvedEnsemble, labels: number, base: readonly number[]): readonly Element[] {
  if (base.length !== 0 && base.length !== labels) context.fail('UNSUPPORTED_ATTRIBUTE', `base_values must hold ${labels} values or none`);
  const post = postTransformOf(context);
  const scores = Array.from({ length: labels }, (_, label) => ensemble.score(label, base[label] ?? 0));
  return labels === 1 ? [transformedAlone(scores[0]!, post)] : transformed(scores, post);
}

/**
 * Two classes. Where all votes are for class 0, as gradient boosting exports them, onnxruntime takes their sum s as the
 * score of class 1. Under LOGISTIC it gives the logistic function of -s and s; under any other post transform 1 - s and s
 * where no weight is negative, else -s and s. Where class 1 has votes the two scores stand for themselves.
 * Checked with onnxruntime 1.30 and 1.32.
 */
function binary(context: NodeContext, ensemble: ResolvedEnsemble, base: readonly number[], { soleVote, allPositive }: { soleVote: boolean; allPositive: boolean }): readonly Element[] {
  const post = postTransformOf(context);
  if (base.length > 1) context.fail('UNSUPPORTED_ATTRIBUTE', 'two base_values of two classes are not supported: onnxruntime does not add them as the standard says; add them to the leaves of a tree');
  const [zero, one] = [ensemble.voted(0), ensemble.voted(1)];
  if (zero === 'sometimes' || one === 'sometimes') context.fail('UNSUPPORTED_ATTRIBUTE', 'some leaves vote for one class and some for two, where the score of onnxruntime depends on which are reached');
  if (one === 'always') {
    if (zero === 'never' && base.length > 0) context.fail('UNSUPPORTED_ATTRIBUTE', 'base_values without a vote for class 0: onnxruntime drops them');
    return transformed([ensemble.score(0, base[0] ?? 0), ensemble.score(1, 0)], post);
  }
  if (!soleVote) context.fail('UNSUPPORTED_ATTRIBUTE', 'class 1 has votes only in leaves that no record reaches');
  if (post === 'PROBIT') context.fail('UNSUPPORTED_ATTRIBUTE', 'post_transform PROBIT with votes for one of two classes: onnxruntime gives one score only');
  const score = ensemble.score(0, base[0] ?? 0);
  const minus = context.graph.affine([[score, -1]]);
  if (post === 'LOGISTIC') return transformed([minus, score], 'LOGISTIC');
  return [allPositive ? context.graph.affine([[score, -1]], 1) : minus, score];
}
