/** ONNX back end: a tree ensemble whose float output is exactly the integer score. What onnxruntime runs in production. */
import type { FloatEnsemble, FloatNode } from './ensemble-import.js';
import type { TreeModel } from './model.js';
import { ATTRIBUTE_TYPE, encodeOnnx, TENSOR_TYPE, type OnnxAttribute } from './onnx-format.js';

/** Names of the canonical model's tensors: `features` float32 [N, F] in program order, `score` float32 [N, 1]. */
export const CANONICAL_INPUT = 'features';
export const CANONICAL_OUTPUT = 'score';

/**
 * Writes the canonical model. The same model and name give the same bytes. Every number in it is an integer below 2^24,
 * exact in float32.
 *
 * @param name graph name, `id@version`: part of the bytes and so of the model digest
 */
export function canonicalOnnx(model: TreeModel, name: string): Uint8Array {
  return ensembleOnnx({ declaredInputs: model.features.length, base: 0, trees: model.trees }, name);
}

/**
 * Writes trees with integer thresholds as one TreeEnsembleRegressor. A split is `BRANCH_LEQ threshold - 1`, which on
 * integers is `not (x >= threshold)`.
 */
export function ensembleOnnx(ensemble: FloatEnsemble & { readonly declaredInputs: number }, name: string): Uint8Array {
  const nodes = { tree: [] as number[], node: [] as number[], feature: [] as number[], value: [] as number[], mode: [] as string[], whenTrue: [] as number[], whenFalse: [] as number[] };
  const leaves = { tree: [] as number[], node: [] as number[], weight: [] as number[] };
  ensemble.trees.forEach((root, tree) => {
    let next = 0;
    const write = (node: FloatNode): number => {
      const id = next++;
      const row = nodes.tree.length;
      nodes.tree.push(tree);
      nodes.node.push(id);
      nodes.feature.push('leaf' in node ? 0 : node.feature);
      nodes.value.push('leaf' in node ? 0 : node.threshold - 1);
      nodes.mode.push('leaf' in node ? 'LEAF' : 'BRANCH_LEQ');
      nodes.whenTrue.push(0);
      nodes.whenFalse.push(0);
      if ('leaf' in node) {
        leaves.tree.push(tree);
        leaves.node.push(id);
        leaves.weight.push(node.leaf);
      } else {
        nodes.whenTrue[row] = write(node.below);
        nodes.whenFalse[row] = write(node.atLeast);
      }
      return id;
    };
    write(root);
  });
  const ints = (attribute: string, values: readonly number[]): OnnxAttribute => ({ name: attribute, type: ATTRIBUTE_TYPE.ints, ints: values });
  const floats = (attribute: string, values: readonly number[]): OnnxAttribute => ({ name: attribute, type: ATTRIBUTE_TYPE.floats, floats: values });
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  const string = (attribute: string, value: string): OnnxAttribute => ({ name: attribute, type: ATTRIBUTE_TYPE.string, s: text(value) });
  return encodeOnnx({
    ir_version: 8,
    producer_name: 'probity',
    opset_import: [{ domain: '', version: 17 }, { domain: 'ai.onnx.ml', version: 3 }],
    graph: {
      name,
      input: [tensor(CANONICAL_INPUT, ensemble.declaredInputs)],
      output: [tensor(CANONICAL_OUTPUT, 1)],
      node: [
        {
          name: 'ensemble',
          op_type: 'TreeEnsembleRegressor',
          domain: 'ai.onnx.ml',
          input: [CANONICAL_INPUT],
          output: [CANONICAL_OUTPUT],
          attribute: [
            string('aggregate_function', 'SUM'),
            floats('base_values', [ensemble.base]),
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
      ],
    },
  });
}

const tensor = (name: string, columns: number): { name: string; type: object } => ({
  name,
  type: { tensor_type: { elem_type: TENSOR_TYPE.float, shape: { dim: [{ dim_param: 'N' }, { dim_value: columns }] } } },
});
