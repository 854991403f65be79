import { ProbityError, type ProbityErrorOptions } from '@probity/shared-platform';

/** Why a draft is not run over history. Closed: add, never rename. */
export type WhatIfErrorCode = 'WHAT_IF_UNKNOWN' | 'WHAT_IF_DRAFT_UNKNOWN' | 'WHAT_IF_OTHER_PROGRAM' | 'WHAT_IF_SCORE_COUNT' | 'WHAT_IF_ENDED';

export class WhatIfError extends ProbityError<WhatIfErrorCode> {
  constructor(code: WhatIfErrorCode, detail: string, options: ProbityErrorOptions = {}) {
    super(code, detail, { status: 409, ...options });
  }
}
