/** Seeded random models for tests. */
import type { FloatModel, FloatNode, FloatTree } from './float-model.js';
import type { FeatureLayout } from './compile-model.js';
import type { IntegerModel, ModelFeature } from './model.js';
import { thresholdsOf } from './model.js';

/** A small repeatable generator (mulberry32), uniform in [0, 1). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A layout of features of these widths. */
export const testLayout = (widths: readonly number[]): FeatureLayout => ({ id: 'test', version: '1.0.0', features: testFeatures(widths) });

export const testFeatures = (widths: readonly number[]): ModelFeature[] => widths.map((bits, i) => ({ name: `feature${i}`, bits }));

export interface Forest {
  readonly base: number;
  readonly trees: readonly FloatTree[];
}

/** Trees grown leaf by leaf as LightGBM does, with at most `bins` thresholds a feature; one split in `sets` asks for a set of values. */
export function randomForest(seed: number, features: readonly ModelFeature[], shape: { trees: number; leaves: number; bins: number; sets?: number }): Forest {
  const random = seededRandom(seed);
  const pick = (n: number): number => Math.floor(random() * n);
  const bins = features.map(({ bits }) => Array.from({ length: shape.bins }, () => 1 + pick(2 ** bits - 1)));
  const cutsOf = (feature: number): number[] => {
    const cuts = shape.sets && pick(shape.sets) === 0 ? [0, 1, 2].map(() => bins[feature]![pick(shape.bins)]!) : [bins[feature]![pick(shape.bins)]!];
    return [...new Set(cuts)].sort((a, b) => a - b);
  };
  const grow = (leaves: number): FloatTree => {
    if (leaves === 1) return { leaf: Math.fround((random() - 0.5) * 0.8) };
    const left = 1 + pick(leaves - 1);
    const feature = pick(features.length);
    return { feature, cuts: cutsOf(feature), outside: grow(left), inside: grow(leaves - left) };
  };
  return { base: Math.fround(-2.25), trees: Array.from({ length: shape.trees }, () => grow(shape.leaves)) };
}

/** The float graph of a forest. */
export function forestModel({ base, trees }: Forest): FloatModel {
  return { nodes: [...trees.map((root) => ({ op: 'tree' as const, root })), { op: 'affine', terms: trees.map((_, id) => [id, 1] as const), constant: base }], margin: trees.length };
}

/** A random network of dense layers with Relu between them, in the weights' usual sizes. */
export function randomNetwork(seed: number, features: readonly ModelFeature[], units: readonly number[]): FloatModel {
  const random = seededRandom(seed);
  const nodes: FloatNode[] = features.map((_, feature) => ({ op: 'feature', feature }));
  let operands = features.map((_, id) => id);
  let sizes = features.map(({ bits }) => 2 ** bits);
  units.forEach((count, l) => {
    const made = Array.from({ length: count }, () => {
      nodes.push({ op: 'affine', terms: operands.map((of, i) => [of, ((random() - 0.5) * 4) / sizes[i]!] as const), constant: random() - 0.5 });
      return nodes.length - 1;
    });
    operands = l === units.length - 1 ? made : made.map((of) => nodes.push({ op: 'clip', of, min: 0, max: Infinity }) - 1);
    sizes = operands.map(() => 1);
  });
  return { nodes, margin: operands[0]! };
}

/** Random vectors, and for each threshold the values just around it; 0 and the largest value too. */
export function testVectors(model: Pick<IntegerModel, 'graph' | 'features'>, count: number, seed: number): number[][] {
  const random = seededRandom(seed);
  const thresholds = thresholdsOf(model);
  const edges = model.features.map(({ bits }, f) =>
    [0, 2 ** bits - 1, ...thresholds[f]!.flatMap((t) => [t - 1, t, t + 1])].filter((v) => v < 2 ** bits));
  const anyOf = (values: readonly number[]): number => values[Math.floor(random() * values.length)]!;
  const onEdges = edges.flatMap((values, f) => values.map((value) => edges.map((of, g) => (g === f ? value : anyOf(of)))));
  const uniform = Array.from({ length: count }, () => model.features.map(({ bits }) => Math.floor(random() * 2 ** bits)));
  return [edges.map(() => 0), model.features.map(({ bits }) => 2 ** bits - 1), ...onEdges, ...uniform];
}
