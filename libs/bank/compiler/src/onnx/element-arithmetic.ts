/** Arithmetic on single elements. Columns and leafwise values keep the original's rounding at every step. */
import { cutsWhere, cutsWhereEqual, cutsWork, derived, withBreaks } from './column.js';
import type { NodeContext } from './node-context.js';
import { constant, rounding, type Column, type Element, type ElementType, type Leafwise, type Link } from './symbolic.js';

export type BinaryOperator = 'Add' | 'Sub' | 'Mul' | 'Div' | 'Max' | 'Min' | 'Pow' | 'Equal' | 'Greater' | 'GreaterOrEqual' | 'Less' | 'LessOrEqual';
export type UnaryOperator = 'Neg' | 'Abs' | 'Log' | 'Exp' | 'Sqrt';

const EXACT: Readonly<Record<BinaryOperator, (a: number, b: number) => number>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mul: (a, b) => a * b,
  Div: (a, b) => a / b,
  Max: Math.max,
  Min: Math.min,
  Pow: Math.pow,
  Equal: (a, b) => Number(a === b),
  Greater: (a, b) => Number(a > b),
  GreaterOrEqual: (a, b) => Number(a >= b),
  Less: (a, b) => Number(a < b),
  LessOrEqual: (a, b) => Number(a <= b),
};
const UNARY: Readonly<Record<UnaryOperator, (x: number) => number>> = { Neg: (x) => -x, Abs: Math.abs, Log: Math.log, Exp: Math.exp, Sqrt: Math.sqrt };
const COMPARES = new Set<BinaryOperator>(['Equal', 'Greater', 'GreaterOrEqual', 'Less', 'LessOrEqual']);

/** @param type of the operands (they are of one type). */
export function binary(context: NodeContext, operator: BinaryOperator, a: Element, b: Element, type: ElementType): Element {
  const round = COMPARES.has(operator) ? (value: number) => value : rounding(type);
  const exact = (x: number, y: number): number => round(EXACT[operator](x, y));
  if (a.kind === 'constant' && b.kind === 'constant') return finite(context, exact(a.value, b.value));
  if (a.kind === 'leafwise' && b.kind === 'constant') return mapLeaves(context, a, (leaf) => exact(leaf, b.value));
  if (a.kind === 'constant' && b.kind === 'leafwise') return mapLeaves(context, b, (leaf) => exact(a.value, leaf));
  if (a.kind === 'leafwise' && b.kind === 'leafwise' && a.skeleton === b.skeleton) return mapLeaves(context, a, (leaf, i) => exact(leaf, b.leaves[i]!));
  if (a.kind === 'column' && b.kind === 'constant') return columnWith(context, operator, a, b.value, false, exact);
  if (a.kind === 'constant' && b.kind === 'column') return columnWith(context, operator, b, a.value, true, (x, y) => exact(y, x));
  if (a.kind === 'linked' || b.kind === 'linked') return linked(context, operator, a, b);
  return real(context, operator, a, b);
}

/** Another function of the same tree's leaf. */
export function mapLeaves(context: NodeContext, of: Leafwise, change: (leaf: number, i: number) => number): Leafwise {
  context.graph.charge(of.leaves.length);
  return { ...of, leaves: of.leaves.map(change) };
}

function finite(context: NodeContext, value: number): Element {
  return Number.isFinite(value) ? constant(value) : context.fail('VALUE_NOT_FINITE', 'it computes NaN or an infinity from constants');
}

/** A column and a constant: still a column where the operator is monotone, or compares. `flipped`: the constant comes first. */
function columnWith(context: NodeContext, operator: BinaryOperator, column: Column, other: number, flipped: boolean, exact: (x: number, y: number) => number): Element {
  const at = (value: number): number => exact(column.at(value), other);
  const integer = column.integer && Number.isInteger(other);
  const { graph } = context;
  const realOf = (make: (of: Element) => Element): number | undefined => (column.real === undefined ? undefined : graph.nodeOf(make({ kind: 'node', id: column.real })));
  switch (operator) {
    case 'Add':
      return derived(column, { at, integer, real: realOf((of) => graph.affine([[of, 1]], other)) });
    case 'Sub':
      return derived(column, { at, integer, real: realOf((of) => graph.affine([[of, flipped ? -1 : 1]], flipped ? other : -other)) });
    case 'Mul':
      return derived(column, { at, integer, real: realOf((of) => graph.affine([[of, other]])) });
    case 'Div':
      if (flipped) return context.fail('UNSUPPORTED_OPERATOR', 'a constant divided by a feature is not supported');
      if (other === 0) return context.fail('VALUE_NOT_FINITE', 'it divides by 0');
      return derived(column, { at, integer: false, real: realOf((of) => graph.affine([[of, 1 / other]])) });
    case 'Max':
      return derived(column, { at, integer, real: realOf((of) => graph.clip(of, other, Infinity)) });
    case 'Min':
      return derived(column, { at, integer, real: realOf((of) => graph.clip(of, -Infinity, other)) });
    case 'Pow':
      return context.fail('UNSUPPORTED_OPERATOR', 'powers of features are not supported');
    default:
      context.graph.charge(2 * cutsWork(column));
      return indicator(context, column, operator === 'Equal' ? cutsWhereEqual(column, other) : cutsWhere(column, (value) => exact(value, other) === 1), at);
  }
}

/** 1 inside the cuts, else 0, as a column. `at` says the same. */
export function indicator(context: NodeContext, column: Column, cuts: readonly number[] | undefined, at: (value: number) => number): Element {
  if (cuts === undefined) return context.fail('VALUE_NOT_FINITE', 'a column is NaN for some feature value');
  const real = context.graph.inside(column.feature, cuts);
  if (real.kind !== 'node') return real;
  return derived(column, { at, breaks: withBreaks(column, cuts), integer: true, real: real.id });
}

function real(context: NodeContext, operator: BinaryOperator, a: Element, b: Element): Element {
  const { graph } = context;
  switch (operator) {
    case 'Add':
      return graph.affine([[a, 1], [b, 1]]);
    case 'Sub':
      return graph.affine([[a, 1], [b, -1]]);
    case 'Mul':
      if (a.kind === 'constant') return graph.affine([[b, a.value]]);
      if (b.kind === 'constant') return graph.affine([[a, b.value]]);
      break;
    case 'Div':
      if (b.kind === 'constant') return graph.affine([[a, 1 / b.value]]);
      break;
    case 'Max':
      return graph.maximum([a, b]);
    case 'Min':
      return graph.affine([[graph.maximum([graph.affine([[a, -1]]), graph.affine([[b, -1]])]), -1]]);
    case 'Pow':
      if (a.kind === 'constant' && a.value === 2) return { kind: 'linked', link: { kind: 'power', of: b, sign: 1, offset: 0 } };
      break;
    default:
  }
  return context.fail('UNSUPPORTED_OPERATOR', 'it is supported with a constant on one side, or between values of one tree, only');
}

/** What may still follow the function that ends a model: 1 - p, and offset - 2^x. */
function linked(context: NodeContext, operator: BinaryOperator, a: Element, b: Element): Element {
  if (operator === 'Sub' && a.kind === 'constant' && a.value === 1 && b.kind === 'linked' && b.link.kind === 'logistic') {
    return { kind: 'linked', link: { kind: 'logistic', of: context.graph.affine([[b.link.of, -1]]) } };
  }
  const [link, other] = a.kind === 'linked' ? [a.link, b] : [(b as { link: Link }).link, a];
  if (link.kind === 'power' && other.kind === 'constant') {
    if (operator === 'Add') return { kind: 'linked', link: { ...link, offset: link.offset + other.value } };
    if (operator === 'Sub' && a.kind === 'linked') return { kind: 'linked', link: { ...link, offset: link.offset - other.value } };
    if (operator === 'Sub') return { kind: 'linked', link: { ...link, sign: link.sign === 1 ? -1 : 1, offset: other.value - link.offset } };
  }
  return context.fail('UNSUPPORTED_OPERATOR', `it reads the output of a ${link.kind} function, which is supported at the end of a model only`);
}

export function unary(context: NodeContext, operator: UnaryOperator, of: Element, type: ElementType): Element {
  const round = rounding(type);
  const exact = (x: number): number => round(UNARY[operator](x));
  if (of.kind === 'constant') return finite(context, exact(of.value));
  if (of.kind === 'leafwise') return mapLeaves(context, of, exact);
  if (operator === 'Neg') {
    if (of.kind === 'column') return columnWith(context, 'Mul', of, -1, false, (x, y) => round(x * y));
    if (of.kind === 'node') return context.graph.affine([[of, -1]]);
    if (of.link.kind === 'power') return { kind: 'linked', link: { ...of.link, sign: of.link.sign === 1 ? -1 : 1, offset: -of.link.offset } };
  }
  return context.fail('UNSUPPORTED_OPERATOR', 'it is supported on constants and on values of one tree only');
}

/** `min(max(of, min), max)`. */
export function clip(context: NodeContext, of: Element, min: number, max: number): Element {
  const exact = (x: number): number => Math.min(Math.max(x, min), max);
  switch (of.kind) {
    case 'constant':
      return constant(exact(of.value));
    case 'leafwise':
      return mapLeaves(context, of, exact);
    case 'column': {
      const clipped = of.real === undefined ? undefined : context.graph.nodeOf(context.graph.clip({ kind: 'node', id: of.real }, min, max));
      return derived(of, { at: (value) => exact(of.at(value)), integer: of.integer && [min, max].every((end) => Number.isInteger(end) || !Number.isFinite(end)), real: clipped });
    }
    case 'node':
      return context.graph.clip(of, min, max);
    case 'linked':
      return context.fail('UNSUPPORTED_OPERATOR', `it reads the output of a ${of.link.kind} function, which is supported at the end of a model only`);
  }
}
