import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { SCORE_BITS } from '@probity/shared-commitments';
import { evaluateGraph } from '@probity/shared-integer-ir';
import { canonicalOnnx, treesOnnx } from './canonical-onnx.js';
import { commitModel, committedGraph } from './committed-model.js';
import { compileModel, modelCircuitId } from './compile-model.js';
import { FeatureVectorError, UnsupportedModelError, type UnsupportedModelCode } from './errors.js';
import { evaluateModel } from './evaluate-model.js';
import { evaluateFloat, isInside, type FloatModel, type FloatNode, type FloatTree } from './float-model.js';
import { lowerModel } from './lower-model.js';
import { dropDeadBranches, lowerTrees } from './lower-trees.js';
import { leafRange, marginFromScore, scoreFromMargin, type IntegerTree } from './model.js';
import { importOnnx } from './onnx/import-model.js';
import { parametersDigest } from './parameters.js';
import { forestModel, randomForest, randomNetwork, testLayout, testVectors } from './random-models.testing.js';

const layout = testLayout([1, 4, 8, 24]);
const { features } = layout;
const forest = randomForest(1, features, { trees: 20, leaves: 8, bins: 5, sets: 4 });
const bytes = treesOnnx(forest.base, forest.trees, features.length, 'x');
const NAME = { id: 'test', version: '1.0.0' };

describe('lowering trees', () => {
  const float = forestModel(forest);
  const { model, dropped } = lowerModel(float, features);
  const trees = model.trees!;

  test('score stands for the float margin, within the reported bound', () => {
    for (const vector of testVectors(model, 2000, 1)) {
      const error = Math.abs(marginFromScore(model.scale, evaluateModel(model, vector)) - evaluateFloat(float, vector)[float.margin]!);
      assert.ok(error <= dropped.maxMarginError + 1e-9);
    }
  });

  test('the graph says what the trees say', () => {
    const leafOf = (tree: IntegerTree, vector: readonly number[]): number => ('leaf' in tree ? tree.leaf : leafOf(isInside(tree.cuts, vector[tree.feature]!) ? tree.inside : tree.outside, vector));
    for (const vector of testVectors(model, 1000, 2)) assert.equal(evaluateModel(model, vector), trees.reduce((sum, tree) => sum + leafOf(tree, vector), 0));
  });

  test('every score and every partial sum lies in [0, 2^20)', () => {
    assert.ok(model.maxScore < 2 ** SCORE_BITS);
    assert.equal(model.maxScore, trees.reduce((sum, tree) => sum + leafRange(tree).max, 0));
    assert.ok(trees.every((tree) => leafRange(tree).min === 0));
  });

  test('the grid is the finest: twice as fine would pass the score width', () => {
    assert.ok(model.maxScore * 2 + 2 * trees.length >= 2 ** SCORE_BITS);
  });

  test('drops branches and cuts that declared widths or the splits above have decided', () => {
    const tree: FloatTree = {
      feature: 1, cuts: [16], inside: { leaf: 99 },
      outside: { feature: 1, cuts: [5], outside: { feature: 1, cuts: [9], outside: { leaf: 1 }, inside: { leaf: 77 } }, inside: { leaf: 2 } },
    };
    const { model: small, dropped: { droppedSplits } } = lowerTrees(0, [tree], features);
    assert.deepEqual(small.trees, [{ feature: 1, cuts: [5], outside: { leaf: 0 }, inside: { leaf: 1 * 2 ** small.scale.gridBits } }]);
    assert.equal(droppedSplits, 2);
    // 0 and 1 are inside, so is 12 and above; under x >= 1 only the cuts 2 and 12 are left, with the sides swapped.
    const set: FloatTree = { feature: 1, cuts: [0, 2, 12], outside: { leaf: 1 }, inside: { leaf: 3 } };
    assert.deepEqual(dropDeadBranches({ feature: 1, cuts: [1], outside: { leaf: 0 }, inside: set }, features), {
      feature: 1, cuts: [1], outside: { leaf: 0 }, inside: { feature: 1, cuts: [2, 12], outside: { leaf: 3 }, inside: { leaf: 1 } },
    });
  });

  test('a threshold in score units asks the same as in margins', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: model.maxScore }), fc.double({ min: -20, max: 20, noNaN: true }), (score, margin) => {
      const threshold = scoreFromMargin(model.scale, margin);
      if (threshold === 0 || threshold === 2 ** SCORE_BITS - 1) return;
      assert.equal(score >= threshold, marginFromScore(model.scale, score) >= margin);
    }));
  });

  test('a forest whose trees are weighted is a forest', () => {
    const nodes = forest.trees.map((root) => ({ op: 'tree' as const, root }));
    const average: FloatModel = { nodes: [...nodes, { op: 'affine', terms: nodes.map((_, id) => [id, 1 / nodes.length] as const), constant: 0 }], margin: nodes.length };
    const lowered = lowerModel(average, features);
    assert.equal(lowered.kind, 'trees');
    for (const vector of testVectors(model, 200, 3)) {
      const error = marginFromScore(lowered.model.scale, evaluateModel(lowered.model, vector)) - evaluateFloat(average, vector)[average.margin]!;
      assert.ok(Math.abs(error) <= lowered.dropped.maxMarginError + 1e-9);
    }
  });

  test('refuses a model that says the same of everything, and one for other features', () => {
    const refused = (of: FloatModel, code: UnsupportedModelCode): void => {
      assert.throws(() => lowerModel(of, features), (error) => error instanceof UnsupportedModelError && error.code === code);
    };
    refused(forestModel({ base: 1, trees: [{ leaf: 3 }] }), 'CONSTANT_MODEL');
    refused(forestModel({ base: 0, trees: [{ feature: 4, cuts: [1], outside: { leaf: 0 }, inside: { leaf: 1 } }] }), 'FEATURE_MISMATCH');
    refused({ nodes: [{ op: 'feature', feature: 4 }], margin: 0 }, 'FEATURE_MISMATCH');
    refused({ nodes: [{ op: 'affine', terms: [], constant: 1 }], margin: 0 }, 'CONSTANT_MODEL');
  });
});

describe('lowering linear models and networks', () => {
  const wide = testLayout([1, 4, 8, 11, 2, 6]).features;
  const errorOf = (float: FloatModel, seed: number): { worst: number; bound: number } => {
    const { model, dropped } = lowerModel(float, wide);
    const [low, high] = [0, 2 ** SCORE_BITS - 1].map((score) => marginFromScore(model.scale, score)) as [number, number];
    const errors = testVectors(model, 500, seed).map((vector) => {
      const margin = evaluateFloat(float, vector)[float.margin]!;
      return Math.abs(marginFromScore(model.scale, evaluateModel(model, vector)) - Math.min(Math.max(margin, low), high));
    });
    return { worst: Math.max(...errors), bound: dropped.maxMarginError };
  };

  for (const units of [[1], [5, 1], [8, 6, 1]]) {
    test(`a chain of ${units.join('-')} units stays within the reported bound, and close to the original`, () => {
      for (const seed of [1, 2, 3]) {
        const { worst, bound } = errorOf(randomNetwork(seed, wide, units), seed);
        assert.ok(worst <= bound, `${worst} above ${bound}`);
        assert.ok(worst < 0.01, `off by ${worst}`);
      }
    });
  }

  test('flags, clips and maxima', () => {
    const float: FloatModel = {
      nodes: [
        { op: 'feature', feature: 3 },
        { op: 'inside', feature: 2, cuts: [7, 8, 100] },
        { op: 'affine', terms: [[0, 0.01], [1, -3]], constant: 0.25 },
        { op: 'clip', of: 2, min: -1, max: 6 },
        { op: 'affine', terms: [[0, -0.02]], constant: 4 },
        { op: 'clip', of: 4, min: -Infinity, max: 3 },
        { op: 'maximum', of: [3, 5] },
        { op: 'tree', root: { feature: 5, cuts: [20], outside: { leaf: 0.5 }, inside: { leaf: -0.75 } } },
        { op: 'affine', terms: [[6, 2], [7, 1]], constant: -1 },
      ],
      margin: 8,
    };
    const { worst, bound } = errorOf(float, 4);
    assert.ok(worst <= bound && worst < 0.01, `off by ${worst}, bound ${bound}`);
    assert.equal(lowerModel(float, wide).kind, 'network');
  });

  test('a clip whose ends lie far from what its sum can reach clips nothing, and is no error of its own', () => {
    const clipped = (weight: number, min: number, max: number): FloatModel => ({
      nodes: [
        { op: 'feature', feature: 2 },
        { op: 'affine', terms: [[0, weight]], constant: 0 },
        { op: 'clip', of: 1, min, max },
        { op: 'affine', terms: [[2, 1 / 32]], constant: 0 },
      ],
      margin: 3,
    });
    for (const [min, max] of [[-1000, Infinity], [-Infinity, 1000], [-400, 300], [-1000, 1000], [-300, 20], [-3.4e38, 3.4e38], [-512, 512], [-511, 513]] as const) {
      const { worst, bound } = errorOf(clipped(1, min, max), 5);
      assert.ok(worst <= bound && worst < 0.001, `ends ${min} and ${max}: off by ${worst}, bound ${bound}`);
    }
    // Ends of ±1, as usual, before weights that are small.
    const { worst, bound } = errorOf(clipped(1e-4, -1, 1), 6);
    assert.ok(worst <= bound && worst < 0.0001, `off by ${worst}, bound ${bound}`);
  });

  test('the values of random graphs stay within the reported bound', () => {
    const number = fc.double({ min: -300, max: 300, noNaN: true });
    fc.assert(fc.property(number, number, number, fc.constantFrom(1e-5, 1 / 256, 1, 40), number, (a, b, offset, weight, end) => {
      const float: FloatModel = {
        nodes: [
          { op: 'feature', feature: 2 }, { op: 'feature', feature: 3 },
          { op: 'affine', terms: [[0, weight], [1, -weight / 8]], constant: offset },
          { op: 'clip', of: 2, min: Math.min(a, b), max: Math.max(a, b) + 1 },
          { op: 'clip', of: 2, min: -Infinity, max: end },
          { op: 'maximum', of: [3, 4] },
          { op: 'affine', terms: [[5, 1 / 64]], constant: 0 },
        ],
        margin: 6,
      };
      try {
        const { worst, bound } = errorOf(float, 7);
        return worst <= bound + 1e-12;
      } catch (error) {
        return error instanceof UnsupportedModelError;
      }
    }), { numRuns: 60 });
  });

  test('margins beyond ±16 saturate', () => {
    const { model } = lowerModel({ nodes: [{ op: 'feature', feature: 3 }, { op: 'affine', terms: [[0, 0.0625]], constant: -62.5 }], margin: 1 }, wide);
    const scoreAt = (value: number): number => evaluateModel(model, [0, 0, 0, value, 0, 0]);
    assert.equal(scoreAt(0), 0);
    assert.equal(scoreAt(744), 0);
    assert.equal(scoreAt(1000), 2 ** (SCORE_BITS - 1));
    assert.equal(scoreAt(1256), 2 ** SCORE_BITS - 1);
    assert.equal(scoreAt(2047), 2 ** SCORE_BITS - 1);
  });

  test('a committed model is the same model: same scores from its parameters, same shape for other weights', () => {
    for (const units of [[1], [5, 1], [8, 6, 1]]) {
      const shapes = [1, 2].map((seed) => {
        const lowered = lowerModel(randomNetwork(seed, wide, units), wide);
        const { architecture, block, parameters } = commitModel(lowered);
        const { graph, score } = committedGraph(architecture);
        assert.equal(parameters.length, graph.inputs.length - wide.length);
        for (const vector of testVectors(lowered.model, 50, seed)) {
          assert.equal(Number(evaluateGraph(graph, [...vector.map(BigInt), ...parameters])(score)), evaluateModel(lowered.model, vector));
        }
        return { architecture, block };
      });
      assert.deepEqual(shapes[0], shapes[1]);
    }
  });

  test('the digest of committed parameters depends on each of them and on the salt', () => {
    const { block, parameters } = commitModel(lowerModel(randomNetwork(1, wide, [3, 1]), wide));
    const digest = parametersDigest(block, parameters, 5n);
    assert.notEqual(parametersDigest(block, parameters, 6n), digest);
    parameters.forEach((_, i) => assert.notEqual(parametersDigest(block, parameters.map((value, j) => (i === j ? value ^ 1n : value)), 5n), digest));
    assert.throws(() => parametersDigest(block, parameters.map(() => 1n << 60n), 5n), /model parameter/);
  });

  test('what is no chain of dense layers can not be committed', () => {
    assert.throws(() => commitModel(lowerModel(forestModel(forest), features)), (error) => error instanceof UnsupportedModelError && error.code === 'UNSUPPORTED_MODE');
  });
});

describe('grid', () => {
  test('keeps a constant part exact that is far larger than what the trees add', () => {
    const tree: FloatTree = { feature: 0, cuts: [1], outside: { leaf: Math.fround(1e-14) }, inside: { leaf: Math.fround(3e-14) } };
    const { model, dropped: { maxMarginError } } = lowerTrees(1 / 3, [tree], features);
    assert.ok(Number.isSafeInteger(model.scale.shift));
    for (const [value, leaf] of [[0, 1e-14], [1, 3e-14]] as const) {
      const margin = marginFromScore(model.scale, evaluateModel(model, [value, 0, 0, 0]));
      assert.ok(Math.abs(margin - (1 / 3 + Math.fround(leaf))) <= maxMarginError + 2 ** -53);
    }
  });

  test('takes a tree of very many leaves', () => {
    const grow = (low: number, high: number): FloatTree => {
      if (low === high) return { leaf: low % 7 };
      const middle = Math.floor((low + high + 1) / 2);
      return { feature: 3, cuts: [middle], outside: grow(low, middle - 1), inside: grow(middle, high) };
    };
    const { model: { maxScore } } = lowerTrees(0, [grow(0, 2 ** 18 - 1)], features);
    assert.ok(maxScore > 0 && maxScore < 2 ** SCORE_BITS);
  });
});

describe('models that ask for too much', () => {
  const tooLarge = (of: () => unknown): void => assert.throws(of, { name: 'UnsupportedModelError', code: 'MODEL_TOO_LARGE' });

  test('a set of very many values', () => {
    const cuts = Array.from({ length: 8000 }, (_, i) => 2 * i + 1);
    tooLarge(() => lowerModel(forestModel({ base: 0, trees: [{ feature: 3, cuts, outside: { leaf: 0 }, inside: { leaf: 1 } }] }), features));
    tooLarge(() => lowerModel({ nodes: [{ op: 'inside', feature: 3, cuts }], margin: 0 }, features));
  });

  /** Two layers of many units that read two of the layer before. */
  const sparse = (units: number): FloatModel => {
    const nodes: FloatNode[] = [{ op: 'feature', feature: 2 }];
    const clip = (of: number): number => nodes.push({ op: 'clip', of, min: 0, max: Infinity }) - 1;
    const layer = (terms: (unit: number) => readonly (readonly [number, number])[]): number[] =>
      Array.from({ length: units }, (_, unit) => clip(nodes.push({ op: 'affine', terms: terms(unit), constant: 0.1 + unit / 100 }) - 1));
    const first = layer((unit) => [[0, (unit + 1) / units]]);
    const second = layer((unit) => [[first[unit]!, 1], [first[(unit + 1) % units]!, -1]]);
    return { nodes: [...nodes, { op: 'affine', terms: second.map((of) => [of, 1 / units] as const), constant: 0 }], margin: nodes.length };
  };

  test('layers whose full matrices do not fit the memory, though their weights do', () => {
    canonicalOnnx(lowerModel(sparse(100), features).model, 'x');
    tooLarge(() => canonicalOnnx(lowerModel(sparse(2000), features).model, 'x'));
    tooLarge(() => lowerModel(sparse(20_000), features));
  });

  test('a maximum of many values is evaluated, however deep its chain', () => {
    const units = 3000;
    const nodes: FloatNode[] = [{ op: 'feature', feature: 1 }, { op: 'feature', feature: 2 }];
    for (let unit = 0; unit < units; unit++) nodes.push({ op: 'affine', terms: [[0, unit / units], [1, ((unit * unit) % units) / units]], constant: unit / units });
    nodes.push({ op: 'maximum', of: Array.from({ length: units }, (_, unit) => unit + 2) }, { op: 'affine', terms: [[units + 2, 0.01]], constant: 0 });
    const float = { nodes, margin: nodes.length - 1 };
    const { model, dropped } = lowerModel(float, features);
    const vector = [0, 3, 200, 0];
    assert.ok(Math.abs(marginFromScore(model.scale, evaluateModel(model, vector)) - evaluateFloat(float, vector)[float.margin]!) <= dropped.maxMarginError);
  });
});

describe('evaluator', () => {
  const { ir } = compileModel(bytes, layout, NAME);
  test('takes numbers and bigints alike', () => {
    for (const vector of testVectors(ir, 100, 2)) assert.equal(evaluateModel(ir, vector.map(BigInt)), evaluateModel(ir, vector));
  });
  test('refuses what is no feature vector', () => {
    for (const vector of [[0, 0, 0], [2, 0, 0, 0], [0, 0.5, 0, 0], [0, -1, 0, 0], [0, 0, 0, NaN]]) {
      assert.throws(() => evaluateModel(ir, vector), FeatureVectorError);
    }
  });
});

describe('compiled package', () => {
  test('the same model gives the same bytes, digest and source', () => {
    const [a, b] = [1, 2].map(() => compileModel(bytes, layout, NAME));
    assert.deepEqual(a!.canonicalOnnx, b!.canonicalOnnx);
    assert.equal(a!.modelDigest, b!.modelDigest);
    assert.equal(a!.circomSource(4), b!.circomSource(4));
  });
  test('compiling the canonical model again gives the same integer model', () => {
    const once = compileModel(bytes, layout, NAME);
    const twice = lowerModel(importOnnx(once.canonicalOnnx, features).model, features).model;
    for (const vector of testVectors(once.ir, 500, 3)) {
      assert.equal(marginFromScore(twice.scale, evaluateModel(twice, vector)), evaluateModel(once.ir, vector));
    }
  });
  test('circuit ids name the tiny circuit', () => {
    const { circuit } = compileModel(bytes, layout, NAME);
    assert.equal(modelCircuitId({ circuit }, 'full'), 'model-test@1.0.0');
    assert.equal(modelCircuitId({ circuit }, 'tiny'), 'model-test-tiny@1.0.0');
  });
});
