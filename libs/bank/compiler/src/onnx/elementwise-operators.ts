/** Operators that go element by element, with the broadcasting of ONNX. */
import { binary, clip, indicator, mapLeaves, unary, type BinaryOperator, type UnaryOperator } from './element-arithmetic.js';
import { cutsWhereEqual, cutsWork, derived } from './column.js';
import type { Handler, NodeContext } from './node-context.js';
import { constant, rounding, sizeOf, type Element, type ElementType, type SymbolicTensor } from './symbolic.js';
import { ELEMENT_TYPES } from './tensor-values.js';

const COMPARISONS: readonly BinaryOperator[] = ['Equal', 'Greater', 'GreaterOrEqual', 'Less', 'LessOrEqual'];

/** Position of the element of a smaller tensor that an element of the broadcast shape reads. */
export function broadcastIndex(shape: readonly number[], index: number, from: readonly number[]): number {
  let rest = index;
  let at = 0;
  let stride = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const position = rest % shape[axis]!;
    rest = Math.floor(rest / shape[axis]!);
    const length = from[axis - (shape.length - from.length)];
    if (length === undefined) continue;
    if (length !== 1) at += position * stride;
    stride *= length;
  }
  return at;
}

export function broadcastShape(context: NodeContext, a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  const shape = Array.from({ length: rank }, (_, axis) => {
    const [x, y] = [a[axis - (rank - a.length)] ?? 1, b[axis - (rank - b.length)] ?? 1];
    return x === y || y === 1 ? x : x === 1 ? y : context.fail('MALFORMED_ONNX', 'its inputs have shapes that do not fit');
  });
  context.checkSize(shape);
  return shape;
}

function combine(context: NodeContext, a: SymbolicTensor, b: SymbolicTensor, type: ElementType, of: (x: Element, y: Element) => Element): SymbolicTensor {
  if (a.type !== b.type) context.fail('MALFORMED_ONNX', `its inputs are of type ${a.type} and ${b.type}`);
  const shape = broadcastShape(context, a.shape, b.shape);
  for (const tensor of [a, b]) {
    if (tensor.batched && tensor.shape.length !== shape.length) context.fail('UNSUPPORTED_GRAPH', 'it would mix records: the dimension that counts them is matched with another');
  }
  const elements = Array.from({ length: sizeOf(shape) }, (_, i) => of(a.elements[broadcastIndex(shape, i, a.shape)]!, b.elements[broadcastIndex(shape, i, b.shape)]!));
  return context.output(type, shape, elements, a.batched || b.batched);
}

export const arithmetic = (operator: BinaryOperator): Handler => (context) => {
  if (context.inputCount > 2) return context.fail('UNSUPPORTED_OPERATOR', 'it is supported with two inputs only');
  const [a, b] = [context.input(0), context.input(1)];
  const type = COMPARISONS.includes(operator) ? 'bool' : a.type;
  return [combine(context, a, b, type, (x, y) => context.within(() => binary(context, operator, x, y, a.type)))];
};

/** Max and Min of any number of inputs. */
export const extreme = (operator: 'Max' | 'Min'): Handler => (context) => {
  let result = context.input(0);
  for (let i = 1; i < context.inputCount; i++) {
    const { type } = result;
    result = combine(context, result, context.input(i), type, (x, y) => context.within(() => binary(context, operator, x, y, type)));
  }
  return [result];
};

/** All inputs in one sum, so that a hundred trees come to one node. */
export const sum: Handler = (context) => {
  const tensors = Array.from({ length: context.inputCount }, (_, i) => context.input(i));
  const first = tensors[0] ?? context.fail('MALFORMED_ONNX', 'it has no input');
  if (tensors.length === 2) return arithmetic('Add')(context);
  for (const { type, shape, batched } of tensors) {
    if (type !== first.type || batched !== first.batched || shape.join() !== first.shape.join()) context.fail('UNSUPPORTED_GRAPH', 'its inputs must be of one type and shape');
  }
  const elements = first.elements.map((_, i) => context.within(() => context.graph.affine(tensors.map(({ elements: of }) => [squashless(context, of[i]!), 1] as const))));
  return [{ ...first, elements }];
};

/** Refuses what stands behind the function that ends a model. */
export function squashless(context: NodeContext, element: Element): Element {
  if (element.kind === 'linked') context.fail('UNSUPPORTED_OPERATOR', `it reads the output of a ${element.link.kind} function, which is supported at the end of a model only`);
  return element;
}

export const single = (operator: UnaryOperator): Handler => (context) => {
  const input = context.input(0);
  return [{ ...input, elements: input.elements.map((of) => context.within(() => unary(context, operator, of, input.type))) }];
};

export const relu: Handler = (context) => {
  const input = context.input(0);
  return [{ ...input, elements: input.elements.map((of) => context.within(() => clip(context, of, 0, Infinity))) }];
};

/** Bounds are attributes up to opset 10, inputs from 11. */
export const clipOperator: Handler = (context) => {
  const input = context.input(0);
  const bound = (index: number, name: string, otherwise: number): number => {
    const given = context.opset < 11 ? context.float(name, otherwise) : (context.constants(index)?.values[0] ?? otherwise);
    return Number.isNaN(given) ? context.fail('VALUE_NOT_FINITE', `${name} is NaN`) : given;
  };
  const [min, max] = [bound(1, 'min', -Infinity), bound(2, 'max', Infinity)];
  if (min > max) context.fail('UNSUPPORTED_ATTRIBUTE', 'min is above max');
  return [{ ...input, elements: input.elements.map((of) => context.within(() => clip(context, of, min, max))) }];
};

/** Identity, and Dropout as it is after training. */
export const identity: Handler = (context) => {
  context.ignore('ratio', 'seed', 'is_test');
  if (context.optional(2) && context.constants(2)?.values[0] !== 0) context.fail('UNSUPPORTED_ATTRIBUTE', 'it is in training mode');
  return [context.input(0), undefined];
};

/** Casts between numbers. Fractions are cut off towards 0, as onnxruntime does. */
export const cast: Handler = (context) => {
  context.ignore('saturate');
  const input = context.input(0);
  const to = ELEMENT_TYPES.get(context.int('to', 0)) ?? context.fail('UNSUPPORTED_ATTRIBUTE', 'it casts to a type that is not supported; use float, double, int64, int32 or bool');
  return [{ ...input, type: to, elements: input.elements.map((of) => context.within(() => castElement(context, of, input.type, to))) }];
};

function castElement(context: NodeContext, of: Element, from: ElementType, to: ElementType): Element {
  const exact = to === 'bool' ? (value: number) => Number(value !== 0) : rounding(to);
  switch (of.kind) {
    case 'constant':
      return constant(exact(of.value));
    case 'leafwise':
      return mapLeaves(context, of, exact);
    case 'column': {
      const at = (value: number): number => exact(of.at(value));
      if (to === 'bool') {
        context.graph.charge(2 * cutsWork(of));
        const cuts = cutsWhereEqual(of, 0);
        return binary(context, 'Sub', constant(1), indicator(context, of, cuts, (value) => Number(of.at(value) === 0)), 'int64');
      }
      const cutsOff = to !== 'float' && to !== 'double' && !of.integer;
      return derived(of, { at, integer: of.integer || cutsOff, real: cutsOff ? undefined : of.real });
    }
    default:
      if (isReal(from) && isReal(to)) return of;
      return context.fail('UNSUPPORTED_GRAPH', `it casts a computed value from ${from} to ${to}`);
  }
}

const isReal = (type: ElementType): boolean => type === 'float' || type === 'double';
