import { ProbityError } from '@probity/shared-platform';

export type AlertErrorCode = 'ALERT_UNKNOWN' | 'BASELINE_MISSING' | 'BASELINE_INVALID';

export class AlertError extends ProbityError<AlertErrorCode> {
  constructor(code: AlertErrorCode, detail: string, status: number) {
    super(code, detail, { status });
  }
}
