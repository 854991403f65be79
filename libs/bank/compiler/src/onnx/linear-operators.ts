/** LinearRegressor and LinearClassifier. */
import { squashless } from './elementwise-operators.js';
import type { Handler, NodeContext } from './node-context.js';
import { postTransformOf, transformed, transformedAlone } from './post-transform.js';
import type { Element } from './symbolic.js';

/** One score per row of coefficients. */
function scoresOf(context: NodeContext, rows: number, intercepts: readonly number[]): Element[] {
  const input = context.input(0);
  if (input.shape.length !== 2 || !input.batched) context.fail('UNSUPPORTED_GRAPH', 'its input must have two dimensions, records and columns');
  const coefficients = context.floats('coefficients') ?? [];
  const columns = input.elements.length;
  if (rows < 1 || coefficients.length !== rows * columns) context.fail('MALFORMED_ONNX', `coefficients must hold ${rows} rows of ${columns}`);
  return Array.from({ length: rows }, (_, row) =>
    context.within(() => context.graph.affine(input.elements.map((of, column) => [squashless(context, of), coefficients[row * columns + column]!] as const), intercepts[row] ?? 0)));
}

export const linearRegressor: Handler = (context) => {
  const targets = context.int('targets', 1);
  const intercepts = context.floats('intercepts') ?? [];
  if (intercepts.length !== 0 && intercepts.length !== targets) context.fail('UNSUPPORTED_ATTRIBUTE', `intercepts must hold ${targets} values or none`);
  const scores = scoresOf(context, targets, intercepts);
  const post = postTransformOf(context);
  return [context.output('float', [1, targets], targets === 1 ? [transformedAlone(scores[0]!, post)] : transformed(scores, post), true)];
};

/**
 * One score per row of coefficients. With one row and two labels onnxruntime gives the logistic function of -s and s under
 * LOGISTIC, and 1 - s and s under any other post transform.
 */
export const linearClassifier: Handler = (context) => {
  context.ignore('multi_class');
  const intercepts = context.floats('intercepts') ?? [];
  const labels = Math.max(context.texts('classlabels_strings')?.length ?? 0, context.ints('classlabels_ints')?.length ?? 0);
  const scores = scoresOf(context, intercepts.length, intercepts);
  const post = postTransformOf(context);
  if (scores.length > 1) return [undefined, context.output('float', [1, scores.length], transformed(scores, post), true)];
  if (labels !== 2) return [undefined, context.output('float', [1, 1], [transformedAlone(scores[0]!, post)], true)];
  if (post === 'PROBIT') context.fail('UNSUPPORTED_ATTRIBUTE', 'post_transform PROBIT of one row of coefficients for two classes is not supported');
  const pair = post === 'LOGISTIC' ? transformed([context.graph.affine([[scores[0]!, -1]]), scores[0]!], post) : [context.graph.affine([[scores[0]!, -1]], 1), scores[0]!];
  return [undefined, context.output('float', [1, 2], pair, true)];
};
