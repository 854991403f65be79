import { IMPORT_FORMATS, type DeadLetterView, type ImportView } from '@probity/bank-imports';
import { z } from 'zod';

const count = z.int().min(0);
const time = z.iso.datetime();

/** {@link ImportView} for the API document. */
export const importViewSchema: z.ZodType<ImportView> = z.strictObject({
  id: z.uuid(),
  format: z.enum(IMPORT_FORMATS),
  sha256: z.string(),
  bytes: count,
  state: z.enum(['waiting', 'running', 'done', 'broken', 'cancelled']),
  progress: z.number().min(0).max(1),
  rows: z.strictObject({ read: count, accepted: count, duplicates: count, conflicts: count, quarantined: count, refused: count, skipped: count }),
  records: count,
  alerts: count,
  failure: z.strictObject({ code: z.string(), place: z.string() }).nullable(),
  trouble: z.string().nullable(),
  actor: z.string(),
  receivedAt: time,
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
});

const deadLetter = z.strictObject({
  id: z.uuid(),
  source: z.string(),
  externalId: z.string(),
  form: z.enum(['transaction', 'raw']),
  state: z.enum(['waiting', 'resolved', 'discarded']),
  code: z.string(),
  reason: z.string(),
  businessDate: z.iso.date().nullable(),
  import: z.strictObject({ id: z.uuid(), place: z.string() }).nullable(),
  attempts: count,
  receivedAt: time,
  ageSeconds: count,
  resolvedAt: time.nullable(),
  discarded: z.strictObject({ at: time, by: z.string(), reason: z.string() }).nullable(),
});

/** {@link DeadLetterView} for the API document. */
export const deadLetterViewSchema: z.ZodType<DeadLetterView> = deadLetter;
/** With the raw content. */
export const deadLetterWithDocumentSchema = deadLetter.extend({ document: z.unknown() });

export const resubmitResultSchema = z.strictObject({ tried: count, accepted: count, records: count, alerts: count, duplicates: count, conflicts: count, quarantined: count });
