import { documentSha256, verifyDocument, type BatchHeader } from '@probity/shared-evidence';
import type { EvidenceCase } from './evidence-case.js';
import { finding, type Finding } from './reasons.js';
import { inForce, type EarlierHeader, type HistoryFacts } from './trust.js';

/** Claim *coverage*: per ledger line of the date, what finance signed for is what was scored, quarantined or excluded. */
export function judgeCoverage(evidence: EvidenceCase): Finding[] {
  return [...attestationFindings(evidence), ...lineFindings(evidence), ...registerFindings(evidence)];
}

type Tally = BatchHeader['coverage'][number]['ledger'];
const equal = (a: Tally, b: Tally): boolean => a.count === b.count && a.amount === b.amount;
const sumOf = (header: BatchHeader, part: 'ledger' | 'scored' | 'quarantined' | 'excluded'): bigint => header.coverage.reduce((sum, line) => sum + BigInt(line[part].count), 0n);

/** Postings of the date that are in quarantine, as the header says. */
export const quarantinedCount = (header: BatchHeader): bigint => sumOf(header, 'quarantined');

function attestationFindings({ bundle: { attestation, header, close }, trust }: EvidenceCase): Finding[] {
  const document = attestation.document;
  const findings: Finding[] = [];
  if (!verifyDocument(attestation, trust.bank.attestorKey)) findings.push(finding('ATTESTATION_UNSIGNED'));
  if (documentSha256(document) !== header.attestationSha256) findings.push(finding('ATTESTATION_MISMATCH', { field: 'attestationSha256' }));
  for (const field of ['bankId', 'businessDate', 'batchKind', 'batchIndex', 'slots'] as const) {
    if (document[field] !== header[field]) findings.push(finding('ATTESTATION_MISMATCH', { field }));
  }
  if (document.fxTableDigest !== header.fxTableDigest) findings.push(finding('FX_TABLE_DIFFERS'));
  if (Date.parse(document.attestedAt) < header.dayEnd * 1000) findings.push(finding('ATTESTED_TOO_EARLY'));

  const { missing, extra } = document.differences;
  if (missing > 0 || extra > 0) findings.push(finding('LEDGER_DIFFERENCES', { missing, extra }));

  const chunks = Math.max(document.transactionsCommitments.length, close.chunks.length);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    if (document.transactionsCommitments[chunk] !== close.chunks[chunk]?.transactionsCommitment) {
      findings.push(finding('LEDGER_COMMITMENTS_DIFFER', { chunk }));
      break;
    }
  }
  return findings;
}

function registerFindings({ bundle: { header }, trust, totals }: EvidenceCase): Finding[] {
  const register = inForce(trust.lineRegisters, header.businessDate);
  if (register === undefined || documentSha256(register) !== header.lineRegisterSha256) return [finding('LINE_REGISTER_UNKNOWN')];
  const registered = new Set(register.lines.map(({ slot }) => slot));
  const isZero = ({ count, amount }: { count: bigint | string; amount: bigint | string }): boolean => BigInt(count) === 0n && BigInt(amount) === 0n;
  return header.coverage
    .filter((line, slot) => !registered.has(slot) && !([line.ledger, line.scored, line.quarantined, line.excluded, totals.lines[slot]!].every(isZero)))
    .map(({ slot }) => finding('LINE_NOT_REGISTERED', { slot }));
}

/** Earlier batches of the date that count: accepted, and not replaced by a later one or by this one. */
function counting(earlier: readonly EarlierHeader[], supersededNow: string | undefined): EarlierHeader[] {
  const superseded = new Set([...earlier.filter(({ accepted }) => accepted).map(({ supersedes }) => supersedes), supersededNow]);
  return earlier.filter(({ accepted, headerHash }) => accepted && !superseded.has(headerHash));
}

const earlierAreKnown = ({ known, sameDate }: HistoryFacts, { batchIndex }: BatchHeader): boolean => known || sameDate !== undefined || batchIndex === 0;

function lineFindings({ bundle: { header, attestation }, history, totals }: EvidenceCase): Finding[] {
  const findings: Finding[] = [];
  const earlier = counting(history.sameDate ?? [], header.supersedes);

  for (const [slot, line] of header.coverage.entries()) {
    const ledger = attestation.document.lines[slot];
    if (line.slot !== slot || ledger === undefined || ledger.slot !== slot) {
      findings.push(finding('LINE_MISSING', { slot }));
      continue;
    }
    if (!equal(line.ledger, ledger)) findings.push(finding('LEDGER_FIGURES_DIFFER', { slot }));
    if (!equal(line.quarantined, ledger.quarantined)) findings.push(finding('QUARANTINE_DIFFERS', { slot }));
    for (const unit of ['count', 'amount'] as const) {
      const value = (tally: Tally): bigint => BigInt(tally[unit]);
      if (value(line.ledger) !== value(line.scored) + value(line.quarantined) + value(line.excluded)) findings.push(finding('LINE_NOT_COVERED', { slot }));
      const proven = earlier.reduce((sum, { lines }) => sum + (lines[slot]?.[unit] ?? 0n), totals.lines[slot]![unit]);
      const comparable = earlierAreKnown(history, header);
      if (comparable && value(line.scored) !== proven) findings.push(finding('SCORED_FIGURES_DIFFER', { slot }));
    }
  }

  const excluded = sumOf(header, 'excluded');
  const postings = sumOf(header, 'ledger');
  if (postings > 0n && sumOf(header, 'scored') === 0n) findings.push(finding('NOTHING_SCORED', { postings }));
  if (excluded > 0n) findings.push(finding('EXCLUDED_WITHOUT_APPROVAL', { excluded }));
  if (!earlierAreKnown(history, header)) findings.push(finding('EARLIER_BATCHES_UNKNOWN'));
  return findings;
}
