import type { Posting, WindowView } from '@probity/shared-commitments';
import { evaluateGraph } from '@probity/shared-integer-ir';
import { lowerProgram, type LoweredProgram } from './lower.js';
import { PROGRAM_FIELDS, type FeatureProgram } from './program.js';

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

export interface Evaluation {
  /** In the order of the program, each within its declared width by `loadFeatureProgram`. */
  readonly features: readonly bigint[];
  /** 1 where the rule holds; in the order of the program. */
  readonly rules: readonly bigint[];
}

const known = new WeakMap<FeatureProgram, LoweredProgram>();

/**
 * Features and rules of one record, by the graph that the record circuit is made from. Pure.
 * @throws IntegerGraphError INPUT_OUT_OF_RANGE naming a field that does not fit its width
 */
export function evaluateProgram(program: FeatureProgram, posting: Posting, view: WindowView, context: FeatureContext): Evaluation {
  const fields: Record<string, bigint> = {
    ...posting,
    ...view,
    segment: context.segment,
    riskClass: context.riskClass,
    hour: (posting.bookingTime - BigInt(context.dayStart)) / 3600n,
    weekend: isWeekend(context.businessDate) ? 1n : 0n,
  };
  const lowered = known.get(program) ?? lowerProgram(program);
  known.set(program, lowered);
  const value = evaluateGraph(lowered.graph, [...PROGRAM_FIELDS.keys()].map((name) => fields[name]!));
  return { features: lowered.features.map(value), rules: lowered.rules.map(value) };
}
