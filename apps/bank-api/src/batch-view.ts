import { BATCH_STATES, batchProgress, ETA_REASONS, FeatureProgramEntity, forecastOf, preflightNoteSchema, TIMINGS, type BatchEntity } from '@probity/bank-batches';
import { batchKind, claimSchema, isoDate, signedReceiptSchema, verdictSchema } from '@probity/shared-evidence';
import { ruleIds } from '@probity/shared-feature-program';
import type { DataSource } from 'typeorm';
import { z } from 'zod';

const perCircuit = <T extends z.ZodType>(value: T): z.ZodObject<{ record: T; model: T }> => z.strictObject({ record: value, model: value });

/** A batch as the api shows it: states and figures of the bank's own, no salt, no record. */
export const batchViewSchema = z.strictObject({
  id: z.uuid(),
  businessDate: isoDate,
  batchIndex: z.int(),
  kind: batchKind,
  state: z.enum(BATCH_STATES),
  failureCode: z.string().nullable(),
  records: z.int(),
  slots: z.int(),
  chunks: z.int(),
  proven: perCircuit(z.int()),
  proveMilliseconds: z.number(),
  eta: z.strictObject({
    remaining: perCircuit(z.int()),
    secondsPerProof: perCircuit(z.number().nullable()),
    provers: z.int(),
    finishesAt: z.number().nullable().describe('epoch milliseconds'),
    reason: z.enum(ETA_REASONS).nullable(),
  }),
  alerts: z.strictObject({ raised: z.int(), merged: z.int() }).nullable(),
  rules: z.record(z.string(), z.int()).nullable().describe('records of which each rule of the feature program holds, as proven; all of them are alerts'),
  rescoreDifferences: z.int(),
  lost: z.boolean().describe('true if its leaves are in the log and its rows went with a restore'),
  approvals: z.int().nullable().describe('of a recovery: how many people approved it'),
  closeHash: z.string().nullable(),
  headerHash: z.string().nullable(),
  cosigned: z.boolean().describe('true once the witness cosigned a checkpoint that holds the header'),
  preflight: z.array(claimSchema).nullable(),
  preflightNotes: z.array(preflightNoteSchema).describe('what the bank noticed at sealing and the regulator does not judge'),
  receipt: signedReceiptSchema.nullable(),
  verdict: verdictSchema.nullable(),
  timings: z.partialRecord(z.enum(TIMINGS), z.number()).describe('epoch milliseconds at which it reached a state'),
});
export type BatchView = z.infer<typeof batchViewSchema>;

/** @param provers proofs that the workers make at a time now */
export async function viewOf(dataSource: DataSource, batch: BatchEntity, provers: number): Promise<BatchView> {
  const { proven, proveMs } = await batchProgress(dataSource, batch.id);
  const { id, businessDate, batchIndex, kind, state, failureCode, records, slots, chunks, rescoreDifferences, closeHash, headerHash, preflight, preflightNotes, receipt, verdict, timings } = batch;
  return {
    id, businessDate, batchIndex, kind, state, failureCode, records, slots, chunks, proven, proveMilliseconds: proveMs, eta: await forecastOf(dataSource, batch, provers),
    alerts: batch.header?.alerts ?? null, rules: await rulesOf(dataSource, batch), rescoreDifferences, lost: batch.lost, approvals: batch.recovery && batch.approvals.length, closeHash, headerHash, cosigned: batch.anchorSize !== null, preflight, preflightNotes, receipt, verdict, timings,
  };
}

async function rulesOf({ manager }: DataSource, { header, featureProgramVersion }: BatchEntity): Promise<BatchView['rules']> {
  if (header === null) return null;
  // Of a lost batch the program may be lost too.
  const program = await manager.findOneBy(FeatureProgramEntity, { version: featureProgramVersion });
  if (program === null) return null;
  const { document } = program;
  return Object.fromEntries(ruleIds(document).map((id, slot) => [id, Number(header.totals.last.rules[slot])]));
}
