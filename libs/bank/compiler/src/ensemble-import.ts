/** ONNX front end: a `TreeEnsembleRegressor` as trees of float thresholds and float leaves, or a named refusal. */
import { UnsupportedModelError, type UnsupportedModelCode } from './errors.js';
import { decodeOnnx, TENSOR_TYPE, type OnnxAttribute, type OnnxModel, type OnnxNode } from './onnx-format.js';

/** `atLeast` is taken where `feature >= threshold`; all four ONNX comparisons come to this on integers. */
export type FloatNode =
  | { readonly leaf: number }
  | { readonly feature: number; readonly threshold: number; readonly below: FloatNode; readonly atLeast: FloatNode };

export interface FloatEnsemble {
  /** Input columns that the graph declares; undefined where it leaves them open. */
  readonly declaredInputs: number | undefined;
  readonly base: number;
  readonly trees: readonly FloatNode[];
}

/** Comparisons on an integer x as `x >= threshold`, and the branch that this takes. Thresholds are floats and finite. */
const BRANCHES: Readonly<Record<string, (value: number) => { threshold: number; atLeast: 'true' | 'false' }>> = {
  BRANCH_LEQ: (value) => ({ threshold: Math.floor(value) + 1, atLeast: 'false' }),
  BRANCH_LT: (value) => ({ threshold: Math.ceil(value), atLeast: 'false' }),
  BRANCH_GTE: (value) => ({ threshold: Math.ceil(value), atLeast: 'true' }),
  BRANCH_GT: (value) => ({ threshold: Math.floor(value) + 1, atLeast: 'true' }),
};

/** Splits from root to leaf, at the most: trees are walked by recursion. */
const DEEPEST = 1_000;

/** Attributes of the operator that this front end reads. Any other is refused, since it might change the meaning. */
const KNOWN_ATTRIBUTES = new Set([
  'aggregate_function', 'base_values', 'base_values_as_tensor', 'n_targets', 'post_transform',
  'nodes_falsenodeids', 'nodes_featureids', 'nodes_modes', 'nodes_nodeids', 'nodes_treeids', 'nodes_truenodeids',
  'nodes_values', 'nodes_values_as_tensor', 'target_ids', 'target_nodeids', 'target_treeids', 'target_weights', 'target_weights_as_tensor',
  // No effect on the result: hit rates are statistics, and an integer feature is never NaN, so no value is ever missing.
  'nodes_hitrates', 'nodes_hitrates_as_tensor', 'nodes_missing_value_tracks_true',
]);

/**
 * Reads the one tree ensemble of an ONNX file: a single node that reads the graph's single input and gives its single output.
 *
 * @throws UnsupportedModelError for anything else; nothing is approximated or skipped.
 */
export function importEnsemble(bytes: Uint8Array): FloatEnsemble {
  const model = decodeOnnx(bytes);
  const node = soleTreeNode(model);
  const where = `node '${node.name ?? ''}' (${node.op_type})`;
  const fail = (code: UnsupportedModelCode, reason: string): never => {
    throw new UnsupportedModelError(code, `${where}: ${reason}`);
  };
  const attributes = new Map<string, OnnxAttribute>();
  for (const attribute of node.attribute) {
    if (!KNOWN_ATTRIBUTES.has(attribute.name)) fail('UNSUPPORTED_ATTRIBUTE', `attribute ${attribute.name} is not supported`);
    if (attributes.has(attribute.name)) fail('UNSUPPORTED_ATTRIBUTE', `attribute ${attribute.name} is there twice`);
    attributes.set(attribute.name, attribute);
  }
  const text = (bytesOf: Uint8Array | undefined): string => Buffer.from(bytesOf ?? []).toString('utf8');
  const only = (name: string, allowed: string): void => {
    const value = attributes.get(name)?.s;
    if (value !== undefined && value.length > 0 && text(value) !== allowed) fail('UNSUPPORTED_ATTRIBUTE', `${name} must be ${allowed}`);
  };
  only('aggregate_function', 'SUM');
  only('post_transform', 'NONE');
  if ((attributes.get('n_targets')?.i ?? 1) !== 1) fail('UNSUPPORTED_ATTRIBUTE', 'n_targets must be 1');
  const ints = (name: string): readonly number[] => attributes.get(name)?.ints ?? [];
  const reals = (name: string): readonly number[] => {
    if (attributes.has(name) && attributes.has(`${name}_as_tensor`)) fail('UNSUPPORTED_ATTRIBUTE', `${name} is there twice, as a list and as a tensor`);
    const values = tensorValues(attributes.get(`${name}_as_tensor`)) ?? attributes.get(name)?.floats ?? [];
    if (!values.every(Number.isFinite)) fail('VALUE_NOT_FINITE', `${name} holds NaN or an infinity`);
    return values;
  };
  if (ints('target_ids').some((id) => id !== 0)) fail('UNSUPPORTED_ATTRIBUTE', 'target_ids must all be 0');
  const base = reals('base_values');
  if (base.length > 1) fail('UNSUPPORTED_ATTRIBUTE', 'base_values must hold one value');

  const modes = (attributes.get('nodes_modes')?.strings ?? []).map(text);
  const columns = {
    tree: ints('nodes_treeids'), node: ints('nodes_nodeids'), feature: ints('nodes_featureids'),
    whenTrue: ints('nodes_truenodeids'), whenFalse: ints('nodes_falsenodeids'), value: reals('nodes_values'),
  };
  if (Object.values(columns).some(({ length }) => length !== modes.length)) fail('BROKEN_TREE', 'the nodes_* lists differ in length');
  const weights = { tree: ints('target_treeids'), node: ints('target_nodeids'), weight: reals('target_weights'), id: ints('target_ids') };
  if (Object.values(weights).some(({ length }) => length !== weights.tree.length)) fail('BROKEN_TREE', 'the target_* lists differ in length');

  const key = (tree: number, at: number): string => `${tree}/${at}`;
  const rows = new Map<string, number>();
  modes.forEach((_, row) => {
    const id = key(columns.tree[row]!, columns.node[row]!);
    if (rows.has(id)) fail('BROKEN_TREE', `tree/node ${id} is there twice`);
    rows.set(id, row);
  });
  const leafSums = new Map<string, number>();
  weights.tree.forEach((tree, i) => {
    const id = key(tree, weights.node[i]!);
    if (modes[rows.get(id) ?? -1] !== 'LEAF') fail('BROKEN_TREE', `a target weight names ${id}, which is no leaf`);
    if (leafSums.has(id)) fail('BROKEN_TREE', `leaf ${id} has two weights`);
    leafSums.set(id, weights.weight[i]!);
  });
  const children = new Set<string>();
  modes.forEach((mode, row) => {
    if (mode === 'LEAF') return;
    for (const child of [columns.whenTrue[row]!, columns.whenFalse[row]!]) {
      const id = key(columns.tree[row]!, child);
      if (children.has(id)) fail('BROKEN_TREE', `tree/node ${id} has two parents`);
      children.add(id);
    }
  });
  const roots = [...rows.keys()].filter((id) => !children.has(id));
  const rooted = new Set(roots.map((id) => id.split('/')[0]));
  if (roots.length !== rooted.size || rooted.size !== new Set(columns.tree).size) fail('BROKEN_TREE', 'each tree must have exactly one root');

  const build = (id: string, depth: number): FloatNode => {
    if (depth > DEEPEST) return fail('MODEL_TOO_LARGE', `a tree is more than ${DEEPEST} splits deep`);
    const row = rows.get(id);
    if (row === undefined) return fail('BROKEN_TREE', `tree/node ${id} is named as a child but is not there`);
    const mode = modes[row]!;
    if (mode === 'LEAF') return { leaf: leafSums.get(id) ?? 0 };
    const branch = BRANCHES[mode];
    if (branch === undefined) return fail('UNSUPPORTED_BRANCH', `tree/node ${id} has mode ${mode}`);
    const { threshold, atLeast } = branch(columns.value[row]!);
    const whenTrue = build(key(columns.tree[row]!, columns.whenTrue[row]!), depth + 1);
    const whenFalse = build(key(columns.tree[row]!, columns.whenFalse[row]!), depth + 1);
    return {
      feature: columns.feature[row]!, threshold,
      below: atLeast === 'true' ? whenFalse : whenTrue,
      atLeast: atLeast === 'true' ? whenTrue : whenFalse,
    };
  };
  const columnsDeclared = model.graph.input[0]!.type?.tensor_type?.shape?.dim?.[1]?.dim_value;
  return { declaredInputs: columnsDeclared || undefined, base: base[0] ?? 0, trees: roots.map((root) => build(root, 0)) };
}

function soleTreeNode(model: OnnxModel): OnnxNode {
  if (model.functions?.length) throw new UnsupportedModelError('UNSUPPORTED_OPERATOR', 'the model defines functions of its own, which could give an operator another meaning');
  const { node: nodes, input, output } = model.graph;
  for (const node of nodes) {
    if (node.op_type !== 'TreeEnsembleRegressor' || node.domain !== 'ai.onnx.ml') {
      const operator = node.domain ? `${node.domain}.${node.op_type}` : node.op_type;
      throw new UnsupportedModelError('UNSUPPORTED_OPERATOR', `node '${node.name ?? ''}': operator ${operator} is not supported; export the raw margin as one ai.onnx.ml.TreeEnsembleRegressor`);
    }
  }
  const [node] = nodes;
  if (node === undefined || nodes.length > 1 || input.length !== 1 || output.length !== 1) {
    throw new UnsupportedModelError('UNSUPPORTED_OPERATOR', 'the graph must be one TreeEnsembleRegressor with one input and one output');
  }
  if (node.input[0] !== input[0]!.name || node.output[0] !== output[0]!.name) {
    throw new UnsupportedModelError('MALFORMED_ONNX', `node '${node.name ?? ''}': it must read the graph's input and give the graph's output`);
  }
  const elements = input[0]!.type?.tensor_type?.elem_type;
  if (elements !== TENSOR_TYPE.float && elements !== TENSOR_TYPE.double) {
    throw new UnsupportedModelError('UNSUPPORTED_ATTRIBUTE', `input '${input[0]!.name}' must be a tensor of float or double`);
  }
  return node;
}

function tensorValues(attribute: OnnxAttribute | undefined): readonly number[] | undefined {
  const tensor = attribute?.t;
  if (tensor === undefined) return undefined;
  if (tensor.data_location) throw new UnsupportedModelError('UNSUPPORTED_ATTRIBUTE', `attribute ${attribute!.name} has its values in another file`);
  const raw = tensor.raw_data;
  if (tensor.data_type === TENSOR_TYPE.double) return raw?.length ? read(raw, 8) : (tensor.double_data ?? []);
  if (tensor.data_type === TENSOR_TYPE.float) return raw?.length ? read(raw, 4) : (tensor.float_data ?? []);
  throw new UnsupportedModelError('UNSUPPORTED_ATTRIBUTE', `attribute ${attribute!.name} must be a tensor of float or double`);
}

/** Raw tensor data is little-endian. */
function read(raw: Uint8Array, size: 4 | 8): number[] {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  return Array.from({ length: raw.byteLength / size }, (_, i) => (size === 8 ? view.getFloat64(i * size, true) : view.getFloat32(i * size, true)));
}
