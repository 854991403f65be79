import { evaluateModel, marginFromScore, scoreFromMargin, type IntegerModel, type ModelPackage } from '@probity/bank-compiler';
import { z } from 'zod';
import { originalMargins, type OriginalMargin } from './original-model.js';
import { qualityOf, quantile, thresholdAtBudget, wilson } from './statistics.js';

const count = z.number().int().min(0);
const rate = z.number().min(0).max(1);
const interval = z.tuple([rate, rate]);

const marginErrorsSchema = z.strictObject({
  max: z.number(),
  mean: z.number(),
  p99: z.number(),
  /** Records whose margin lies outside what scores stand for: compared at the end of that range. */
  clamped: count,
  /** How exactly the original's margins can be read for 99 % of the records, see `OriginalMargin`. Errors are what lies beyond. */
  resolution: z.number(),
  /** By magnitude, half decades; the first bin starts at zero. */
  histogram: z.array(z.strictObject({ from: z.number(), to: z.number(), records: count })),
});
const flipsSchema = z.array(z.strictObject({
  /** Share of the records that the integer model puts at or above the threshold. */
  alertRate: rate,
  margin: z.number(),
  /** Records that only one of the two puts at or above it. */
  flips: count,
  flipRate: rate,
  /** 95 % Wilson interval of the flip rate. */
  flipRateInterval: interval,
}));
const qualitySchema = z.strictObject({
  rocAuc: rate, prAuc: rate, precision: rate, recall: rate, f1: rate,
  roc: z.array(z.tuple([rate, rate])), pr: z.array(z.tuple([rate, rate])),
});

/** What the integer form of a model costs, on an evaluation set. Margins, not probabilities. Holds thresholds: confidential. */
export const fidelityReportSchema = z.strictObject({
  format: z.literal('probity-fidelity-report@1'),
  model: z.strictObject({ id: z.string(), version: z.string(), kind: z.enum(['trees', 'linear', 'network']) }),
  records: count,
  /** Share of records that may be alerts. */
  alertBudget: rate,
  /** The smallest score that keeps the budget on these records. */
  threshold: z.strictObject({ score: count, margin: z.number() }),
  /** What the compiler says that no record can exceed, beside float32 errors of the original itself. */
  marginErrorBound: z.number(),
  errors: marginErrorsSchema,
  decisions: flipsSchema,
  /** The original on real-valued features against the integer model on integer features. */
  floatFeatures: z.strictObject({ features: z.array(z.string()), errors: marginErrorsSchema, decisions: flipsSchema }).optional(),
  /** Each model at the threshold at which it keeps the budget itself. */
  quality: z.strictObject({ positives: count, original: qualitySchema, canonical: qualitySchema, originalOnFloatFeatures: qualitySchema.optional() }).optional(),
  typologies: z.array(z.strictObject({ name: z.string(), records: count, recallOriginal: rate, recallCanonical: rate, recallInterval: interval })).optional(),
  /** Outcome fairness: alert rates by segment against the rate of all records. */
  segments: z.strictObject({
    /** Ratio that no segment may exceed either way. */
    bound: z.number().min(1),
    overallRate: rate,
    /** Over the segments that are not small. */
    withinBound: z.boolean(),
    segments: z.array(z.strictObject({ segment: count, records: count, alerts: count, rate, interval, ratio: z.number(), withinBound: z.boolean(), small: z.boolean() })),
  }).optional(),
});
export type FidelityReport = z.infer<typeof fidelityReportSchema>;
export type MarginErrors = FidelityReport['errors'];
export type DecisionFlips = FidelityReport['decisions'];

export interface EvaluationSet {
  /** Integers, in the order of the features. */
  readonly rows: readonly (readonly number[])[];
  /** Real values of the features named, where there are any; the others are the integers. */
  readonly floats?: { readonly features: readonly string[]; readonly rows: readonly (readonly number[])[] };
  readonly labels?: readonly boolean[];
  /** Empty for records of none. */
  readonly typologies?: readonly string[];
  readonly segments?: readonly number[];
}

export interface FidelityOptions {
  readonly alertBudget: number;
  readonly segmentBound: number;
  /** Of the evaluator, if they are known already. */
  readonly scores?: readonly number[];
}

/** Alert rates at which decisions are compared, beside the budget's. */
const ALERT_RATES = [0.001, 0.005, 0.01, 0.02, 0.05, 0.1];
/** Segments with fewer records, or fewer alerts to be expected, say nothing. */
const SMALL_RECORDS = 100;
const SMALL_ALERTS = 5;

/**
 * Compares the original model with the canonical one on the same records.
 *
 * @throws RangeError for an empty set
 */
export async function fidelityReport(
  model: Pick<ModelPackage, 'id' | 'version' | 'kind' | 'ir' | 'original' | 'dropped'>, set: EvaluationSet, { alertBudget, segmentBound, scores: known }: FidelityOptions,
): Promise<FidelityReport> {
  const { rows, floats, labels, typologies, segments } = set;
  if (rows.length === 0) throw new RangeError('a fidelity report needs at least one record');
  const scores = known ?? rows.map((row) => evaluateModel(model.ir, row));
  const originals = await originalMargins(model.original, rows);
  const onFloats = floats && (await originalMargins(model.original, floats.rows));
  const original = marginsOf(originals);
  const threshold = thresholdAtBudget(scores, alertBudget);
  const thresholds = [...new Set([...ALERT_RATES, alertBudget])].sort((a, b) => a - b).map((share) => thresholdAtBudget(scores, share));
  const alerts = scores.map((score) => score >= threshold);
  const quality = labels && qualityReport(labels, scores, original, onFloats && marginsOf(onFloats), alertBudget);
  return {
    format: 'probity-fidelity-report@1',
    model: { id: model.id, version: model.version, kind: model.kind },
    records: rows.length,
    alertBudget,
    threshold: { score: threshold, margin: marginFromScore(model.ir.scale, threshold) },
    marginErrorBound: model.dropped.maxMarginError,
    errors: marginErrors(model.ir, scores, originals),
    decisions: decisionFlips(model.ir, scores, original, thresholds),
    ...(floats && onFloats && { floatFeatures: { features: [...floats.features], errors: marginErrors(model.ir, scores, onFloats), decisions: decisionFlips(model.ir, scores, marginsOf(onFloats), thresholds) } }),
    ...(quality && { quality }),
    ...(typologies?.some((name) => name !== '') && { typologies: typologyRecall(typologies, alerts, original, alertBudget) }),
    ...(segments && { segments: segmentRates(segments, alerts, segmentBound) }),
  };
}

const marginsOf = (originals: readonly OriginalMargin[]): number[] => originals.map(({ margin }) => margin);

export function marginErrors(model: Pick<IntegerModel, 'scale' | 'maxScore'>, scores: readonly number[], originals: readonly OriginalMargin[]): MarginErrors {
  const [lowest, highest] = [marginFromScore(model.scale, 0), marginFromScore(model.scale, model.maxScore)];
  const clamp = (margin: number): number => Math.min(Math.max(margin, lowest), highest);
  const errors = scores.map((score, i) => {
    const margin = marginFromScore(model.scale, score);
    return Math.max(0, clamp(originals[i]!.low) - margin, margin - clamp(originals[i]!.high));
  });
  const max = errors.reduce((most, error) => Math.max(most, error), 0);
  return {
    max,
    mean: errors.reduce((sum, error) => sum + error, 0) / errors.length,
    p99: quantile(errors, 0.99),
    clamped: originals.filter(({ margin }) => margin < lowest || margin > highest).length,
    resolution: quantile(originals.map(({ margin, low, high }) => Math.max(clamp(margin) - clamp(low), clamp(high) - clamp(margin))), 0.99),
    histogram: halfDecades(errors),
  };
}

/** Never finer than 10^-8 and never more than 16 bins. */
function halfDecades(errors: readonly number[]): MarginErrors['histogram'] {
  const place = (error: number): number => Math.floor(2 * Math.log10(Math.max(error, 1e-8)));
  const highest = errors.reduce((most, error) => Math.max(most, place(error)), -16);
  const lowest = Math.max(highest - 15, errors.reduce((least, error) => Math.min(least, place(error)), highest));
  const counts = new Map<number, number>();
  for (const error of errors) counts.set(Math.max(place(error), lowest), (counts.get(Math.max(place(error), lowest)) ?? 0) + 1);
  return Array.from({ length: highest - lowest + 1 }, (_, i) => ({ from: i === 0 ? 0 : 10 ** ((lowest + i) / 2), to: 10 ** ((lowest + i + 1) / 2), records: counts.get(lowest + i) ?? 0 }));
}

/** @param thresholds in score units */
export function decisionFlips(model: Pick<IntegerModel, 'scale'>, scores: readonly number[], margins: readonly number[], thresholds: readonly number[]): DecisionFlips {
  return [...new Set(thresholds)].sort((a, b) => b - a).map((threshold) => {
    const margin = marginFromScore(model.scale, threshold);
    const flips = scores.filter((score, i) => score >= scoreFromMargin(model.scale, margin) !== margins[i]! >= margin).length;
    return {
      alertRate: scores.filter((score) => score >= threshold).length / scores.length,
      margin, flips,
      flipRate: flips / scores.length,
      flipRateInterval: wilson(flips, scores.length),
    };
  });
}

function qualityReport(labels: readonly boolean[], scores: readonly number[], original: readonly number[], onFloats: readonly number[] | undefined, budget: number): FidelityReport['quality'] {
  const of = (values: readonly number[]): ReturnType<typeof qualityOf> => qualityOf(values, labels, thresholdAtBudget(values, budget));
  const [first, second, third] = [of(original), of(scores), onFloats && of(onFloats)];
  return first && second && { positives: labels.filter(Boolean).length, original: first, canonical: second, ...(third && { originalOnFloatFeatures: third }) };
}

function typologyRecall(typologies: readonly string[], alerts: readonly boolean[], original: readonly number[], budget: number): FidelityReport['typologies'] {
  const threshold = thresholdAtBudget(original, budget);
  return [...new Set(typologies)].filter((name) => name !== '').sort().map((name) => {
    const of = typologies.flatMap((typology, i) => (typology === name ? [i] : []));
    const found = of.filter((i) => alerts[i]).length;
    return { name, records: of.length, recallOriginal: of.filter((i) => original[i]! >= threshold).length / of.length, recallCanonical: found / of.length, recallInterval: wilson(found, of.length) };
  });
}

export function segmentRates(of: readonly number[], alerts: readonly boolean[], bound: number): NonNullable<FidelityReport['segments']> {
  const overallRate = alerts.filter(Boolean).length / alerts.length;
  const segments = [...new Set(of)].sort((a, b) => a - b).map((segment) => {
    const rows = of.flatMap((other, i) => (other === segment ? [i] : []));
    const raised = rows.filter((i) => alerts[i]).length;
    const share = raised / rows.length;
    const ratio = overallRate === 0 ? 1 : share / overallRate;
    return {
      segment, records: rows.length, alerts: raised, rate: share, interval: wilson(raised, rows.length), ratio,
      withinBound: ratio <= bound && ratio >= 1 / bound,
      small: rows.length < SMALL_RECORDS || rows.length * overallRate < SMALL_ALERTS,
    };
  });
  return { bound, overallRate, withinBound: segments.every(({ withinBound, small }) => withinBound || small), segments };
}
