import { ProbityError } from '@probity/shared-platform';

/** Why a case, a request or a decision stays as it is. Closed: add, never rename. */
export type CaseErrorCode =
  | 'CASE_UNKNOWN'
  | 'CASE_TRANSITION'
  | 'CASE_VERSION_REQUIRED'
  | 'CASE_VERSION_CHANGED'
  | 'NOT_ASSIGNEE'
  | 'LEVEL_TOO_LOW'
  | 'SAME_PERSON'
  | 'ASSIGNEE_AWAY'
  | 'CUSTOMER_HAS_OPEN_CASE'
  | 'ALERT_NOT_MERGED'
  | 'ALERT_WAITS'
  | 'UNTIL_PAST'
  | 'BUSINESS_HOURS_INVALID'
  | 'EVIDENCE_TYPE'
  | 'EVIDENCE_SIZE'
  | 'EVIDENCE_UNKNOWN'
  | 'EVIDENCE_DAMAGED'
  | 'SAMPLING_UNKNOWN'
  | 'SAMPLING_PERIOD'
  | 'REVIEW_UNKNOWN'
  | 'REVIEW_DONE'
  | 'DECISION_UNKNOWN'
  | 'DECISION_STATE'
  | 'REQUEST_UNKNOWN'
  | 'REQUEST_STATE'
  | 'REQUEST_CONFLICT';

export class CaseError extends ProbityError<CaseErrorCode> {
  constructor(code: CaseErrorCode, detail: string, status = 409) {
    super(code, detail, { status });
  }
}
