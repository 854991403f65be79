import { ProbityError } from '@probity/shared-platform';

export type ExaminationErrorCode = 'ENTRY_UNKNOWN' | 'EXAMINATION_CLOSED' | 'EXAMINATION_UNKNOWN' | 'RECORD_UNKNOWN' | 'REFERENCE_UNKNOWN' | 'SCOPE_INVALID' | 'SCOPE_LEFT';

export function examinationError(code: ExaminationErrorCode, status: number, detail: string): ProbityError<ExaminationErrorCode> {
  return new ProbityError<ExaminationErrorCode>(code, detail, { status });
}
