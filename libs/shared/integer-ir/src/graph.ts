/**
 * The integer intermediate form: a graph of exact integer operations, each with the range of values it can take. What a
 * record's features are, and what a model makes of them, are both such graphs; evaluators, circuits and cost reports are
 * made from them.
 *
 * Ranges are computed as the graph is built, from the declared ranges of the inputs, and none may reach 2^64: so no
 * value comes near the order of the circuits' field (about 2^254), and neither overflow nor wrap-around can happen in
 * anything that honours the graph. Equal operations are one node. Nodes stand after everything they read.
 */
import { IntegerGraphError } from './errors.js';

/** Index of a node. */
export type NodeId = number;

/** Both ends belong to it. */
export interface Range {
  readonly min: bigint;
  readonly max: bigint;
}

/** A coefficient is never zero. */
export type Term = readonly [node: NodeId, coefficient: bigint];

export type Operation =
  | { readonly op: 'input'; readonly input: number }
  /** Sum of coefficient times node, and a constant. No term is itself linear. Without terms: a constant. */
  | { readonly op: 'linear'; readonly terms: readonly Term[]; readonly constant: bigint }
  /** `set` where the flag is 1, `clear` where it is 0. */
  | { readonly op: 'select'; readonly flag: NodeId; readonly set: NodeId; readonly clear: NodeId }
  /** 1 where `value >= threshold`. */
  | { readonly op: 'atLeast'; readonly value: NodeId; readonly threshold: bigint }
  /** 1 where the value is one of the list: increasing, at least one. */
  | { readonly op: 'memberOf'; readonly value: NodeId; readonly list: readonly bigint[] }
  /** Bits needed to write a natural number, 0 for 0: an exact integer logarithm. */
  | { readonly op: 'bitLength'; readonly value: NodeId }
  /** Bits set in a natural number. */
  | { readonly op: 'popCount'; readonly value: NodeId }
  /** `min(cap, floor(numerator / max(denominator, 1)))` of natural numbers. */
  | { readonly op: 'cappedRatio'; readonly numerator: NodeId; readonly denominator: NodeId; readonly cap: bigint }
  /** `min(cap, max(0, floor(value / 2^shift)))`: rectifier, rescaling and clip in one. */
  | { readonly op: 'saturate'; readonly value: NodeId; readonly shift: number; readonly cap: bigint }
  | { readonly op: 'product'; readonly left: NodeId; readonly right: NodeId };

export type Node = Operation & { readonly range: Range };

export interface GraphInput {
  readonly name: string;
  readonly range: Range;
}

export interface Graph {
  readonly inputs: readonly GraphInput[];
  readonly nodes: readonly Node[];
}

/** No range may reach this many bits, sign aside. */
export const WIDEST_BITS = 64;

/** Nodes that a node reads. */
export function operandsOf(node: Operation): readonly NodeId[] {
  switch (node.op) {
    case 'input':
      return [];
    case 'linear':
      return node.terms.map(([of]) => of);
    case 'select':
      return [node.flag, node.set, node.clear];
    case 'cappedRatio':
      return [node.numerator, node.denominator];
    case 'product':
      return [node.left, node.right];
    default:
      return [node.value];
  }
}

/** Bits needed to write a natural number; 0 for 0. */
export function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

export function isConstant({ min, max }: Range): boolean {
  return min === max;
}

export class GraphBuilder implements Graph {
  readonly inputs: GraphInput[] = [];
  readonly nodes: Node[] = [];
  private readonly known = new Map<string, NodeId>();

  rangeOf(node: NodeId): Range {
    return this.nodes[node]!.range;
  }

  /** A value that comes from outside. Whoever gives it must hold it within its range: a circuit by a range check. */
  input(name: string, range: Range): NodeId {
    if (range.max < range.min) throw new IntegerGraphError('CONSTANT_OUT_OF_RANGE', `input ${name}: an empty range`);
    this.inputs.push({ name, range });
    return this.add({ op: 'input', input: this.inputs.length - 1 }, range);
  }

  constant(value: bigint): NodeId {
    return this.linear([], value);
  }

  /** Terms of one node are added up, those of a linear node are taken over, zero ones dropped. */
  linear(terms: readonly Term[], constant = 0n): NodeId {
    const form = this.linearForm(terms, constant);
    const known = this.knownForm(form);
    if (known !== undefined) return known;
    let [min, max] = [form.constant, form.constant];
    for (const [of, coefficient] of form.terms) {
      const range = this.rangeOf(of);
      min += coefficient * (coefficient > 0n ? range.min : range.max);
      max += coefficient * (coefficient > 0n ? range.max : range.min);
    }
    return this.add(form, { min, max });
  }

  sum(...nodes: readonly NodeId[]): NodeId {
    return this.linear(nodes.map((node) => [node, 1n]));
  }

  difference(left: NodeId, right: NodeId): NodeId {
    return this.linear([[left, 1n], [right, -1n]]);
  }

  not(flag: NodeId): NodeId {
    this.requireFlag(flag, 'not');
    return this.linear([[flag, -1n]], 1n);
  }

  select(flag: NodeId, set: NodeId, clear: NodeId): NodeId {
    this.requireFlag(flag, 'select');
    const decided = this.rangeOf(flag);
    if (set === clear || decided.max === 0n) return clear;
    if (decided.min === 1n) return set;
    const [a, b] = [this.rangeOf(set), this.rangeOf(clear)];
    if (isConstant(a) && isConstant(b)) return this.linear([[flag, a.min - b.min]], b.min);
    const [lower, upper] = [least(a.min, b.min), most(a.max, b.max)];
    const test = this.nodes[flag]!;
    // A maximum or a minimum reaches no further than either of its operands allows.
    const compares = (left: NodeId, right: NodeId): boolean => test.op === 'atLeast' && test.threshold === 0n && test.value === this.knownForm(this.linearForm([[left, 1n], [right, -1n]], 0n));
    const range = compares(set, clear) ? { min: most(a.min, b.min), max: upper } : compares(clear, set) ? { min: lower, max: least(a.max, b.max) } : { min: lower, max: upper };
    return this.add({ op: 'select', flag, set, clear }, range);
  }

  atLeast(value: NodeId, threshold: bigint): NodeId {
    const { min, max } = this.rangeOf(value);
    if (threshold <= min) return this.constant(1n);
    if (threshold > max) return this.constant(0n);
    if (min === 0n && max === 1n) return value;
    return this.add({ op: 'atLeast', value, threshold }, FLAG);
  }

  /** 1 where `left >= right`. */
  compare(left: NodeId, right: NodeId): NodeId {
    return this.atLeast(this.difference(left, right), 0n);
  }

  maximum(left: NodeId, right: NodeId): NodeId {
    return this.select(this.compare(left, right), left, right);
  }

  minimum(left: NodeId, right: NodeId): NodeId {
    return this.select(this.compare(left, right), right, left);
  }

  memberOf(value: NodeId, list: readonly bigint[]): NodeId {
    const { min, max } = this.rangeOf(value);
    const within = [...new Set(list)].filter((item) => item >= min && item <= max).sort((a, b) => (a < b ? -1 : 1));
    if (within.length === 0) return this.constant(0n);
    if (BigInt(within.length) === max - min + 1n) return this.constant(1n);
    if (min === 0n && max === 1n) return within[0] === 1n ? value : this.not(value);
    return this.add({ op: 'memberOf', value, list: within }, FLAG);
  }

  equals(value: NodeId, constant: bigint): NodeId {
    return this.memberOf(value, [constant]);
  }

  bitLength(value: NodeId): NodeId {
    this.requireNatural(value, 'bitLength');
    const { min, max } = this.rangeOf(value);
    if (max <= 1n) return value;
    return this.add({ op: 'bitLength', value }, { min: BigInt(bitLength(min)), max: BigInt(bitLength(max)) });
  }

  popCount(value: NodeId): NodeId {
    this.requireNatural(value, 'popCount');
    const { min, max } = this.rangeOf(value);
    if (max <= 1n) return value;
    return this.add({ op: 'popCount', value }, { min: min > 0n ? 1n : 0n, max: BigInt(bitLength(max)) });
  }

  cappedRatio(numerator: NodeId, denominator: NodeId, cap: bigint): NodeId {
    this.requireNatural(numerator, 'cappedRatio');
    this.requireNatural(denominator, 'cappedRatio');
    if (cap < 1n) throw new IntegerGraphError('CONSTANT_OUT_OF_RANGE', 'cappedRatio: the cap must be at least 1');
    return this.add({ op: 'cappedRatio', numerator, denominator, cap }, { min: 0n, max: cap });
  }

  saturate(value: NodeId, shift: number, cap: bigint): NodeId {
    if (!Number.isInteger(shift) || shift < 0 || shift >= WIDEST_BITS || cap < 1n) {
      throw new IntegerGraphError('CONSTANT_OUT_OF_RANGE', `saturate: a shift from 0 to ${WIDEST_BITS - 1} and a cap of at least 1`);
    }
    const { min, max } = this.rangeOf(value);
    if (min >= 0n && shift === 0 && max <= cap) return value;
    const range = { min: saturated(min, shift, cap), max: saturated(max, shift, cap) };
    if (isConstant(range)) return this.constant(range.min);
    return this.add({ op: 'saturate', value, shift, cap }, range);
  }

  product(left: NodeId, right: NodeId): NodeId {
    const [a, b] = [this.rangeOf(left), this.rangeOf(right)];
    if (isConstant(a)) return this.linear([[right, a.min]]);
    if (isConstant(b)) return this.linear([[left, b.min]]);
    const corners = [a.min * b.min, a.min * b.max, a.max * b.min, a.max * b.max];
    const range = { min: corners.reduce(least), max: corners.reduce(most) };
    return this.add({ op: 'product', left: Math.min(left, right), right: Math.max(left, right) }, range);
  }

  /** Adds a copy of an operation whose operands are nodes of this graph. */
  copy(node: Operation): NodeId {
    switch (node.op) {
      case 'input':
        throw new IntegerGraphError('CONSTANT_OUT_OF_RANGE', 'inputs are declared, not copied');
      case 'linear':
        return this.linear(node.terms, node.constant);
      case 'select':
        return this.select(node.flag, node.set, node.clear);
      case 'atLeast':
        return this.atLeast(node.value, node.threshold);
      case 'memberOf':
        return this.memberOf(node.value, node.list);
      case 'bitLength':
        return this.bitLength(node.value);
      case 'popCount':
        return this.popCount(node.value);
      case 'cappedRatio':
        return this.cappedRatio(node.numerator, node.denominator, node.cap);
      case 'saturate':
        return this.saturate(node.value, node.shift, node.cap);
      case 'product':
        return this.product(node.left, node.right);
    }
  }

  /** Takes over that a node's values lie in this range: known of whoever computes the same. Whatever is built on it from now on is as narrow. */
  narrow(node: NodeId, { min, max }: Range): void {
    const { range, ...operation } = this.nodes[node]!;
    this.nodes[node] = { ...operation, range: { min: most(range.min, min), max: least(range.max, max) } };
  }

  private linearForm(terms: readonly Term[], constant: bigint): Operation & { op: 'linear' } {
    const sums = new Map<NodeId, bigint>();
    let rest = constant;
    const addTerm = (node: NodeId, coefficient: bigint): void => void sums.set(node, (sums.get(node) ?? 0n) + coefficient);
    for (const [of, coefficient] of terms) {
      const node = this.nodes[of]!;
      if (node.op !== 'linear') addTerm(of, coefficient);
      else {
        rest += node.constant * coefficient;
        for (const [inner, by] of node.terms) addTerm(inner, by * coefficient);
      }
    }
    return { op: 'linear', terms: [...sums].filter(([, coefficient]) => coefficient !== 0n).sort(([a], [b]) => a - b), constant: rest };
  }

  /** The node that a linear form is already, if any. */
  private knownForm(form: Operation & { op: 'linear' }): NodeId | undefined {
    const [only, ...others] = form.terms;
    if (form.constant === 0n && only?.[1] === 1n && others.length === 0) return only[0];
    return this.known.get(keyOf(form));
  }

  private add(operation: Operation, range: Range): NodeId {
    if (bitLength(range.max < 0n ? -range.max : range.max) > WIDEST_BITS || bitLength(range.min < 0n ? -range.min : range.min) > WIDEST_BITS) {
      throw new IntegerGraphError('RANGE_TOO_WIDE', `${operation.op}: a value may need more than ${WIDEST_BITS} bits`);
    }
    const key = keyOf(operation);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    this.nodes.push({ ...operation, range });
    this.known.set(key, this.nodes.length - 1);
    return this.nodes.length - 1;
  }

  private requireFlag(node: NodeId, operation: string): void {
    const { min, max } = this.rangeOf(node);
    if (min < 0n || max > 1n) throw new IntegerGraphError('NOT_A_FLAG', `${operation}: takes a flag (0 or 1)`);
  }

  private requireNatural(node: NodeId, operation: string): void {
    if (this.rangeOf(node).min < 0n) throw new IntegerGraphError('NEGATIVE_OPERAND', `${operation}: takes a value that is never negative`);
  }
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);

const FLAG: Range = { min: 0n, max: 1n };

/** What `saturate` makes of a value. A right shift of a bigint is a floor, also below zero. */
export function saturated(value: bigint, shift: number, cap: bigint): bigint {
  const shifted = value >> BigInt(shift);
  return shifted < 0n ? 0n : shifted > cap ? cap : shifted;
}

const keyOf = (operation: Operation): string => JSON.stringify(operation, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
