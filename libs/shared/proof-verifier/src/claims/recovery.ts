/** Recovery headers: a date done again after a restore or a failure, with the word of two people that nothing else was changed. */
import { verifyDocument, type BankRegistration, type BatchHeader, type RecoveryApproval } from '@probity/shared-evidence';
import type { EvidenceCase } from './evidence-case.js';
import { finding, type Finding } from './reasons.js';
import type { KnownHistory } from './trust.js';

const APPROVALS_NEEDED = 2;

type Recovered = Pick<BatchHeader, 'bankId' | 'businessDate' | 'batchIndex' | 'supersedes' | 'closeLeafHash'> & { readonly recovery: Pick<NonNullable<BatchHeader['recovery']>, 'reason' | 'cosignedSize' | 'abandons'> };

/** The document that each approval signs. */
export function approvalOf({ bankId, businessDate, batchIndex, supersedes, closeLeafHash, recovery: { reason, cosignedSize, abandons } }: Recovered): RecoveryApproval {
  return { kind: 'recovery-approval', bankId, businessDate, batchIndex, reason, cosignedSize, abandons, ...(supersedes !== undefined && { supersedes }), closeLeafHash };
}

/** Registered people whose approval in the header holds, each counted once. */
function approvers(header: BatchHeader, { recoveryKeys = [] }: BankRegistration): string[] {
  const { recovery } = header;
  if (recovery === undefined) return [];
  const document = approvalOf({ ...header, recovery });
  return recoveryKeys.filter(({ publicKey }) => recovery.approvals.some((approval) => verifyDocument({ document, ...approval }, publicKey))).map(({ name }) => name);
}

/** True if the header is a recovery that two different registered people approved. */
export function isApproved(header: BatchHeader, bank: BankRegistration): boolean {
  return header.batchKind === 'recovery' && approvers(header, bank).length >= APPROVALS_NEEDED;
}

/** A recovery header in the log that is approved. */
export interface LoggedRecovery {
  readonly logIndex: number;
  readonly header: BatchHeader;
}

/**
 * The size at which leaves were handed out again and which no approved recovery has followed yet, before a header at
 * `headerIndex`. Headers logged before the restore are not asked for one.
 * @param restored sizes of the log at which leaves were handed out again
 */
export function outstandingRestore(restored: readonly number[], recoveries: readonly LoggedRecovery[], headerIndex: number): number | undefined {
  const size = Math.max(-1, ...restored.filter((at) => at <= headerIndex));
  const followed = recoveries.some(({ logIndex, header }) => logIndex >= size && logIndex < headerIndex && header.recovery?.cosignedSize === size);
  return size < 0 || followed ? undefined : size;
}

/** What a recovery header must say, and who must have approved it. Also checked offline, but for what rests on the log. */
export function recoveryFindings({ bundle: { header, log }, trust: { bank }, history }: EvidenceCase): Finding[] {
  const { recovery } = header;
  const outstanding = history.known ? history.recovering : undefined;
  const goesOn = recovery?.reason === 'restored-from-backup' && recovery.cosignedSize === outstanding;
  const findings = outstanding !== undefined && !goesOn ? [finding('RECOVERY_EXPECTED', { size: outstanding })] : [];
  if ((header.batchKind === 'recovery') !== (recovery !== undefined)) findings.push(finding('RECOVERY_INCOMPLETE', { field: 'a recovery has that part, and no other kind' }));
  if (recovery === undefined) return findings;

  if (header.supersedes === undefined && recovery.abandons.length === 0) findings.push(finding('RECOVERY_INCOMPLETE', { field: 'it replaces and abandons nothing' }));
  if (bank.recoveryKeys === undefined) findings.push(finding('RECOVERY_KEYS_NOT_REGISTERED'));
  else if (!isApproved(header, bank)) findings.push(finding('RECOVERY_NOT_APPROVED', { approvals: approvers(header, bank).length }));
  return history.known ? [...findings, ...referenceFindings(recovery, log.closeIndex, history)] : findings;
}

function referenceFindings({ reason, cosignedSize, abandons }: NonNullable<BatchHeader['recovery']>, closeIndex: number, { otherCloses, recoverySize }: KnownHistory): Finding[] {
  const findings: Finding[] = [];
  if (cosignedSize > closeIndex || !recoverySize.cosigned) findings.push(finding('RECOVERY_SIZE_WRONG', { size: cosignedSize, field: 'the witness did not cosign before the batch was closed' }));
  else if (reason === 'restored-from-backup' && !recoverySize.restored) findings.push(finding('RECOVERY_SIZE_WRONG', { size: cosignedSize, field: 'is none at which leaves were handed out again' }));
  const open = new Set(otherCloses.filter(({ headed, logIndex }) => !headed && logIndex < closeIndex).map(({ hash }) => hash));
  if (new Set(abandons).size !== abandons.length || abandons.some((hash) => !open.has(hash))) findings.push(finding('RECOVERY_REFERENCE_UNKNOWN'));
  return findings;
}
