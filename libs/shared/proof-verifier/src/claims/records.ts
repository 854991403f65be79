import { batchRoot, lookupTagsCommitment, totalsCommitment, totalsVector, ZERO_TOTALS } from '@probity/shared-commitments';
import type { BatchHeader } from '@probity/shared-evidence';
import type { ProofCheck } from '../batch/verify-batch.js';
import { parseProof, type VerifyingKey } from '../groth16.js';
import { calendarDay } from './calendar-day.js';
import { attempt, countsFit, type EvidenceCase } from './evidence-case.js';
import { finding, type Finding } from './reasons.js';

/** Fields that close leaf and header must say alike. */
const CONTEXT = [
  'bankId', 'businessDate', 'dayStart', 'dayEnd', 'batchKind', 'batchIndex', 'slots', 'recordCircuit', 'modelCircuit',
  'featureProgramDigest', 'modelDigest', 'policyCommitment', 'queryKeyCommitment', 'attestationSha256', 'supersedes',
] as const satisfies readonly (keyof BatchHeader)[];

/** Claim *records*: each record was proven, once, in sequence, inside the day; cheap checks first, pairings last. */
export function judgeRecords(evidence: EvidenceCase): Finding[] {
  const shape = [...contextFindings(evidence), ...countFindings(evidence)];
  if (!countsFit(evidence.bundle)) return shape;
  if (evidence.keys.record.found !== 'usable') return [...shape, finding(CODES.record.unknown)];
  const findings = [...shape, ...totalsFindings(evidence), ...tagFindings(evidence), ...rootFindings(evidence)];
  return findings.length > 0 ? findings : proofFindings(evidence, 'record');
}

function contextFindings({ bundle: { close, header }, trust }: EvidenceCase): Finding[] {
  const findings = CONTEXT.filter((field) => close[field] !== header[field]).map((field) => finding('CONTEXT_MISMATCH', { field }));
  if (header.bankId !== trust.bank.bankId) findings.push(finding('BANK_MISMATCH'));
  const day = calendarDay(header.businessDate, trust.bank.timeZone);
  if (day === undefined || day.dayStart !== header.dayStart || day.dayEnd !== header.dayEnd || day.dayEnd - day.dayStart > 90_000) {
    findings.push(finding('DAY_BOUNDS_WRONG'));
  }
  if (header.queryKeyCommitment !== trust.bank.queryKeyCommitment) findings.push(finding('QUERY_KEY_NOT_REGISTERED'));
  return findings;
}

function countFindings({ bundle }: EvidenceCase): Finding[] {
  if (!countsFit(bundle)) return [finding('CHUNK_COUNT_WRONG')];
  const { close, header } = bundle;
  const records = close.lookupTags.length;
  const wrongKind = header.batchKind === 'empty' ? records !== 0 : records === 0 && (header.batchKind === 'normal' || header.batchKind === 'late');
  return wrongKind ? [finding('BATCH_KIND_MISMATCH', { records })] : [];
}

function tagFindings({ bundle: { close, header } }: EvidenceCase): Finding[] {
  return close.chunks.flatMap((chunk, index) => {
    const tags = close.lookupTags.slice(index * header.slots, (index + 1) * header.slots).map(BigInt);
    return lookupTagsCommitment(header.slots, tags) === BigInt(chunk.lookupTagsCommitment) ? [] : [finding('LOOKUP_TAGS_WRONG', { chunk: index })];
  });
}

function totalsFindings({ bundle: { close, header }, totals }: EvidenceCase): Finding[] {
  const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n);
  const findings: Finding[] = [];
  if (sum(totals.histogram) !== totals.records) findings.push(finding('TOTALS_INCONSISTENT', { field: 'histogram' }));
  if (sum(totals.lines.map(({ count }) => count)) !== totals.records) findings.push(finding('TOTALS_INCONSISTENT', { field: 'lines' }));
  if (totals.alerts + totals.belowLine > totals.records || totals.large > totals.records) findings.push(finding('TOTALS_INCONSISTENT', { field: 'alerts' }));
  // Whatever a rule holds of is an alert.
  if (totals.rules.some((count) => count > totals.alerts)) findings.push(finding('TOTALS_INCONSISTENT', { field: 'rules' }));

  if (close.chunks.length === 0) {
    if (totalsVector(totals).some((value) => value !== 0n)) findings.push(finding('TOTALS_INCONSISTENT', { field: 'records' }));
    return findings;
  }

  const first = attempt(() => totalsCommitment(ZERO_TOTALS, BigInt(header.totals.firstSalt)));
  let before = first;
  for (const [index, chunk] of close.chunks.entries()) {
    if (before === undefined || BigInt(chunk.totalsBefore) !== before) findings.push(finding('TOTALS_CHAIN_BROKEN', { chunk: index }));
    before = BigInt(chunk.totalsAfter);
  }
  if (attempt(() => totalsCommitment(totals, BigInt(header.totals.lastSalt))) !== before) findings.push(finding('TOTALS_OPENING_WRONG'));
  return findings;
}

function rootFindings({ bundle: { header }, signals }: EvidenceCase): Finding[] {
  return batchRoot(signals.map(({ chunk }) => chunk)) === BigInt(header.batchRoot) ? [] : [finding('BATCH_ROOT_WRONG')];
}

const CODES = {
  record: { unknown: 'RECORD_KEY_UNKNOWN', malformed: 'RECORD_PROOF_MALFORMED', invalid: 'RECORD_PROOF_INVALID' },
  model: { unknown: 'MODEL_KEY_UNKNOWN', malformed: 'MODEL_PROOF_MALFORMED', invalid: 'MODEL_PROOF_INVALID' },
} as const;

/** Checks the proofs of one circuit, all chunks at once, and names the first that fails. Every proof is parsed before the first pairing. */
export function proofFindings(evidence: EvidenceCase, role: 'record' | 'model'): Finding[] {
  const codes = CODES[role];
  const key = evidence.keys[role];
  if (key.found !== 'usable') return [finding(codes.unknown)];
  return verifyAll(evidence, role, key.key, codes);
}

function verifyAll({ bundle: { close, proofs }, signals, engine, firstInvalid }: EvidenceCase, role: 'record' | 'model', key: VerifyingKey, codes: (typeof CODES)['record' | 'model']): Finding[] {
  // Statements that were not rebuilt: no proof speaks for them, an empty list of proofs least of all.
  if (signals.length !== close.chunks.length || proofs.length !== signals.length) return [finding('RECORDS_NOT_SHOWN')];
  const checks: ProofCheck[] = [];
  for (const [index, pair] of proofs.entries()) {
    const parsed = parseProof(pair[role], engine);
    if (!parsed.ok) return [finding(codes.malformed, { chunk: index })];
    checks.push({ key, publicSignal: signals[index]![role], proof: parsed.value });
  }
  const invalid = firstInvalid(checks, engine);
  return invalid === undefined ? [] : [finding(codes.invalid, { chunk: invalid })];
}
