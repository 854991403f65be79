import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { leafBytes, type BatchHeader, type CloseLeaf } from '@probity/shared-evidence';
import { leafHash, parseVerifierKey, verifyCheckpoint, verifyCosignature, verifyInclusion } from '@probity/shared-transparency';
import type { EvidenceCase } from './evidence-case.js';
import { finding, type Finding } from './reasons.js';
import type { HistoryFacts } from './trust.js';

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

function logFindings({ bundle: { close, header, log }, trust }: EvidenceCase): Finding[] {
  const logKey = parseVerifierKey(trust.bank.logKey);
  const checkpoint = logKey === undefined ? undefined : verifyCheckpoint(log.checkpoint, logKey);
  if (checkpoint === undefined) return [finding('CHECKPOINT_UNSIGNED')];

  const included = (leaf: CloseLeaf | BatchHeader, index: number, path: readonly string[]): boolean =>
    verifyInclusion(checkpoint.root, checkpoint.size, leafHash(leafBytes(leaf)), index, path.map(hexToBytes));
  const findings: Finding[] = [];
  if (!included(header, log.headerIndex, log.headerInclusion)) findings.push(finding('HEADER_NOT_IN_LOG'));
  if (!included(close, log.closeIndex, log.closeInclusion)) findings.push(finding('CLOSE_NOT_IN_LOG'));
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

  const expected = history.sameDate.reduce((next, { batchIndex }) => Math.max(next, batchIndex + 1), 0);
  if (header.batchIndex !== expected) findings.push(finding('BATCH_INDEX_NOT_DENSE', { index: header.batchIndex, expected }));
  return [...findings, ...kindFindings(header, history)];
}

/** A date starts with its one normal (or empty) batch; late ones and corrections follow. */
function kindFindings(header: BatchHeader, { sameDate }: Extract<HistoryFacts, { known: true }>): Finding[] {
  const kind = header.batchKind;
  const opensDate = kind === 'normal' || kind === 'empty';
  if (opensDate && sameDate.length > 0) return [finding('BATCH_SEQUENCE_WRONG', { kind, field: 'the date has its first batch already' })];
  if (!opensDate && kind !== 'recovery' && sameDate.length === 0) return [finding('BATCH_SEQUENCE_WRONG', { kind, field: 'the date has no batch yet' })];
  if (kind === 'correction' && !sameDate.some(({ headerHash }) => headerHash === header.supersedes)) return [finding('SUPERSEDED_HEADER_UNKNOWN')];
  return [];
}

function offlineFindings({ bundle: { log }, trust }: EvidenceCase): Finding[] {
  const witness = parseVerifierKey(trust.witnessKey);
  return witness !== undefined && verifyCosignature(log.checkpoint, witness) !== undefined ? [] : [finding('COSIGNATURE_MISSING')];
}
