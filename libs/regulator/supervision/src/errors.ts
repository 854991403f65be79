import type { CeremonyFault } from '@probity/shared-evidence';
import { ProbityError } from '@probity/shared-platform';

/** Codes raised by supervision. */
export type SupervisionErrorCode =
  | 'BANK_UNKNOWN'
  | 'BANK_KEY_INVALID'
  | CeremonyFault
  | 'CERTIFIER_CONFLICT'
  | 'CERTIFIER_UNKNOWN'
  | 'CHECKPOINT_UNSIGNED'
  | 'CIRCUIT_KEY_MALFORMED'
  | 'CONFIRMED_BEFORE'
  | 'DOCUMENT_INVALID'
  | 'EVIDENCE_NOT_FOUND'
  | 'FIELD_FORBIDDEN'
  | 'JUDGE_ENDED'
  | 'LEAF_CONFLICT'
  | 'LEAF_INVALID'
  | 'LEAVES_DIFFER'
  | 'LEAVES_GAP'
  | 'LEAVES_MISSING'
  | 'LOG_KEY_ROTATION_INVALID'
  | 'OWN_PROPOSAL'
  | 'PERIOD_INVALID'
  | 'PROPOSAL_DECIDED'
  | 'PROPOSAL_OTHER'
  | 'PROPOSAL_UNKNOWN'
  | 'REGISTRATION_CONFLICT'
  | 'REGULATOR_KEYS_UNREADABLE'
  | 'VALID_FROM_PASSED'
  | 'VERDICT_NOT_FOUND';

/** A supervision error, with its code checked against the closed set. */
export function supervisionError(code: SupervisionErrorCode, status: number, detail: string): ProbityError<SupervisionErrorCode> {
  return new ProbityError<SupervisionErrorCode>(code, detail, { status });
}
