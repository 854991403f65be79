import { SCORE_BITS } from '@probity/shared-commitments';
import { FeatureProgramError, featureProgramSchema, PROGRAM_FIELDS, type Expression, type FeatureProgram } from './program.js';

export interface Range {
  readonly min: bigint;
  readonly max: bigint;
}

/** Wider values than this would bring a comparison near the field's order; far more than amounts need. */
const WIDEST = 1n << 64n;

/** The values an expression can take, from the widths of the fields it reads. Throws where an operator's demands are not met. */
export function rangeOf(expression: Expression, where: string): Range {
  const range = unchecked(expression, where);
  if (range.max >= WIDEST || range.min <= -WIDEST) throw new FeatureProgramError(`${where}: a value may need more than 64 bits`);
  return range;
}

function unchecked(expression: Expression, where: string): Range {
  const inner = (e: Expression): Range => rangeOf(e, where);
  const demand = (holds: boolean, what: string): void => {
    if (!holds) throw new FeatureProgramError(`${where}: ${what}`);
  };
  const flag = (e: Expression): void => {
    const { min, max } = inner(e);
    demand(min >= 0n && max <= 1n, 'takes a flag (0 or 1)');
  };
  const natural = (e: Expression): Range => {
    const range = inner(e);
    demand(range.min >= 0n, 'takes a value that is never negative');
    return range;
  };
  if ('field' in expression) return { min: 0n, max: (1n << BigInt(PROGRAM_FIELDS.get(expression.field)!)) - 1n };
  if ('constant' in expression) return { min: BigInt(expression.constant), max: BigInt(expression.constant) };
  if ('add' in expression) {
    const [a, b] = expression.add.map(inner) as [Range, Range];
    return { min: a.min + b.min, max: a.max + b.max };
  }
  if ('subtract' in expression) {
    const [a, b] = expression.subtract.map(inner) as [Range, Range];
    return { min: a.min - b.max, max: a.max - b.min };
  }
  if ('scale' in expression) {
    const a = inner(expression.scale[0]);
    const by = BigInt(expression.scale[1]);
    return { min: a.min * by, max: a.max * by };
  }
  if ('when' in expression) {
    flag(expression.when[0]);
    const a = inner(expression.when[1]);
    return { min: a.min < 0n ? a.min : 0n, max: a.max > 0n ? a.max : 0n };
  }
  if ('not' in expression) {
    flag(expression.not);
    return { min: 0n, max: 1n };
  }
  if ('bitLength' in expression) return { min: 0n, max: BigInt(bitLength(natural(expression.bitLength).max)) };
  if ('atLeast' in expression || 'equals' in expression) {
    natural('atLeast' in expression ? expression.atLeast[0] : expression.equals[0]);
    return { min: 0n, max: 1n };
  }
  const { numerator, denominator, scale, cap } = expression.cappedRatio;
  natural(numerator);
  natural(denominator);
  demand(scale >= 1 && cap >= 1 && cap < 2 ** 24 && ((cap + 1) & cap) === 0, 'cappedRatio takes scale >= 1 and a cap of the form 2^k - 1 of at most 24 bits');
  return { min: 0n, max: BigInt(cap) };
}

/** Bits needed to write a non-negative integer; 0 for 0. */
export function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}

/** Parses and checks a program: closed schema, distinct names, every feature within its declared width, all of it in one packed element. */
export function loadFeatureProgram(document: unknown): FeatureProgram {
  const parsed = featureProgramSchema.safeParse(document);
  if (!parsed.success) throw new FeatureProgramError(`feature program: ${firstIssue(parsed.error)}`);
  const program = parsed.data;
  const names = new Set<string>();
  let total = SCORE_BITS;
  for (const { name, bits, value } of program.features) {
    if (names.has(name)) throw new FeatureProgramError(`feature ${name} is there twice`);
    names.add(name);
    const { min, max } = rangeOf(value, `feature ${name}`);
    if (min < 0n || max >> BigInt(bits) !== 0n) throw new FeatureProgramError(`feature ${name} may reach [${min}, ${max}], which ${bits} bits do not hold`);
    total += bits;
  }
  if (total > 253) throw new FeatureProgramError(`features and score take ${total} bits, one packed element holds 253`);
  return program;
}

function firstIssue(error: { issues: readonly { path: PropertyKey[]; message: string }[] }): string {
  const first = error.issues[0]!;
  return `${first.path.join('.')}: ${first.message}`;
}
