import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { UnsupportedModelError } from '../errors.js';
import { fixture } from './fixtures.testing.js';
import { importOnnx } from './import-model.js';
import { decodeOnnx, encodeOnnx, type OnnxModel, type OnnxNode } from './onnx-format.js';

type Changed<T> = { -readonly [K in keyof T]: T[K] };

/** A fixture with its file taken apart, changed, and written again. */
function changed(name: string, change: (model: OnnxModel) => void): () => unknown {
  const { bytes, golden } = fixture(name);
  const model = structuredClone(decodeOnnx(bytes));
  change(model);
  const broken = encodeOnnx(model);
  return () => importOnnx(broken, golden.features, { positiveClass: golden.positiveClass });
}

const nodeOf = (model: OnnxModel, operator: string): Changed<OnnxNode> => model.graph.node.find(({ op_type: type }) => type === operator)! as Changed<OnnxNode>;
const attributeOf = (node: OnnxNode, name: string): Record<string, unknown> => node.attribute.find((attribute) => attribute.name === name)! as unknown as Record<string, unknown>;

test('bytes that are no model', () => {
  for (const bytes of [new Uint8Array(), new Uint8Array([1, 2, 3]), Buffer.from('not a model at all')]) {
    assert.throws(() => importOnnx(bytes, [{ name: 'a', bits: 3 }]), { name: 'UnsupportedModelError', code: 'MALFORMED_ONNX' });
  }
});

test('operators that are not supported are named with their node', () => {
  for (const [operator, domain] of [['Normalizer', 'ai.onnx.ml'], ['SVMClassifier', 'ai.onnx.ml'], ['LeakyRelu', ''], ['Loop', ''], ['Gemm', 'com.example']]) {
    const load = changed('sklearn-mlp', (model) => Object.assign(nodeOf(model, 'Relu'), { op_type: operator, domain, name: 'the layer' }));
    assert.throws(load, { code: 'UNSUPPORTED_OPERATOR', message: new RegExp(`node 'the layer' \\(.*${operator}\\)`) });
  }
});

test('operators that the file defines itself', () => {
  assert.throws(changed('torch-mlp', (model) => Object.assign(model, { functions: [new Uint8Array([10, 0])] })), { code: 'UNSUPPORTED_OPERATOR' });
});

test('attributes that are unknown, twice there, graphs, or references', () => {
  const attribute = { name: 'surprise', type: 2, i: 1 };
  const add = (...extra: object[]) => changed('torch-mlp', (model) => {
    const node = nodeOf(model, 'Gemm');
    node.attribute = [...node.attribute, ...extra] as never;
  });
  assert.throws(add(attribute), { code: 'UNSUPPORTED_ATTRIBUTE', message: /surprise/ });
  assert.throws(add({ name: 'alpha', type: 1, f: 2 }, { name: 'alpha', type: 1, f: 2 }), { code: 'UNSUPPORTED_ATTRIBUTE', message: /twice/ });
  assert.throws(changed('torch-mlp', (model) => void (attributeOf(nodeOf(model, 'Gemm'), 'alpha')['type'] = 2)), { code: 'UNSUPPORTED_ATTRIBUTE', message: /another type/ });
  assert.throws(add({ ...attribute, ref_attr_name: 'x' }), { code: 'UNSUPPORTED_ATTRIBUTE' });
  assert.throws(add({ name: 'surprise', type: 5, g: new Uint8Array([10, 0]) }), { code: 'UNSUPPORTED_ATTRIBUTE' });
});

test('a graph that needs its own output', () => {
  assert.throws(changed('sklearn-mlp', (model) => {
    const relu = nodeOf(model, 'Relu');
    relu.input = [nodeOf(model, 'Sigmoid').input[0]!];
  }), { code: 'MALFORMED_ONNX', message: /its own output/ });
});

test('values in another file, and values that do not fit their dimensions', () => {
  assert.throws(changed('torch-mlp', (model) => Object.assign(model.graph.initializer.at(-1)!, { data_location: 1 })), { code: 'UNSUPPORTED_ATTRIBUTE', message: /another file/ });
  for (const dims of [[1e9, 1e9, 1e9], [-1], [7], [2 ** 53]]) {
    assert.throws(changed('torch-mlp', (model) => model.graph.initializer.forEach((tensor) => Object.assign(tensor, { dims }))), UnsupportedModelError);
  }
});

test('broken trees', () => {
  const cases: readonly (readonly [string, (values: number[]) => void])[] = [
    ['nodes_truenodeids', (values) => void (values[0] = 99)],
    ['nodes_truenodeids', (values) => void (values[1] = 0)],
    ['nodes_falsenodeids', (values) => void (values[0] = values[1]!)],
    ['nodes_featureids', (values) => void (values[0] = 1_000)],
    ['nodes_treeids', (values) => void values.push(1)],
    ['nodes_nodeids', (values) => void (values[1] = 0)],
    ['target_nodeids', (values) => void (values[0] = 0)],
    ['target_ids', (values) => void (values[0] = 1)],
  ];
  for (const [name, change] of cases) {
    assert.throws(changed('onnx-branch-leq', (model) => change(attributeOf(model.graph.node[0]!, name)['ints'] as number[])), { code: 'BROKEN_TREE', message: /^node 'trees' \(ai\.onnx\.ml\.TreeEnsembleRegressor\): / }, name);
  }
});

test('aggregates and post transforms without a sum behind them', () => {
  const text = (name: string, value: string) => changed('onnx-regressor-two-targets-softmax', (model) => Object.assign(attributeOf(model.graph.node[0]!, name), { s: Buffer.from(value) }));
  for (const aggregate of ['MIN', 'MAX']) assert.throws(text('aggregate_function', aggregate), { code: 'UNSUPPORTED_ATTRIBUTE' });
  for (const post of ['SOFTMAX_ZERO', 'SOMETHING']) assert.throws(text('post_transform', post), { code: 'UNSUPPORTED_ATTRIBUTE' });
});

test('a split on a column of two features', () => {
  const load = changed('sklearn-scaled-trees', (model) => {
    const trees = nodeOf(model, 'TreeEnsembleClassifier');
    (model.graph.node as object[]).push({ input: [trees.input[0]!, 'turned'], output: ['mixed'], name: '', op_type: 'Add', attribute: [] });
    (model.graph.node as object[]).push({ input: [trees.input[0]!, 'order'], output: ['turned'], name: '', op_type: 'Gather', attribute: [{ name: 'axis', type: 2, i: 1 }] });
    (model.graph.initializer as object[]).push({ name: 'order', dims: [27], data_type: 7, int64_data: Array.from({ length: 27 }, (_, i) => 26 - i) });
    trees.input = ['mixed'];
  });
  assert.throws(load, { code: 'UNSUPPORTED_GRAPH', message: /TreeEnsembleClassifier\): column \d+ .*single feature/ });
});

test('no message holds a threshold, a leaf or a weight', () => {
  const secret = 123456.75;
  for (const name of ['nodes_values', 'target_weights']) {
    for (const broken of ['nodes_modes', 'nodes_featureids', 'target_ids']) {
      try {
        changed('onnx-branch-leq', (model) => {
          (attributeOf(model.graph.node[0]!, name)['floats'] as number[]).fill(secret);
          const values = attributeOf(model.graph.node[0]!, broken);
          if (broken === 'nodes_modes') (values['strings'] as Uint8Array[])[0] = Buffer.from('BRANCH_ODD');
          else (values['ints'] as number[])[0] = 5_000;
        })();
        assert.fail('it should have been refused');
      } catch (error) {
        assert.ok(error instanceof UnsupportedModelError && !error.message.includes('123456'));
      }
    }
  }
});

const FUZZED = ['onnx-branch-mixed', 'onnx-tree-ensemble-5-float32', 'sklearn-column-pipeline-linear', 'torch-mlp', 'onnx-image-ceil', 'sklearn-mlp', 'lightgbm-binary', 'onnx-prepared-columns'];

for (const name of FUZZED) {
  test(`${name} with bytes changed is read or refused, never anything else`, () => {
    const { bytes, golden } = fixture(name);
    const edit = fc.record({ at: fc.nat(bytes.length - 1), to: fc.nat(255) });
    fc.assert(fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), fc.option(fc.nat(bytes.length), { freq: 8 }), (edits, cutTo) => {
      const changedBytes = Uint8Array.from(cutTo === null ? bytes : bytes.subarray(0, cutTo));
      for (const { at, to } of edits) if (at < changedBytes.length) changedBytes[at] = to;
      try {
        importOnnx(changedBytes, golden.features, { positiveClass: golden.positiveClass });
      } catch (error) {
        if (!(error instanceof UnsupportedModelError)) throw error;
      }
    }), { numRuns: 400 });
  });
}

/** A model of nodes of the standard's own, over 4 features of 8 bits. */
function built(nodes: readonly object[], output: string, initializer: readonly object[] = []): () => unknown {
  const info = (name: string) => ({ name, type: { tensor_type: { elem_type: 1, shape: { dim: [{ dim_param: 'n' }, { dim_param: 'k' }] } } } });
  const bytes = encodeOnnx({
    ir_version: 8, opset_import: [{ domain: '', version: 17 }, { domain: 'ai.onnx.ml', version: 3 }],
    graph: { name: 'g', node: nodes, initializer, input: [info('input')], output: [info(output)] },
  });
  return () => importOnnx(bytes, Array.from({ length: 4 }, (_, i) => ({ name: `f${i}`, bits: 8 })));
}
const scalar = (name: string, value: number): object => ({ name, dims: [1], data_type: 1, float_data: [value] });

test('files that ask for more work than there is time are refused in seconds', () => {
  const started = performance.now();
  const chain = (operator: string, length: number, second: string): object[] =>
    Array.from({ length }, (_, i) => ({ op_type: operator, input: [i === 0 ? 'input' : `t${i - 1}`, second], output: [`t${i}`], attribute: [] }));
  assert.throws(built(chain('Add', 5_000, 'one'), 't4999', [scalar('one', 1)]), { code: 'MODEL_TOO_LARGE' });
  assert.throws(built(chain('Add', 20_001, 'one'), 't20000', [scalar('one', 1)]), { code: 'MODEL_TOO_LARGE' });
  // Each sum doubles: 2^40 terms if they were multiplied out.
  const doubled = Array.from({ length: 40 }, (_, i) => ({ op_type: 'Concat', input: [i === 0 ? 'input' : `t${i - 1}`, i === 0 ? 'input' : `t${i - 1}`], output: [`t${i}`], attribute: [{ name: 'axis', type: 2, i: 1 }] }));
  assert.throws(built(doubled, 't39'), { code: 'MODEL_TOO_LARGE' });
  const wide = { name: 'wide', dims: [1, 2 ** 18], data_type: 1, raw_data: new Uint8Array(2 ** 20) };
  const broad = [{ op_type: 'Gather', input: ['input', 'first'], output: ['column'], attribute: [{ name: 'axis', type: 2, i: 1 }] }, ...chain('Add', 200, 'wide').map((node, i) => (i === 0 ? { ...node, input: ['column', 'wide'] } : node))];
  assert.throws(built(broad, 't199', [wide, { name: 'first', dims: [1], data_type: 7, int64_data: [0] }]), { code: 'MODEL_TOO_LARGE' });
  assert.ok(performance.now() - started < 20_000);
});

test('what would mix records', () => {
  const axis = (op_type: string, attribute: readonly object[], input = ['input']): object => ({ op_type, input, output: ['out'], attribute });
  const ints = (name: string, values: readonly number[]): object => ({ name, type: 7, ints: values });
  for (const node of [
    axis('Transpose', [ints('perm', [1, 0])]), axis('Concat', [{ name: 'axis', type: 2, i: 0 }], ['input', 'input']),
    axis('ReduceMean', [ints('axes', [0])]), axis('Flatten', [{ name: 'axis', type: 2, i: 0 }]),
  ]) assert.throws(built([node], 'out'), { code: 'UNSUPPORTED_GRAPH', message: /records/ });
  assert.throws(built([axis('Reshape', [ints('shape', [-1, 1])])], 'out'), { code: 'UNSUPPORTED_GRAPH', message: /mix records/ });
});

test('a score that is the same for every record', () => {
  assert.throws(built([{ op_type: 'Mul', input: ['input', 'zero'], output: ['t'], attribute: [] }, { op_type: 'ReduceSum', input: ['t', 'last'], output: ['out'], attribute: [] }], 'out', [scalar('zero', 0), { name: 'last', dims: [1], data_type: 7, int64_data: [1] }]), { code: 'CONSTANT_MODEL' });
});

test('no output that is a score, or several', () => {
  assert.throws(changed('onnx-branch-leq', (model) => Object.assign(model.graph.output[0]!.type!.tensor_type!, { elem_type: 7 })), { code: 'AMBIGUOUS_OUTPUT' });
  assert.throws(changed('torch-mlp', (model) => (model.graph.output as object[]).push({ ...model.graph.output[0]!, name: model.graph.node[0]!.output[0] })), { code: 'AMBIGUOUS_OUTPUT' });
});
