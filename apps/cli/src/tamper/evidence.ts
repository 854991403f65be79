/** Evidence that was changed after it was made, handed in as if it were true. */
import { canonicalJson } from '@probity/shared-commitments';
import type { Claim, EvidenceBundle, SignedReceipt } from '@probity/shared-evidence';
import { consistencyProof, formatAddCheckpoint, inclusionProof, leafHash, rootOf, signCheckpoint } from '@probity/shared-transparency';
import type { ApiClient } from '../api-client.js';
import { logSigner } from './moves.js';

/** Hands a bundle in and waits for what the regulator says of exactly this bundle. */
export async function judgementOf(submission: ApiClient, bundle: EvidenceBundle): Promise<readonly Claim[]> {
  const { bankId } = bundle.header;
  const { document } = await submission.post<SignedReceipt>(`/banks/${bankId}/evidence`, bundle);
  for (;;) {
    const { claims } = await submission.get<{ claims?: readonly Claim[] }>(`/banks/${bankId}/evidence/${document.bundleSha256}`);
    if (claims) return claims;
    await new Promise((resume) => setTimeout(resume, 300));
  }
}

/**
 * Redoes an earlier day: its header says something else now, and the log is built anew over all leaves and signed with
 * the bank's real key. The witness is asked first, then the evidence goes in.
 */
export async function rewriteDay(submission: ApiClient, bankFolder: string, leaves: readonly Buffer[], bundle: EvidenceBundle): Promise<EvidenceBundle> {
  const header = { ...bundle.header, explanation: 'nothing to see here' };
  const hashes = leaves.map((leaf, index) => leafHash(index === bundle.log.headerIndex ? Buffer.from(canonicalJson(header)) : leaf));
  const hex = (proof: readonly Uint8Array[]): string[] => proof.map((hash) => Buffer.from(hash).toString('hex'));
  const signer = logSigner(bankFolder, bundle.log.checkpoint);
  const checkpoint = signCheckpoint({ origin: signer.name, size: hashes.length, root: rootOf(hashes) }, signer);
  await submission.postText('/witness/add-checkpoint', formatAddCheckpoint({ oldSize: hashes.length, consistency: consistencyProof(hashes, hashes.length), checkpoint }));
  const { closeIndex, headerIndex } = bundle.log;
  return {
    ...bundle,
    header,
    log: { checkpoint, closeIndex, headerIndex, closeInclusion: hex(inclusionProof(hashes, closeIndex)), headerInclusion: hex(inclusionProof(hashes, headerIndex)) },
  };
}
