import { unborneChanges, effective } from '@probity/bank-governance';
import { policyCommitment } from '@probity/shared-commitments';
import { documentSha256 } from '@probity/shared-evidence';
import { featureProgramDigest } from '@probity/shared-feature-program';
import { verifyingKeyDigest } from '@probity/shared-proof-verifier';
import { BATCH_CHANGE_KINDS } from '../change-kinds.js';
import { CertificateEntity, CircuitEntity, FeatureProgramEntity, LineRegisterEntity, PolicyEntity } from '../entities/reference.entity.js';
import { policyOf } from '../reference-data.js';
import type { Checking } from './checking.js';
import type { ProofKeys } from './proofs.js';
import { computed } from './records.js';

/** Reference data against the digests that stand beside it. Models are compiled where they are first used. */
export async function checkReference({ manager, problems }: Checking, keys: ProofKeys): Promise<void> {
  const check = (where: string, stored: unknown, derive: () => unknown): void => {
    if (computed(derive) !== stored) problems.add('REFERENCE_DIFFERS', where);
  };
  for (const { kind, version, what } of await unborneChanges(manager, BATCH_CHANGE_KINDS)) problems.add(what === 'gone' ? 'REFERENCE_MISSING' : 'APPROVAL_DIFFERS', `${kind} ${version}`);
  for (const row of await manager.find(FeatureProgramEntity)) check(`feature program ${row.version}`, row.digest, () => featureProgramDigest(row.document));
  for (const row of await manager.find(PolicyEntity)) check(`policy ${row.version}`, row.commitment, () => policyCommitment(policyOf(row), row.salt));
  for (const row of await manager.find(LineRegisterEntity)) check(`line register ${row.version}`, row.sha256, () => documentSha256(row.document));
  for (const row of await manager.find(CertificateEntity)) check(`certificate of ${row.modelCircuit}`, row.sha256, () => documentSha256(row.signed.document));
  for (const row of await effective(manager, CircuitEntity).getMany()) {
    const key = await keys.of(row.circuit);
    check(`circuit ${row.circuit}`, row.verifyingKeySha256, () => key && verifyingKeyDigest(key));
  }
}
