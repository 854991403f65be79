import { ProbityError } from '@probity/shared-platform';

/** Closed: add, never rename. LOGIN_REFUSED is the answer to a wrong password, an unknown account and a disabled one. */
export type IdentityErrorCode =
  | 'LOGIN_REFUSED'
  | 'LOGIN_THROTTLED'
  | 'LOGIN_BUSY'
  | 'PASSWORD_WEAK'
  | 'PASSWORD_WRONG'
  | 'SESSION_NEEDED'
  | 'SESSION_UNKNOWN'
  | 'USER_UNKNOWN'
  | 'EMAIL_INVALID'
  | 'EMAIL_TAKEN'
  | 'USER_OF_PROVIDER'
  | 'NO_ROLE'
  | 'ROLES_INCOMPATIBLE'
  | 'ROLE_CHANGE_UNKNOWN'
  | 'ROLE_CHANGE_DECIDED'
  | 'ROLE_CHANGE_STALE'
  | 'SELF_GRANT'
  | 'SELF_APPROVAL'
  | 'PERSON_NEEDED'
  | 'RESET_UNKNOWN'
  | 'RESET_DECIDED'
  | 'RESET_REFUSED'
  | 'OIDC_OFF'
  | 'OIDC_AWAY'
  | 'OIDC_SIGN_ON_UNKNOWN'
  | 'OIDC_REFUSED'
  | 'OIDC_CLAIMS'
  | 'OIDC_STEP_UP_STALE'
  | 'OIDC_STEP_UP_REFUSED';

const STATUS: Readonly<Record<IdentityErrorCode, number>> = {
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
  PERSON_NEEDED: 409,
  RESET_UNKNOWN: 404,
  RESET_DECIDED: 409,
  RESET_REFUSED: 400,
  OIDC_OFF: 404,
  OIDC_AWAY: 503,
  OIDC_SIGN_ON_UNKNOWN: 400,
  OIDC_REFUSED: 401,
  OIDC_CLAIMS: 403,
  OIDC_STEP_UP_STALE: 403,
  OIDC_STEP_UP_REFUSED: 403,
};

export class IdentityError extends ProbityError<IdentityErrorCode> {
  constructor(code: IdentityErrorCode, detail: string) {
    super(code, detail, { status: STATUS[code] });
  }
}

/** Whoever holds the file of service tokens would be a second person at will. */
export function personNeeded(): IdentityError {
  return new IdentityError('PERSON_NEEDED', 'this is approved by a person who signed in, and by no service token');
}

/** What Postgres says of a broken rule: name of the constraint, or what a trigger raised. */
export function violation(error: unknown): { readonly constraint?: string; readonly raised?: string } {
  const { driverError } = error as { driverError?: { constraint?: unknown; message?: unknown } };
  const [, raised] = /^([A-Z_]+): /.exec(String(driverError?.message ?? '')) ?? [];
  return { constraint: typeof driverError?.constraint === 'string' ? driverError.constraint : undefined, raised };
}
