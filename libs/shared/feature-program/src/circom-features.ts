/** The circom back end of the feature program: one template that computes features and rules from range-checked fields. */
import { OUTCOME_LAYOUT, POSTING_LAYOUT, RULE_SLOTS, VIEW_LAYOUT } from '@probity/shared-commitments';
import { bitLength, type Graph, type Node, type NodeId } from '@probity/shared-integer-ir';
import { lowerProgram } from './lower.js';
import type { FeatureProgram } from './program.js';

/** Where a field comes from in the template; fields without a bus are inputs of their own. */
const BUS_OF: ReadonlyMap<string, string> = new Map([
  ...POSTING_LAYOUT.map(({ name }) => [name, 'posting'] as const),
  ...VIEW_LAYOUT.map(({ name }) => [name, 'view'] as const),
  ...OUTCOME_LAYOUT.map(({ name }) => [name, 'outcome'] as const),
]);
/** Fields that carry no bits in their bus: a check of another kind bounds them. */
const WITHOUT_BITS: ReadonlySet<string> = new Set(['line', 'hour', 'weekend']);

/**
 * Emits `Features()`: inputs are the checked buses, outputs the packed features, the flags of the rules and the flag of
 * a large amount. Equal values are computed once, and a value is split into bits at most once.
 */
export function emitFeatures(program: FeatureProgram): string {
  const { graph, features, rules, large } = lowerProgram(program);
  const emitter = new Emitter(graph);
  const body: string[] = [];
  let shift = 0;
  const terms: string[] = [];
  program.features.forEach(({ name, bits, meaning }, i) => {
    const value = emitter.emit(features[i]!, name);
    body.push(...emitter.takeLines(), `    // ${meaning}`, `    signal feature_${name} <== ${value};`, '');
    terms.push(shift === 0 ? `feature_${name}` : `feature_${name} * (1 << ${shift})`);
    shift += bits;
  });
  for (let slot = 0; slot < RULE_SLOTS; slot++) {
    const rule = program.rules?.[slot];
    const flag = rule ? emitter.emit(rules[slot]!, camel(rule.id)) : '0';
    body.push(...emitter.takeLines(), ...(rule ? [`    // rule ${rule.id}: ${rule.meaning}`] : []), `    rules[${slot}] <== ${flag};`, ...(rule ? [''] : []));
  }
  body.push('');
  const largeFlag = emitter.emit(large, 'large');
  body.push(...emitter.takeLines(), `    large <== ${largeFlag};`);
  return `include "../../lib/bits.circom";
include "../../lib/compare.circom";
include "../../lib/member.circom";
include "../../lib/ratio.circom";
include "fields.circom";

// Bits that the packed features of a record take.
function FEATURE_BITS() { return ${shift}; }

// Feature program ${program.id} ${program.version}. No feature is range-checked here: the range analysis of the program
// shows from the widths of the checked fields that each fits its declared width, and that each rule is 0 or 1.
template Features() {
    input PostingFields() posting;
    input ViewFields() view;
    input OutcomeFields() outcome;
    signal input hour;
    signal input weekend;
    // All features, the first in the lowest bits.
    signal output packed;
    // 1 where the rule in that slot holds; 0 in slots without a rule.
    signal output {binary} rules[${RULE_SLOTS}];
    // 1 where the base amount counts as large in the running totals.
    signal output large;

${body.join('\n')}
    packed <==
        ${terms.join('\n        + ')};
}
`;
}

const camel = (id: string): string => id.replaceAll(/-+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase());

/** A sum of signals, each with its coefficient, and a constant: what circom takes for free. */
interface Form {
  readonly terms: ReadonlyMap<string, bigint>;
  readonly constant: bigint;
}

/** Turns nodes into linear forms over signals, declaring the signals they need. */
class Emitter {
  private lines: string[] = [];
  private readonly forms = new Map<NodeId, Form>();
  private readonly bits = new Map<NodeId, string>();
  private readonly above = new Map<NodeId, string>();
  /** Products of a flag and a value, by both. */
  private readonly products = new Map<string, string>();
  private readonly taken = new Set<string>();
  private readonly readers: ReadonlyMap<NodeId, readonly Node[]>;

  constructor(private readonly graph: Graph) {
    const readers = new Map<NodeId, Node[]>();
    for (const node of graph.nodes) if ('value' in node) readers.set(node.value, [...(readers.get(node.value) ?? []), node]);
    this.readers = readers;
  }

  takeLines(): string[] {
    const { lines } = this;
    this.lines = [];
    return lines;
  }

  /** The node's value as circom. `hint` gives new signals a name. */
  emit(id: NodeId, hint: string): string {
    return printed(this.form(id, hint));
  }

  private form(id: NodeId, hint: string): Form {
    const known = this.forms.get(id) ?? this.compute(this.graph.nodes[id]!, hint);
    this.forms.set(id, known);
    return known;
  }

  private compute(node: Node, hint: string): Form {
    switch (node.op) {
      case 'input':
        return signalForm(this.fieldOf(node.input));
      case 'linear':
        return combined(node.terms.map(([of, by]) => [this.form(of, hint), by] as const), node.constant);
      case 'select':
        return this.select(node, hint);
      case 'atLeast':
        return this.atLeast(node, hint);
      case 'memberOf':
        return this.memberOf(node, hint);
      case 'bitLength':
        return this.signal(`${hint}Length`, `SumOf(${this.width(node.value)})(${this.aboveOf(node.value, hint)})`);
      case 'popCount':
        return this.signal(`${hint}Ones`, `SumOf(${this.width(node.value)})(${this.bitsOf(node.value, hint)})`);
      case 'cappedRatio': {
        const [numerator, denominator] = [this.emit(node.numerator, hint), this.emit(node.denominator, hint)];
        const call = `CappedRatio(${this.width(node.numerator)}, ${this.width(node.denominator)}, ${bitLength(node.cap)})(${numerator}, ${denominator})`;
        return this.signal(`${hint}Ratio`, call);
      }
      case 'saturate':
      case 'product':
        throw new Error(`no expression of a feature program is a ${node.op}`);
    }
  }

  /** `clear + flag * (set - clear)`. A choice and its mirror image, a maximum and a minimum, share the product. */
  private select(node: Node & { op: 'select' }, hint: string): Form {
    const flag = this.form(node.flag, hint);
    const [set, clear] = [this.form(node.set, hint), this.form(node.clear, hint)];
    const difference = combined([[set, 1n], [clear, -1n]]);
    // Under a flag 1 - f the difference is what f leaves of it.
    const [negated] = [...flag.terms.values()].map((by) => by < 0n);
    const plain = negated ? combined([[flag, -1n]], 1n) : flag;
    const product = this.product(plain, difference, isZero(clear) || isZero(set) ? `${hint}When` : `${hint}Chosen`);
    return negated ? combined([[set, 1n], [product, -1n]]) : combined([[clear, 1n], [product, 1n]]);
  }

  /** A product of two forms, from the one that is there already where it is the same or its negative. */
  private product(flag: Form, value: Form, name: string): Form {
    const keyOf = (of: Form): string => `${inOrder(flag)} * ${inOrder(of)}`;
    const negative = this.products.get(keyOf(combined([[value, -1n]])));
    if (negative !== undefined) return combined([[signalForm(negative), -1n]]);
    const known = this.products.get(keyOf(value)) ?? this.declared(name, `${factor(flag)} * ${factor(value)}`);
    this.products.set(keyOf(value), known);
    return signalForm(known);
  }

  private atLeast({ value, threshold }: Node & { op: 'atLeast' }, hint: string): Form {
    const node = this.graph.nodes[value]!;
    // Decided by a range that was known only after the comparison was built.
    if (threshold <= node.range.min) return constantForm(1n);
    if (threshold > node.range.max) return constantForm(0n);
    const name = `${hint}AtLeast${threshold < 0n ? `Minus${-threshold}` : threshold}`;
    if (!this.hasBits(value)) {
      // Both ends of value - threshold, and so every value between, lie in [-2^n, 2^n).
      const [lowest, highest] = [threshold - node.range.min, node.range.max - threshold];
      const width = Math.max(1, bitLength(lowest - 1n), bitLength(highest));
      return this.signal(name, `NotNegative(${width})(${printed(combined([[this.form(value, hint), 1n]], -threshold))})`);
    }
    const width = this.width(value);
    if (!this.wantsAbove(value)) return this.signal(name, `AtLeastByBits(${width}, ${threshold})(${this.bitsOf(value, hint)})`);
    const above = this.aboveOf(value, hint);
    // A power of two is reached where its bit or one above is set.
    if ((threshold & (threshold - 1n)) === 0n) return signalForm(`${above}[${bitLength(threshold) - 1}]`);
    return this.signal(name, `AtLeastConstant(${width}, ${threshold})(${this.bitsOf(value, hint)}, ${above})`);
  }

  private memberOf({ value, list }: Node & { op: 'memberOf' }, hint: string): Form {
    const width = this.width(value);
    // On bits that are there anyway a constant costs one less than they are many, a zero test two.
    if (list.length === 1 && this.hasBits(value) && width <= 3) {
      return this.signal(`${hint}Equals${list[0]}`, `EqualsConstant(${width}, ${list[0]})(${this.bitsOf(value, hint)})`);
    }
    return this.signal(`${hint}Member`, `MemberOf(${list.length}, [${list.join(', ')}])(${this.emit(value, hint)})`);
  }

  private fieldOf(input: number): string {
    const { name } = this.graph.inputs[input]!;
    const bus = BUS_OF.get(name);
    return bus === undefined ? name : `${bus}.${name}`;
  }

  private fieldWithBits(id: NodeId): string | undefined {
    const node = this.graph.nodes[id]!;
    return node.op === 'input' && !WITHOUT_BITS.has(this.graph.inputs[node.input]!.name) ? this.fieldOf(node.input) : undefined;
  }

  /** Whether the value is split into bits anyway. */
  private hasBits(id: NodeId): boolean {
    return this.fieldWithBits(id) !== undefined || (this.readers.get(id) ?? []).some(({ op }) => op === 'bitLength' || op === 'popCount');
  }

  /** Whether the suffixes of the bits are there anyway, or pay for several comparisons. */
  private wantsAbove(id: NodeId): boolean {
    const readers = this.readers.get(id) ?? [];
    return readers.some(({ op }) => op === 'bitLength') || readers.filter(({ op }) => op === 'atLeast').length > 1;
  }

  /** Bits of a natural value. */
  private width(id: NodeId): number {
    return Math.max(1, bitLength(this.graph.nodes[id]!.range.max));
  }

  /** Name of the array of bits of a natural value, as many as its range needs. */
  private bitsOf(id: NodeId, hint: string): string {
    const field = this.fieldWithBits(id);
    if (field !== undefined) return `${field}Bits`;
    return this.memo(this.bits, id, () => this.array(`${hint}Bits`, this.width(id), `ToBits(${this.width(id)})(${this.emit(id, hint)})`));
  }

  /** Name of the array of `SuffixOr` of a value's bits. */
  private aboveOf(id: NodeId, hint: string): string {
    const name = this.fieldWithBits(id)?.split('.').at(-1) ?? hint;
    return this.memo(this.above, id, () => this.array(`${name}Above`, this.width(id), `SuffixOr(${this.width(id)})(${this.bitsOf(id, hint)})`));
  }

  private memo(map: Map<NodeId, string>, id: NodeId, make: () => string): string {
    const known = map.get(id) ?? make();
    map.set(id, known);
    return known;
  }

  private signal(name: string, value: string): Form {
    return signalForm(this.declared(name, value));
  }

  private declared(name: string, value: string): string {
    const unique = this.unique(name);
    this.lines.push(`    signal ${unique} <== ${value};`);
    return unique;
  }

  private array(name: string, length: number, value: string): string {
    const unique = this.unique(name);
    this.lines.push(`    signal {binary} ${unique}[${length}] <== ${value};`);
    return unique;
  }

  private unique(name: string): string {
    let unique = name;
    for (let i = 2; this.taken.has(unique); i++) unique = `${name}${i}`;
    this.taken.add(unique);
    return unique;
  }
}

const signalForm = (name: string): Form => ({ terms: new Map([[name, 1n]]), constant: 0n });
const constantForm = (constant: bigint): Form => ({ terms: new Map(), constant });
const isZero = ({ terms, constant }: Form): boolean => terms.size === 0 && constant === 0n;

function combined(parts: readonly (readonly [Form, bigint])[], constant = 0n): Form {
  const terms = new Map<string, bigint>();
  let rest = constant;
  for (const [form, by] of parts) {
    rest += form.constant * by;
    for (const [name, coefficient] of form.terms) {
      const sum = (terms.get(name) ?? 0n) + coefficient * by;
      if (sum === 0n) terms.delete(name);
      else terms.set(name, sum);
    }
  }
  return { terms, constant: rest };
}

function printed({ terms, constant }: Form): string {
  const parts = [...terms].map(([name, by]) => ({ negative: by < 0n, text: by === 1n || by === -1n ? name : `${by < 0n ? -by : by} * ${name}` }));
  const rest = { negative: constant < 0n, text: `${constant < 0n ? -constant : constant}` };
  // As one writes it: 1 - x, and x + 1.
  if (parts.length === 0 || (constant > 0n && parts[0]!.negative)) parts.unshift(rest);
  else if (constant !== 0n) parts.push(rest);
  return parts.map(({ negative, text }, i) => (i === 0 ? `${negative ? '-' : ''}${text}` : ` ${negative ? '-' : '+'} ${text}`)).join('');
}

/** The same text for the same form, in whatever order it came about. */
const inOrder = ({ terms, constant }: Form): string => JSON.stringify([...terms].map(([name, by]) => `${by} ${name}`).sort().concat(`${constant}`));
const factor = (form: Form): string => (form.terms.size === 1 && form.constant === 0n ? printed(form) : `(${printed(form)})`);
