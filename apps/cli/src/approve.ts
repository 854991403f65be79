/**
 * The command of a person who approves a recovery, with that person's own key. It shows what is signed, since the signature says
 * that the bank lost what it says it lost: the bank's service is not to be taken at its word alone.
 */
import { recoveryApprovalSchema, signDocument, type RecoveryApproval, type Signed } from '@probity/shared-evidence';
import type { ApiClient } from './api-client.js';

/** What a recovery asks its approvers to sign. */
export async function approvalRequest(bank: ApiClient, batchId: string): Promise<RecoveryApproval> {
  return recoveryApprovalSchema.parse(await bank.get(`/batches/${batchId}/approval-request`));
}

/** Signs and hands the approval in; with the second person's, the recovery goes on. */
export async function approve(bank: ApiClient, batchId: string, document: RecoveryApproval, secretKey: Uint8Array): Promise<Signed<RecoveryApproval>> {
  const signed = signDocument(document, secretKey);
  await bank.post(`/batches/${batchId}/approvals`, signed);
  return signed;
}
