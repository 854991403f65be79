import { ProbityError } from '@probity/shared-platform';

/** Closed: add, never rename. */
const STATUS = {
  /** Wrong password, no such account, disabled: one answer for all, so that it tells nothing. */
  LOGIN_REFUSED: 401,
  LOGIN_THROTTLED: 429,
  LOGIN_BUSY: 503,
  PASSWORD_WEAK: 400,
  PASSWORD_WRONG: 403,
  SESSION_NEEDED: 409,
  SESSION_UNKNOWN: 404,
  USER_UNKNOWN: 404,
  EMAIL_INVALID: 400,
  EMAIL_TAKEN: 409,
  USER_OF_PROVIDER: 409,
  NO_ROLE: 403,
  ROLES_INCOMPATIBLE: 400,
  ROLE_CHANGE_UNKNOWN: 404,
  ROLE_CHANGE_DECIDED: 409,
  ROLE_CHANGE_STALE: 409,
  SELF_GRANT: 409,
  SELF_APPROVAL: 409,
  RESET_UNKNOWN: 404,
  RESET_DECIDED: 409,
  RESET_REFUSED: 400,
} as const;

export type IdentityErrorCode = keyof typeof STATUS;

export class IdentityError extends ProbityError<IdentityErrorCode> {
  constructor(code: IdentityErrorCode, detail: string) {
    super(code, detail, { status: STATUS[code] });
  }
}

/** What Postgres says of a broken rule: name of the constraint, or what a trigger raised. */
export function violation(error: unknown): { readonly constraint?: string; readonly raised?: string } {
  const { driverError } = error as { driverError?: { constraint?: unknown; message?: unknown } };
  const [, raised] = /^([A-Z_]+): /.exec(String(driverError?.message ?? '')) ?? [];
  return { constraint: typeof driverError?.constraint === 'string' ? driverError.constraint : undefined, raised };
}
