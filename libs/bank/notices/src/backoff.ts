/** When what failed is tried again: soon at first, then ever less often, and for three days. */
const FIRST_SECONDS = 10;
const FACTOR = 3;
const LONGEST_SECONDS = 12 * 3600;
/** From the first attempt of a round. */
export const GIVE_UP_SECONDS = 3 * 86_400;

export interface Failed {
  /** Attempts so far, this one included. */
  readonly attempts: number;
  /** Seconds since the round began. */
  readonly elapsed: number;
  /** What the receiver asked for. It is kept to where it does not end the round by itself. */
  readonly retryAfter?: number;
}

/**
 * Seconds until the next attempt, undefined where the time is over.
 * @param random in [0, 1): spreads attempts, so that a receiver which comes back is not met by all of them at once
 */
export function nextAttemptIn({ attempts, elapsed, retryAfter = 0 }: Failed, random: number): number | undefined {
  const full = Math.min(LONGEST_SECONDS, FIRST_SECONDS * FACTOR ** (attempts - 1));
  const delay = Math.max(full * (0.5 + random / 2), Math.min(retryAfter, LONGEST_SECONDS));
  return elapsed + delay > GIVE_UP_SECONDS ? undefined : delay;
}

/** Reads `Retry-After` (RFC 9110 §10.2.3): seconds or a date. @param now epoch seconds */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const at = /^[A-Z][a-z]{2}, /.test(header) ? Date.parse(header) / 1000 : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
