/** One node of the original graph as handlers of operators see it: its attributes, its inputs, and how to refuse it. */
import { UnsupportedModelError, type UnsupportedModelCode } from '../errors.js';
import type { FloatGraph } from './float-graph.js';
import { LIMITS } from './limits.js';
import type { OnnxAttribute, OnnxNode } from './onnx-format.js';
import { isConstant, sizeOf, type Element, type ElementType, type SymbolicTensor } from './symbolic.js';
import { tensorValues } from './tensor-values.js';

/** Gives the node's outputs in order; undefined for one that nothing can read (a label). */
export type Handler = (node: NodeContext) => readonly (SymbolicTensor | undefined)[];

/** Values of AttributeProto.type. */
const ATTRIBUTE_TYPE = { float: 1, int: 2, text: 3, tensor: 4, floats: 6, ints: 7, texts: 8 } as const;

export class NodeContext {
  private readonly attributes = new Map<string, OnnxAttribute>();
  private readonly read = new Set<string>();

  constructor(
    readonly node: OnnxNode,
    /** Version of the operator set that the node belongs to. */
    readonly opset: number,
    private readonly inputs: readonly (SymbolicTensor | undefined)[],
    readonly graph: FloatGraph,
  ) {
    for (const attribute of node.attribute) {
      const name = attribute.name ?? '';
      if (this.attributes.has(name)) this.fail('UNSUPPORTED_ATTRIBUTE', `attribute ${name} is there twice`);
      if (attribute.ref_attr_name || attribute.g !== undefined || attribute.graphs?.length) this.fail('UNSUPPORTED_ATTRIBUTE', `attribute ${name} is a graph or a reference`);
      this.attributes.set(name, attribute);
    }
  }

  get operator(): string {
    return operatorOf(this.node);
  }

  /** 'node "name" (Operator)', with the first output where it has no name. */
  get where(): string {
    return whereOf(this.node);
  }

  fail(code: UnsupportedModelCode, reason: string): never {
    throw new UnsupportedModelError(code, `${this.where}: ${reason}`);
  }

  /** Runs what may refuse without knowing the node, and names the node then. */
  within<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof UnsupportedModelError && !error.message.startsWith('node ')) this.fail(error.code, error.message);
      throw error;
    }
  }

  get inputCount(): number {
    return this.inputs.length;
  }

  optional(index: number): SymbolicTensor | undefined {
    return this.inputs[index];
  }

  input(index: number): SymbolicTensor {
    return this.inputs[index] ?? this.fail('MALFORMED_ONNX', `input ${index} is missing`);
  }

  /** Values of an input that must be known before any record is. */
  constants(index: number): { readonly shape: readonly number[]; readonly values: readonly number[] } | undefined {
    const tensor = this.inputs[index];
    if (tensor === undefined) return undefined;
    if (!isConstant(tensor)) this.fail('UNSUPPORTED_GRAPH', `input ${index} must be a constant`);
    return { shape: tensor.shape, values: tensor.elements.map((element) => (element.kind === 'constant' ? element.value : NaN)) };
  }

  int(name: string, otherwise: number): number {
    const attribute = this.attribute(name, ATTRIBUTE_TYPE.int);
    const value = attribute ? (attribute.i ?? 0) : otherwise;
    return Number.isSafeInteger(value) ? value : this.fail('UNSUPPORTED_ATTRIBUTE', `${name} is out of range`);
  }

  ints(name: string): readonly number[] | undefined {
    return this.attribute(name, ATTRIBUTE_TYPE.ints)?.ints;
  }

  float(name: string, otherwise: number): number {
    const attribute = this.attribute(name, ATTRIBUTE_TYPE.float);
    return attribute ? (attribute.f ?? 0) : otherwise;
  }

  /** Floats of a list attribute; finite. */
  floats(name: string): readonly number[] | undefined {
    const values = this.attribute(name, ATTRIBUTE_TYPE.floats)?.floats;
    if (values && !values.every(Number.isFinite)) this.fail('VALUE_NOT_FINITE', `${name} holds NaN or an infinity`);
    return values;
  }

  text(name: string, otherwise: string): string {
    const attribute = this.attribute(name, ATTRIBUTE_TYPE.text);
    return attribute ? Buffer.from(attribute.s ?? []).toString('utf8') : otherwise;
  }

  texts(name: string): readonly string[] | undefined {
    return this.attribute(name, ATTRIBUTE_TYPE.texts)?.strings?.map((bytes) => Buffer.from(bytes).toString('utf8'));
  }

  has(name: string): boolean {
    return this.attributes.has(name);
  }

  tensor(name: string): ReturnType<typeof tensorValues> | undefined {
    const tensor = this.attribute(name, ATTRIBUTE_TYPE.tensor)?.t;
    return tensor && tensorValues(tensor, `${this.where}: attribute ${name}`);
  }

  /** Marks attributes that have no effect on the result. */
  ignore(...names: readonly string[]): void {
    for (const name of names) this.read.add(name);
  }

  /** Refuses what the handler did not read: it might change the meaning. */
  checkAllRead(): void {
    for (const name of this.attributes.keys()) if (!this.read.has(name)) this.fail('UNSUPPORTED_ATTRIBUTE', `attribute ${name} is not supported`);
  }

  /** An axis from 0; negative ones count from the end. */
  axis(value: number, rank: number): number {
    const axis = value < 0 ? value + rank : value;
    return Number.isInteger(axis) && axis >= 0 && axis < rank ? axis : this.fail('MALFORMED_ONNX', `axis ${value} is out of range`);
  }

  /** An output. Axis 0 of a batched tensor must still count records. */
  output(type: ElementType, shape: readonly number[], elements: readonly Element[], batched: boolean): SymbolicTensor {
    if (shape.length > LIMITS.rank) this.fail('MODEL_TOO_LARGE', `the output has more than ${LIMITS.rank} dimensions`);
    if (sizeOf(shape) !== elements.length) this.fail('MALFORMED_ONNX', 'the output does not fit its dimensions');
    if (batched && shape[0] !== 1) this.fail('UNSUPPORTED_GRAPH', 'it would mix records: the first dimension of its output does not count them');
    return { type, shape, elements, batched };
  }

  /** Refuses a size before anything of that size is made. */
  checkSize(shape: readonly number[]): void {
    if (shape.some((length) => !Number.isSafeInteger(length) || length < 0) || sizeOf(shape) > LIMITS.tensorElements) {
      this.fail('MODEL_TOO_LARGE', `a tensor would have more than ${LIMITS.tensorElements} elements`);
    }
  }

  /** An attribute that is there without a value counts as 0 or empty, not as its default: so onnxruntime reads it. */
  private attribute(name: string, type: number): OnnxAttribute | undefined {
    this.read.add(name);
    const attribute = this.attributes.get(name);
    if (attribute && attribute.type !== type) this.fail('UNSUPPORTED_ATTRIBUTE', `attribute ${name} is of another type than it must be`);
    return attribute;
  }
}

export const operatorOf = (node: OnnxNode): string => (node.domain && node.domain !== 'ai.onnx' ? `${node.domain}.${node.op_type ?? ''}` : (node.op_type ?? ''));
const short = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);
export const whereOf = (node: OnnxNode): string => `node '${short(node.name || node.output[0] || '')}' (${short(operatorOf(node))})`;
