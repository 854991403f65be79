import type { Posting, WindowView } from '@probity/shared-commitments';
import type { Expression, FeatureProgram } from './program.js';
import { bitLength } from './range.js';

/** What a program reads besides posting and view. */
export interface FeatureContext {
  readonly segment: bigint;
  readonly riskClass: bigint;
  /** Epoch seconds of the start of the business date. */
  readonly dayStart: number;
  /** Days since 1970-01-01. */
  readonly businessDate: number;
}

/** 1 on Saturday and Sunday; 1970-01-01 was a Thursday. */
export function isWeekend(businessDate: number): boolean {
  return (businessDate + 3) % 7 >= 5;
}

/** Features of one record in program order, each within its declared width by `loadFeatureProgram`. Pure and total. */
export function evaluateFeatures(program: FeatureProgram, posting: Posting, view: WindowView, context: FeatureContext): bigint[] {
  const fields: Record<string, bigint> = {
    ...posting,
    ...view,
    segment: context.segment,
    riskClass: context.riskClass,
    hour: (posting.bookingTime - BigInt(context.dayStart)) / 3600n,
    weekend: isWeekend(context.businessDate) ? 1n : 0n,
  };
  return program.features.map(({ value }) => evaluate(value, fields));
}

function evaluate(expression: Expression, fields: Record<string, bigint>): bigint {
  const value = (e: Expression): bigint => evaluate(e, fields);
  if ('field' in expression) return fields[expression.field]!;
  if ('constant' in expression) return BigInt(expression.constant);
  if ('add' in expression) return value(expression.add[0]) + value(expression.add[1]);
  if ('subtract' in expression) return value(expression.subtract[0]) - value(expression.subtract[1]);
  if ('scale' in expression) return value(expression.scale[0]) * BigInt(expression.scale[1]);
  if ('when' in expression) return value(expression.when[0]) * value(expression.when[1]);
  if ('not' in expression) return 1n - value(expression.not);
  if ('bitLength' in expression) return BigInt(bitLength(value(expression.bitLength)));
  if ('atLeast' in expression) return value(expression.atLeast[0]) >= BigInt(expression.atLeast[1]) ? 1n : 0n;
  if ('equals' in expression) return value(expression.equals[0]) === BigInt(expression.equals[1]) ? 1n : 0n;
  const { numerator, denominator, scale, cap } = expression.cappedRatio;
  const divisor = value(denominator);
  const ratio = (value(numerator) * BigInt(scale)) / (divisor === 0n ? 1n : divisor);
  return ratio > BigInt(cap) ? BigInt(cap) : ratio;
}
