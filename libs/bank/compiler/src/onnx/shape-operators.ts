/** Operators that move elements and compute nothing. Axis 0 of a batched tensor counts records and stays where it is. */
import type { Handler, NodeContext } from './node-context.js';
import { sizeOf, type Element, type SymbolicTensor } from './symbolic.js';

export const reshape: Handler = (context) => {
  const input = context.input(0);
  const wanted = context.ints('shape') ?? context.constants(1)?.values ?? context.fail('MALFORMED_ONNX', 'it has no shape');
  const keepsZero = context.int('allowzero', 0) === 1;
  const shape = wanted.map((length, axis) => (length === 0 && !keepsZero ? (input.shape[axis] ?? -2) : length));
  const open = shape.indexOf(-1);
  if (open >= 0) {
    const known = sizeOf(shape.filter((_, axis) => axis !== open));
    shape[open] = known === 0 ? -2 : input.elements.length / known;
  }
  context.checkSize(shape);
  return [context.output(input.type, shape, input.elements, input.batched)];
};

export const flatten: Handler = (context) => {
  const { type, shape, elements, batched } = context.input(0);
  const given = context.int('axis', 1);
  const axis = given < 0 ? given + shape.length : given;
  if (batched && axis !== 1) context.fail('UNSUPPORTED_GRAPH', 'it would mix records: axis must be 1');
  return [context.output(type, [sizeOf(shape.slice(0, axis)), sizeOf(shape.slice(axis))], elements, batched)];
};

/** Axes of Squeeze, Unsqueeze and reductions: an attribute in older operator sets, input 1 in newer ones. */
export function axesOf(context: NodeContext): readonly number[] | undefined {
  return context.ints('axes') ?? context.constants(1)?.values;
}

export const squeeze: Handler = (context) => {
  const { type, shape, elements, batched } = context.input(0);
  const axes = new Set(axesOf(context)?.map((axis) => context.axis(axis, shape.length)) ?? shape.flatMap((length, axis) => (length === 1 && !(batched && axis === 0) ? [axis] : [])));
  if ([...axes].some((axis) => shape[axis] !== 1)) context.fail('MALFORMED_ONNX', 'it removes a dimension longer than 1');
  if (batched && axes.has(0)) context.fail('UNSUPPORTED_GRAPH', 'it removes the dimension that counts records');
  return [context.output(type, shape.filter((_, axis) => !axes.has(axis)), elements, batched)];
};

export const unsqueeze: Handler = (context) => {
  const { type, shape, elements, batched } = context.input(0);
  const given = axesOf(context) ?? context.fail('MALFORMED_ONNX', 'it has no axes');
  if (given.length > 8) context.fail('MODEL_TOO_LARGE', 'it has too many axes');
  const rank = shape.length + given.length;
  const axes = new Set(given.map((axis) => context.axis(axis, rank)));
  if (axes.size !== given.length) context.fail('MALFORMED_ONNX', 'it names an axis twice');
  if (batched && axes.has(0)) context.fail('UNSUPPORTED_GRAPH', 'it moves the dimension that counts records');
  const rest = [...shape];
  return [context.output(type, Array.from({ length: rank }, (_, axis) => (axes.has(axis) ? 1 : rest.shift()!)), elements, batched)];
};

export const transpose: Handler = (context) => {
  const { type, shape, elements, batched } = context.input(0);
  const order = (context.ints('perm') ?? shape.map((_, axis) => shape.length - 1 - axis)).map((axis) => context.axis(axis, shape.length));
  if (new Set(order).size !== shape.length || order.length !== shape.length) context.fail('MALFORMED_ONNX', 'perm is no order of the axes');
  if (batched && order[0] !== 0) context.fail('UNSUPPORTED_GRAPH', 'it moves the dimension that counts records');
  const strides = stridesOf(shape);
  const moved = order.map((axis) => shape[axis]!);
  return [context.output(type, moved, pick(moved, elements, (position) => position.reduce((at, p, i) => at + p * strides[order[i]!]!, 0)), batched)];
};

export const concat: Handler = (context) => {
  const tensors = Array.from({ length: context.inputCount }, (_, i) => context.input(i));
  const first = tensors[0] ?? context.fail('MALFORMED_ONNX', 'it has no input');
  const axis = context.axis(context.int('axis', 1), first.shape.length);
  const batched = tensors.some((tensor) => tensor.batched);
  if (batched && axis === 0) context.fail('UNSUPPORTED_GRAPH', 'it joins along the dimension that counts records');
  const shape = first.shape.map((length, i) => (i === axis ? tensors.reduce((sum, tensor) => sum + (tensor.shape[axis] ?? 0), 0) : length));
  context.checkSize(shape);
  for (const tensor of tensors) {
    if (tensor.type !== first.type) context.fail('MALFORMED_ONNX', 'its inputs are of different types');
    if (tensor.shape.length !== shape.length || tensor.shape.some((length, i) => i !== axis && length !== shape[i])) context.fail('MALFORMED_ONNX', 'its inputs have shapes that do not fit');
  }
  const outer = sizeOf(shape.slice(0, axis));
  const elements: Element[] = [];
  for (let block = 0; block < outer; block++) {
    for (const tensor of tensors) {
      const length = tensor.elements.length / outer;
      for (let i = 0; i < length; i++) elements.push(tensor.elements[block * length + i]!);
    }
  }
  return [context.output(first.type, shape, elements, batched)];
};

/** Starts, ends, axes and steps: attributes up to opset 9, inputs from 10. */
export const slice: Handler = (context) => {
  const input = context.input(0);
  const { shape } = input;
  const starts = context.ints('starts') ?? context.constants(1)?.values ?? [];
  const ends = context.ints('ends') ?? context.constants(2)?.values ?? [];
  const axes = (context.ints('axes') ?? context.constants(3)?.values ?? starts.map((_, axis) => axis)).map((axis) => context.axis(axis, shape.length));
  const steps = context.constants(4)?.values ?? starts.map(() => 1);
  if (ends.length !== starts.length || axes.length !== starts.length || steps.length !== starts.length) context.fail('MALFORMED_ONNX', 'starts, ends, axes and steps differ in length');
  const positions = shape.map((length) => Array.from({ length }, (_, i) => i));
  axes.forEach((axis, i) => {
    const [length, step] = [shape[axis]!, steps[i]!];
    if (step === 0) context.fail('MALFORMED_ONNX', 'a step is 0');
    const bound = (value: number, low: number, high: number): number => Math.min(Math.max(value < 0 ? value + length : value, low), high);
    const [start, end] = step > 0 ? [bound(starts[i]!, 0, length), bound(ends[i]!, 0, length)] : [bound(starts[i]!, -1, length - 1), bound(ends[i]!, -1, length - 1)];
    const kept: number[] = [];
    for (let at = start; step > 0 ? at < end : at > end; at += step) kept.push(at);
    positions[axis] = kept;
  });
  return [picked(context, input, positions)];
};

/** Gather of whole slices along one axis. Negative indices count from the end. */
export const gather: Handler = (context) => {
  const input = context.input(0);
  const axis = context.axis(context.int('axis', 0), input.shape.length);
  const indices = context.constants(1) ?? context.fail('MALFORMED_ONNX', 'it has no indices');
  if (indices.shape.length > 1) context.fail('UNSUPPORTED_GRAPH', 'indices of more than one dimension are not supported');
  if (input.batched && axis === 0) context.fail('UNSUPPORTED_GRAPH', 'it picks among records');
  const kept = indices.values.map((index) => context.axis(index, input.shape[axis]!));
  const positions = input.shape.map((length, i) => (i === axis ? kept : Array.from({ length }, (_, at) => at)));
  context.checkSize(positions.map(({ length }) => length));
  const result = picked(context, input, positions);
  return [indices.shape.length === 1 ? result : context.output(result.type, result.shape.filter((_, i) => i !== axis), result.elements, result.batched)];
};

/** Columns by number, of the last axis. */
export const arrayFeatureExtractor: Handler = (context) => {
  const input = context.input(0);
  const last = input.shape.length - 1;
  if (last < 1) context.fail('UNSUPPORTED_GRAPH', 'its input must have at least two dimensions');
  const indices = context.constants(1)?.values ?? context.fail('MALFORMED_ONNX', 'it has no indices');
  const positions = input.shape.map((length, i) => (i === last ? indices.map((index) => context.axis(index, length)) : Array.from({ length }, (_, at) => at)));
  context.checkSize(positions.map(({ length }) => length));
  return [picked(context, input, positions)];
};

/** The elements at some positions of each axis. */
function picked(context: NodeContext, input: SymbolicTensor, positions: readonly (readonly number[])[]): SymbolicTensor {
  const strides = stridesOf(input.shape);
  const shape = positions.map(({ length }) => length);
  return context.output(input.type, shape, pick(shape, input.elements, (position) => position.reduce((at, p, axis) => at + positions[axis]![p]! * strides[axis]!, 0)), input.batched);
}

export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--) strides[axis] = strides[axis + 1]! * shape[axis + 1]!;
  return strides;
}

/** Fills a shape, row by row, from the positions that `from` gives. */
function pick(shape: readonly number[], elements: readonly Element[], from: (position: readonly number[]) => number): Element[] {
  const position = shape.map(() => 0);
  return Array.from({ length: sizeOf(shape) }, () => {
    const element = elements[from(position)]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      if (++position[axis]! < shape[axis]!) break;
      position[axis] = 0;
    }
    return element;
  });
}
