/**
 * A feature program: a small declarative, versioned, hashed description of integer features over the fields of a
 * posting and of the account window's view, and of rules that raise an alert whatever the score. The same document is
 * lowered to one integer graph (`lower.ts`), from which production evaluates (`evaluate.ts`) and the record circuit is
 * emitted (`circom.ts`), so what the model can read is public, and nothing else reaches it.
 */
import { documentDigest, OUTCOME_LAYOUT, POSTING_LAYOUT, RULE_SLOTS, VIEW_LAYOUT, type FieldElement } from '@probity/shared-commitments';
import { z } from 'zod';

/** Fields that a program may read, with their widths. `hour` and `weekend` come from the booking time and the business date. */
export const PROGRAM_FIELDS: ReadonlyMap<string, number> = new Map<string, number>([
  ...POSTING_LAYOUT.filter(({ name }) => name !== 'bookingTime').map(({ name, bits }) => [name, bits] as const),
  ...VIEW_LAYOUT.map(({ name, bits }) => [name, bits] as const),
  ...OUTCOME_LAYOUT.filter(({ name }) => name === 'segment' || name === 'riskClass').map(({ name, bits }) => [name, bits] as const),
  /** Whole hours since the day's start. On a day of 25 hours it reaches 24. */
  ['hour', 5],
  /** 1 on Saturday and Sunday. */
  ['weekend', 1],
]);

/** An integer expression. Every node's range is known before it runs; a negative or too wide feature is refused at load. */
export type Expression =
  | { readonly field: string }
  /** An earlier feature of the same program. */
  | { readonly feature: string }
  | { readonly constant: number }
  | { readonly add: readonly [Expression, Expression] }
  | { readonly subtract: readonly [Expression, Expression] }
  | { readonly scale: readonly [Expression, number] }
  /** Product of a flag and a value. */
  | { readonly when: readonly [Expression, Expression] }
  /** 1 - flag. */
  | { readonly not: Expression }
  /** Number of bits of a value, 0 for 0: an exact integer logarithm. */
  | { readonly bitLength: Expression }
  /** Number of bits set in a value. */
  | { readonly popCount: Expression }
  | { readonly minimum: readonly [Expression, Expression] }
  | { readonly maximum: readonly [Expression, Expression] }
  /** 1 if the first value is at least the second. */
  | { readonly compare: readonly [Expression, Expression] }
  /** 1 if the value is at least the constant. */
  | { readonly atLeast: readonly [Expression, number] }
  /** 1 if the value equals the constant. */
  | { readonly equals: readonly [Expression, number] }
  /** 1 if the value is in a list of the program, named. */
  | { readonly memberOf: readonly [Expression, string] }
  /** `min(cap, floor(numerator * scale / max(denominator, 1)))`. `cap` is 2^k - 1. */
  | { readonly cappedRatio: { readonly numerator: Expression; readonly denominator: Expression; readonly scale: number; readonly cap: number } };

const natural = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/);
/** One line: it stands in a comment of the circuit's source, where a line break would let the rest of it be read as circuit. */
const meaning = z.string().regex(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]+$/);
const pair = <A extends z.ZodType, B extends z.ZodType>(a: A, b: B) => z.tuple([a, b]);
export const expressionSchema: z.ZodType<Expression> = z.lazy(() =>
  z.union([
    z.strictObject({ field: z.enum([...PROGRAM_FIELDS.keys()] as [string, ...string[]]) }),
    z.strictObject({ feature: name }),
    z.strictObject({ constant: natural }),
    z.strictObject({ add: pair(expressionSchema, expressionSchema) }),
    z.strictObject({ subtract: pair(expressionSchema, expressionSchema) }),
    z.strictObject({ scale: pair(expressionSchema, natural) }),
    z.strictObject({ when: pair(expressionSchema, expressionSchema) }),
    z.strictObject({ not: expressionSchema }),
    z.strictObject({ bitLength: expressionSchema }),
    z.strictObject({ popCount: expressionSchema }),
    z.strictObject({ minimum: pair(expressionSchema, expressionSchema) }),
    z.strictObject({ maximum: pair(expressionSchema, expressionSchema) }),
    z.strictObject({ compare: pair(expressionSchema, expressionSchema) }),
    z.strictObject({ atLeast: pair(expressionSchema, natural) }),
    z.strictObject({ equals: pair(expressionSchema, natural) }),
    z.strictObject({ memberOf: pair(expressionSchema, name) }),
    z.strictObject({
      cappedRatio: z.strictObject({ numerator: expressionSchema, denominator: expressionSchema, scale: natural, cap: natural }),
    }),
  ]),
).meta({ id: 'FeatureExpression' });

export const featureProgramSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  /** What `memberOf` looks in. Part of the document, so bound by its digest. */
  lists: z.array(z.strictObject({ name, items: z.array(natural).min(1).max(64) })).min(1).max(16).optional(),
  features: z
    .array(
      z.strictObject({
        name,
        /** Declared width: range analysis must show that the value always fits. */
        bits: z.number().int().min(1).max(24),
        meaning,
        value: expressionSchema,
      }),
    )
    .min(1)
    .max(64),
  /** A record of which any rule holds is an alert, whatever its score. The order gives each rule its slot in the running totals. */
  rules: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]*$/), meaning, /** A flag. */ when: expressionSchema }))
    .min(1)
    .max(RULE_SLOTS)
    .optional(),
});
export type FeatureProgram = z.infer<typeof featureProgramSchema>;

/** Thrown for a program that can't be honoured. The message names the feature or the rule, and the reason. */
export class FeatureProgramError extends Error {
  readonly code = 'FEATURE_PROGRAM_INVALID';
  override readonly name = 'FeatureProgramError';
}

/** Digest of the whole document: a named field of every record statement. */
export function featureProgramDigest(program: FeatureProgram): FieldElement {
  return documentDigest('feature-program', JSON.parse(JSON.stringify(program)));
}

export function featureWidths(program: FeatureProgram): number[] {
  return program.features.map(({ bits }) => bits);
}

/** Ids of the program's rules, by slot of the running totals. */
export function ruleIds(program: FeatureProgram): string[] {
  return (program.rules ?? []).map(({ id }) => id);
}
