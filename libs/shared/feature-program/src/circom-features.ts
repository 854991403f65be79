/** The circom back end of the feature program: one template that computes every feature from range-checked fields. */
import { LARGE_AMOUNT, OUTCOME_LAYOUT, POSTING_LAYOUT, VIEW_LAYOUT } from '@probity/shared-commitments';
import { bitLength, rangeOf } from './range.js';
import { PROGRAM_FIELDS, type Expression, type FeatureProgram } from './program.js';

/** Where a field comes from in the template; fields without a bus are inputs of their own. */
const BUS_OF: ReadonlyMap<string, string> = new Map([
  ...POSTING_LAYOUT.map(({ name }) => [name, 'posting'] as const),
  ...VIEW_LAYOUT.map(({ name }) => [name, 'view'] as const),
  ...OUTCOME_LAYOUT.map(({ name }) => [name, 'outcome'] as const),
]);
/** Fields that carry no bits in their bus: a check of another kind bounds them. */
const WITHOUT_BITS: ReadonlySet<string> = new Set(['line', 'hour', 'weekend']);

/**
 * Emits `Features()`: inputs are the checked buses, outputs the packed features and the flag of a large amount.
 * Equal expressions are computed once, and a value is split into bits at most once.
 */
export function emitFeatures(program: FeatureProgram): string {
  const emitter = new Emitter();
  const body: string[] = [];
  let shift = 0;
  const terms: string[] = [];
  for (const { name, bits, value, meaning } of program.features) {
    const linear = emitter.emit(value, name);
    body.push(...emitter.takeLines(), `    // ${meaning}`, `    signal feature_${name} <== ${linear};`, '');
    terms.push(shift === 0 ? `feature_${name}` : `feature_${name} * (1 << ${shift})`);
    shift += bits;
  }
  const large = emitter.emit({ atLeast: [{ field: 'amountBase' }, Number(LARGE_AMOUNT)] }, 'large');
  body.push(...emitter.takeLines(), `    large <== ${large};`);
  return `include "../../lib/bits.circom";
include "../../lib/ratio.circom";
include "fields.circom";

// Bits that the packed features of a record take.
function FEATURE_BITS() { return ${shift}; }

// Feature program ${program.id} ${program.version}. No feature is range-checked here: the range analysis of the program
// shows from the widths of the checked fields that each fits its declared width.
template Features() {
    input PostingFields() posting;
    input ViewFields() view;
    input OutcomeFields() outcome;
    signal input hour;
    signal input weekend;
    // All features, the first in the lowest bits.
    signal output packed;
    // 1 where the base amount counts as large in the running totals.
    signal output large;

${body.join('\n')}
    packed <==
        ${terms.join('\n        + ')};
}
`;
}

/** Turns expressions into linear forms over signals, declaring the signals they need. */
class Emitter {
  private lines: string[] = [];
  private readonly linear = new Map<string, string>();
  private readonly bits = new Map<string, string>();
  private readonly above = new Map<string, string>();
  private readonly taken = new Set<string>();

  takeLines(): string[] {
    const { lines } = this;
    this.lines = [];
    return lines;
  }

  /** A linear form of the expression's value. `hint` gives new signals a name. */
  emit(expression: Expression, hint: string): string {
    const key = JSON.stringify(expression);
    const known = this.linear.get(key);
    if (known !== undefined) return known;
    const form = this.compute(expression, hint);
    this.linear.set(key, form);
    return form;
  }

  private compute(expression: Expression, hint: string): string {
    const inner = (e: Expression): string => this.emit(e, hint);
    if ('field' in expression) return this.fieldOf(expression.field);
    if ('constant' in expression) return `${expression.constant}`;
    if ('add' in expression) return `(${inner(expression.add[0])} + ${inner(expression.add[1])})`;
    if ('subtract' in expression) return `(${inner(expression.subtract[0])} - ${inner(expression.subtract[1])})`;
    if ('scale' in expression) return `${expression.scale[1]} * ${inner(expression.scale[0])}`;
    if ('not' in expression) return `(1 - ${inner(expression.not)})`;
    if ('when' in expression) {
      const [flag, value] = expression.when;
      // A value under a negated flag is what the flag leaves of it: one product serves both.
      if ('not' in flag) return `(${inner(value)} - ${inner({ when: [flag.not, value] })})`;
      return this.signal(`${hint}When`, `${inner(flag)} * ${inner(value)}`);
    }
    if ('bitLength' in expression) {
      const { max } = rangeOf(expression.bitLength, hint);
      if (max === 0n) return '0';
      return this.signal(`${hint}Length`, `SumOf(${bitLength(max)})(${this.aboveOf(expression.bitLength, hint)})`);
    }
    if ('atLeast' in expression) {
      const [value, constant] = expression.atLeast;
      const { max } = rangeOf(value, hint);
      if (constant === 0) return '1';
      if (BigInt(constant) > max) return '0';
      const call = `AtLeastConstant(${bitLength(max)}, ${constant})(${this.bitsOf(value, hint)}, ${this.aboveOf(value, hint)})`;
      return this.signal(`${hint}AtLeast${constant}`, call);
    }
    if ('equals' in expression) {
      const [value, constant] = expression.equals;
      const { max } = rangeOf(value, hint);
      if (BigInt(constant) > max) return '0';
      if (max === 0n) return '1';
      return this.signal(`${hint}Equals${constant}`, `EqualsConstant(${bitLength(max)}, ${constant})(${this.bitsOf(value, hint)})`);
    }
    const { numerator, denominator, scale, cap } = expression.cappedRatio;
    const widest = (range: bigint): number => Math.max(1, bitLength(range));
    const numeratorBits = widest(rangeOf(numerator, hint).max * BigInt(scale));
    const denominatorBits = widest(rangeOf(denominator, hint).max);
    const call = `CappedRatio(${numeratorBits}, ${denominatorBits}, ${bitLength(BigInt(cap))})(${scale} * ${inner(numerator)}, ${inner(denominator)})`;
    return this.signal(`${hint}Ratio`, call);
  }

  private fieldOf(name: string): string {
    const bus = BUS_OF.get(name);
    return bus === undefined ? name : `${bus}.${name}`;
  }

  /** Name of the array of bits of a natural value, as many as its range needs. */
  private bitsOf(expression: Expression, hint: string): string {
    if ('field' in expression && !WITHOUT_BITS.has(expression.field)) return `${this.fieldOf(expression.field)}Bits`;
    return this.memo(this.bits, expression, () => {
      const width = bitLength(rangeOf(expression, hint).max);
      return this.array(`${hint}Bits`, width, `ToBits(${width})(${this.emit(expression, hint)})`);
    });
  }

  /** Name of the array of `SuffixOr` of a value's bits. */
  private aboveOf(expression: Expression, hint: string): string {
    return this.memo(this.above, expression, () => {
      const width = 'field' in expression ? PROGRAM_FIELDS.get(expression.field)! : bitLength(rangeOf(expression, hint).max);
      return this.array(`${'field' in expression ? expression.field : hint}Above`, width, `SuffixOr(${width})(${this.bitsOf(expression, hint)})`);
    });
  }

  private memo(map: Map<string, string>, expression: Expression, make: () => string): string {
    const key = JSON.stringify(expression);
    const known = map.get(key) ?? make();
    map.set(key, known);
    return known;
  }

  private signal(name: string, form: string): string {
    const unique = this.unique(name);
    this.lines.push(`    signal ${unique} <== ${form};`);
    return unique;
  }

  private array(name: string, length: number, form: string): string {
    const unique = this.unique(name);
    this.lines.push(`    signal {binary} ${unique}[${length}] <== ${form};`);
    return unique;
  }

  private unique(name: string): string {
    let unique = name;
    for (let i = 2; this.taken.has(unique); i++) unique = `${name}${i}`;
    this.taken.add(unique);
    return unique;
  }
}
