/**
 * The judge: one evidence bundle against what is registered and known, a claim at a time. Pure. Everything in the
 * bundle is the attacker's; a failed check is a claim, never an exception.
 */
import { CLAIMS, evidenceBundleSchema, summarise, type Claim, type ClaimName, type EvidenceBundle, type Verdict } from '@probity/shared-evidence';
import { nobleEngine, type PairingEngine } from '../batch/pairing-engine.js';
import { firstInvalidProof } from '../batch/verify-batch.js';
import { judgeCoverage, quarantinedCount } from './coverage.js';
import { attempt, chunkSignals, countsFit, registeredKey, requireContext, totalsOf, type EvidenceCase, type FirstInvalid } from './evidence-case.js';
import { documentLeafHash, judgeHistory } from './history.js';
import { judgeAlerts, judgeFeatures, judgeModel, judgeSetup, rulesOf, usesDevelopmentKey } from './model.js';
import { claimOf, finding, gravest, type Finding } from './reasons.js';
import { judgeRecords } from './records.js';
import type { HistoryFacts, TrustMaterial } from './trust.js';
import { judgeWindows } from './windows.js';

export interface JudgeOptions {
  /** What does the curve arithmetic; noble unless given. Where a day has many chunks, `wasmEngine` takes a quarter of the time. */
  readonly engine?: PairingEngine;
  /** How parsed proofs are checked; the batch verifier of this package unless given. */
  readonly firstInvalid?: FirstInvalid;
}

export type ParsedEvidence = { readonly ok: true; readonly bundle: EvidenceBundle } | { readonly ok: false; readonly path: string };

/** Reads a bundle strictly; where it is malformed, the dotted path of the first fault. */
export function parseEvidence(document: unknown): ParsedEvidence {
  const parsed = evidenceBundleSchema.safeParse(document);
  if (parsed.success) return { ok: true, bundle: parsed.data };
  return { ok: false, path: safePath(parsed.error.issues[0]?.path ?? []) };
}

/** Paths are shown to people: keys are the sender's, so only plain ones are repeated. */
export function safePath(path: readonly PropertyKey[]): string {
  const plain = path.map((part) => (typeof part === 'number' || /^[A-Za-z0-9]{1,40}$/.test(String(part)) ? String(part) : '?'));
  return plain.length > 0 ? plain.slice(0, 8).join('.') : 'the top level';
}

/** All claims of a bundle that could not be read. */
export function malformedClaims(path: string, code: 'MALFORMED_EVIDENCE' | 'MALFORMED_TRUST' = 'MALFORMED_EVIDENCE'): Claim[] {
  return CLAIMS.map((claim) => claimOf(claim, finding(code, { path })));
}

/**
 * Judges a bundle: the eight claims, in the order of `CLAIMS`.
 * @param document the bundle as it came, unparsed or parsed
 * @throws EnginesDisagreeError if the machine computes wrongly, see `verifyBatch`
 */
export function judge(document: unknown, trust: TrustMaterial, history: HistoryFacts, options: JudgeOptions = {}): Claim[] {
  const parsed = parseEvidence(document);
  if (!parsed.ok) return malformedClaims(parsed.path);
  const { bundle } = parsed;
  const { header } = bundle;
  const keys = { record: registeredKey(trust, header, 'record'), model: registeredKey(trust, header, 'model') };
  const hashed = countsFit(bundle) && keys.record.found === 'usable';
  const signals = attempt(() => {
    requireContext(header);
    return hashed ? chunkSignals(bundle) : [];
  });
  if (signals === undefined) return malformedClaims('header');
  const { engine = nobleEngine, firstInvalid = firstInvalidProof } = options;
  return judgeCase({ bundle, trust, history, engine, firstInvalid, signals, totals: totalsOf(header), keys });
}

function judgeCase(evidence: EvidenceCase): Claim[] {
  const records = judgeRecords(evidence);
  const restsOnRecords = gravest(records) === undefined ? [] : [finding('RECORDS_NOT_SHOWN')];
  // The two proofs of a chunk are joined by one commitment: alone, each speaks of features or scores that may be nobody's.
  const model = [...judgeModel(evidence), ...restsOnRecords];
  const restsOnModel = gravest(model) === undefined ? [] : [finding('MODEL_NOT_SHOWN')];
  const features = [...judgeFeatures(evidence), ...restsOnRecords];
  // The rules are part of the program.
  const restsOnFeatures = gravest(features) === undefined ? [] : [finding('FEATURES_NOT_SHOWN')];
  const findings: Record<ClaimName, Finding[]> = {
    records,
    coverage: [...judgeCoverage(evidence), ...restsOnRecords],
    model,
    features,
    windows: judgeWindows(evidence),
    alerts: [...judgeAlerts(evidence), ...restsOnRecords, ...restsOnModel, ...restsOnFeatures],
    history: judgeHistory(evidence),
    setup: judgeSetup(evidence),
  };
  return CLAIMS.map((claim) => claimOf(claim, gravest(findings[claim]) ?? shownFinding(claim, evidence)));
}

function shownFinding(claim: ClaimName, evidence: EvidenceCase): Finding {
  const { bundle: { close, header }, totals } = evidence;
  const quarantined = quarantinedCount(header);
  switch (claim) {
    case 'records':
      return totals.records === 0n ? finding('RECORDS_EMPTY_DAY') : finding('RECORDS_SHOWN', { records: totals.records, chunks: close.chunks.length });
    case 'coverage':
      return quarantined > 0n ? finding('COVERAGE_SHOWN_WITH_QUARANTINE', { quarantined }) : finding('COVERAGE_SHOWN');
    case 'model':
      return finding('MODEL_SHOWN');
    case 'features':
      return finding('FEATURES_SHOWN');
    case 'windows':
      return finding('WINDOWS_NOT_PROVEN', { since: header.windowsSince });
    case 'alerts':
      return alertsShown(evidence);
    case 'history':
      return finding('HISTORY_SHOWN');
    case 'setup':
      return finding(usesDevelopmentKey(evidence) ? 'SETUP_DEVELOPMENT_SANDBOX' : 'SETUP_SHOWN');
  }
}

function alertsShown(evidence: EvidenceCase): Finding {
  const { alerts, rules: counts } = evidence.totals;
  const rules = rulesOf(evidence) ?? [];
  if (rules.length === 0) return finding('ALERTS_SHOWN', { alerts });
  return finding('ALERTS_SHOWN_WITH_RULES', { alerts, rules: rules.map((id, slot) => `${id} ${counts[slot]}`).join(', ') });
}

/** The verdict document over judged claims. @param judgedAt ISO 8601 UTC */
export function verdictOf({ header }: EvidenceBundle, claims: Claim[], sandbox: boolean, judgedAt: string): Verdict {
  return {
    kind: 'verdict',
    bankId: header.bankId,
    businessDate: header.businessDate,
    batchKind: header.batchKind,
    batchIndex: header.batchIndex,
    headerHash: documentLeafHash(header),
    summary: summarise(claims),
    sandbox,
    claims,
    judgedAt,
  };
}
