/**
 * What a tensor of the original graph holds for one record, as far as it is known before the record is: symbolic
 * execution runs the graph once over such tensors.
 */
import type { FloatNodeId } from '../float-model.js';

export type ElementType = 'float' | 'double' | 'int64' | 'int32' | 'bool';

/**
 * One element of a tensor.
 *
 * `column` and `leafwise` keep every rounding of the original's arithmetic, since a tree that compares them must go the
 * same way as in the original; `node` does not: what networks sum differs by float32 rounding only.
 */
export type Element =
  | { readonly kind: 'constant'; readonly value: number }
  | Column
  | Leafwise
  | { readonly kind: 'node'; readonly id: FloatNodeId }
  | { readonly kind: 'linked'; readonly link: Link };

/** A function of one feature, monotone (either way) on each piece. */
export interface Column {
  readonly kind: 'column';
  readonly feature: number;
  readonly bits: number;
  /** Value for a feature's value, rounded as the original rounds at each step. */
  readonly at: (value: number) => number;
  /** Feature values at which the second and further pieces begin; strictly increasing. */
  readonly breaks: readonly number[];
  /** Operators between the feature and here. */
  readonly steps: number;
  /** Whether all values are integers. */
  readonly integer: boolean;
  /** The same in real numbers; undefined where it has no such form (a rounding in the middle). */
  readonly real: FloatNodeId | undefined;
}

/** A function of the leaf that one tree reaches: exact, whatever is done to it. */
export interface Leafwise {
  readonly kind: 'leafwise';
  readonly skeleton: Skeleton;
  /** Value by leaf number. */
  readonly leaves: readonly number[];
}

/** A tree without its leaf values. */
export interface Skeleton {
  readonly root: SkeletonNode;
  readonly leafCount: number;
}
export type SkeletonNode =
  | { readonly leaf: number }
  | { readonly feature: number; readonly cuts: readonly number[]; readonly outside: SkeletonNode; readonly inside: SkeletonNode };

/**
 * A strictly monotone function that ends a model, of what stands before it. Thresholds are set on the latter.
 * - `logistic`: 1 / (1 + exp(-of)). `probit`: onnxruntime's approximation of sqrt(2) * erfinv(2 of - 1).
 * - `softmax` and `logSoftmax`: of logits `of`, the one at `index`.
 * - `power`: offset + sign * 2^of, the score of isolation forests.
 */
export type Link =
  | { readonly kind: 'logistic' | 'probit'; readonly of: Element }
  | { readonly kind: 'softmax' | 'logSoftmax'; readonly of: readonly Element[]; readonly index: number }
  | { readonly kind: 'power'; readonly of: Element; readonly sign: 1 | -1; readonly offset: number };

/** Row-major. `batched`: axis 0 counts records; execution sees one. */
export interface SymbolicTensor {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly elements: readonly Element[];
  readonly batched: boolean;
}

export const constant = (value: number): Element => ({ kind: 'constant', value });
export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/** How the original rounds a result of a type. */
export function rounding(type: ElementType): (value: number) => number {
  return type === 'float' ? Math.fround : type === 'double' ? (value) => value : Math.trunc;
}

/** Whether all elements are known before any record is. */
export const isConstant = (tensor: SymbolicTensor): boolean => tensor.elements.every(({ kind }) => kind === 'constant');
