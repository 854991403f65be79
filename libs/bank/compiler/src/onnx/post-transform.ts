/** Post transforms of the ai.onnx.ml operators, as onnxruntime applies them. */
import type { NodeContext } from './node-context.js';
import type { Element } from './symbolic.js';

export type PostTransform = 'NONE' | 'LOGISTIC' | 'SOFTMAX' | 'PROBIT';

export function postTransformOf(context: NodeContext): PostTransform {
  const name = context.text('post_transform', 'NONE');
  if (name === 'NONE' || name === 'LOGISTIC' || name === 'SOFTMAX' || name === 'PROBIT') return name;
  if (name === 'SOFTMAX_ZERO') {
    return context.fail('UNSUPPORTED_ATTRIBUTE', 'post_transform SOFTMAX_ZERO is not monotone in the scores: one of exactly 0 counts as no vote; export with SOFTMAX or NONE');
  }
  return context.fail('UNSUPPORTED_ATTRIBUTE', `post_transform ${name} is not known`);
}

/** Two or more scores after a post transform. */
export function transformed(scores: readonly Element[], post: PostTransform): Element[] {
  switch (post) {
    case 'NONE':
      return [...scores];
    case 'LOGISTIC':
      return scores.map((of) => ({ kind: 'linked', link: { kind: 'logistic', of } }));
    case 'PROBIT':
      return scores.map((of) => ({ kind: 'linked', link: { kind: 'probit', of } }));
    case 'SOFTMAX':
      return scores.map((_, index) => ({ kind: 'linked', link: { kind: 'softmax', of: scores, index } }));
  }
}

/** A single score after a post transform: onnxruntime applies PROBIT alone to one. */
export function transformedAlone(score: Element, post: PostTransform): Element {
  return post === 'PROBIT' ? { kind: 'linked', link: { kind: 'probit', of: score } } : score;
}
