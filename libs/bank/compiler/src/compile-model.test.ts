import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { SCORE_BITS } from '@probity/shared-commitments';
import { ensembleOnnx } from './canonical-onnx.js';
import { compileModel, modelCircuitId } from './compile-model.js';
import { importEnsemble, type FloatEnsemble, type FloatNode } from './ensemble-import.js';
import { FeatureVectorError, UnsupportedModelError, type UnsupportedModelCode } from './errors.js';
import { evaluateModel } from './evaluate-model.js';
import { lowerEnsemble } from './lower-ensemble.js';
import { leafRange, marginFromScore, scoreFromMargin } from './model.js';
import { decodeOnnx, encodeOnnx, type OnnxModel } from './onnx-format.js';
import { randomEnsemble, testFeatures, testVectors } from './random-models.testing.js';

const features = testFeatures([1, 4, 8, 24]);
const ensemble = randomEnsemble(1, features, { trees: 20, leaves: 8, bins: 5 });
const program = { features: features.map((feature) => ({ ...feature, meaning: feature.name, value: { constant: 0 } })) };
const NAME = { id: 'test', version: '1.0.0' };

function floatMargin(model: FloatEnsemble, vector: readonly number[]): number {
  return model.trees.reduce((sum, tree) => {
    let node: FloatNode = tree;
    while (!('leaf' in node)) node = vector[node.feature]! >= node.threshold ? node.atLeast : node.below;
    return sum + node.leaf;
  }, model.base);
}

describe('lowering', () => {
  const { model, dropped } = lowerEnsemble(ensemble, features);

  test('score stands for the float margin, within the reported bound', () => {
    for (const vector of testVectors(model, 2000, 1)) {
      const error = Math.abs(marginFromScore(model.scale, evaluateModel(model, vector)) - floatMargin(ensemble, vector));
      assert.ok(error <= dropped.maxMarginError + 1e-9);
    }
  });

  test('every score and every partial sum lies in [0, 2^20)', () => {
    assert.ok(model.maxScore < 2 ** SCORE_BITS);
    assert.equal(model.maxScore, model.trees.reduce((sum, tree) => sum + leafRange(tree).max, 0));
    assert.ok(model.trees.every((tree) => leafRange(tree).min === 0));
  });

  test('the grid is the finest: twice as fine would pass the score width', () => {
    assert.ok(model.maxScore * 2 + 2 * model.trees.length >= 2 ** SCORE_BITS);
  });

  test('drops branches that declared widths or the splits above have decided', () => {
    const tree: FloatNode = {
      feature: 1, threshold: 16, atLeast: { leaf: 99 },
      below: { feature: 1, threshold: 5, below: { feature: 1, threshold: 9, below: { leaf: 1 }, atLeast: { leaf: 77 } }, atLeast: { leaf: 2 } },
    };
    const { model: small, dropped: { droppedSplits } } = lowerEnsemble({ declaredInputs: 4, base: 0, trees: [tree] }, features);
    assert.deepEqual(small.trees.map((t) => ('leaf' in t ? t : [t.feature, t.threshold, 'leaf' in t.below, 'leaf' in t.atLeast])), [[1, 5, true, true]]);
    assert.equal(droppedSplits, 2);
  });

  test('a threshold in score units asks the same as in margins', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: model.maxScore }), fc.double({ min: -20, max: 20, noNaN: true }), (score, margin) => {
      const threshold = scoreFromMargin(model.scale, margin);
      if (threshold === 0 || threshold === 2 ** SCORE_BITS - 1) return;
      assert.equal(score >= threshold, marginFromScore(model.scale, score) >= margin);
    }));
  });

  test('refuses a model that says the same of everything, and one for other features', () => {
    const refused = (of: FloatEnsemble, code: UnsupportedModelCode): void => {
      assert.throws(() => lowerEnsemble(of, features), (error) => error instanceof UnsupportedModelError && error.code === code);
    };
    refused({ declaredInputs: 4, base: 1, trees: [{ leaf: 3 }] }, 'CONSTANT_MODEL');
    refused({ ...ensemble, declaredInputs: 5 }, 'FEATURE_MISMATCH');
    refused({ declaredInputs: undefined, base: 0, trees: [{ feature: 4, threshold: 1, below: { leaf: 0 }, atLeast: { leaf: 1 } }] }, 'FEATURE_MISMATCH');
  });
});

describe('grid', () => {
  test('keeps a constant part exact that is far larger than what the trees add', () => {
    const tree: FloatNode = { feature: 0, threshold: 1, below: { leaf: Math.fround(1e-14) }, atLeast: { leaf: Math.fround(3e-14) } };
    const { model, dropped: { maxMarginError } } = lowerEnsemble({ declaredInputs: 4, base: 1 / 3, trees: [tree] }, features);
    assert.ok(Number.isSafeInteger(model.scale.shift));
    for (const [value, leaf] of [[0, 1e-14], [1, 3e-14]] as const) {
      const margin = marginFromScore(model.scale, evaluateModel(model, [value, 0, 0, 0]));
      assert.ok(Math.abs(margin - (1 / 3 + Math.fround(leaf))) <= maxMarginError + 2 ** -53);
    }
  });

  test('takes a tree of very many leaves', () => {
    const grow = (low: number, high: number): FloatNode => {
      if (low === high) return { leaf: low % 7 };
      const middle = Math.floor((low + high + 1) / 2);
      return { feature: 3, threshold: middle, below: grow(low, middle - 1), atLeast: grow(middle, high) };
    };
    const { model: { maxScore } } = lowerEnsemble({ declaredInputs: 4, base: 0, trees: [grow(0, 2 ** 18 - 1)] }, features);
    assert.ok(maxScore > 0 && maxScore < 2 ** SCORE_BITS);
  });
});

describe('evaluator', () => {
  const { ir } = compileModel(ensembleOnnx(ensemble, 'x'), program, NAME);
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
    const [a, b] = [1, 2].map(() => compileModel(ensembleOnnx(ensemble, 'x'), program, NAME));
    assert.deepEqual(a!.canonicalOnnx, b!.canonicalOnnx);
    assert.equal(a!.modelDigest, b!.modelDigest);
    assert.equal(a!.circomSource(4), b!.circomSource(4));
  });
  test('compiling the canonical model again gives the same integer model', () => {
    const once = compileModel(ensembleOnnx(ensemble, 'x'), program, NAME);
    const twice = lowerEnsemble(importEnsemble(once.canonicalOnnx), features).model;
    for (const vector of testVectors(once.ir, 500, 3)) {
      assert.equal(marginFromScore(twice.scale, evaluateModel(twice, vector)), evaluateModel(once.ir, vector));
    }
  });
  test('circuit ids name the tiny circuit', () => {
    assert.equal(modelCircuitId(NAME, 'full'), 'model-test@1.0.0');
    assert.equal(modelCircuitId(NAME, 'tiny'), 'model-test-tiny@1.0.0');
  });
});

describe('ONNX front end', () => {
  const decoded = decodeOnnx(ensembleOnnx(ensemble, 'x'));
  /** The model with attributes of its node replaced, added (or taken out where undefined). */
  const withAttributes = (changes: Record<string, object | undefined>): Uint8Array => {
    const [node] = decoded.graph.node;
    const kept = node!.attribute.filter(({ name }) => !(name in changes));
    const added = Object.entries(changes).filter(([, value]) => value).map(([name, value]) => ({ name, type: 0, ...value }));
    return encodeOnnx({ ...decoded, graph: { ...decoded.graph, node: [{ ...node!, attribute: [...kept, ...added] }] } });
  };
  const refused = (bytes: Uint8Array, code: UnsupportedModelCode, message = /./): void => {
    assert.throws(() => importEnsemble(bytes), (error) => error instanceof UnsupportedModelError && error.code === code && message.test(error.message));
  };
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  const attribute = (name: string) => decoded.graph.node[0]!.attribute.find((a) => a.name === name)!;

  test('reads what the writer wrote', () => assert.deepEqual(importEnsemble(ensembleOnnx(ensemble, 'x')), ensemble));

  test('turns all four comparisons on a fractional and a whole threshold into integer ones', () => {
    const stump = (mode: string, value: number): OnnxModel => {
      const model = decodeOnnx(ensembleOnnx({ declaredInputs: 4, base: 0, trees: [{ feature: 1, threshold: 2, below: { leaf: 1 }, atLeast: { leaf: 0 } }] }, 'x'));
      const [node] = model.graph.node;
      return { ...model, graph: { ...model.graph, node: [{ ...node!, attribute: node!.attribute.map((a) => a.name === 'nodes_modes' ? { ...a, strings: [mode, 'LEAF', 'LEAF'].map(text) } : a.name === 'nodes_values' ? { ...a, floats: [value, 0, 0] } : a) }] } };
    };
    const holds: Record<string, (x: number, t: number) => boolean> = { BRANCH_LEQ: (x, t) => x <= t, BRANCH_LT: (x, t) => x < t, BRANCH_GTE: (x, t) => x >= t, BRANCH_GT: (x, t) => x > t };
    for (const [mode, compare] of Object.entries(holds)) {
      for (const value of [3, 3.5, 7.25, 14]) {
        const imported = importEnsemble(encodeOnnx(stump(mode, value)));
        for (let x = 0; x < 16; x++) assert.equal(floatMargin(imported, [0, x, 0, 0]), compare(x, value) ? 1 : 0);
      }
    }
  });

  test('reads weights given as a tensor of doubles', () => {
    const weights = attribute('target_weights').floats!;
    const raw = new Uint8Array(new Float64Array(weights).buffer);
    assert.deepEqual(importEnsemble(withAttributes({ target_weights: undefined, target_weights_as_tensor: { t: { data_type: 11, raw_data: raw } } })), ensemble);
  });

  test('refuses a tree too deep to walk', () => {
    let chain: FloatNode = { leaf: 1 };
    for (let i = 0; i < 5_000; i++) chain = { feature: 3, threshold: i + 1, below: { leaf: i }, atLeast: chain };
    refused(ensembleOnnx({ declaredInputs: 4, base: 0, trees: [chain] }, 'x'), 'MODEL_TOO_LARGE', /deep/);
  });

  test('refuses what it can not honour, by name', () => {
    const [node] = decoded.graph.node;
    refused(text('not a model'), 'MALFORMED_ONNX');
    refused(new Uint8Array(), 'MALFORMED_ONNX');
    refused(encodeOnnx({ ...decoded, graph: { ...decoded.graph, node: [{ ...node!, op_type: 'Gemm', domain: '', name: 'layer1' }] } }), 'UNSUPPORTED_OPERATOR', /layer1.*Gemm/);
    refused(encodeOnnx({ ...decoded, graph: { ...decoded.graph, node: [node!, { ...node!, op_type: 'Sigmoid', domain: '', name: 'squash' }] } }), 'UNSUPPORTED_OPERATOR', /squash.*Sigmoid/);
    refused(withAttributes({ aggregate_function: { s: text('MAX') } }), 'UNSUPPORTED_ATTRIBUTE', /aggregate_function/);
    refused(withAttributes({ post_transform: { s: text('LOGISTIC') } }), 'UNSUPPORTED_ATTRIBUTE', /post_transform/);
    refused(withAttributes({ n_targets: { i: 2 } }), 'UNSUPPORTED_ATTRIBUTE', /n_targets/);
    refused(withAttributes({ novelty: { i: 2 } }), 'UNSUPPORTED_ATTRIBUTE', /novelty/);
    refused(withAttributes({ base_values: { floats: [1, 2] } }), 'UNSUPPORTED_ATTRIBUTE', /base_values/);
    refused(withAttributes({ nodes_modes: { strings: attribute('nodes_modes').strings!.map((mode, i) => (i === 0 ? text('BRANCH_EQ') : mode)) } }), 'UNSUPPORTED_BRANCH', /0\/0.*BRANCH_EQ/);
    for (const bad of [NaN, Infinity]) {
      refused(withAttributes({ target_weights: { floats: attribute('target_weights').floats!.map((w, i) => (i === 3 ? bad : w)) } }), 'VALUE_NOT_FINITE', /target_weights/);
    }
    refused(withAttributes({ nodes_truenodeids: { ints: attribute('nodes_truenodeids').ints!.map((id, i) => (i === 0 ? 999 : id)) } }), 'BROKEN_TREE');
    refused(withAttributes({ nodes_values: { floats: [] } }), 'BROKEN_TREE');
    refused(withAttributes({ base_values_as_tensor: { t: { data_type: 1, float_data: [9] } } }), 'UNSUPPORTED_ATTRIBUTE', /base_values.*twice/);
    refused(withAttributes({ base_values: undefined, base_values_as_tensor: { t: { data_type: 1, data_location: 1 } } }), 'UNSUPPORTED_ATTRIBUTE', /another file/);
    refused(encodeOnnx({ ...decoded, functions: [new Uint8Array([10, 1, 120])] }), 'UNSUPPORTED_OPERATOR', /function/);
    refused(withAttributes({ target_ids: { ints: attribute('target_ids').ints!.map(() => 1) } }), 'UNSUPPORTED_ATTRIBUTE');
  });
});
