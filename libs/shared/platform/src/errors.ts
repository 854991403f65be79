/** One field of a request body that was refused; `path` is dotted, `message` never holds the value. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

export interface ProbityErrorOptions {
  /** HTTP status used when the error leaves a service; 500 when it is not the caller's fault. */
  readonly status?: number;
  readonly fields?: readonly FieldProblem[];
  readonly cause?: unknown;
}

/**
 * Base of every error that may leave a module.
 *
 * `code` comes from a closed set (UPPER_SNAKE): a library declares its own union and passes it as type argument.
 * `detail` says what is wrong, where, and what to do; it never holds amounts, names, accounts, salts or secrets,
 * since it is logged and sent to callers.
 */
export class ProbityError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly status: number;
  readonly detail: string;
  readonly fields: readonly FieldProblem[];

  constructor(code: Code, detail: string, options: ProbityErrorOptions = {}) {
    super(`${code}: ${detail}`, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ProbityError';
    this.code = code;
    this.detail = detail;
    this.status = options.status ?? 500;
    this.fields = options.fields ?? [];
  }
}

/** Codes raised by the platform itself. */
export type PlatformErrorCode =
  | 'CONFIG_INVALID'
  | 'DATABASE_IN_USE'
  | 'DATABASE_START_FAILED'
  | 'DATABASE_UNSUPPORTED_PLATFORM'
  | 'DATABASE_UNREACHABLE'
  | 'DATABASE_NAME_INVALID'
  | 'DATABASE_ROLE_MISSING'
  | 'MIGRATION_NAME_INVALID'
  | 'TOKENS_UNREADABLE'
  | 'SERVICE_START_FAILED'
  | 'UNAUTHENTICATED'
  | 'PERMISSION_NOT_DECLARED'
  | 'PERMISSION_DENIED'
  | 'SIGNATURE_INVALID'
  | 'STEP_UP_REQUIRED'
  | 'CSRF_REFUSED'
  | 'VALIDATION_FAILED'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'PAYLOAD_TOO_LARGE'
  | 'HEADERS_TOO_LARGE'
  | 'REQUEST_TIMEOUT'
  | 'REQUEST_REFUSED'
  | 'MEDIA_TYPE_UNSUPPORTED'
  | 'RATE_LIMITED'
  | 'CURSOR_INVALID'
  | 'PRECONDITION_REQUIRED'
  | 'PRECONDITION_FAILED'
  | 'IDEMPOTENCY_KEY_INVALID'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'IDEMPOTENCY_IN_PROGRESS'
  | 'UNHEALTHY'
  | 'INTERNAL';

/** A platform error, with its code checked against the closed set. */
export function platformError(code: PlatformErrorCode, detail: string, options: ProbityErrorOptions = {}): ProbityError<PlatformErrorCode> {
  return new ProbityError<PlatformErrorCode>(code, detail, options);
}
