/** Recovery batches: what they replace, what their headers say, and the approvals that these wait for. */
import { recoveryApprovalSchema, signedSchema, verifyDocument, type Recovery, type RecoveryApproval } from '@probity/shared-evidence';
import { approvalOf } from '@probity/shared-proof-verifier';
import { Not, IsNull, type EntityManager } from 'typeorm';
import { BatchEntity } from './entities/batch.entity.js';
import { LogCosignatureEntity, LogRecoveryEntity } from './entities/log.entity.js';
import { BatchError } from './errors.js';
import { bankProfile } from './reference-data.js';

const APPROVALS_NEEDED = 2;
const signedApprovalSchema = signedSchema(recoveryApprovalSchema);

/** Its close leaf is in the log, and it will never have a header unless somebody mends it. */
const isStranded = ({ state, lost, closeHash, headerHash }: BatchEntity): boolean => closeHash !== null && headerHash === null && (state === 'failed' || lost);

const isRefused = ({ verdict }: BatchEntity): boolean => verdict?.summary === 'refused';

/** Done with: judged, lost, or abandoned by another batch of the date. A recovery also passes over what failed, since it abandons that. */
export function isSettled(batch: BatchEntity, batches: readonly BatchEntity[], kind: BatchEntity['kind']): boolean {
  const abandoned = batch.closeHash !== null && batches.some(({ recovery }) => recovery?.abandons.includes(batch.closeHash!));
  return batch.state === 'judged' || batch.lost || abandoned || (kind === 'recovery' && isStranded(batch));
}

/** The lost batches that nothing has replaced yet: their records, once they come in again, belong into recoveries. */
export function unrecovered(batches: readonly BatchEntity[]): BatchEntity[] {
  const replaced = (lost: BatchEntity): boolean =>
    batches.some(({ supersedesBatch, supersedes, recovery }) => supersedesBatch === lost.id || (supersedes !== null && supersedes === lost.headerHash) || recovery?.abandons.includes(lost.closeHash!));
  // A refused batch counts for nothing; what cured it is what has to be recovered.
  const cured = (lost: BatchEntity): boolean => isRefused(lost) && batches.some((batch) => batch.batchIndex > lost.batchIndex && !isRefused(batch));
  return batches.filter((batch) => batch.lost && !replaced(batch) && !cured(batch));
}

/** Part of a new batch that makes it the recovery of another. */
export type RecoveryPlan = Pick<BatchEntity, 'firstSequence' | 'endSequence' | 'supersedesBatch' | 'supersedes' | 'recovery'>;

/**
 * Plans the recovery of a batch: one whose rows are lost takes what came in again since, any other its own range.
 * @throws BatchError NOT_RECOVERABLE, NO_RECORDS
 */
export async function planRecovery(manager: EntityManager, replacedId: string | undefined, batches: readonly BatchEntity[], nextSequence: number): Promise<RecoveryPlan> {
  const replaced = batches.find(({ id }) => id === replacedId);
  if (!replaced) throw new BatchError('NOT_RECOVERABLE', 'a recovery names the batch of the date that it redoes: `supersedes`');
  const outstanding = await outstandingSize(manager);
  if (!replaced.lost && !isStranded(replaced) && (replaced.headerHash === null || outstanding === undefined)) {
    throw new BatchError('NOT_RECOVERABLE', `batch ${replaced.id} is neither lost nor failed for good: retry or correct it`);
  }
  const later = batches.find((batch) => !isStranded(batch) && !isRefused(batch) && (batch.supersedesBatch === replaced.id || (replaced.headerHash !== null && batch.supersedes === replaced.headerHash)));
  if (later) throw new BatchError('NOT_RECOVERABLE', `batch ${later.id} replaced that one: name the newest`);

  const size = outstanding ?? (replaced.lost ? await newestRecovered(manager) : undefined);
  const dead = new Set(batches.filter((batch) => batch.headerHash !== null && !isRefused(batch)).flatMap(({ recovery }) => recovery?.abandons ?? []));
  return {
    ...rangeOf(replaced, batches, nextSequence),
    supersedesBatch: replaced.id,
    // A correction that failed leaves the header that it was to replace.
    supersedes: replaced.headerHash ?? replaced.supersedes,
    recovery: {
      reason: size === undefined ? 'batch-abandoned' : 'restored-from-backup',
      cosignedSize: size ?? (await newestCosigned(manager)),
      abandons: batches.filter((batch) => isStranded(batch) && !dead.has(batch.closeHash!)).map(({ closeHash }) => closeHash!),
    },
  };
}

function rangeOf(replaced: BatchEntity, batches: readonly BatchEntity[], nextSequence: number): Pick<BatchEntity, 'firstSequence' | 'endSequence'> {
  if (!replaced.lost) return { firstSequence: replaced.firstSequence, endSequence: replaced.endSequence };
  const firstSequence = Math.max(0, ...batches.filter(({ lost }) => !lost).map(({ endSequence }) => endSequence));
  if (replaced.records > 0 && firstSequence === nextSequence) throw new BatchError('NO_RECORDS', `the lost batch had ${replaced.records} records, and none came in again: send them first`);
  return { firstSequence, endSequence: nextSequence };
}

async function newestRecovered(manager: EntityManager): Promise<number | undefined> {
  const [newest] = await manager.find(LogRecoveryEntity, { order: { size: 'DESC' }, take: 1 });
  return newest?.size;
}

async function newestCosigned(manager: EntityManager): Promise<number> {
  const [newest] = await manager.find(LogCosignatureEntity, { order: { size: 'DESC' }, take: 1 });
  return newest?.size ?? 0;
}

/** The size from which the log has to go on with a recovery: leaves came back at it, and no recovery header stands after it yet. */
export async function outstandingSize(manager: EntityManager): Promise<number | undefined> {
  const size = await newestRecovered(manager);
  if (size === undefined) return undefined;
  const recoveries = await manager.find(BatchEntity, { where: { kind: 'recovery', headerIndex: Not(IsNull()) } });
  return recoveries.some(({ headerIndex, recovery }) => headerIndex! >= size && recovery?.cosignedSize === size) ? undefined : size;
}

/** True if the header of the batch may not be logged yet, for want of approvals. */
export function lacksApproval({ kind, approvals }: BatchEntity): boolean {
  return kind === 'recovery' && approvals.length < APPROVALS_NEEDED;
}

/** What each of the two people signs. @throws BatchError BATCH_STATE where there is nothing to approve (yet, or any more) */
export function approvalRequest(batch: BatchEntity): RecoveryApproval {
  const { recovery, closeHash, headerIndex, context, businessDate, batchIndex, supersedes, id } = batch;
  if (recovery === null) throw new BatchError('BATCH_STATE', `batch ${id} is no recovery: only those are approved`);
  if (closeHash === null) throw new BatchError('BATCH_STATE', `batch ${id} is not closed yet: what is approved is not fixed`);
  if (headerIndex !== null) throw new BatchError('BATCH_STATE', `the header of batch ${id} is in the log: its approvals are what they are`);
  return approvalOf({ bankId: context.bankId, businessDate, batchIndex, supersedes: supersedes ?? undefined, closeLeafHash: closeHash, recovery });
}

/**
 * The approvals of a batch with one more.
 * @throws BatchError APPROVAL_INVALID, APPROVAL_REPEATED, BATCH_STATE
 */
export async function withApproval(manager: EntityManager, batch: BatchEntity, signed: unknown): Promise<Recovery['approvals']> {
  const document = approvalRequest(batch);
  const parsed = signedApprovalSchema.safeParse(signed);
  if (!parsed.success) throw new BatchError('APPROVAL_INVALID', 'this is no signed approval of a recovery', { status: 400 });
  const { publicKey, signature } = parsed.data;
  const { recoveryKeys } = await bankProfile(manager);
  if (!recoveryKeys.some((key) => key.publicKey === publicKey)) throw new BatchError('APPROVAL_INVALID', 'the key of this approval is not among those registered for recoveries', { status: 400 });
  // The document is rebuilt: whatever else came along with the signature, this is what must have been signed.
  if (!verifyDocument({ document, publicKey, signature }, publicKey)) throw new BatchError('APPROVAL_INVALID', 'the signature is not over what this batch recovers: ask for it again and sign that', { status: 400 });
  if (batch.approvals.some((approval) => approval.publicKey === publicKey)) throw new BatchError('APPROVAL_REPEATED', 'this person approved already: another one has to');
  return [...batch.approvals, { publicKey, signature }];
}
