import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { evaluateFloat } from '../float-model.js';
import { fixture, FIXTURES, outputOf } from './fixtures.testing.js';
import { importOnnx, marginOfOutput } from './import-model.js';

const names = readdirSync(FIXTURES).filter((file) => file.endsWith('.onnx')).map((file) => file.slice(0, -'.onnx'.length));

test('there are fixtures of every library', () => {
  for (const library of ['lightgbm', 'xgboost', 'catboost', 'sklearn', 'torch', 'onnx']) assert.ok(names.some((name) => name.startsWith(`${library}-`)), library);
});

for (const name of names) {
  test(`${name}: the float graph says what onnxruntime says`, () => {
    const { bytes, golden } = fixture(name);
    const { model, output } = importOnnx(bytes, golden.features, { positiveClass: golden.positiveClass });
    golden.rows.forEach((row, i) => {
      const margin = evaluateFloat(model, row)[model.margin]!;
      // Sums of float32 differ from ours by their rounding.
      const tolerance = 1e-5 * Math.max(1, Math.abs(margin));
      assert.ok(Math.abs(margin - golden.margins[i]!) <= tolerance, `row ${i}: margin ${margin}, onnxruntime ${golden.margins[i]}`);
      const others = golden.outputs[i]!;
      assert.ok(Math.abs(outputOf(output, margin, others) - others[output.column]!) <= tolerance, `row ${i}: output`);
      // Where the output is not at an end of its range, the margin comes back out of it.
      const back = marginOfOutput(output, others);
      if (Math.abs(margin) < 5) assert.ok(Math.abs(back - margin) <= 1e-3, `row ${i}: margin ${back} out of the output, not ${margin}`);
    });
    assert.ok(new Set(golden.margins).size > 1);
  });
}

test('the runnable file holds what the score needs and no more', () => {
  for (const name of names) {
    const { bytes, golden } = fixture(name);
    const options = { positiveClass: golden.positiveClass };
    const once = importOnnx(bytes, golden.features, options);
    const again = importOnnx(once.runnable, golden.features, options);
    assert.deepEqual(again.model, once.model, name);
    assert.equal(again.summary.droppedNodes, 0, name);
    assert.deepEqual(again.output, once.output, name);
    assert.deepEqual(again.runnable, once.runnable, name);
    assert.ok(again.summary.nodes.every(({ operator }) => operator !== 'ai.onnx.ml.ZipMap'));
  }
});

test('nodes stand after what they read, features are in range, and cuts are increasing', () => {
  for (const name of names) {
    const { bytes, golden } = fixture(name);
    const { model } = importOnnx(bytes, golden.features, { positiveClass: golden.positiveClass });
    const checkCuts = (feature: number, cuts: readonly number[]): void => {
      assert.ok(cuts.length > 0 && cuts.every((cut, i) => Number.isInteger(cut) && cut >= 1 && cut < 2 ** golden.features[feature]!.bits && (i === 0 || cuts[i - 1]! < cut)), `${name}: cuts ${cuts.join()}`);
    };
    const checkTree = (tree: Extract<(typeof model.nodes)[number], { op: 'tree' }>['root']): void => {
      if ('leaf' in tree) return void assert.ok(Number.isFinite(tree.leaf));
      checkCuts(tree.feature, tree.cuts);
      checkTree(tree.outside);
      checkTree(tree.inside);
    };
    model.nodes.forEach((node, id) => {
      if (node.op === 'affine') assert.ok(node.terms.every(([of, weight]) => of < id && Number.isFinite(weight)) && Number.isFinite(node.constant), name);
      if (node.op === 'clip') assert.ok(node.of < id);
      if (node.op === 'maximum') assert.ok(node.of.every((of) => of < id));
      if (node.op === 'inside') checkCuts(node.feature, node.cuts);
      if (node.op === 'tree') checkTree(node.root);
    });
  }
});

test('trees over the same splits are one tree in the margin', () => {
  const { bytes, golden } = fixture('onnx-classifier-two-votes-softmax');
  const { model } = importOnnx(bytes, golden.features);
  assert.equal(model.nodes.filter(({ op }) => op === 'tree').length, 2);
});

test('a column pipeline takes one input a feature, by name', () => {
  const { bytes, golden } = fixture('sklearn-column-pipeline-trees');
  const { inputs, summary } = importOnnx(bytes, golden.features);
  assert.ok(inputs.length > 5);
  for (const { name, columns, shape } of inputs) {
    assert.deepEqual(columns.map((column) => golden.features[column]!.name), [name]);
    assert.deepEqual(shape, [1]);
  }
  assert.ok(inputs.some(({ type }) => type === 'int64') && inputs.some(({ type }) => type === 'float'));
  assert.ok(summary.droppedNodes >= 2);
  const renamed = golden.features.map((feature) => (feature.name === inputs[0]!.name ? { ...feature, name: 'other' } : feature));
  assert.throws(() => importOnnx(bytes, renamed), { code: 'FEATURE_MISMATCH', message: new RegExp(inputs[0]!.name) });
});

test('an image takes all features in order', () => {
  const { bytes, golden } = fixture('torch-cnn');
  const { inputs } = importOnnx(bytes, golden.features);
  assert.deepEqual(inputs.map(({ name, type, shape, columns }) => ({ name, type, shape, columns: columns.length })), [{ name: 'input', type: 'float', shape: [1, 8, 6], columns: 48 }]);
  assert.throws(() => importOnnx(bytes, golden.features.slice(1)), { code: 'FEATURE_MISMATCH' });
});

test('which class is scored must be said of more than two', () => {
  const { bytes, golden } = fixture('lightgbm-three-classes');
  assert.throws(() => importOnnx(bytes, golden.features), { code: 'AMBIGUOUS_OUTPUT' });
  assert.throws(() => importOnnx(bytes, golden.features, { positiveClass: 3 }), { code: 'AMBIGUOUS_OUTPUT' });
  assert.equal(importOnnx(bytes, golden.features, { positiveClass: 0 }).summary.scoredClass, 0);
});

test('the margin of the other class is the negated one', () => {
  const { bytes, golden } = fixture('xgboost-binary');
  const [one, zero] = [1, 0].map((positiveClass) => importOnnx(bytes, golden.features, { positiveClass }).model) as [ReturnType<typeof importOnnx>['model'], ReturnType<typeof importOnnx>['model']];
  for (const row of golden.rows) assert.ok(Math.abs(evaluateFloat(one, row)[one.margin]! + evaluateFloat(zero, row)[zero.margin]!) < 1e-9);
});

test('an isolation forest of skl2onnx is one sum of trees', () => {
  const { bytes, golden } = fixture('sklearn-isolation-forest');
  const { model, output, summary } = importOnnx(bytes, golden.features);
  assert.equal(output.kind, 'power');
  assert.equal(summary.trees, 4);
  assert.equal(model.nodes.filter(({ op }) => op !== 'tree').length, 1);
  const plain = importOnnx(readFileSync(new URL('sklearn-isolation-forest-as-trees.onnx', FIXTURES)), golden.features).model;
  // Both grow with scikit-learn's anomaly score, so they order the records alike.
  const order = (of: typeof model): number[] => golden.rows.map((row) => evaluateFloat(of, row)[of.margin]!);
  const [a, b] = [order(model), order(plain)];
  for (let i = 0; i < a.length; i++) for (let j = 0; j < a.length; j++) if (a[i]! - a[j]! > 1e-5) assert.ok(b[i]! > b[j]!);
});
