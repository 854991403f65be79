/** What a dishonest bank may try, with real keys and its own database, and who notices it by which claim. */
import type { ClaimName } from '@probity/shared-evidence';
import type { ReasonCode } from '@probity/shared-proof-verifier';

export const TAMPER_KINDS = [
  'edited-amount', 'dropped-record', 'duplicated-record', 'substituted-record', 'omitted-line', 'swapped-model', 'rogue-circuit',
  'rewritten-day', 'closed-twice', 'replayed-proof', 'changed-field', 'capped-alerts', 'reset-windows',
] as const;
export type TamperKind = (typeof TAMPER_KINDS)[number];

export interface Expectation {
  readonly by: 'bank' | 'regulator';
  readonly claim: ClaimName;
  readonly code: ReasonCode | 'SEALED_COMMITMENT_MISMATCH';
}

const regulator = (claim: ClaimName, code: ReasonCode): Expectation => ({ by: 'regulator', claim, code });

export const EXPECTED: { readonly [kind in TamperKind]: Expectation } = {
  // A worker compares what it loads with what was sealed, so no proof of it is ever made.
  'edited-amount': { by: 'bank', claim: 'records', code: 'SEALED_COMMITMENT_MISMATCH' },
  'dropped-record': regulator('coverage', 'LEDGER_DIFFERENCES'),
  'duplicated-record': regulator('coverage', 'LEDGER_DIFFERENCES'),
  'substituted-record': regulator('coverage', 'LEDGER_COMMITMENTS_DIFFER'),
  'omitted-line': regulator('coverage', 'LEDGER_DIFFERENCES'),
  // Under the registered label, by a key that the certificate does not speak of.
  'swapped-model': regulator('model', 'CERTIFICATE_MISMATCH'),
  'rogue-circuit': regulator('model', 'CERTIFICATE_MISSING'),
  'rewritten-day': regulator('history', 'HISTORY_REWRITTEN'),
  // The leaves travel with the checkpoints: a close that no evidence speaks of is seen.
  'closed-twice': regulator('history', 'DATE_CLOSED_TWICE'),
  'replayed-proof': regulator('records', 'RECORD_PROOF_INVALID'),
  'changed-field': regulator('history', 'HEADER_NOT_IN_LOG'),
  'capped-alerts': regulator('alerts', 'ALERTS_CAPPED'),
  // Not refused: a bank can choose its windows until they are proven, and the verdict says so.
  'reset-windows': regulator('windows', 'WINDOWS_NOT_PROVEN'),
};
