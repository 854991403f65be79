import { ProbityError } from '@probity/shared-platform';

export type IntakeErrorCode = 'HISTORY_CLOSED' | 'HISTORY_TOO_LATE' | 'HISTORY_UNSORTED' | 'REFERENCE_CONFLICT' | 'FX_TABLE_MISSING' | 'SCORE_COUNT';

export class IntakeError extends ProbityError<IntakeErrorCode> {
  constructor(code: IntakeErrorCode, detail: string) {
    super(code, detail, { status: 409 });
  }
}
