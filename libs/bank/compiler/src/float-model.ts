/**
 * A trained model as its file states it, before anything is rounded: a small graph of real-valued scalars over integer
 * features. The ONNX front end makes it, lowering turns it into integers. Nodes stand after everything they read.
 */

/** Index of a node in `FloatModel.nodes`. */
export type FloatNodeId = number;

export type FloatNode =
  /** The feature's integer value. */
  | { readonly op: 'feature'; readonly feature: number }
  /** 1 where the feature lies inside `cuts`, else 0; see `isInside`. What encoders and imputers come to. */
  | { readonly op: 'inside'; readonly feature: number; readonly cuts: readonly number[] }
  /** Sum of weight times value, and a constant. */
  | { readonly op: 'affine'; readonly terms: readonly (readonly [of: FloatNodeId, weight: number])[]; readonly constant: number }
  /** `min(max(value, min), max)`; a Relu is a clip at [0, Infinity]. */
  | { readonly op: 'clip'; readonly of: FloatNodeId; readonly min: number; readonly max: number }
  | { readonly op: 'maximum'; readonly of: readonly FloatNodeId[] }
  /** The leaf that the features reach. */
  | { readonly op: 'tree'; readonly root: FloatTree };

/** A tree over integer features; every comparison of the original is a set of feature values, given by its cuts. */
export type FloatTree = FloatLeaf | FloatSplit;
export interface FloatLeaf {
  readonly leaf: number;
}
export interface FloatSplit {
  readonly feature: number;
  /** Strictly increasing integers, at least one, each from 1 to 2^bits - 1, but that the first may be 0. */
  readonly cuts: readonly number[];
  readonly outside: FloatTree;
  readonly inside: FloatTree;
}

export interface FloatModel {
  readonly nodes: readonly FloatNode[];
  /** The node that decides: alerts ask for `margin >= threshold`. */
  readonly margin: FloatNodeId;
}

/** Whether a value lies inside: an odd number of cuts are at most the value. One cut t is `value >= t`; c, c + 1 is `value = c`. */
export function isInside(cuts: readonly number[], value: number): boolean {
  return cuts.reduce((inside, cut) => (cut <= value ? !inside : inside), false);
}

/** The real value of every node for one feature vector: the meaning of the graph, in doubles. */
export function evaluateFloat(model: FloatModel, features: readonly number[]): number[] {
  const values: number[] = [];
  for (const node of model.nodes) values.push(valueOf(node, features, values));
  return values;
}

function valueOf(node: FloatNode, features: readonly number[], values: readonly number[]): number {
  switch (node.op) {
    case 'feature':
      return features[node.feature]!;
    case 'inside':
      return isInside(node.cuts, features[node.feature]!) ? 1 : 0;
    case 'affine':
      return node.terms.reduce((sum, [of, weight]) => sum + weight * values[of]!, node.constant);
    case 'clip':
      return Math.min(Math.max(values[node.of]!, node.min), node.max);
    case 'maximum':
      return Math.max(...node.of.map((of) => values[of]!));
    case 'tree': {
      let at = node.root;
      while (!('leaf' in at)) at = isInside(at.cuts, features[at.feature]!) ? at.inside : at.outside;
      return at.leaf;
    }
  }
}
