import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evaluateModel, isInside, isLeaf, type IntegerModel, type IntegerTree } from '@probity/bank-compiler';
import fc from 'fast-check';
import { explain } from './explain.js';
import { treeShap } from './tree-shap.js';

const BITS = 4;
const tree = (features: number): fc.Arbitrary<IntegerTree> =>
  fc.letrec<{ node: IntegerTree }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.record({ leaf: fc.integer({ min: 0, max: 500 }) }),
      fc.record({
        feature: fc.nat(features - 1), cuts: fc.uniqueArray(fc.integer({ min: 1, max: 2 ** BITS - 1 }), { minLength: 1, maxLength: 3 }).map((cuts) => cuts.sort((a, b) => a - b)),
        outside: tie('node'), inside: tie('node'),
      }),
    ),
  })).node;

const scoreOf = (node: IntegerTree, features: readonly number[]): number =>
  isLeaf(node) ? node.leaf : scoreOf(isInside(node.cuts, features[node.feature]!) ? node.inside : node.outside, features);

/** By the definition: over every coalition, what the feature adds to it. */
function shapley(score: (features: readonly number[]) => number, features: readonly number[], baseline: readonly number[]): number[] {
  const n = features.length;
  const factorial = (k: number): number => (k <= 1 ? 1 : k * factorial(k - 1));
  const values = Array.from({ length: 2 ** n }, (_, set) => score(features.map((value, i) => (set & (1 << i) ? value : baseline[i]!))));
  return features.map((_, i) => {
    let sum = 0;
    for (let set = 0; set < 2 ** n; set += 1) {
      if (set & (1 << i)) continue;
      const size = set.toString(2).replaceAll('0', '').length;
      sum += ((factorial(size) * factorial(n - size - 1)) / factorial(n)) * (values[set | (1 << i)]! - values[set]!);
    }
    return sum;
  });
}

const cases = fc.integer({ min: 1, max: 7 }).chain((n) => {
  const vector = fc.array(fc.nat(2 ** BITS - 1), { minLength: n, maxLength: n });
  return fc.record({ trees: fc.array(tree(n), { minLength: 1, maxLength: 5 }), features: vector, baseline: vector });
});

test('TreeSHAP gives the Shapley values of the definition, and they add up exactly', () => {
  fc.assert(fc.property(cases, ({ trees, features, baseline }) => {
    const score = (vector: readonly number[]): number => trees.reduce((sum, node) => sum + scoreOf(node, vector), 0);
    const { numerators, denominator } = treeShap({ trees, features: features.map((_, i) => ({ name: `f${i}`, bits: BITS })) }, features, baseline)!;
    assert.equal(numerators.reduce((sum, numerator) => sum + numerator, 0n), BigInt(score(features) - score(baseline)) * denominator);
    shapley(score, features, baseline).forEach((expected, i) => {
      assert.ok(Math.abs(Number(numerators[i]) / Number(denominator) - expected) < 1e-6, `feature ${i}`);
    });
  }), { numRuns: 200 });
});

test('a model that is no sum of trees has no TreeSHAP', () => {
  assert.equal(treeShap({ features: [] }, [], []), undefined);
});

test('reasons are what changes with one feature at its baseline, largest first, and do not claim to add up', () => {
  // score = 10 where a, 5 more where a and b, 3 where c: one input each.
  const graphModel = {
    features: [{ name: 'cash', bits: 1 }, { name: 'weekend', bits: 1 }, { name: 'other', bits: 1 }],
    graph: {
      inputs: [0, 1, 2].map((i) => ({ name: `i${i}`, range: { min: 0n, max: 1n } })), nodes: [
        { op: 'input', input: 0, range: { min: 0n, max: 1n } }, { op: 'input', input: 1, range: { min: 0n, max: 1n } }, { op: 'input', input: 2, range: { min: 0n, max: 1n } },
        { op: 'product', left: 0, right: 1, range: { min: 0n, max: 1n } },
        { op: 'linear', terms: [[0, 10n], [3, 5n], [2, 3n]], constant: 0n, range: { min: 0n, max: 18n } },
      ],
    },
    score: 4, maxScore: 18, scale: { gridBits: 0, shift: 0 },
  } as unknown as IntegerModel;
  const program = { features: [{ name: 'cash', meaning: 'cash' }, { name: 'weekend', meaning: 'weekend' }, { name: 'other', meaning: 'of another kind' }] } as never;
  assert.equal(evaluateModel(graphModel, [1, 1, 1]), 18);
  const { score, baselineScore, reasons, shap } = explain(graphModel, program, [1, 1, 1], [0, 0, 0]);
  assert.deepEqual([score, baselineScore, shap], [18, 0, null]);
  assert.deepEqual(reasons.map(({ feature, changeToBaseline, sentence }) => [feature, changeToBaseline, sentence]), [
    ['cash', 15, 'Made in cash.'], ['weekend', 5, 'Booked on a Saturday or Sunday.'], ['other', 3, 'Of another kind: 1; usual: 0.'],
  ]);
});
