/**
 * What a draft would have done to records, added up. A tally is plain JSON, so that a run goes on from it in another process,
 * and the outcome depends on the records and the seed only, never on where slices were cut.
 */
import { createHash } from 'node:crypto';
import { decide, type Policy } from '@probity/shared-commitments';

/** What people found of a record. */
export type Disposition = 'productive' | 'unproductive';

export interface WhatIfRecord {
  readonly id: string;
  readonly businessDate: string;
  readonly sequence: number;
  readonly segment: number;
  readonly rules: readonly number[];
  /** As scored then. */
  readonly alert: boolean;
}

export interface Counts {
  records: number;
  /** Under the draft, and as it was. */
  alerts: number;
  alertsThen: number;
  /** Alerts that only the draft raises, and that it no longer raises. */
  added: number;
  dropped: number;
  /** No alert under the draft, but at or above its below-line. */
  belowLine: number;
}

export interface Sample {
  readonly recordId: string;
  readonly businessDate: string;
  readonly sequence: number;
  /** Of seed and record: the smallest are the sample. */
  readonly rank: string;
}

export interface Confusion {
  /** Alerts under the draft that people found productive, and unproductive. */
  truePositive: number;
  falsePositive: number;
  /** The same of records that the draft lets pass. */
  falseNegative: number;
  trueNegative: number;
}

export interface Tally {
  /** By date, then by segment. */
  readonly days: Record<string, Record<string, Counts>>;
  readonly confusion: Confusion;
  /** By segment. */
  readonly above: Record<string, Sample[]>;
  readonly below: Record<string, Sample[]>;
}

export const emptyTally = (): Tally => ({
  days: {}, confusion: { truePositive: 0, falsePositive: 0, falseNegative: 0, trueNegative: 0 }, above: {}, below: {},
});

export interface Sampling {
  readonly seed: string;
  /** Records per segment, above and below the line each. */
  readonly samples: number;
}

/** Adds one record under a draft. @param score the draft's, which of a policy is the one then */
export function addRecord(tally: Tally, record: WhatIfRecord, score: number, policy: Policy, disposition: Disposition | undefined, sampling: Sampling): void {
  const { alert: flag, belowLine } = decide(policy, BigInt(record.segment), BigInt(score), record.rules.map(BigInt));
  const alert = flag === 1n;
  const counts = countsOf(tally, record);
  counts.records += 1;
  counts.alerts += alert ? 1 : 0;
  counts.alertsThen += record.alert ? 1 : 0;
  counts.added += alert && !record.alert ? 1 : 0;
  counts.dropped += !alert && record.alert ? 1 : 0;
  counts.belowLine += belowLine ? 1 : 0;
  if (disposition !== undefined) tally.confusion[cellOf(alert, disposition)] += 1;
  if (alert) keepSample(tally.above, record, sampling);
  else if (belowLine) keepSample(tally.below, record, sampling);
}

function countsOf({ days }: Tally, { businessDate, segment }: WhatIfRecord): Counts {
  const segments = (days[businessDate] ??= {});
  return (segments[segment] ??= { records: 0, alerts: 0, alertsThen: 0, added: 0, dropped: 0, belowLine: 0 });
}

function cellOf(alert: boolean, disposition: Disposition): keyof Confusion {
  if (alert) return disposition === 'productive' ? 'truePositive' : 'falsePositive';
  return disposition === 'productive' ? 'falseNegative' : 'trueNegative';
}

/** Keeps the records of the smallest ranks: who knows no seed can't tell which will be looked at, and everybody draws the same. */
function keepSample(samples: Record<string, Sample[]>, { id, businessDate, sequence, segment }: WhatIfRecord, { seed, samples: size }: Sampling): void {
  if (size === 0) return;
  const kept = (samples[segment] ??= []);
  const rank = createHash('sha256').update(`${seed}\n${businessDate}\n${sequence}`).digest('hex');
  if (kept.length === size && rank >= kept[size - 1]!.rank) return;
  const at = kept.findIndex((other) => other.rank > rank);
  kept.splice(at === -1 ? kept.length : at, 0, { recordId: id, businessDate, sequence, rank });
  if (kept.length > size) kept.pop();
}

export interface WhatIfResult {
  readonly total: Counts;
  readonly days: readonly { readonly date: string; readonly segments: readonly ({ readonly segment: number } & Counts)[] }[];
  readonly dispositions: Confusion & {
    /** Records of the run that people have decided on: the rest of the figures here say nothing of others. */
    readonly records: number;
    /** Productive among the draft's alerts that have a disposition; null without any. */
    readonly precision: number | null;
  };
  readonly samples: { readonly above: readonly SegmentSample[]; readonly below: readonly SegmentSample[] };
}

export interface SegmentSample {
  readonly segment: number;
  readonly records: readonly Omit<Sample, 'rank'>[];
}

export function resultOf({ days, confusion, above, below }: Tally): WhatIfResult {
  const listed = Object.entries(days).sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, segments]) => ({
    date, segments: Object.entries(segments).map(([segment, counts]) => ({ segment: Number(segment), ...counts })).sort((a, b) => a.segment - b.segment),
  }));
  const total: Counts = { records: 0, alerts: 0, alertsThen: 0, added: 0, dropped: 0, belowLine: 0 };
  for (const counts of listed.flatMap(({ segments }) => segments)) {
    for (const name of Object.keys(total) as (keyof Counts)[]) total[name] += counts[name];
  }
  const { truePositive, falsePositive, falseNegative, trueNegative } = confusion;
  const disposed = truePositive + falsePositive;
  return {
    total, days: listed,
    dispositions: { ...confusion, records: disposed + falseNegative + trueNegative, precision: disposed === 0 ? null : truePositive / disposed },
    samples: { above: segmentSamples(above), below: segmentSamples(below) },
  };
}

const segmentSamples = (samples: Tally['above']): SegmentSample[] =>
  Object.entries(samples).map(([segment, records]) => ({ segment: Number(segment), records: records.map(({ recordId, businessDate, sequence }) => ({ recordId, businessDate, sequence })) }))
    .sort((a, b) => a.segment - b.segment);
