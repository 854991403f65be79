import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { leafBytes, type BatchHeader, type CloseLeaf, type EvidenceBundle } from '@probity/shared-evidence';
import { leafHash, parseVerifierKey, verifyCosignature, verifyInclusion, type Checkpoint } from '@probity/shared-transparency';
import { logKeyPeriods, verifyLogCheckpoint } from '../log-keys.js';
import type { EvidenceCase } from './evidence-case.js';
import { finding, type Finding } from './reasons.js';
import { recoveryFindings } from './recovery.js';
import type { KnownHistory, OtherClose, TrustMaterial } from './trust.js';

/** RFC 9162 leaf hash of a leaf document, lower-case hex: how headers name leaves. */
export function documentLeafHash(document: CloseLeaf | BatchHeader): string {
  return bytesToHex(leafHash(leafBytes(document)));
}

/** Claim *history*: both leaves are in the bank's log, in order, on the one history that the witness kept. */
export function judgeHistory(evidence: EvidenceCase): Finding[] {
  const { bundle: { header }, history } = evidence;
  const findings = logFindings(evidence);
  const replaces = header.batchKind === 'correction' || (header.batchKind === 'recovery' && header.supersedes !== undefined);
  if (replaces !== (header.supersedes !== undefined)) findings.push(finding('SUPERSEDED_HEADER_UNKNOWN'));
  findings.push(...recoveryFindings(evidence));
  return [...findings, ...(history.known ? knownHistoryFindings(evidence.bundle, history) : offlineFindings(evidence))];
}

/** The checkpoint of the evidence, if the log key that is registered for its size signed it. */
export function checkpointOf({ log }: { readonly log: Pick<EvidenceBundle['log'], 'checkpoint'> }, trust: TrustMaterial): Checkpoint | undefined {
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

function knownHistoryFindings({ header, log }: EvidenceBundle, history: KnownHistory): Finding[] {
  const findings: Finding[] = [];
  if (history.checkpoint === 'conflicting') findings.push(finding('HISTORY_REWRITTEN'));
  if (history.checkpoint === 'unseen') findings.push(finding('CHECKPOINT_NOT_WITNESSED'));
  if (!history.closeWitnessedFirst) findings.push(finding('CLOSE_NOT_WITNESSED_FIRST'));
  findings.push(...closeFindings(header, log.headerIndex, history));

  if (header.previousHeader !== undefined && !history.namedPreviousKnown) findings.push(finding('PREVIOUS_HEADER_UNKNOWN'));
  else if (header.previousHeader !== history.previousHeader) findings.push(finding('PREVIOUS_HEADER_MISMATCH'));

  const expected = history.sameDate.length + abandonedBefore(header, log.headerIndex, history).length;
  if (header.batchIndex !== expected) findings.push(finding('BATCH_INDEX_NOT_DENSE', { index: header.batchIndex, expected }));
  if (history.placeTaken) findings.push(finding('BATCH_PLACE_TAKEN', { index: header.batchIndex }));
  return [...findings, ...kindFindings(header, history)];
}

/**
 * Every close leaf of the date is accounted for: by a header of its own, or by a recovery that abandons it. Else a bank could
 * close a date in several ways and send the evidence of the one it likes.
 */
function closeFindings(header: BatchHeader, headerIndex: number, { otherCloses }: KnownHistory): Finding[] {
  const left = otherCloses.filter((close) => !isAbandoned(header, close));
  const findings: Finding[] = [];
  if (left.some(({ batchIndex }) => batchIndex === header.batchIndex)) findings.push(finding('DATE_CLOSED_TWICE', { index: header.batchIndex }));
  const unaccounted = left.filter(({ headed, logIndex }) => !headed && logIndex < headerIndex).length;
  if (unaccounted > 0) findings.push(finding('CLOSE_UNACCOUNTED', { closes: unaccounted }));
  return findings;
}

const isAbandoned = (header: BatchHeader, { hash, abandoned }: OtherClose): boolean => abandoned || header.recovery?.abandons.includes(hash) === true;

/** Abandoned batches of the date before this one: they have no header, and keep their number. */
function abandonedBefore(header: BatchHeader, headerIndex: number, { otherCloses }: KnownHistory): OtherClose[] {
  return otherCloses.filter((close) => !close.headed && close.logIndex < headerIndex && isAbandoned(header, close));
}

/** A date starts with its one normal (or empty) batch, or with the recovery of it; late ones and corrections follow. */
function kindFindings(header: BatchHeader, { sameDate }: KnownHistory): Finding[] {
  const kind = header.batchKind;
  const opensDate = kind === 'normal' || kind === 'empty';
  if (opensDate && sameDate.some((earlier) => earlier.kind !== 'late' && earlier.kind !== 'correction')) {
    return [finding('BATCH_SEQUENCE_WRONG', { kind, field: 'the date has its first batch already' })];
  }
  if (!opensDate && kind !== 'recovery' && sameDate.length === 0) return [finding('BATCH_SEQUENCE_WRONG', { kind, field: 'the date has no batch yet' })];
  if (header.supersedes !== undefined && !sameDate.some(({ headerHash }) => headerHash === header.supersedes)) return [finding('SUPERSEDED_HEADER_UNKNOWN')];
  return [];
}

function offlineFindings({ bundle: { log }, trust }: EvidenceCase): Finding[] {
  const witness = parseVerifierKey(trust.witnessKey);
  return witness !== undefined && verifyCosignature(log.checkpoint, witness) !== undefined ? [] : [finding('COSIGNATURE_MISSING')];
}
