/** JSON forms of what rows hold: integers beyond 2^53 as decimal strings. */
import { parseField, type BatchContext, type ChunkCommitments, type Totals } from '@probity/shared-commitments';
import type { z } from 'zod';
import type { CloseLeaf, totalsValues } from '@probity/shared-evidence';
import type { ChunkEntity } from './entities/batch.entity.js';

const CONTEXT_FIELDS = ['featureProgramDigest', 'modelDigest', 'policyCommitment', 'queryKeyCommitment'] as const;
type ContextField = (typeof CONTEXT_FIELDS)[number];
export type StoredContext = Omit<BatchContext, ContextField> & Record<ContextField, string>;
export type StoredTotals = z.infer<typeof totalsValues>;

export const TIMINGS = ['openedAt', 'sealingAt', 'sealedAt', 'closedAt', 'provenAt', 'anchoredAt', 'publishedAt', 'judgedAt'] as const;
/** Epoch milliseconds at which a batch reached a state. */
export type BatchTimings = Partial<Record<(typeof TIMINGS)[number], number>>;

export function storeContext(context: BatchContext): StoredContext {
  return { ...context, ...Object.fromEntries(CONTEXT_FIELDS.map((name) => [name, context[name].toString()])) } as unknown as StoredContext;
}

export function readContext(stored: StoredContext): BatchContext {
  return { ...stored, ...Object.fromEntries(CONTEXT_FIELDS.map((name) => [name, parseField(stored[name], name)])) } as unknown as BatchContext;
}

export function storeTotals(totals: Totals): StoredTotals {
  return {
    records: totals.records.toString(),
    lines: totals.lines.map(({ count, amount }) => ({ count: count.toString(), amount: amount.toString() })),
    large: totals.large.toString(),
    alerts: totals.alerts.toString(),
    belowLine: totals.belowLine.toString(),
    histogram: totals.histogram.map(String),
    rules: totals.rules.map(String),
  };
}

export function readTotals(stored: StoredTotals): Totals {
  return {
    records: BigInt(stored.records),
    lines: stored.lines.map(({ count, amount }) => ({ count: BigInt(count), amount: BigInt(amount) })),
    large: BigInt(stored.large),
    alerts: BigInt(stored.alerts),
    belowLine: BigInt(stored.belowLine),
    histogram: stored.histogram.map(BigInt),
    rules: stored.rules.map(BigInt),
  };
}

export const COMMITMENT_NAMES = [
  'transactionsCommitment', 'recordsCommitment', 'lookupTagsCommitment', 'inferenceCommitment', 'totalsBefore', 'totalsAfter',
] as const satisfies readonly (keyof ChunkCommitments)[];

export function commitmentsOf(chunk: ChunkEntity): ChunkCommitments {
  return Object.fromEntries(COMMITMENT_NAMES.map((name) => [name, chunk[name]])) as unknown as ChunkCommitments;
}

/** The commitments as the close leaf spells them. */
export function commitmentStrings(commitments: ChunkCommitments): CloseLeaf['chunks'][number] {
  return Object.fromEntries(COMMITMENT_NAMES.map((name) => [name, commitments[name].toString()])) as unknown as CloseLeaf['chunks'][number];
}
