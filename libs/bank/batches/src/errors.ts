import { ProbityError, type ProbityErrorOptions } from '@probity/shared-platform';

/** Why a batch can't go on. Closed: add, never rename. */
export type BatchErrorCode =
  | 'BATCH_UNKNOWN'
  | 'BATCH_STATE'
  | 'DAY_NOT_SEALED'
  | 'DAY_HAS_RECORDS'
  | 'NO_RECORDS'
  | 'PREVIOUS_BATCH_OPEN'
  | 'NOT_CORRECTABLE'
  | 'REFERENCE_MISSING'
  | 'REFERENCE_CONFLICT'
  | 'REFERENCE_INVALID'
  | 'ATTESTATION_MISSING'
  | 'ATTESTATION_SIGNATURE'
  | 'ATTESTATION_CONTEXT'
  | 'ATTESTATION_CONFLICT'
  | 'WITNESS_UNREACHABLE'
  | 'WITNESS_REFUSED'
  | 'REGULATOR_UNREACHABLE'
  | 'REGULATOR_REFUSED'
  | 'LOG_HEAD_MOVED'
  | 'LOG_KEY_MISSING'
  | 'LOG_KEY_UNUSED'
  | 'PROOFS_MISSING'
  | 'PREFLIGHT_REFUSED'
  | 'CHUNK_UNKNOWN'
  | 'LOG_BEHIND_WITNESS'
  | 'LOG_LEAF_DIFFERS'
  | 'ROWS_LOST'
  | 'NOT_RECOVERABLE'
  | 'RECOVERY_FIRST'
  | 'RECOVERY_NOT_APPROVED'
  | 'APPROVAL_INVALID'
  | 'APPROVAL_REPEATED'
  | 'CALENDAR_MISSING'
  | 'CALENDAR_INVALID'
  | 'RUN_UNKNOWN'
  | 'RECORD_UNKNOWN'
  | 'PERIOD_INVALID'
  | 'EXPLANATION_MISSING'
  | 'EXPLANATION_TOO_LATE'
  | 'EXPLANATION_NAMES_IDENTIFIER';

export class BatchError extends ProbityError<BatchErrorCode> {
  constructor(code: BatchErrorCode, detail: string, options: ProbityErrorOptions = {}) {
    super(code, detail, { status: 409, ...options });
  }
}

/** What is loaded is not what was sealed: a row was changed after the day was closed. Names where, never values. */
export class SealedCommitmentMismatch extends ProbityError<'SEALED_COMMITMENT_MISMATCH'> {
  constructor(
    readonly batchId: string,
    readonly chunkIndex: number,
    /** Of the business date; undefined where the rows agree and the chunk's own figures do not. */
    readonly sequence: number | undefined,
  ) {
    const where = sequence === undefined ? 'its totals or lists' : `the record with sequence number ${sequence}`;
    super('SEALED_COMMITMENT_MISMATCH', `batch ${batchId}, chunk ${chunkIndex}: ${where} differs from what was sealed`, { status: 409 });
  }
}
