import { batchProgress, FeatureProgramEntity, forecastOf, type BatchEntity, type BatchTimings, type Eta } from '@probity/bank-batches';
import type { BatchHeader, Claim, SignedReceipt, Verdict } from '@probity/shared-evidence';
import { ruleIds } from '@probity/shared-feature-program';
import type { DataSource } from 'typeorm';

/** A batch as the api shows it: states and figures of the bank's own, no salt, no record. */
export interface BatchView {
  readonly id: string;
  readonly businessDate: string;
  readonly batchIndex: number;
  readonly kind: BatchEntity['kind'];
  readonly state: BatchEntity['state'];
  readonly failureCode: string | null;
  readonly records: number;
  readonly slots: number;
  readonly chunks: number;
  readonly proven: { readonly record: number; readonly model: number };
  readonly proveMilliseconds: number;
  readonly eta: Eta;
  readonly alerts: BatchHeader['alerts'] | null;
  /** Records of which each rule of the feature program holds, as proven; all of them are alerts. */
  readonly rules: Readonly<Record<string, number>> | null;
  readonly rescoreDifferences: number;
  /** True if its leaves are in the log and its rows went with a restore. */
  readonly lost: boolean;
  /** Of a recovery: how many people approved it. */
  readonly approvals: number | null;
  readonly closeHash: string | null;
  readonly headerHash: string | null;
  /** True once the witness cosigned a checkpoint that holds the header. */
  readonly cosigned: boolean;
  readonly preflight: readonly Claim[] | null;
  readonly receipt: SignedReceipt | null;
  readonly verdict: Verdict | null;
  readonly timings: BatchTimings;
}

/** @param provers proofs that the workers make at a time now */
export async function viewOf(dataSource: DataSource, batch: BatchEntity, provers: number): Promise<BatchView> {
  const { proven, proveMs } = await batchProgress(dataSource, batch.id);
  const { id, businessDate, batchIndex, kind, state, failureCode, records, slots, chunks, rescoreDifferences, closeHash, headerHash, preflight, receipt, verdict, timings } = batch;
  return {
    id, businessDate, batchIndex, kind, state, failureCode, records, slots, chunks, proven, proveMilliseconds: proveMs, eta: await forecastOf(dataSource, batch, provers),
    alerts: batch.header?.alerts ?? null, rules: await rulesOf(dataSource, batch), rescoreDifferences, lost: batch.lost, approvals: batch.recovery && batch.approvals.length, closeHash, headerHash, cosigned: batch.anchorSize !== null, preflight, receipt, verdict, timings,
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
