/** One business date of a bank with everything that came of it. */
import { documentSha256, type BatchHeader, type Claim, type EvidenceBundle, type RecoveryReason, type Verdict } from '@probity/shared-evidence';
import { featureProgramDigest } from '@probity/shared-feature-program';
import { circuitKeyDigest, type TrustClass, type TrustMaterial } from '@probity/shared-proof-verifier';

/** A batch of the date: its header, the best verdict on it, and when things happened. Instants are ISO 8601, UTC. */
export interface InspectedHeader {
  readonly headerHash: string;
  readonly batchIndex: number;
  readonly batchKind: BatchHeader['batchKind'];
  readonly summary: Verdict['summary'];
  readonly claims: readonly Claim[];
  /** Log hash of the header that it replaces, and of an accepted one that replaced it. */
  readonly supersedes: string | null;
  readonly supersededBy: string | null;
  /** In the log under a cosigned checkpoint. */
  readonly anchored: boolean;
  /** By the word of the attestation. */
  readonly attestedAt: string | null;
  readonly receivedAt: string;
  readonly judgedAt: string;
  /** When the witness first cosigned a checkpoint that holds the close leaf, and one that holds the header. */
  readonly closeCosignedAt: string | null;
  readonly headerCosignedAt: string | null;
  /** Length of the business date; 23 or 25 where clocks change. */
  readonly hours: number;
  readonly records: string;
  readonly alerts: { readonly proven: string; readonly raised: number; readonly merged: number };
  /** Alerts of which a rule of the feature program holds; a record may have several. */
  readonly rules: readonly { readonly id: string; readonly meaning: string; readonly alerts: string }[];
  /** The bank's word, which no claim rests on. */
  readonly explanation: string | null;
  readonly recovery: { readonly reason: RecoveryReason; readonly approvals: number } | null;
  readonly inForce: {
    readonly model: string;
    readonly featureProgram: string | null;
    /** Versions. */
    readonly policy: number | null;
    readonly lineRegister: number | null;
  };
  readonly details: HeaderDetails;
}

/** For who wants to check by hand. */
export interface HeaderDetails {
  readonly bundleSha256: string;
  readonly bundleBytes: number;
  readonly slots: number;
  readonly chunks: number;
  readonly closeIndex: number;
  readonly headerIndex: number;
  readonly closeLeafHash: string;
  readonly batchRoot: string;
  readonly attestationSha256: string;
  readonly lineRegisterSha256: string;
  readonly featureProgramDigest: string;
  readonly modelDigest: string;
  readonly policyCommitment: string;
  readonly previousHeader: string | null;
  readonly keys: readonly { readonly role: 'record' | 'model'; readonly circuit: string; readonly sha256: string; readonly trustClass: TrustClass | null }[];
}

/** What the database has of a judged header. */
export interface JudgedRow {
  readonly bundle: EvidenceBundle;
  readonly bundleSha256: string;
  readonly bundleBytes: number;
  readonly headerHash: string;
  readonly summary: Verdict['summary'];
  readonly claims: readonly Claim[];
  readonly supersedes: string | null;
  readonly anchored: boolean;
  readonly attestedAt: Date | null;
  readonly receivedAt: Date;
  readonly judgedAt: Date;
  readonly closeCosignedAt: Date | null;
  readonly headerCosignedAt: Date | null;
}

/** In order of the batches. */
export function inspectedHeaders(rows: readonly JudgedRow[], trust: TrustMaterial): InspectedHeader[] {
  const replacedBy = new Map(rows.filter(({ summary, supersedes }) => summary !== 'refused' && supersedes !== null).map(({ supersedes, headerHash }) => [supersedes!, headerHash]));
  const instant = (date: Date | null): string | null => date?.toISOString() ?? null;
  return rows
    .map((row): InspectedHeader => {
      const { header, close, proofs, log } = row.bundle;
      const { last } = header.totals;
      const program = trust.featurePrograms.find((registered) => String(featureProgramDigest(registered.program)) === header.featureProgramDigest);
      return {
        headerHash: row.headerHash, batchIndex: header.batchIndex, batchKind: header.batchKind, summary: row.summary, claims: row.claims,
        supersedes: row.supersedes, supersededBy: replacedBy.get(row.headerHash) ?? null, anchored: row.anchored,
        attestedAt: instant(row.attestedAt), receivedAt: row.receivedAt.toISOString(), judgedAt: row.judgedAt.toISOString(),
        closeCosignedAt: instant(row.closeCosignedAt), headerCosignedAt: instant(row.headerCosignedAt),
        hours: (header.dayEnd - header.dayStart) / 3600,
        records: last.records,
        alerts: { proven: last.alerts, raised: header.alerts.raised, merged: header.alerts.merged },
        rules: (program?.program.rules ?? []).map(({ id, meaning }, slot) => ({ id, meaning, alerts: last.rules[slot] ?? '0' })),
        explanation: header.explanation ?? null,
        recovery: header.recovery === undefined ? null : { reason: header.recovery.reason, approvals: header.recovery.approvals.length },
        inForce: {
          model: header.modelCircuit,
          featureProgram: program === undefined ? null : `${program.program.id}@${program.program.version}`,
          policy: trust.policies.findLast(({ policyCommitment }) => policyCommitment === header.policyCommitment)?.version ?? null,
          lineRegister: trust.lineRegisters.find((register) => documentSha256(register) === header.lineRegisterSha256)?.version ?? null,
        },
        details: {
          bundleSha256: row.bundleSha256, bundleBytes: row.bundleBytes, slots: header.slots, chunks: proofs.length, closeIndex: log.closeIndex, headerIndex: log.headerIndex,
          closeLeafHash: header.closeLeafHash, batchRoot: header.batchRoot, attestationSha256: header.attestationSha256, lineRegisterSha256: header.lineRegisterSha256,
          featureProgramDigest: close.featureProgramDigest, modelDigest: close.modelDigest, policyCommitment: close.policyCommitment, previousHeader: header.previousHeader ?? null,
          keys: (['record', 'model'] as const).map((role) => {
            const sha256 = role === 'record' ? header.recordKeySha256 : header.modelKeySha256;
            const registered = trust.circuitKeys.find(({ key }) => key.role === role && circuitKeyDigest(key) === sha256);
            return { role, circuit: role === 'record' ? header.recordCircuit : header.modelCircuit, sha256, trustClass: registered?.trustClass ?? null };
          }),
        },
      };
    })
    .sort((a, b) => a.batchIndex - b.batchIndex || a.judgedAt.localeCompare(b.judgedAt));
}
