import { ProbityError } from '@probity/shared-platform';

export type CustomerErrorCode = 'CUSTOMER_UNKNOWN' | 'ACCOUNT_UNKNOWN' | 'TRANSACTION_UNKNOWN' | 'IDENTITY_MISSING' | 'IDENTITY_ERASED' | 'IDENTITY_UNREADABLE' | 'KEY_UNKNOWN';

export class CustomerError extends ProbityError<CustomerErrorCode> {
  constructor(code: CustomerErrorCode, detail: string, status: number) {
    super(code, detail, { status });
  }
}
