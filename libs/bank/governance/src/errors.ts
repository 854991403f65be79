import { ProbityError, type ProbityErrorOptions } from '@probity/shared-platform';

/** Why a change is not decided as asked. The database raises most of them. Closed: add, never rename. */
export const GOVERNANCE_CODES = [
  'CHANGE_UNKNOWN', 'CHANGE_KIND_UNKNOWN', 'CHANGE_DECIDED', 'CHANGE_BUSY', 'SELF_APPROVAL', 'DOUBLE_APPROVAL', 'CONTENT_CHANGED', 'CHANGE_TOO_LATE', 'FIRST_DAY_TAKEN',
] as const;
export type GovernanceErrorCode = (typeof GOVERNANCE_CODES)[number];

export class GovernanceError extends ProbityError<GovernanceErrorCode> {
  constructor(code: GovernanceErrorCode, detail: string, options: ProbityErrorOptions = {}) {
    super(code, detail, { status: code === 'CHANGE_UNKNOWN' ? 404 : 409, ...options });
  }
}

const LOCK_TIMEOUT = '55P03';
const UNIQUE_VIOLATION = '23505';

/** What the database's triggers raise, as one of our errors; anything else as it is. */
export function fromDatabase(error: unknown): unknown {
  const { driverError } = error as { driverError?: { code?: unknown; message?: unknown; constraint?: unknown } };
  if (driverError === undefined) return error;
  if (driverError.code === LOCK_TIMEOUT) return new GovernanceError('CHANGE_BUSY', 'a day is being scored or sealed right now: try again', { status: 503 });
  if (driverError.code === UNIQUE_VIOLATION && driverError.constraint === 'change_outcome_one_a_day') return new GovernanceError('FIRST_DAY_TAKEN', 'another version takes effect on that day');
  const [, code, detail] = /^([A-Z_]+): (.*)$/s.exec(String(driverError.message)) ?? [];
  const known = GOVERNANCE_CODES.find((candidate) => candidate === code);
  return known ? new GovernanceError(known, detail!) : error;
}
