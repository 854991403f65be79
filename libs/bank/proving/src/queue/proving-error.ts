import { ProbityError } from '@probity/shared-platform';
import { ArtifactError } from '../artifacts/artifact-error.js';
import { ProverError } from '../prover/prover.js';

/** Closed codes that the pipeline itself raises. */
export type ProvingErrorCode =
  | 'JOB_PAYLOAD_INVALID'
  | 'JOB_NAME_UNKNOWN'
  | 'QUEUE_HANDLERS_INVALID'
  | 'OUTBOX_TOPIC_UNKNOWN'
  | 'CIRCUIT_KEY_INVALID'
  | 'SEALED_COMMITMENT_MISMATCH'
  | 'PROOF_REFUSED'
  | 'PROVING_STALLED';

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
  'ARTIFACT_TOO_LARGE',
  'CIRCUIT_KEY_INVALID',
  'WITNESS_REJECTED',
  // Completion ran without its proofs: rows were lost after their jobs were done. The relay starts the flow over.
  'PROOFS_MISSING',
]);

/**
 * Codes of failures that say nothing of the chunk and pass once somebody acts: uploads the artifact, mends the store or its
 * credentials, makes room on the worker's disk. They cost the job no try, so that no batch fails for good over them, however
 * long that takes.
 */
const POSTPONED_CODES: ReadonlySet<string> = new Set(['ARTIFACT_MISSING', 'ARTIFACT_STORE_FULL', 'ARTIFACT_STORE_UNREACHABLE', 'ARTIFACT_STORE_REFUSED']);

/** The closed code of an error, INTERNAL where it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'INTERNAL';
}

export function isFinal(error: unknown): boolean {
  return FINAL_CODES.has(errorCode(error));
}

/**
 * What the driver says of a database that does not answer: sockets, a server that stops or starts, connections used up. It
 * says nothing of the chunk.
 */
const AWAY_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'EHOSTUNREACH', 'ENETUNREACH', 'EAI_AGAIN', '57P01', '57P02', '57P03', '08001', '08003', '08006', '53300',
]);

/** The driver gives a connection that broke off no code. */
const isAway = (error: unknown): boolean => AWAY_CODES.has(errorCode(error)) || (error instanceof Error && error.message.startsWith('Connection terminated'));

/**
 * Whether a job waits for the cause to pass, instead of using up its tries. A database that is away comes back within the first
 * tries, or it takes longer than they last: then the last one waits, since a restart must not fail a batch.
 */
export function isPostponed(error: unknown, lastAttempt: boolean): boolean {
  return POSTPONED_CODES.has(errorCode(error)) || (lastAttempt && isAway(error));
}

/**
 * What the queue may keep of an error. Our own messages name places, never values; foreign ones may quote the data
 * they choked on.
 */
export function safeMessage(error: unknown): string {
  if (error instanceof ProbityError) return error.message;
  if (error instanceof ArtifactError || error instanceof ProverError) return `${error.code}: ${error.message}`;
  return `${errorCode(error)} (${error instanceof Error ? error.name : typeof error})`;
}
