import { documentSha256, verifyDocument, type FeatureProgramRegistration, type ModelRegistration, type SignedCertificate } from '@probity/shared-evidence';
import { featureProgramDigest, ruleIds } from '@probity/shared-feature-program';
import type { EvidenceCase } from './evidence-case.js';
import { finding, type Finding } from './reasons.js';
import { proofFindings } from './records.js';
import { inForce } from './trust.js';

/** Claim *model*: the scores come from the circuit that a certifier says is the registered model, the one in force. */
export function judgeModel(evidence: EvidenceCase): Finding[] {
  const { bundle: { header }, trust } = evidence;
  const same = (model: ModelRegistration): boolean =>
    model.modelDigest === header.modelDigest && model.modelCircuit === header.modelCircuit && model.featureProgramDigest === header.featureProgramDigest;
  const current = inForce(trust.models, header.businessDate);
  const registration = current !== undefined && same(current) ? current : trust.models.find(same);

  const findings: Finding[] = [];
  if (registration === undefined) findings.push(finding('MODEL_NOT_REGISTERED'));
  else if (registration !== current) findings.push(finding('MODEL_NOT_IN_FORCE'));
  findings.push(...certificateFindings(evidence, registration));
  if (header.rescoreDifferences > 0) findings.push(finding('PRODUCTION_SCORES_DIFFER', { differences: header.rescoreDifferences }));
  return findings.length > 0 ? findings : proofFindings(evidence, 'model');
}

function certificateOf({ bundle, trust }: EvidenceCase): SignedCertificate | undefined {
  return bundle.certificate ?? trust.certificates.find(({ document }) => documentSha256(document) === bundle.header.certificateSha256);
}

function certificateFindings(evidence: EvidenceCase, registration: ModelRegistration | undefined): Finding[] {
  const { bundle: { header }, trust } = evidence;
  const certificate = certificateOf(evidence);
  if (certificate === undefined) return [finding('CERTIFICATE_MISSING')];
  const document = certificate.document;
  if (!trust.certifiers.some(({ name, publicKey }) => name === document.certifier && verifyDocument(certificate, publicKey))) {
    return [finding('CERTIFICATE_NOT_TRUSTED')];
  }

  const expected = {
    modelDigest: header.modelDigest,
    modelCircuit: header.modelCircuit,
    featureProgramDigest: header.featureProgramDigest,
    slots: header.slots,
    verifyingKeySha256: header.modelKeySha256,
    modelId: registration?.modelId ?? document.modelId,
  };
  const findings = (Object.keys(expected) as (keyof typeof expected)[])
    .filter((field) => document[field] !== expected[field])
    .map((field) => finding('CERTIFICATE_MISMATCH', { field }));
  if (documentSha256(document) !== header.certificateSha256) findings.push(finding('CERTIFICATE_MISMATCH', { field: 'certificateSha256' }));
  return findings;
}

/** Claim *features*: the record circuit applies the registered program, the one in force. */
export function judgeFeatures(evidence: EvidenceCase): Finding[] {
  const { bundle: { header }, trust } = evidence;
  const registered = registeredPrograms(evidence);
  const current = inForce(trust.featurePrograms, header.businessDate);
  if (current !== undefined && registered.includes(current)) return [];
  return [finding(registered.length > 0 ? 'FEATURE_PROGRAM_NOT_IN_FORCE' : 'FEATURE_PROGRAM_NOT_REGISTERED')];
}

/** Registrations of the program and record circuit that the header names. */
function registeredPrograms({ bundle: { header }, trust }: EvidenceCase): FeatureProgramRegistration[] {
  return trust.featurePrograms.filter(({ program, recordCircuit }) => recordCircuit === header.recordCircuit && featureProgramDigest(program).toString() === header.featureProgramDigest);
}

/** Ids of the rules that the proven alerts follow besides the scores, by slot; undefined where their program is not registered. */
export function rulesOf(evidence: EvidenceCase): string[] | undefined {
  const [registered] = registeredPrograms(evidence);
  return registered && ruleIds(registered.program);
}

/** Claim *alerts*: as many alerts as proven reached people, by the policy in force and the rules of the registered program. */
export function judgeAlerts(evidence: EvidenceCase): Finding[] {
  const { bundle: { header }, trust, totals } = evidence;
  const findings: Finding[] = [];
  const rules = rulesOf(evidence);
  // The circuit gives zero there: another count is of another circuit, or of no proof.
  if (rules) totals.rules.forEach((count, slot) => slot >= rules.length && count !== 0n && findings.push(finding('RULE_NOT_IN_PROGRAM', { slot })));
  const same = ({ policyCommitment }: { policyCommitment: string }): boolean => policyCommitment === header.policyCommitment;
  const current = inForce(trust.policies, header.businessDate);
  if (current === undefined || !same(current)) findings.push(finding(trust.policies.some(same) ? 'POLICY_NOT_IN_FORCE' : 'POLICY_NOT_REGISTERED'));
  const handled = BigInt(header.alerts.raised) + BigInt(header.alerts.merged);
  if (handled < totals.alerts) findings.push(finding('ALERTS_CAPPED', { proven: totals.alerts, handled }));
  if (handled > totals.alerts) findings.push(finding('ALERTS_OVERCOUNTED', { proven: totals.alerts, handled }));
  return findings;
}

/** Claim *setup*: both keys are known, sound, and of a class that this regulator accepts. */
export function judgeSetup(evidence: EvidenceCase): Finding[] {
  return (['record', 'model'] as const).flatMap((role) => {
    const key = evidence.keys[role];
    if (key.found === 'none') return [finding('SETUP_KEY_UNKNOWN', { role })];
    if (key.found === 'degenerate') return [finding('SETUP_KEY_DEGENERATE', { role })];
    return key.trustClass === 'development' && !evidence.trust.sandbox ? [finding('SETUP_DEVELOPMENT_REFUSED', { role })] : [];
  });
}

/** True if a development key is in use. */
export function usesDevelopmentKey(evidence: EvidenceCase): boolean {
  return (['record', 'model'] as const).some((role) => {
    const key = evidence.keys[role];
    return key.found === 'usable' && key.trustClass === 'development';
  });
}
