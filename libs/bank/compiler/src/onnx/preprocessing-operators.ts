/** Operators of ai.onnx.ml that prepare columns, with onnxruntime's arithmetic. */
import { cutsWhere, cutsWhereEqual, cutsWork, derived, withBreaks } from './column.js';
import { indicator, mapLeaves } from './element-arithmetic.js';
import type { Handler, NodeContext } from './node-context.js';
import { constant, type Column, type Element, type SymbolicTensor } from './symbolic.js';

/** One value for all columns, or one each. */
function perColumn(context: NodeContext, name: string, values: readonly number[], columns: number): (column: number) => number {
  if (values.length !== 1 && values.length !== columns) context.fail('UNSUPPORTED_ATTRIBUTE', `${name} must hold 1 or ${columns} values`);
  return (column) => values[values.length === 1 ? 0 : column]!;
}

function columnCount(context: NodeContext, input: SymbolicTensor): number {
  return input.shape.length === 2 && input.batched ? input.shape[1]! : context.fail('UNSUPPORTED_GRAPH', 'its input must have two dimensions, records and columns');
}

/** (x - offset) * scale, in double for double inputs and in float for all others; the result is a float. */
export const scaler: Handler = (context) => {
  const input = context.input(0);
  const columns = columnCount(context, input);
  const offset = perColumn(context, 'offset', context.floats('offset') ?? [0], columns);
  const scale = perColumn(context, 'scale', context.floats('scale') ?? [1], columns);
  const elements = input.elements.map((of, i): Element => {
    const [o, s] = [offset(i), scale(i)];
    const exact = input.type === 'double' ? (x: number) => Math.fround((x - o) * s) : (x: number) => Math.fround(Math.fround(Math.fround(x) - o) * s);
    return context.within(() => monotone(context, of, exact, (node) => context.graph.affine([[node, s]], -o * s)));
  });
  return [context.output('float', input.shape, elements, true)];
};

/** A monotone function of an element. `real` is the same in real numbers. */
function monotone(context: NodeContext, of: Element, exact: (x: number) => number, real: (of: Element) => Element): Element {
  switch (of.kind) {
    case 'constant':
      return constant(exact(of.value));
    case 'leafwise':
      return mapLeaves(context, of, exact);
    case 'column': {
      const made = of.real === undefined ? undefined : context.graph.nodeOf(real({ kind: 'node', id: of.real }));
      return derived(of, { at: (value) => exact(of.at(value)), integer: false, real: made });
    }
    case 'node':
      return real(of);
    case 'linked':
      return context.fail('UNSUPPORTED_OPERATOR', `it reads the output of a ${of.link.kind} function, which is supported at the end of a model only`);
  }
}

/** x > threshold as 1 and 0. */
export const binarizer: Handler = (context) => {
  const input = context.input(0);
  const threshold = context.float('threshold', 0);
  const elements = input.elements.map((of): Element => {
    const exact = (x: number): number => Number(x > threshold);
    if (of.kind === 'constant') return constant(exact(of.value));
    const column = columnOf(context, of);
    context.graph.charge(cutsWork(column));
    return context.within(() => indicator(context, column, cutsWhere(column, (x) => x > threshold), (value) => exact(column.at(value))));
  });
  return [{ ...input, type: 'float', elements }];
};

function columnOf(context: NodeContext, of: Element): Column {
  return of.kind === 'column' ? of : context.fail('UNSUPPORTED_GRAPH', 'its input must be functions of single features');
}

/**
 * Puts another value where a column holds the one that stands for "missing". Where that is NaN nothing changes: features
 * are integers, and no supported operator makes NaN of one.
 */
export const imputer: Handler = (context) => {
  const input = context.input(0);
  const columns = columnCount(context, input);
  if (input.type !== 'float' && input.type !== 'int64') context.fail('UNSUPPORTED_ATTRIBUTE', 'its input must be float or int64');
  const isFloat = input.type === 'float';
  const missing = isFloat ? context.float('replaced_value_float', 0) : context.int('replaced_value_int64', 0);
  context.ignore('replaced_value_float', 'replaced_value_int64');
  const values = isFloat ? context.floats('imputed_value_floats') : context.ints('imputed_value_int64s');
  context.ignore('imputed_value_floats', 'imputed_value_int64s');
  const imputed = perColumn(context, 'imputed values', values ?? [], columns);
  if (Number.isNaN(missing)) return [input];
  const elements = input.elements.map((of, i): Element => {
    const value = imputed(i);
    if (of.kind === 'constant') return of.value === missing ? constant(value) : of;
    const column = columnOf(context, of);
    context.graph.charge(2 * cutsWork(column));
    const cuts = cutsWhereEqual(column, missing) ?? context.fail('VALUE_NOT_FINITE', 'a column is NaN for some feature value');
    if (cuts.length === 0) return column;
    const at = (v: number): number => (column.at(v) === missing ? value : column.at(v));
    const { graph } = context;
    const real = column.real === undefined ? undefined
      : context.within(() => graph.nodeOf(graph.affine([[{ kind: 'node', id: column.real! }, 1], [graph.inside(column.feature, cuts), value - missing]])));
    return context.within(() => derived(column, { at, breaks: withBreaks(column, cuts), integer: column.integer && Number.isInteger(value), real }));
  });
  return [{ ...input, elements }];
};

/** One column per category, in a dimension of its own at the end. Numbers are cut off towards 0 first. */
export const oneHotEncoder: Handler = (context) => {
  const input = context.input(0);
  if (context.texts('cats_strings')?.length) context.fail('UNSUPPORTED_ATTRIBUTE', 'categories that are texts are not supported; features are integers');
  const categories = context.ints('cats_int64s') ?? [];
  if (categories.length === 0) context.fail('UNSUPPORTED_ATTRIBUTE', 'it has no cats_int64s');
  if (new Set(categories).size !== categories.length) context.fail('UNSUPPORTED_ATTRIBUTE', 'cats_int64s holds a category twice');
  const zeros = context.int('zeros', 1);
  context.checkSize([...input.shape, categories.length]);
  const elements = input.elements.flatMap((of): Element[] => {
    if (of.kind === 'constant') return categories.map((category) => constant(Number(Math.trunc(of.value) === category)));
    const column = columnOf(context, of);
    context.graph.charge(2 * categories.length * cutsWork(column));
    const whole: Column = { ...column, at: (value) => Math.trunc(column.at(value)) };
    if (!zeros && !coversAll(whole, categories)) context.fail('UNSUPPORTED_ATTRIBUTE', 'zeros is 0, but a feature takes values that are no category; onnxruntime would fail on them');
    return categories.map((category) => context.within(() => indicator(context, whole, cutsWhereEqual(whole, category), (value) => Number(whole.at(value) === category))));
  });
  return [context.output('float', [...input.shape, categories.length], elements, input.batched)];
};

function coversAll(column: Column, categories: readonly number[]): boolean {
  if (2 ** column.bits > 4_096) return false;
  return Array.from({ length: 2 ** column.bits }, (_, value) => column.at(value)).every((value) => categories.includes(value));
}

/** A table from numbers to numbers. */
export const labelEncoder: Handler = (context) => {
  const input = context.input(0);
  const keys = context.ints('keys_int64s') ?? context.floats('keys_floats');
  const values = context.ints('values_int64s') ?? context.floats('values_floats');
  if (!keys || !values || keys.length !== values.length) return context.fail('UNSUPPORTED_ATTRIBUTE', 'it is supported from keys_int64s or keys_floats to values_int64s or values_floats');
  const toFloat = context.has('values_floats');
  const otherwise = toFloat ? context.float('default_float', -0) : context.int('default_int64', -1);
  context.ignore('default_float', 'default_int64', 'default_string');
  const table = new Map(keys.map((key, i) => [key, values[i]!]));
  if (table.size !== keys.length) context.fail('UNSUPPORTED_ATTRIBUTE', 'it has a key twice');
  const exact = (x: number): number => table.get(x) ?? otherwise;
  const elements = input.elements.map((of): Element => {
    if (of.kind === 'constant') return constant(exact(of.value));
    if (of.kind === 'leafwise') return mapLeaves(context, of, exact);
    return context.fail('UNSUPPORTED_GRAPH', 'it is supported on values of one tree only');
  });
  return [{ ...input, type: toFloat ? 'float' : 'int64', elements }];
};
