/** ONNX front end: a trained model as a float graph over integer features, or a refusal that names the node. */
import { UnsupportedModelError } from '../errors.js';
import type { FloatModel } from '../float-model.js';
import type { ModelFeature } from '../model.js';
import { cutGraph } from './cut-graph.js';
import { FloatGraph } from './float-graph.js';
import { LIMITS } from './limits.js';
import { inputsOf, type ModelInput } from './model-inputs.js';
import { marginOf, type ModelOutput } from './model-output.js';
import { NodeContext, operatorOf, whereOf } from './node-context.js';
import { decodeOnnx, encodeTensorInfo, TENSOR_TYPE, type OnnxModel, type OnnxNode, type OnnxValueInfo } from './onnx-format.js';
import { ML_OPERATORS, REFUSALS, STANDARD_OPERATORS } from './operators.js';
import { sizeOf, type SymbolicTensor } from './symbolic.js';
import { constantTensor } from './tensor-values.js';

export type { ModelInput } from './model-inputs.js';
export { marginOfOutput, type ModelOutput } from './model-output.js';

export interface ImportSummary {
  readonly producer: string;
  /** The nodes that the score needs, in the order in which they run. */
  readonly nodes: readonly { readonly name: string; readonly operator: string }[];
  /** Nodes of the file that the score does not need: labels, ZipMap. */
  readonly droppedNodes: number;
  readonly trees: number;
  readonly splits: number;
  /** Classes or targets of the output, and which one is scored. */
  readonly classes: number;
  readonly scoredClass: number;
  /** What was read in a way that people should know. */
  readonly remarks: readonly string[];
}

export interface ImportedModel {
  readonly model: FloatModel;
  /** How the original file wants its inputs: one of all features, or several named ones for column pipelines. */
  readonly inputs: readonly ModelInput[];
  readonly output: ModelOutput;
  /** The file as onnxruntime-node can run it: only what the score needs, with one tensor as its output (no ZipMap). */
  readonly runnable: Uint8Array;
  readonly summary: ImportSummary;
}

/**
 * Reads a trained model. `features` are what its columns hold, in order; several inputs of one column each are matched by name.
 *
 * @param options.positiveClass which class or target is scored; 1 of two, 0 of one. With more it must be given.
 * @throws UnsupportedModelError for anything that can't be taken over exactly. The file may come from anyone.
 */
export function importOnnx(bytes: Uint8Array, features: readonly ModelFeature[], options: { readonly positiveClass?: number } = {}): ImportedModel {
  if (bytes.length > LIMITS.fileBytes) throw new UnsupportedModelError('MODEL_TOO_LARGE', `the file is larger than ${LIMITS.fileBytes} bytes`);
  const file = decodeOnnx(bytes);
  checkFile(file);
  const score = scoreOutput(file);
  const order = neededNodes(file, score.tensor);
  const graph = new FloatGraph();
  const constants = new Map(file.graph.initializer.map((tensor) => [tensor.name ?? '', tensor]));
  const given = inputsOf(file.graph.input.filter(({ name }) => !constants.has(name ?? '')), order.flatMap(({ input }) => input), features, graph);

  const tensors = new Map<string, SymbolicTensor>(given.tensors);
  const read = (name: string, reader: OnnxNode): SymbolicTensor => {
    const known = tensors.get(name);
    if (known !== undefined) return known;
    const initializer = constants.get(name);
    if (initializer === undefined) throw new UnsupportedModelError('MALFORMED_ONNX', `${whereOf(reader)}: it reads '${name}', which nothing gives`);
    const tensor = constantTensor(initializer, `initializer '${name}'`);
    tensors.set(name, tensor);
    return tensor;
  };
  for (const node of order) run(node, file, graph, read, tensors);
  const output = tensors.get(score.tensor);
  if (output === undefined) throw new UnsupportedModelError('UNSUPPORTED_GRAPH', `output '${score.tensor}' is a label, an input or a constant, no score`);

  const column = positiveColumn(output, options.positiveClass);
  const { margin, kind } = marginOf(graph, output.elements[column]!);
  if (margin.kind === 'constant') throw new UnsupportedModelError('CONSTANT_MODEL', 'the score is the same for every record');
  const model = graph.finish(margin);
  if (!model.nodes.some(({ op }) => op === 'feature' || op === 'inside' || op === 'tree')) throw new UnsupportedModelError('CONSTANT_MODEL', 'the score is the same for every record');
  const needed = new Set(order);
  const readNames = new Set(order.flatMap(({ input }) => input));
  return {
    model,
    inputs: given.inputs,
    output: { name: score.tensor, column, ...kind },
    runnable: cutGraph(bytes, {
      nodes: new Set(file.graph.node.flatMap((node, i) => (needed.has(node) ? [i] : []))),
      initializers: readNames,
      inputs: readNames,
      output: encodeTensorInfo(score.tensor, TENSOR_TYPE[output.type]),
    }),
    summary: summaryOf(file, order, model, output, column, kind.kind),
  };
}

function checkFile(file: OnnxModel): void {
  const { graph } = file;
  if (file.functions.length > 0) throw new UnsupportedModelError('UNSUPPORTED_OPERATOR', 'the model defines functions of its own, which could give an operator another meaning');
  if (graph.sparse_initializer.length > 0) throw new UnsupportedModelError('UNSUPPORTED_GRAPH', 'the model has sparse initializers');
  if (graph.node.length > LIMITS.graphNodes) throw new UnsupportedModelError('MODEL_TOO_LARGE', `the graph has more than ${LIMITS.graphNodes} nodes`);
  const given = new Set<string>();
  const give = (name: string, what: string): void => {
    if (given.has(name)) throw new UnsupportedModelError('MALFORMED_ONNX', `${what} gives '${name}', which is given twice`);
    given.add(name);
  };
  const initializers = new Set<string>();
  for (const { name = '' } of graph.initializer) {
    give(name, 'an initializer');
    initializers.add(name);
  }
  for (const { name = '' } of graph.input) if (!initializers.has(name)) give(name, 'an input');
  for (const node of graph.node) for (const name of node.output) if (name !== '') give(name, whereOf(node));
}

/** The one output that holds scores: labels are integers or texts, and a ZipMap holds the tensor it is made of. */
function scoreOutput(file: OnnxModel): { readonly tensor: string } {
  const makers = new Map(file.graph.node.flatMap((node) => node.output.map((name) => [name, node] as const)));
  const candidates = file.graph.output.flatMap((output): string[] => {
    const maker = makers.get(output.name ?? '');
    if (maker?.op_type === 'ZipMap') return maker.input.slice(0, 1);
    const { tensor_type: tensor } = output.type ?? {};
    return tensor && (tensor.elem_type === TENSOR_TYPE.float || tensor.elem_type === TENSOR_TYPE.double) ? [output.name ?? ''] : [];
  });
  const [tensor, ...more] = [...new Set(candidates)];
  if (tensor === undefined) throw new UnsupportedModelError('AMBIGUOUS_OUTPUT', `the model has no output of float or double, and no ZipMap: ${listed(file.graph.output)}`);
  if (more.length > 0) throw new UnsupportedModelError('AMBIGUOUS_OUTPUT', `the model has several outputs that may be its score; export one of them: ${listed(file.graph.output)}`);
  return { tensor };
}

const listed = (values: readonly OnnxValueInfo[]): string => values.slice(0, 10).map(({ name }) => `'${name ?? ''}'`).join(', ');

/** What a tensor needs, in an order in which it can run. Refuses cycles. */
function neededNodes(file: OnnxModel, tensor: string): OnnxNode[] {
  const makers = new Map(file.graph.node.flatMap((node) => node.output.filter((name) => name !== '').map((name) => [name, node] as const)));
  const order: OnnxNode[] = [];
  const state = new Map<OnnxNode, 'open' | 'done'>();
  const first = makers.get(tensor);
  // A stack of its own, since graphs can be deeper than the stack of calls.
  const stack = first ? [first] : [];
  while (stack.length > 0) {
    const node = stack.at(-1)!;
    if (state.get(node) === undefined) {
      state.set(node, 'open');
      for (const name of node.input) {
        const maker = makers.get(name);
        if (maker === undefined || state.get(maker) === 'done') continue;
        if (state.get(maker) === 'open') throw new UnsupportedModelError('MALFORMED_ONNX', `${whereOf(maker)}: it needs its own output`);
        stack.push(maker);
      }
    } else {
      stack.pop();
      if (state.get(node) === 'done') continue;
      state.set(node, 'done');
      order.push(node);
    }
  }
  return order;
}

/** Steps that an element of an output counts for. */
const KEPT_ELEMENT = 16;

function run(node: OnnxNode, file: OnnxModel, graph: FloatGraph, read: (name: string, reader: OnnxNode) => SymbolicTensor, tensors: Map<string, SymbolicTensor>): void {
  const domain = node.domain === 'ai.onnx' ? '' : (node.domain ?? '');
  const handlers = domain === '' ? STANDARD_OPERATORS : domain === 'ai.onnx.ml' ? ML_OPERATORS : undefined;
  const handler = handlers?.get(node.op_type ?? '');
  if (handler === undefined) {
    const advice = REFUSALS.get(node.op_type ?? '');
    throw new UnsupportedModelError('UNSUPPORTED_OPERATOR', `${whereOf(node)}: the operator is not supported${advice ? `; ${advice}` : ''}`);
  }
  const versions = file.opset_import.filter((opset) => (opset.domain === 'ai.onnx' ? '' : (opset.domain ?? '')) === domain);
  const opset = versions[0]?.version;
  if (versions.length !== 1 || opset === undefined) throw new UnsupportedModelError('MALFORMED_ONNX', `${whereOf(node)}: the file does not say one version of operator set '${domain}'`);
  const context = new NodeContext(node, opset, node.input.map((name) => (name === '' ? undefined : read(name, node))), graph);
  const elements = (given: readonly (SymbolicTensor | undefined)[]): number => given.reduce((sum, tensor) => sum + (tensor?.elements.length ?? 0), 1);
  context.within(() => graph.charge(elements(node.input.map((name) => tensors.get(name)))));
  const outputs = context.within(() => handler(context));
  context.checkAllRead();
  // What is made stays in memory, which is dearer than time.
  context.within(() => graph.charge(KEPT_ELEMENT * elements(outputs)));
  outputs.forEach((tensor, i) => {
    const name = node.output[i];
    if (tensor !== undefined && name) tensors.set(name, tensor);
  });
}

/** Column of the scored class in an output that must hold one row of classes or targets. */
function positiveColumn(output: SymbolicTensor, asked: number | undefined): number {
  const classes = output.elements.length;
  if (!output.batched || classes === 0 || sizeOf(output.shape.slice(0, -1)) !== 1) {
    throw new UnsupportedModelError('UNSUPPORTED_GRAPH', 'the output must hold one row of scores for each record');
  }
  if (classes > LIMITS.classes) throw new UnsupportedModelError('MODEL_TOO_LARGE', `the output has more than ${LIMITS.classes} columns`);
  if (asked === undefined && classes > 2) throw new UnsupportedModelError('AMBIGUOUS_OUTPUT', `the model tells ${classes} classes apart; say which one is scored`);
  const column = asked ?? classes - 1;
  if (!Number.isInteger(column) || column < 0 || column >= classes) throw new UnsupportedModelError('AMBIGUOUS_OUTPUT', `class ${column} is asked for, but the model has ${classes}`);
  return column;
}

const REMARKS: Partial<Record<ModelOutput['kind'], string>> = {
  logistic: 'the logistic function at the end is left out: the score is monotone in it',
  softmax: 'the softmax at the end is left out: the score is the logit of the class less the largest of the others',
  'log-softmax': 'the log-softmax at the end is left out: the score is the logit of the class less the largest of the others',
  probit: 'the probit at the end is left out: the score is monotone in it',
  power: 'the power of 2 at the end is left out, as is its sign: a larger score is a stranger record',
};

function summaryOf(file: OnnxModel, order: readonly OnnxNode[], model: FloatModel, output: SymbolicTensor, column: number, kind: ModelOutput['kind']): ImportSummary {
  const classes = output.elements.length;
  const trees = model.nodes.flatMap((node) => (node.op === 'tree' ? [node.root] : []));
  const splits = (tree: (typeof trees)[number]): number => ('leaf' in tree ? 0 : 1 + splits(tree.outside) + splits(tree.inside));
  const remark = REMARKS[kind];
  return {
    // CatBoost puts a page of build information into its version.
    producer: [file.producer_name, file.producer_version].filter(Boolean).join(' ').split('\n', 1)[0]!.slice(0, 80),
    nodes: order.map((node) => ({ name: node.name || node.output[0] || '', operator: operatorOf(node) })),
    droppedNodes: file.graph.node.length - order.length,
    trees: trees.length,
    splits: trees.reduce((sum, tree) => sum + splits(tree), 0),
    classes,
    scoredClass: column,
    remarks: [
      ...(remark ? [remark] : []),
      ...(kind === 'softmax' && classes > 2 ? ['of more than two classes, only that this one wins is the same in the original'] : []),
    ],
  };
}
