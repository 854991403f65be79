/**
 * How a model's graph becomes constraints: a thermometer for each feature, then products and decompositions in the
 * graph's order. The circom source and the cost report come from this one plan.
 */
import { bitLength, type Graph, type Node, type NodeId } from '@probity/shared-integer-ir';
import { cutsOfList, thresholdsOf, type IntegerModel } from './model.js';
import { planFeature, type FeaturePlan } from './thermometer-plan.js';

/** A linear form over named wires; `ONE` stands for the wire that carries constants. No coefficient is zero. */
export type LinearForm = ReadonlyMap<string, bigint>;
export const ONE = 'one';

export type Step =
  /** One constraint: `wire = left * right + rest`. */
  | { readonly kind: 'product'; readonly wire: string; readonly left: LinearForm; readonly right: LinearForm; readonly rest: LinearForm }
  /** Template Saturate: `min(cap, max(0, floor((in + offset) / 2^shift)))`; see circuits/lib/saturate.circom. */
  | { readonly kind: 'saturate'; readonly component: string; readonly in: LinearForm; readonly offset: bigint; readonly bits: number; readonly signed: boolean; readonly shift: number; readonly capBits: number }
  /** Template AtLeastZero: 1 where `in + offset >= 0`. */
  | { readonly kind: 'atLeastZero'; readonly component: string; readonly in: LinearForm; readonly offset: bigint; readonly bits: number };

export interface CircuitPlan {
  readonly features: readonly FeaturePlan[];
  readonly steps: readonly Step[];
  readonly score: LinearForm;
}

/** Constraints of a step; the templates' heads say why. */
export function stepConstraints(step: Step): number {
  if (step.kind === 'product') return 1;
  if (step.kind === 'atLeastZero') return step.bits + 1;
  const capped = Math.max(0, step.bits - step.shift - step.capBits);
  return step.bits + (step.signed ? 2 : step.shift === 0 ? 1 : 0) + (capped > 0 ? capped : 0);
}

/** Wire of parameter p of a committed model. */
export const parameterWire = (p: number): string => `parameters[${p}]`;

/** Inputs of the graph behind the features are the parameters of a committed model. */
export function planCircuit(model: Pick<IntegerModel, 'graph' | 'features' | 'score'>): CircuitPlan {
  const thresholds = thresholdsOf(model);
  const features = model.features.map(({ bits }, f) => planFeature(bits, thresholds[f]!));
  const steps: Step[] = [];
  const forms: LinearForm[] = [];
  const planner = new Planner(model.graph, features, steps, forms);
  for (const node of model.graph.nodes) forms.push(planner.plan(node));
  return { features, steps, score: forms[model.score]! };
}

class Planner {
  private products = 0;
  private readonly pairs = new Map<string, LinearForm>();

  constructor(
    private readonly graph: Graph,
    private readonly features: readonly FeaturePlan[],
    private readonly steps: Step[],
    private readonly forms: readonly LinearForm[],
  ) {}

  plan(node: Node): LinearForm {
    const of = (id: NodeId): LinearForm => this.forms[id]!;
    switch (node.op) {
      case 'input':
        return single(node.input < this.features.length ? `features[${node.input}]` : parameterWire(node.input - this.features.length));
      case 'linear':
        return sumForms([...node.terms.map(([id, coefficient]) => [of(id), coefficient] as const), [single(ONE), node.constant]]);
      case 'select':
        return this.select(of(node.flag), of(node.set), of(node.clear));
      case 'product':
        return this.product(of(node.left), of(node.right), new Map());
      case 'atLeast': {
        const value = this.graph.nodes[node.value]!;
        if (this.isFeature(value)) return this.bit(value.input, Number(node.threshold));
        const { min, max } = value.range;
        const bits = Math.max(1, bitLength(max - node.threshold), bitLength(node.threshold - min - 1n));
        const component = `c${this.steps.length}`;
        const [form, constant] = split(of(node.value));
        this.steps.push({ kind: 'atLeastZero', component, in: form, offset: constant - node.threshold, bits });
        return single(`${component}.out`);
      }
      case 'memberOf': {
        const value = this.graph.nodes[node.value]!;
        if (!this.isFeature(value)) throw new Error('memberOf of what is no feature is not planned');
        const cuts = cutsOfList(node.list, this.features[value.input]!.bits).map(Number);
        const atZero: LinearForm = node.list.includes(0n) ? single(ONE) : new Map();
        const sign = node.list.includes(0n) ? -1n : 1n;
        return sumForms([[atZero, 1n], ...cuts.map((cut, i) => [this.bit(value.input, cut), i % 2 === 0 ? sign : -sign] as const)]);
      }
      case 'saturate': {
        if ((node.cap & (node.cap + 1n)) !== 0n) throw new Error('saturate with a cap that is not 2^k - 1 is not planned: the template caps at all bits set');
        const { min, max } = this.graph.nodes[node.value]!.range;
        const signed = min < 0n;
        const bits = Math.max(1, bitLength(max), signed ? bitLength(-min - 1n) : 0);
        const component = `s${this.steps.length}`;
        const [form, offset] = split(of(node.value));
        this.steps.push({ kind: 'saturate', component, in: form, offset, bits, signed, shift: node.shift, capBits: bitLength(node.cap) });
        return single(`${component}.out`);
      }
      default:
        throw new Error(`${node.op} is not planned: a model front end does not make it`);
    }
  }

  private isFeature(node: Node): node is Node & { op: 'input' } {
    return node.op === 'input' && node.input < this.features.length;
  }

  private bit(feature: number, threshold: number): LinearForm {
    return single(bitName(feature, this.features[feature]!.cuts.indexOf(threshold)));
  }

  /**
   * `clear + flag * (set - clear)`. Where the flag is made of one feature's bits, what the sides hold of the same
   * feature's bits stays linear: bits of a thermometer do not increase, so the product of two is the one of the higher
   * cut.
   */
  private select(flag: LinearForm, set: LinearForm, clear: LinearForm): LinearForm {
    const difference = sumForms([[set, 1n], [clear, -1n]]);
    const own = ownFeature(flag);
    const linear: (readonly [LinearForm, bigint])[] = [[clear, 1n]];
    const factor = new Map<string, bigint>();
    for (const [wire, coefficient] of difference) {
      if (wire === ONE) linear.push([flag, coefficient]);
      else if (own !== undefined && wire.startsWith(own)) linear.push([timesBit(flag, wire), coefficient]);
      else factor.set(wire, coefficient);
    }
    const rest = sumForms(linear);
    if (factor.size === 0) return rest;
    const [bit, ...others] = [...flag.keys()];
    const unknown = [...factor.keys()].filter((wire) => !this.pairs.has(pairOf(wire, bit!)));
    if (others.length > 0 || flag.get(bit!) !== 1n || unknown.length > 1) return this.product(factor, flag, rest);
    return sumForms([[rest, 1n], ...[...factor].map(([wire, coefficient]) => [this.pair(wire, bit!), coefficient] as const)]);
  }

  /** The product of two wires, once however often it is asked for. */
  private pair(a: string, b: string): LinearForm {
    const key = pairOf(a, b);
    const known = this.pairs.get(key);
    if (known) return known;
    const product = this.product(single(a), single(b), new Map());
    this.pairs.set(key, product);
    return product;
  }

  /** The wire is the whole value of the node, for trees a small natural number: cheap in the prover's multiplications. */
  private product(left: LinearForm, right: LinearForm, rest: LinearForm): LinearForm {
    const wire = `node[${this.products++}]`;
    this.steps.push({ kind: 'product', wire, left, right, rest });
    return single(wire);
  }
}

const bitName = (feature: number, cut: number): string => `f${feature}.atLeast[${cut}]`;
const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
const single = (wire: string): LinearForm => new Map([[wire, 1n]]);

/** Prefix of the bits' names, if a form is made of constants and bits of one feature. */
function ownFeature(form: LinearForm): string | undefined {
  const prefixes = new Set([...form.keys()].filter((wire) => wire !== ONE).map((wire) => wire.slice(0, wire.indexOf('.') + 1)));
  const [prefix] = prefixes;
  return prefixes.size === 1 && /^f\d+\.$/.test(prefix!) ? prefix : undefined;
}

const cutOf = (wire: string): number => Number(wire.slice(wire.indexOf('[') + 1, -1));

/** The product of a form of one feature's bits with another of its bits. */
function timesBit(form: LinearForm, bit: string): LinearForm {
  return sumForms([...form].map(([wire, coefficient]) => [single(wire === ONE || cutOf(wire) < cutOf(bit) ? bit : wire), coefficient] as const));
}

/** A form without its constant, and the constant. */
function split(form: LinearForm): [LinearForm, bigint] {
  return [new Map([...form].filter(([wire]) => wire !== ONE)), form.get(ONE) ?? 0n];
}

function sumForms(parts: readonly (readonly [LinearForm, bigint])[]): LinearForm {
  const sum = new Map<string, bigint>();
  for (const [form, by] of parts) for (const [wire, coefficient] of form) sum.set(wire, (sum.get(wire) ?? 0n) + coefficient * by);
  return new Map([...sum].filter(([, coefficient]) => coefficient !== 0n));
}
