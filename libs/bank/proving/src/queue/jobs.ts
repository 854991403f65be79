import { z } from 'zod';
import { provingError } from './proving-error.js';

/** The two circuits of a chunk. */
export const CHUNK_CIRCUITS = ['record', 'model'] as const;
export type ChunkCircuit = (typeof CHUNK_CIRCUITS)[number];

const batchId = z.uuid();

/** Every job there is, with its payload. A payload carries ids only: what a job needs, its worker loads itself. */
export const JOB_PAYLOADS = {
  'prove-chunk': z.strictObject({ batchId, chunkIndex: z.int().min(0).max(65_535), circuit: z.enum(CHUNK_CIRCUITS) }),
  'complete-batch': z.strictObject({ batchId }),
  // Without a run: the hour of closing has come, and the job notes the run that is due.
  'close-days': z.strictObject({ runId: z.uuid().optional() }),
} as const;

export type JobName = keyof typeof JOB_PAYLOADS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOB_PAYLOADS)[Name]>;

/** Refuses a payload with anything but the declared ids. */
export function parseJobPayload<Name extends JobName>(name: Name, payload: unknown): JobPayload<Name> {
  const result = JOB_PAYLOADS[name].safeParse(payload);
  if (!result.success) {
    const paths = result.error.issues.map(({ path, code }) => `${path.join('.') || 'payload'} (${code})`);
    throw provingError('JOB_PAYLOAD_INVALID', `payload of a ${name} job refused: ${paths.join(', ')}`);
  }
  return result.data as JobPayload<Name>;
}

/**
 * Job ids follow from the payload, so that adding a batch twice adds nothing. A queue refuses ids that hold a colon
 * or are pure integers.
 */
export function proveChunkJobId({ batchId, chunkIndex, circuit }: JobPayload<'prove-chunk'>): string {
  return `prove-${batchId}-${chunkIndex}-${circuit}`;
}

/**
 * Of a chunk that is proven ahead of its batch's flow. An id of its own, so that the flow added later finds its place free;
 * its job then sees the stored proof and ends at once.
 */
export function aheadJobId(ahead: Ahead, { batchId, chunkIndex, circuit }: JobPayload<'prove-chunk'>): string {
  return `${ahead}-${batchId}-${chunkIndex}-${circuit}`;
}

/** Why a chunk is proven ahead: its day still runs, or somebody waits for it. */
export type Ahead = 'early' | 'express';

export function completeBatchJobId({ batchId }: JobPayload<'complete-batch'>): string {
  return `complete-${batchId}`;
}

export function closeDaysJobId(runId: string): string {
  return `close-days-${runId}`;
}
