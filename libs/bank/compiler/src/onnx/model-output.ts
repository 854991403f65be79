/** How the output of a model stands to its margin. */
import type { FloatGraph } from './float-graph.js';
import type { Element } from './symbolic.js';

/**
 * Where `runnable` gives what the margin stands for: a column of one of its outputs, and how to get the margin back.
 * All but `softmax` of more than two classes are strictly monotone in the margin.
 */
export type ModelOutput = { readonly name: string; readonly column: number } & (
  /** The output is the margin. */
  | { readonly kind: 'margin' }
  /** The output is 1 / (1 + exp(-margin)). */
  | { readonly kind: 'logistic' }
  /**
   * The output is a row of probabilities, exp(z) by their sum; the margin is the logit z of `column` less the largest of
   * the others. With two classes the probability is monotone in it. With more, only "this class wins", which is
   * `margin >= 0`, is the same in both: the probability also depends on the classes that lose.
   */
  | { readonly kind: 'softmax' }
  /** The logarithms of such a row. */
  | { readonly kind: 'log-softmax' }
  /** The output is sqrt(2) * erfinv(2 * margin - 1), by onnxruntime's approximation. */
  | { readonly kind: 'probit' }
  /** The output is offset + sign * 2^margin: isolation forests. A larger margin is a stranger record, whatever the sign. */
  | { readonly kind: 'power'; readonly sign: 1 | -1; readonly offset: number }
);

/** Constant of onnxruntime's approximation of erfinv. */
const WINITZKI = 0.147;

/** The margin that an output row of `runnable` stands for. Infinite where the output is at the end of its range. */
export function marginOfOutput(output: ModelOutput, row: readonly number[]): number {
  const value = row[output.column]!;
  const others = row.filter((_, column) => column !== output.column);
  switch (output.kind) {
    case 'margin':
      return value;
    case 'logistic':
      return Math.log(value / (1 - value));
    case 'softmax':
      return Math.log(value) - Math.log(Math.max(...others));
    case 'log-softmax':
      return value - Math.max(...others);
    case 'probit': {
      // erfinv(x)^2 = sqrt(v^2 - w) - v with v = 2 / (pi a) + L / 2, w = L / a, L = ln(1 - x^2): solved for L.
      const squared = value ** 2 / 2;
      const logarithm = -(squared ** 2 + (4 * squared) / (Math.PI * WINITZKI)) / (squared + 1 / WINITZKI);
      return (Math.sign(value) * Math.sqrt(1 - Math.exp(logarithm)) + 1) / 2;
    }
    case 'power':
      return Math.log2((value - output.offset) * output.sign);
  }
}

/** The margin of the output element at a column, as an element that can be a node, and its kind. */
export function marginOf(graph: FloatGraph, element: Element): { readonly margin: Element; readonly kind: DistributiveOmit<ModelOutput, 'name' | 'column'> } {
  if (element.kind !== 'linked') return { margin: element, kind: { kind: 'margin' } };
  const { link } = element;
  switch (link.kind) {
    case 'logistic':
    case 'probit':
      return { margin: link.of, kind: { kind: link.kind } };
    case 'power':
      return { margin: link.of, kind: { kind: 'power', sign: link.sign, offset: link.offset } };
    default: {
      const best = graph.maximum(link.of.filter((_, i) => i !== link.index));
      return { margin: graph.affine([[link.of[link.index]!, 1], [best, -1]]), kind: { kind: link.kind === 'softmax' ? 'softmax' : 'log-softmax' } };
    }
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
