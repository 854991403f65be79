import { ProbityError } from '@probity/shared-platform';

/** Why a webhook or a delivery stays as it is. Closed: add, never rename. */
export type NoticeErrorCode =
  | 'WEBHOOK_UNKNOWN'
  | 'WEBHOOK_URL_REFUSED'
  | 'WEBHOOK_LIMIT'
  | 'WEBHOOK_DISABLED'
  | 'WEBHOOK_SECRET_UNREADABLE'
  | 'DELIVERY_UNKNOWN'
  | 'DELIVERY_UNDER_WAY';

export class NoticeError extends ProbityError<NoticeErrorCode> {
  constructor(code: NoticeErrorCode, detail: string, status = 409) {
    super(code, detail, { status });
  }
}
