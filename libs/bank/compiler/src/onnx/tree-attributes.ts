/** Reads the attributes of tree operators: the tables of ai.onnx.ml 1 to 3, and those of version 5. */
import type { NodeContext } from './node-context.js';
import { TENSOR_TYPE } from './onnx-format.js';
import type { Child, Comparison, RawEnsemble, RawSplit } from './tree-ensemble.js';

const MODES: Readonly<Record<string, Comparison>> = {
  BRANCH_LEQ: 'LEQ', BRANCH_LT: 'LT', BRANCH_GTE: 'GTE', BRANCH_GT: 'GT', BRANCH_EQ: 'EQ', BRANCH_NEQ: 'NEQ',
};
const MODES_V5: readonly Comparison[] = ['LEQ', 'LT', 'GTE', 'GT', 'EQ', 'NEQ', 'MEMBER'];
const AGGREGATES_V5 = ['AVERAGE', 'SUM', 'MIN', 'MAX'] as const;

/** Numbers of a list attribute, or of its tensor of the same name; `type` is what onnxruntime computes in. */
export function realsOf(context: NodeContext, name: string, type: 'float' | 'double'): readonly number[] {
  const tensor = context.tensor(`${name}_as_tensor`);
  const list = context.floats(name) ?? [];
  if (tensor === undefined) return list;
  if (list.length > 0) context.fail('UNSUPPORTED_ATTRIBUTE', `${name} is there twice, as a list and as a tensor`);
  return checkTensor(context, `${name}_as_tensor`, tensor, type);
}

function checkTensor(context: NodeContext, name: string, tensor: NonNullable<ReturnType<NodeContext['tensor']>>, type: 'float' | 'double', finite = true): readonly number[] {
  if (tensor.dataType !== TENSOR_TYPE[type]) context.fail('UNSUPPORTED_ATTRIBUTE', `${name} must be a tensor of ${type}, as its input is`);
  if (finite && !tensor.values.every(Number.isFinite)) context.fail('VALUE_NOT_FINITE', `${name} holds NaN or an infinity`);
  return tensor.values;
}

/** An aggregate that sums over the trees, if only by name: a smallest or largest leaf is no sum of trees. */
function isAverage(context: NodeContext, aggregate: string): boolean {
  if (aggregate !== 'SUM' && aggregate !== 'AVERAGE') context.fail('UNSUPPORTED_ATTRIBUTE', `aggregate_function ${aggregate} is not supported; use SUM or AVERAGE`);
  return aggregate === 'AVERAGE';
}

/**
 * The ensemble of a TreeEnsembleRegressor (`vote` 'target') or TreeEnsembleClassifier (`vote` 'class').
 *
 * Stricter than the standard where onnxruntime is: a tree's nodes stand together and its root is the first of them.
 */
export function readTables(context: NodeContext, vote: 'target' | 'class', targets: number, type: 'float' | 'double'): RawEnsemble {
  // No effect on the result: hit rates are statistics, and an integer feature is never NaN, so no value is ever missing.
  context.ignore('nodes_hitrates', 'nodes_hitrates_as_tensor', 'nodes_missing_value_tracks_true');
  const broken = (reason: string): never => context.fail('BROKEN_TREE', reason);
  const ints = (name: string): readonly number[] => context.ints(name) ?? [];
  const modes = context.texts('nodes_modes') ?? [];
  const columns = {
    tree: ints('nodes_treeids'), node: ints('nodes_nodeids'), feature: ints('nodes_featureids'),
    whenTrue: ints('nodes_truenodeids'), whenFalse: ints('nodes_falsenodeids'), value: realsOf(context, 'nodes_values', type),
  };
  if (Object.values(columns).some(({ length }) => length !== modes.length)) broken('the nodes_* lists differ in length');
  const votes = { tree: ints(`${vote}_treeids`), node: ints(`${vote}_nodeids`), target: ints(`${vote}_ids`), weight: realsOf(context, `${vote}_weights`, type) };
  if (Object.values(votes).some(({ length }) => length !== votes.tree.length)) broken(`the ${vote}_* lists differ in length`);

  const key = (tree: number, at: number): string => `${tree}/${at}`;
  const rows = new Map<string, number>();
  modes.forEach((_, row) => {
    const id = key(columns.tree[row]!, columns.node[row]!);
    if (rows.has(id)) broken(`tree/node ${id} is there twice`);
    rows.set(id, row);
  });
  const votesOf = new Map<number, Map<number, number>>();
  votes.tree.forEach((tree, i) => {
    const id = key(tree, votes.node[i]!);
    const row = rows.get(id);
    if (row === undefined || modes[row] !== 'LEAF') return broken(`a weight names ${id}, which is no leaf`);
    const target = votes.target[i]!;
    if (target < 0 || target >= targets) broken(`leaf ${id} votes for ${vote} ${target}, but there are ${targets}`);
    const found = votesOf.get(row) ?? new Map<number, number>();
    if (found.has(target)) broken(`leaf ${id} has two weights for ${vote} ${target}`);
    votesOf.set(row, found.set(target, votes.weight[i]!));
    return undefined;
  });
  const child = (tree: number, at: number): Child => {
    const row = rows.get(key(tree, at));
    if (row === undefined) return broken(`tree/node ${key(tree, at)} is named as a child but is not there`);
    return modes[row] === 'LEAF' ? { leaf: row } : { split: row };
  };
  const splits = new Map<number, RawSplit>();
  const roots: Child[] = [];
  const seen = new Set<number>();
  const children = new Set<string>();
  modes.forEach((mode, row) => {
    const [tree, at] = [columns.tree[row]!, columns.node[row]!];
    if (row === 0 || columns.tree[row - 1] !== tree) {
      if (seen.has(tree)) broken(`the nodes of tree ${tree} do not stand together`);
      seen.add(tree);
      roots.push(child(tree, at));
    }
    if (mode === 'LEAF') {
      if (!votesOf.has(row)) broken(`leaf ${key(tree, at)} has no weight`);
      return;
    }
    const comparison = MODES[mode];
    if (comparison === undefined) return context.fail('UNSUPPORTED_BRANCH', `tree/node ${key(tree, at)} has mode ${mode}`);
    for (const next of [columns.whenTrue[row]!, columns.whenFalse[row]!]) {
      if (children.has(key(tree, next))) broken(`tree/node ${key(tree, next)} has two parents`);
      children.add(key(tree, next));
    }
    splits.set(row, {
      column: columns.feature[row]!, comparison, values: [columns.value[row]!],
      whenTrue: child(tree, columns.whenTrue[row]!), whenFalse: child(tree, columns.whenFalse[row]!),
    });
    return undefined;
  });
  modes.forEach((_, row) => {
    const isRoot = row === 0 || columns.tree[row - 1] !== columns.tree[row];
    const id = key(columns.tree[row]!, columns.node[row]!);
    if (isRoot === children.has(id)) broken(isRoot ? `tree/node ${id} stands first in its tree but is not its root` : 'each tree must have exactly one root');
  });
  return {
    roots, splits, targets, votes: (leaf) => votesOf.get(leaf)!,
    // A classifier has no such attribute, and onnxruntime sums whatever it says.
    average: vote === 'target' && isAverage(context, context.text('aggregate_function', 'SUM')),
  };
}

/** The ensemble of a TreeEnsemble (ai.onnx.ml 5): inner nodes and leaves apart, children by position. */
export function readTablesV5(context: NodeContext, type: 'float' | 'double'): RawEnsemble {
  context.ignore('nodes_hitrates', 'nodes_missing_value_tracks_true');
  const broken = (reason: string): never => context.fail('BROKEN_TREE', reason);
  const reals = (name: string, finite = true): readonly number[] => {
    const tensor = context.tensor(name);
    return tensor ? checkTensor(context, name, tensor, type, finite) : [];
  };
  const modes = context.tensor('nodes_modes');
  if (modes?.dataType !== TENSOR_TYPE.uint8) return broken('nodes_modes must be a tensor of uint8');
  const columns = {
    feature: context.ints('nodes_featureids') ?? [], value: reals('nodes_splits'),
    whenTrue: context.ints('nodes_truenodeids') ?? [], whenFalse: context.ints('nodes_falsenodeids') ?? [],
    trueLeaf: context.ints('nodes_trueleafs') ?? [], falseLeaf: context.ints('nodes_falseleafs') ?? [],
  };
  if (Object.values(columns).some(({ length }) => length !== modes.values.length)) broken('the nodes_* lists differ in length');
  const [targetIds, weights] = [context.ints('leaf_targetids') ?? [], reals('leaf_weights')];
  if (targetIds.length !== weights.length) broken('the leaf_* lists differ in length');
  const targets = context.int('n_targets', 0);
  if (targets < 1) broken('n_targets must be at least 1');
  if (targetIds.some((id) => id < 0 || id >= targets)) broken(`a leaf votes for a target that is not there, of ${targets}`);

  // Sets of members follow one another in the order of the nodes, a NaN after each.
  const members = reals('membership_values', false);
  let at = 0;
  const splits = modes.values.map((mode, row): RawSplit => {
    const comparison = MODES_V5[mode] ?? context.fail('UNSUPPORTED_BRANCH', `node ${row} has mode ${mode}`);
    const child = (isLeaf: number, next: number): Child => {
      if (isLeaf) return next >= 0 && next < weights.length ? { leaf: next } : broken(`leaf ${next} is named as a child but is not there`);
      return next >= 0 && next < modes.values.length ? { split: next } : broken(`node ${next} is named as a child but is not there`);
    };
    let values = [columns.value[row]!];
    if (comparison === 'MEMBER') {
      values = [];
      while (at < members.length && !Number.isNaN(members[at])) values.push(members[at++]!);
      at++;
      if (values.length === 0) broken(`node ${row} has no membership_values`);
    }
    return {
      column: columns.feature[row]!, comparison, values,
      whenTrue: child(columns.trueLeaf[row]!, columns.whenTrue[row]!), whenFalse: child(columns.falseLeaf[row]!, columns.whenFalse[row]!),
    };
  });
  const roots = (context.ints('tree_roots') ?? []).map((root): Child => {
    const split = splits[root];
    if (split === undefined) return broken(`tree_roots names node ${root}, which is not there`);
    // A tree of one leaf is written as a node with that leaf on both sides; onnxruntime then takes the leaf at the node's own position.
    const [whenTrue, whenFalse] = [split.whenTrue, split.whenFalse];
    if ('leaf' in whenTrue && 'leaf' in whenFalse && whenTrue.leaf === whenFalse.leaf) {
      return whenTrue.leaf === root ? whenTrue : broken(`the tree of node ${root} is one leaf at another position, which onnxruntime does not read as the standard says`);
    }
    return { split: root };
  });
  const aggregate = context.int('aggregate_function', 1);
  return {
    roots, splits, targets, votes: (leaf) => new Map([[targetIds[leaf]!, weights[leaf]!]]),
    average: isAverage(context, AGGREGATES_V5[aggregate] ?? `number ${aggregate}`),
  };
}
