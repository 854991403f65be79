/** Seeded random models for tests. */
import type { FloatEnsemble, FloatNode } from './ensemble-import.js';
import type { ModelFeature, TreeModel } from './model.js';
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

export const testFeatures = (widths: readonly number[]): ModelFeature[] => widths.map((bits, i) => ({ name: `feature${i}`, bits }));

/** Trees grown leaf by leaf as LightGBM does, with at most `bins` thresholds a feature. */
export function randomEnsemble(seed: number, features: readonly ModelFeature[], shape: { trees: number; leaves: number; bins: number }): FloatEnsemble & { declaredInputs: number } {
  const random = seededRandom(seed);
  const pick = (n: number): number => Math.floor(random() * n);
  const bins = features.map(({ bits }) => Array.from({ length: shape.bins }, () => 1 + pick(2 ** bits - 1)));
  const grow = (leaves: number): FloatNode => {
    if (leaves === 1) return { leaf: Math.fround((random() - 0.5) * 0.8) };
    const left = 1 + pick(leaves - 1);
    const feature = pick(features.length);
    return { feature, threshold: bins[feature]![pick(shape.bins)]!, below: grow(left), atLeast: grow(leaves - left) };
  };
  return { declaredInputs: features.length, base: Math.fround(-2.25), trees: Array.from({ length: shape.trees }, () => grow(shape.leaves)) };
}

/** Random vectors, and for each threshold the values just around it; 0 and the largest value too. */
export function testVectors(model: TreeModel, count: number, seed: number): number[][] {
  const random = seededRandom(seed);
  const thresholds = thresholdsOf(model);
  const edges = model.features.map(({ bits }, f) =>
    [0, 2 ** bits - 1, ...thresholds[f]!.flatMap((t) => [t - 1, t, t + 1])].filter((v) => v < 2 ** bits));
  const anyOf = (values: readonly number[]): number => values[Math.floor(random() * values.length)]!;
  const onEdges = edges.flatMap((values, f) => values.map((value) => edges.map((of, g) => (g === f ? value : anyOf(of)))));
  const uniform = Array.from({ length: count }, () => model.features.map(({ bits }) => Math.floor(random() * 2 ** bits)));
  return [edges.map(() => 0), model.features.map(({ bits }) => 2 ** bits - 1), ...onEdges, ...uniform];
}
