/** ONNX back end: a model whose float output is exactly the integer score. What onnxruntime runs in production. */
import { UnsupportedModelError } from './errors.js';
import type { FloatTree } from './float-model.js';
import { graphNodes } from './graph-onnx.js';
import { isLeaf, type IntegerModel } from './model.js';
import { ATTRIBUTE_TYPE, encodeOnnx, TENSOR_TYPE, type OnnxAttribute, type OnnxNode } from './onnx/onnx-format.js';

/** Names of the canonical model's tensors: `features` float32 [N, F] in program order, `score` float32 [N, 1]. */
export const CANONICAL_INPUT = 'features';
export const CANONICAL_OUTPUT = 'score';

/** Nodes of the written trees, at the most: a split on a set of values can double what is below it. */
const MOST_NODES = 1_000_000;

/**
 * Writes the canonical model: trees as one TreeEnsembleRegressor, every number in it an integer below 2^24, exact in
 * float32; anything else as standard operators on doubles. The same model and name give the same bytes.
 *
 * @param name graph name, `id@version`: part of the bytes and so of the model digest
 * @throws UnsupportedModelError MODEL_TOO_LARGE
 */
export function canonicalOnnx(model: IntegerModel, name: string): Uint8Array {
  if (model.trees) return treesOnnx(0, model.trees, model.features.length, name);
  return modelFile(name, model.features.length, graphNodes(model, CANONICAL_INPUT, CANONICAL_OUTPUT));
}

/**
 * Writes a constant and trees on integer features as one TreeEnsembleRegressor. A cut t is `BRANCH_LEQ t - 1`, which on
 * integers is `not (x >= t)`.
 */
export function treesOnnx(base: number, trees: readonly FloatTree[], width: number, name: string): Uint8Array {
  const nodes = { tree: [] as number[], node: [] as number[], feature: [] as number[], value: [] as number[], mode: [] as string[], whenTrue: [] as number[], whenFalse: [] as number[] };
  const leaves = { tree: [] as number[], node: [] as number[], weight: [] as number[] };
  trees.forEach((root, tree) => {
    let next = 0;
    const write = (node: FloatTree): number => {
      if (nodes.tree.length >= MOST_NODES) throw new UnsupportedModelError('MODEL_TOO_LARGE', `the trees come to more than ${MOST_NODES} nodes`);
      const id = next++;
      const row = nodes.tree.length;
      nodes.tree.push(tree);
      nodes.node.push(id);
      nodes.feature.push(isLeaf(node) ? 0 : node.feature);
      nodes.value.push(isLeaf(node) ? 0 : node.cuts[0]! - 1);
      nodes.mode.push(isLeaf(node) ? 'LEAF' : 'BRANCH_LEQ');
      nodes.whenTrue.push(0);
      nodes.whenFalse.push(0);
      if (isLeaf(node)) {
        leaves.tree.push(tree);
        leaves.node.push(id);
        leaves.weight.push(node.leaf);
      } else {
        nodes.whenTrue[row] = write(node.outside);
        // Past the first cut the others decide, with the sides swapped.
        nodes.whenFalse[row] = write(node.cuts.length === 1 ? node.inside : { feature: node.feature, cuts: node.cuts.slice(1), outside: node.inside, inside: node.outside });
      }
      return id;
    };
    write(root);
  });
  const ints = (attribute: string, values: readonly number[]): OnnxAttribute => ({ name: attribute, type: ATTRIBUTE_TYPE.ints, ints: values });
  const floats = (attribute: string, values: readonly number[]): OnnxAttribute => ({ name: attribute, type: ATTRIBUTE_TYPE.floats, floats: values });
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  const string = (attribute: string, value: string): OnnxAttribute => ({ name: attribute, type: ATTRIBUTE_TYPE.string, s: text(value) });
  return modelFile(name, width, [
    {
      name: 'ensemble',
      op_type: 'TreeEnsembleRegressor',
      domain: 'ai.onnx.ml',
      input: [CANONICAL_INPUT],
      output: [CANONICAL_OUTPUT],
      attribute: [
        string('aggregate_function', 'SUM'),
        floats('base_values', [base]),
        { name: 'n_targets', type: ATTRIBUTE_TYPE.int, i: 1 },
        ints('nodes_falsenodeids', nodes.whenFalse),
        ints('nodes_featureids', nodes.feature),
        { name: 'nodes_modes', type: ATTRIBUTE_TYPE.strings, strings: nodes.mode.map(text) },
        ints('nodes_nodeids', nodes.node),
        ints('nodes_treeids', nodes.tree),
        ints('nodes_truenodeids', nodes.whenTrue),
        floats('nodes_values', nodes.value),
        string('post_transform', 'NONE'),
        ints('target_ids', leaves.weight.map(() => 0)),
        ints('target_nodeids', leaves.node),
        ints('target_treeids', leaves.tree),
        floats('target_weights', leaves.weight),
      ],
    },
  ]);
}

function modelFile(name: string, width: number, node: readonly OnnxNode[]): Uint8Array {
  return encodeOnnx({
    ir_version: 8,
    producer_name: 'probity',
    opset_import: [{ domain: '', version: 17 }, { domain: 'ai.onnx.ml', version: 3 }],
    graph: { name, input: [tensor(CANONICAL_INPUT, width)], output: [tensor(CANONICAL_OUTPUT, 1)], node },
  });
}

const tensor = (name: string, columns: number): { name: string; type: object } => ({
  name,
  type: { tensor_type: { elem_type: TENSOR_TYPE.float, shape: { dim: [{ dim_param: 'N' }, { dim_value: columns }] } } },
});
