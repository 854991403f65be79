/** What several headers of one archive say of each other: chain, order and kinds of the batches of a date, one log. */
import type { EvidenceBundle } from '@probity/shared-evidence';
import { sameHash, verifyConsistency, verifyCosignature, parseVerifierKey, type Checkpoint } from '@probity/shared-transparency';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { ArchiveHistory } from './archive.js';
import { checkpointOf, documentLeafHash } from './history.js';
import { finding, type Finding } from './reasons.js';
import type { TrustMaterial } from './trust.js';

/** A header of the archive, as far as the others look at it. */
export interface ArchivedHeader {
  readonly bundle: EvidenceBundle;
  readonly hash: string;
}

export const archivedHeader = (bundle: EvidenceBundle): ArchivedHeader => ({ bundle, hash: documentLeafHash(bundle.header) });

/** Findings on the history of one header from those of the same archive; empty where nothing in it speaks against the header. */
export function sequenceFindings({ bundle: { header, log }, hash }: ArchivedHeader, all: readonly ArchivedHeader[]): Finding[] {
  const others = all.filter((other) => other.hash !== hash);
  const earlier = others.filter(({ bundle }) => bundle.log.headerIndex < log.headerIndex);
  const findings: Finding[] = [];

  const named = others.find((other) => other.hash === header.previousHeader);
  // The one named must be the newest before this; one that is not in the archive must at least lie behind all that are.
  const skips = named !== undefined && earlier.some(({ bundle }) => bundle.log.headerIndex > named.bundle.log.headerIndex);
  if ((named !== undefined && !earlier.includes(named)) || skips || (header.previousHeader === undefined && earlier.length > 0)) findings.push(finding('PREVIOUS_HEADER_MISMATCH'));

  const ofDate = others.filter(({ bundle }) => bundle.header.businessDate === header.businessDate);
  const before = ofDate.filter((other) => earlier.includes(other));
  if (ofDate.some((other) => (earlier.includes(other) ? other.bundle.header.batchIndex >= header.batchIndex : other.bundle.header.batchIndex <= header.batchIndex))) findings.push(finding('BATCH_PLACE_TAKEN', { index: header.batchIndex }));
  const kind = header.batchKind;
  if ((kind === 'normal' || kind === 'empty') && before.some(({ bundle }) => bundle.header.batchKind !== 'late' && bundle.header.batchKind !== 'correction')) {
    findings.push(finding('BATCH_SEQUENCE_WRONG', { kind, field: 'the date has its first batch already' }));
  }
  const replaced = others.find((other) => other.hash === header.supersedes);
  if (replaced !== undefined && !before.includes(replaced)) findings.push(finding('SUPERSEDED_HEADER_UNKNOWN'));
  return findings;
}

/** Findings on one log over all headers: a checkpoint that contradicts the newest one, or another of its size. */
export function checkpointFindings(bundle: EvidenceBundle, all: readonly ArchivedHeader[], history: ArchiveHistory | undefined, trust: TrustMaterial): Finding[] {
  const own = checkpointOf(bundle, trust);
  if (own === undefined) return [];
  const newest = history === undefined ? undefined : newestOf(history, trust);
  const sameSize = all.some(({ bundle: other }) => {
    const checkpoint = checkpointOf(other, trust);
    return checkpoint !== undefined && checkpoint.size === own.size && !sameHash(checkpoint.root, own.root);
  });
  if (sameSize) return [finding('HISTORY_REWRITTEN')];
  if (history === undefined) return [];
  if (newest === undefined) return [finding('COSIGNATURE_MISSING')];
  const proof = history.consistency.find(({ size }) => size === own.size)?.hashes ?? [];
  return verifyConsistency(own.size, own.root, newest.size, newest.root, proof.map(hexToBytes)) ? [] : [finding('HISTORY_REWRITTEN')];
}

/** The newest checkpoint of an archive, if the log's key signed it and the witness cosigned it. */
export function newestOf({ checkpoint: note }: ArchiveHistory, trust: TrustMaterial): Checkpoint | undefined {
  const witness = parseVerifierKey(trust.witnessKey);
  if (witness === undefined || verifyCosignature(note, witness) === undefined) return undefined;
  return checkpointOf({ log: { checkpoint: note } }, trust);
}
