import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { leafBytes, type BatchHeader, type CloseLeaf, type EvidenceBundle } from '@probity/shared-evidence';
import { leafHash, parseVerifierKey, verifyCosignature, verifyInclusion, type Checkpoint } from '@probity/shared-transparency';
import { logKeyPeriods, verifyLogCheckpoint } from '../log-keys.js';
import type { EvidenceCase } from './evidence-case.js';
import { finding, type Finding } from './reasons.js';
import type { HistoryFacts, TrustMaterial } from './trust.js';

/** RFC 9162 leaf hash of a leaf document, lower-case hex: how headers name leaves. */
export function documentLeafHash(document: CloseLeaf | BatchHeader): string {
  return bytesToHex(leafHash(leafBytes(document)));
}

/** Claim *history*: both leaves are in the bank's log, in order, on the one history that the witness kept. */
export function judgeHistory(evidence: EvidenceCase): Finding[] {
  const { bundle: { header }, history } = evidence;
  const findings = logFindings(evidence);
  if (header.batchKind === 'recovery') findings.push(finding('RECOVERY_NOT_SUPPORTED'));
  if ((header.batchKind === 'correction') !== (header.supersedes !== undefined)) findings.push(finding('SUPERSEDED_HEADER_UNKNOWN'));
  return [...findings, ...(history.known ? knownHistoryFindings(header, history) : offlineFindings(evidence))];
}

/** The checkpoint of the evidence, if the log key that is registered for its size signed it. */
export function checkpointOf({ log }: EvidenceBundle, trust: TrustMaterial): Checkpoint | undefined {
  const periods = logKeyPeriods(trust.bank.logKey, trust.logKeyRotations);
  return periods && verifyLogCheckpoint(log.checkpoint, periods)?.checkpoint;
}

/** True if the header is in the tree of a checkpoint at the index that the evidence names. */
export function headerIsIn(checkpoint: Checkpoint, { header, log }: EvidenceBundle): boolean {
  return isIncluded(checkpoint, header, log.headerIndex, log.headerInclusion);
}

function isIncluded({ root, size }: Checkpoint, leaf: CloseLeaf | BatchHeader, index: number, path: readonly string[]): boolean {
  return verifyInclusion(root, size, leafHash(leafBytes(leaf)), index, path.map(hexToBytes));
}

function logFindings({ bundle, trust }: EvidenceCase): Finding[] {
  const { close, header, log } = bundle;
  const checkpoint = checkpointOf(bundle, trust);
  if (checkpoint === undefined) return [finding('CHECKPOINT_UNSIGNED')];

  const findings: Finding[] = [];
  if (!headerIsIn(checkpoint, bundle)) findings.push(finding('HEADER_NOT_IN_LOG'));
  if (!isIncluded(checkpoint, close, log.closeIndex, log.closeInclusion)) findings.push(finding('CLOSE_NOT_IN_LOG'));
  if (log.closeIndex >= log.headerIndex) findings.push(finding('CLOSE_AFTER_HEADER'));
  if (documentLeafHash(close) !== header.closeLeafHash) findings.push(finding('CLOSE_LEAF_MISMATCH'));
  return findings;
}

function knownHistoryFindings(header: BatchHeader, history: Extract<HistoryFacts, { known: true }>): Finding[] {
  const findings: Finding[] = [];
  if (history.checkpoint === 'conflicting') findings.push(finding('HISTORY_REWRITTEN'));
  if (history.checkpoint === 'unseen') findings.push(finding('CHECKPOINT_NOT_WITNESSED'));
  if (!history.closeWitnessedFirst) findings.push(finding('CLOSE_NOT_WITNESSED_FIRST'));

  if (header.previousHeader !== history.previousHeader) {
    const unknown = header.previousHeader !== undefined && !history.namedPreviousKnown;
    findings.push(finding(unknown ? 'PREVIOUS_HEADER_UNKNOWN' : 'PREVIOUS_HEADER_MISMATCH'));
  }

  const expected = history.sameDate.length;
  if (header.batchIndex !== expected) findings.push(finding('BATCH_INDEX_NOT_DENSE', { index: header.batchIndex, expected }));
  if (history.placeTaken) findings.push(finding('BATCH_PLACE_TAKEN', { index: header.batchIndex }));
  return [...findings, ...kindFindings(header, history)];
}

/** A date starts with its one normal (or empty) batch; late ones and corrections follow. */
function kindFindings(header: BatchHeader, { sameDate }: Extract<HistoryFacts, { known: true }>): Finding[] {
  const kind = header.batchKind;
  const opensDate = kind === 'normal' || kind === 'empty';
  if (opensDate && sameDate.some((earlier) => earlier.kind === 'normal' || earlier.kind === 'empty')) {
    return [finding('BATCH_SEQUENCE_WRONG', { kind, field: 'the date has its first batch already' })];
  }
  if (!opensDate && kind !== 'recovery' && sameDate.length === 0) return [finding('BATCH_SEQUENCE_WRONG', { kind, field: 'the date has no batch yet' })];
  if (kind === 'correction' && !sameDate.some(({ headerHash }) => headerHash === header.supersedes)) return [finding('SUPERSEDED_HEADER_UNKNOWN')];
  return [];
}

function offlineFindings({ bundle: { log }, trust }: EvidenceCase): Finding[] {
  const witness = parseVerifierKey(trust.witnessKey);
  return witness !== undefined && verifyCosignature(log.checkpoint, witness) !== undefined ? [] : [finding('COSIGNATURE_MISSING')];
}
