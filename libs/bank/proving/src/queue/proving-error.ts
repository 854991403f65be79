import { ProbityError } from '@probity/shared-platform';

/** Closed codes that the pipeline itself raises. */
export type ProvingErrorCode =
  | 'JOB_PAYLOAD_INVALID'
  | 'JOB_NAME_UNKNOWN'
  | 'QUEUE_HANDLERS_INVALID'
  | 'OUTBOX_TOPIC_UNKNOWN'
  | 'SEALED_COMMITMENT_MISMATCH'
  | 'CIRCUIT_KEY_INVALID'
  | 'WITNESS_REFUSED'
  | 'PROOF_REFUSED'
  | 'PROVING_STALLED'
  | 'PROVING_FAILED';

export function provingError(code: ProvingErrorCode, detail: string, cause?: unknown): ProbityError<ProvingErrorCode> {
  return new ProbityError<ProvingErrorCode>(code, detail, { cause });
}

/**
 * Codes of failures that trying again cannot change: same rows, same artifacts, same outcome. A proof that did not
 * verify (PROOF_REFUSED) is not among them, since a memory fault makes one too.
 */
const FINAL_CODES: ReadonlySet<string> = new Set([
  'JOB_PAYLOAD_INVALID',
  'JOB_NAME_UNKNOWN',
  'SEALED_COMMITMENT_MISMATCH',
  'ARTIFACT_HASH_MISMATCH',
  'CIRCUIT_KEY_INVALID',
  'WITNESS_REFUSED',
]);

/** The closed code of an error, INTERNAL where it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'INTERNAL';
}

export function isFinal(error: unknown): boolean {
  return FINAL_CODES.has(errorCode(error));
}
