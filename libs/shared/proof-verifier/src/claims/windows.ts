import type { EvidenceCase } from './evidence-case.js';
import { finding, type Finding } from './reasons.js';

/** Claim *windows*: not proven yet. From when on they hold history is the bank's word, and must stay the same word. */
export function judgeWindows({ bundle: { header }, trust, history }: EvidenceCase): Finding[] {
  const since = header.windowsSince;
  const findings = [finding('WINDOWS_NOT_PROVEN', { since })];
  if (since > trust.bank.startDate) findings.push(finding('WINDOWS_SINCE_TOO_LATE', { since }));
  if (history.known && history.statedWindowsSince !== undefined && history.statedWindowsSince !== since) findings.push(finding('WINDOWS_SINCE_CHANGED', { since }));
  return findings;
}
