/** Layers of neural networks but convolutions. */
import { broadcastIndex, squashless } from './elementwise-operators.js';
import type { Handler, NodeContext } from './node-context.js';
import { constant, sizeOf, type Element, type SymbolicTensor } from './symbolic.js';
import { axesOf, stridesOf } from './shape-operators.js';

/** alpha * A * B + beta * C, with constant B and C. */
export const gemm: Handler = (context) => {
  const a = context.input(0);
  const b = context.constants(1) ?? context.fail('MALFORMED_ONNX', 'it has no second input');
  const [alpha, beta] = [context.float('alpha', 1), context.float('beta', 1)];
  if (context.int('transA', 0)) context.fail('UNSUPPORTED_ATTRIBUTE', 'transA is not supported');
  const transB = context.int('transB', 0) !== 0;
  if (a.shape.length !== 2 || b.shape.length !== 2) context.fail('MALFORMED_ONNX', 'its inputs must have two dimensions');
  const [depth, width] = transB ? [b.shape[1]!, b.shape[0]!] : [b.shape[0]!, b.shape[1]!];
  if (a.shape[1] !== depth) context.fail('MALFORMED_ONNX', 'its inputs have shapes that do not fit');
  const c = context.constants(2);
  const rows = a.shape[0]!;
  const shape = [rows, width];
  context.checkSize(shape);
  context.graph.charge(rows * width * depth);
  if (c && (c.shape.length > 2 || c.shape.some((length, axis) => length !== 1 && length !== shape[axis + 2 - c.shape.length]))) context.fail('MALFORMED_ONNX', 'the third input does not fit the result');
  const elements = Array.from({ length: rows * width }, (_, i) => {
    const [row, column] = [Math.floor(i / width), i % width];
    const addend = c ? beta * c.values[broadcastIndex(shape, i, c.shape)]! : 0;
    return dot(context, a, row * depth, depth, (k) => alpha * b.values[transB ? column * depth + k : k * width + column]!, addend);
  });
  return [context.output(a.type, shape, elements, a.batched)];
};

/** Rows times a constant matrix. */
export const matMul: Handler = (context) => {
  const a = context.input(0);
  const b = context.constants(1) ?? context.fail('MALFORMED_ONNX', 'it has no second input');
  if (b.shape.length !== 2 || a.shape.length < 2 || a.shape.at(-1) !== b.shape[0]) context.fail('UNSUPPORTED_GRAPH', 'it is supported as rows times a constant matrix, of shapes that fit');
  const [depth, width] = b.shape as [number, number];
  const shape = [...a.shape.slice(0, -1), width];
  context.checkSize(shape);
  context.graph.charge(sizeOf(shape) * depth);
  const elements = Array.from({ length: sizeOf(shape) }, (_, i) => dot(context, a, Math.floor(i / width) * depth, depth, (k) => b.values[k * width + (i % width)]!, 0));
  return [context.output(a.type, shape, elements, a.batched)];
};

function dot(context: NodeContext, a: SymbolicTensor, from: number, length: number, weight: (k: number) => number, addend: number): Element {
  const terms = Array.from({ length }, (_, k) => [squashless(context, a.elements[from + k]!), weight(k)] as const);
  return context.within(() => context.graph.affine(terms, addend));
}

/** (x - mean) / sqrt(variance + epsilon) * scale + bias by channel: a factor and an addend. */
export const batchNormalization: Handler = (context) => {
  const input = context.input(0);
  context.ignore('momentum', 'spatial');
  if (context.int('training_mode', 0) !== 0) context.fail('UNSUPPORTED_ATTRIBUTE', 'it is in training mode');
  const epsilon = context.float('epsilon', 1e-5);
  const channels = input.shape[1] ?? context.fail('MALFORMED_ONNX', 'its input has no channels');
  const [scale, bias, mean, variance] = [1, 2, 3, 4].map((i) => context.constants(i)?.values ?? []) as [readonly number[], readonly number[], readonly number[], readonly number[]];
  if ([scale, bias, mean, variance].some(({ length }) => length !== channels)) context.fail('MALFORMED_ONNX', `its constants must hold ${channels} values`);
  const area = sizeOf(input.shape.slice(2));
  const elements = input.elements.map((of, i) => {
    const channel = Math.floor(i / area) % channels;
    const factor = scale[channel]! / Math.sqrt(variance[channel]! + epsilon);
    return context.within(() => context.graph.affine([[squashless(context, of), factor]], bias[channel]! - mean[channel]! * factor));
  });
  return [{ ...input, elements }];
};

/** Monotone functions that may end a model. */
export const sigmoid: Handler = (context) => {
  const input = context.input(0);
  return [{ ...input, elements: input.elements.map((of) => ({ kind: 'linked', link: { kind: 'logistic', of: squashless(context, of) } })) }];
};

export const softmax = (kind: 'softmax' | 'logSoftmax'): Handler => (context) => {
  const input = context.input(0);
  const last = input.shape.length - 1;
  // Up to opset 12 all axes from `axis` on are one; the last one alone means the same in both.
  if (context.axis(context.int('axis', context.opset < 13 ? 1 : -1), input.shape.length) !== last) context.fail('UNSUPPORTED_ATTRIBUTE', 'axis must be the last');
  const length = input.shape[last]!;
  context.graph.charge(input.elements.length * length);
  const elements = input.elements.map((_, i): Element => {
    const from = i - (i % length);
    const of = input.elements.slice(from, from + length).map((element) => squashless(context, element));
    return { kind: 'linked', link: { kind, of, index: i - from } };
  });
  return [{ ...input, elements }];
};

export const reduce = (operator: 'mean' | 'max' | 'sum'): Handler => (context) => {
  const { type, shape, elements, batched } = context.input(0);
  const given = axesOf(context);
  const keep = context.int('keepdims', 1) !== 0;
  if (context.int('noop_with_empty_axes', 0) !== 0 && !given?.length) context.fail('UNSUPPORTED_ATTRIBUTE', 'noop_with_empty_axes without axes is not supported');
  const axes = new Set((given?.length ? given : shape.map((_, axis) => axis)).map((axis) => context.axis(axis, shape.length)));
  if (batched && axes.has(0)) context.fail('UNSUPPORTED_GRAPH', 'it would mix records: it reduces the dimension that counts them');
  const kept = shape.map((length, axis) => (axes.has(axis) ? 1 : length));
  const strides = stridesOf(shape);
  const targets = stridesOf(kept);
  const groups = Array.from({ length: sizeOf(kept) }, (): Element[] => []);
  elements.forEach((element, i) => {
    const at = shape.reduce((sum, length, axis) => sum + (axes.has(axis) ? 0 : (Math.floor(i / strides[axis]!) % length) * targets[axis]!), 0);
    groups[at]!.push(squashless(context, element));
  });
  const reduced = groups.map((group) => context.within(() => combined(context, operator, group)));
  return [context.output(type, keep ? kept : shape.filter((_, axis) => !axes.has(axis)), reduced, batched)];
};

/** Mean, largest or sum of a group of elements; a group is never empty but for a sum. */
export function combined(context: NodeContext, operator: 'mean' | 'max' | 'sum', group: readonly Element[], divisor = group.length): Element {
  if (group.length === 0) return operator === 'sum' ? constant(0) : context.fail('MALFORMED_ONNX', 'it has nothing to reduce');
  if (operator === 'max') return context.graph.maximum(group);
  return context.graph.affine(group.map((of) => [of, operator === 'mean' ? 1 / divisor : 1] as const));
}
