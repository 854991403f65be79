/**
 * What a recovery batch says: which close leaves it abandons and why, from which cosigned size of the log the bank went on,
 * and who approved it. A recovery redoes a date whose rows were lost, or whose batch failed for good.
 */
import { z } from 'zod';
import { bankIdString, count, isoDate, logHash, publicKeyString, signatureString } from './primitives.js';

/** Closed list. `restored-from-backup`: leaves came back from the witness; `batch-abandoned`: a batch failed and can't be mended. */
export const RECOVERY_REASONS = ['restored-from-backup', 'batch-abandoned'] as const;
export type RecoveryReason = (typeof RECOVERY_REASONS)[number];

/** People whose approval counts, as registered: two different ones approve each recovery. */
export const recoveryKeysSchema = z
  .array(z.strictObject({ name: z.string().min(1).max(200), publicKey: publicKeyString }))
  .min(2)
  .max(20)
  .refine((keys) => (['name', 'publicKey'] as const).every((part) => new Set(keys.map((key) => key[part])).size === keys.length), 'a name or a key stands twice');
export type RecoveryKey = z.infer<typeof recoveryKeysSchema>[number];

const MAX_ABANDONED = 100;
const recoveryFields = {
  reason: z.enum(RECOVERY_REASONS),
  /** Size of the cosigned log that the recovery goes on from. */
  cosignedSize: count,
  /** Log hashes of close leaves of the date that have no header and never will. */
  abandons: z.array(logHash).max(MAX_ABANDONED),
};

/** What one person signs, with `signDocument`: the close leaf binds every commitment of the batch. */
export const recoveryApprovalSchema = z.strictObject({
  kind: z.literal('recovery-approval'),
  bankId: bankIdString,
  businessDate: isoDate,
  batchIndex: count,
  ...recoveryFields,
  /** Log hash of the header that the recovery replaces. */
  supersedes: logHash.optional(),
  closeLeafHash: logHash,
});
export type RecoveryApproval = z.infer<typeof recoveryApprovalSchema>;

/** Part of a recovery batch's header. The approved document is rebuilt from the header, so only keys and signatures travel. */
export const recoverySchema = z.strictObject({ ...recoveryFields, approvals: z.array(z.strictObject({ publicKey: publicKeyString, signature: signatureString })).max(20) });
export type Recovery = z.infer<typeof recoverySchema>;
