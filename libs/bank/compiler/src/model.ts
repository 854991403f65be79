/** The integer form of a model: what is evaluated, proven, and run in production. */
import { SCORE_BITS } from '@probity/shared-commitments';
import { operandsOf, type Graph, type NodeId } from '@probity/shared-integer-ir';

/** A feature as the feature program declares it: an integer of `bits` bits. */
export interface ModelFeature {
  readonly name: string;
  readonly bits: number;
}

/** A tree on integers: leaves are natural numbers; for splits see `FloatSplit`. */
export type IntegerTree = IntegerLeaf | IntegerSplit;
export interface IntegerLeaf {
  readonly leaf: number;
}
export interface IntegerSplit {
  readonly feature: number;
  /** Strictly increasing, each from 1 to 2^bits - 1. */
  readonly cuts: readonly number[];
  readonly outside: IntegerTree;
  readonly inside: IntegerTree;
}

/** How scores stand to the margins of the original model: `margin = (score + shift) * 2^-gridBits`. */
export interface ScoreScale {
  readonly gridBits: number;
  readonly shift: number;
}

export interface IntegerModel {
  readonly features: readonly ModelFeature[];
  /** Input i is feature i. */
  readonly graph: Graph;
  /** The node that is the score; 0 <= score <= maxScore < 2^SCORE_BITS. */
  readonly score: NodeId;
  readonly maxScore: number;
  readonly scale: ScoreScale;
  /** Where the model is a sum of trees: those trees. The graph says the same. */
  readonly trees?: readonly IntegerTree[];
}

export const isLeaf = <Leaf extends { readonly leaf: number }>(node: Leaf | { readonly feature: number }): node is Leaf => 'leaf' in node;

/** Smallest and largest leaf of a tree. */
export function leafRange(node: IntegerTree): { min: number; max: number } {
  if (isLeaf(node)) return { min: node.leaf, max: node.leaf };
  const [a, b] = [leafRange(node.outside), leafRange(node.inside)];
  return { min: Math.min(a.min, b.min), max: Math.max(a.max, b.max) };
}

/** Margin that a score stands for. Exact: a score has at most 20 bits. */
export function marginFromScore(scale: ScoreScale, score: number): number {
  return (score + scale.shift) * 2 ** -scale.gridBits;
}

/**
 * The smallest score whose margin is at least `margin`, so that `score >= scoreFromMargin(m)` says `margin >= m`.
 * Clamped to what a threshold can hold, [0, 2^SCORE_BITS - 1].
 */
export function scoreFromMargin(scale: ScoreScale, margin: number): number {
  return Math.min(Math.max(Math.ceil(margin * 2 ** scale.gridBits) - scale.shift, 0), 2 ** SCORE_BITS - 1);
}

/** Strictly increasing constants that the model compares each feature with. */
export function thresholdsOf({ graph, features }: Pick<IntegerModel, 'graph' | 'features'>): number[][] {
  const found = features.map(() => new Set<number>());
  for (const node of graph.nodes) {
    if (node.op !== 'atLeast' && node.op !== 'memberOf') continue;
    const value = graph.nodes[operandsOf(node)[0]!]!;
    if (value.op !== 'input' || value.input >= features.length) continue;
    for (const cut of node.op === 'atLeast' ? [node.threshold] : cutsOfList(node.list, features[value.input]!.bits)) found[value.input]!.add(Number(cut));
  }
  return found.map((set) => [...set].sort((a, b) => a - b));
}

/** The cuts of a set of values, see `isInside`; a cut past the width is none. */
export function cutsOfList(list: readonly bigint[], bits: number): bigint[] {
  return list.flatMap((value) => [...(list.includes(value - 1n) ? [] : [value]), ...(list.includes(value + 1n) || value + 1n >= 1n << BigInt(bits) ? [] : [value + 1n])]).filter((cut) => cut > 0n);
}
