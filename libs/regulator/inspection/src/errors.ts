import { ProbityError } from '@probity/shared-platform';

export type InspectionErrorCode = 'ARCHIVE_TOO_LARGE' | 'CHECKPOINT_NOT_FOUND' | 'EVIDENCE_NOT_FOUND';

export function inspectionError(code: InspectionErrorCode, status: number, detail: string): ProbityError<InspectionErrorCode> {
  return new ProbityError<InspectionErrorCode>(code, detail, { status });
}
