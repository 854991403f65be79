import { ProbityError } from '@probity/shared-platform';

export type ModelWatchErrorCode = 'CHALLENGER_CONFLICT' | 'CHALLENGER_UNKNOWN' | 'FEATURES_DIFFER' | 'SCORE_COUNT';

export class ModelWatchError extends ProbityError<ModelWatchErrorCode> {
  constructor(code: ModelWatchErrorCode, detail: string) {
    super(code, detail, { status: code === 'CHALLENGER_UNKNOWN' ? 404 : 409 });
  }
}
