import { EVIDENCE_DUE_SECONDS } from '@probity/regulator-supervision';
import { calendarDay } from '@probity/shared-proof-verifier';
import { groupBy } from './group.js';
import type { BankRow, HeaderRow } from './rows.js';

/**
 * What a business date of a bank is in, exactly one of them, gravest first:
 *
 * - `missing`: the deadline has passed, and no judged evidence of it is in the cosigned log
 * - `refused`: a check failed on a header of it that nothing replaced
 * - `not shown`: as `refused`, but nothing is known to be wrong
 * - `superseded`: shown, after an accepted correction replaced what was sent first
 * - `late`: shown; its evidence came, or finance signed, after the deadline
 * - `shown`: complete: shown and in time
 * - `awaited`: nothing of it yet, and the deadline has not passed
 */
export type DayStatus = 'shown' | 'not shown' | 'refused' | 'missing' | 'late' | 'superseded' | 'awaited';

/** A business date for which evidence is owed: it is over. */
export interface Day {
  readonly date: string;
  readonly state: DayStatus;
  /** The deadline: UTC epoch seconds. */
  readonly dueAt: number;
  /** First second after the date, in the bank's time zone. */
  readonly endedAt: number;
  /** Headers that nothing replaced, in order of their batches. */
  readonly live: readonly HeaderRow[];
  /** All headers, in order of their batches. */
  readonly headers: readonly HeaderRow[];
}

/** Days that are counted, at the most: the newest. */
const MAX_DAYS = 400;

/**
 * The business dates of a bank that are over at a moment, oldest first, with what is known of each.
 *
 * A date is over when it is over in the bank's own time zone, whether it had 23, 24 or 25 hours; evidence is due a day (24 hours) later.
 * @param headers of this bank
 * @param now UTC epoch seconds
 */
export function daysOf(bank: BankRow, headers: readonly HeaderRow[], now: number): Day[] {
  const byDate = groupBy(headers, ({ date }) => date);
  const days: Day[] = [];
  const today = Math.floor(now / 86_400);
  // The newest date that can be over anywhere on earth is UTC's today, at UTC+14.
  for (let number = today; days.length < MAX_DAYS; number -= 1) {
    const date = dateOf(number);
    if (date < bank.startDate) break;
    const bounds = calendarDay(date, bank.timeZone);
    if (bounds === undefined || bounds.dayEnd > now) continue;
    days.push(dayOf(date, bounds.dayEnd, byDate.get(date) ?? [], now));
  }
  return days.reverse();
}

/** @param number days since 1970-01-01 @returns `YYYY-MM-DD` */
export function dateOf(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

function dayOf(date: string, endedAt: number, unsorted: readonly HeaderRow[], now: number): Day {
  const headers = unsorted.toSorted((a, b) => a.batchIndex - b.batchIndex);
  // A correction that was refused itself replaces nothing.
  const replaced = new Set(headers.filter(({ summary }) => summary !== 'refused').map(({ supersedes }) => supersedes));
  const live = headers.filter(({ headerHash }) => !replaced.has(headerHash));
  const dueAt = endedAt + EVIDENCE_DUE_SECONDS;
  return { date, state: stateOf(headers, live, dueAt, now), dueAt, endedAt, live, headers };
}

function stateOf(headers: readonly HeaderRow[], live: readonly HeaderRow[], dueAt: number, now: number): DayStatus {
  const [first] = live;
  if (first === undefined) return now > dueAt ? 'missing' : 'awaited';
  if (live.some(({ summary }) => summary === 'refused')) return 'refused';
  if (live.some(({ summary }) => summary === 'not shown')) return 'not shown';
  if (live.length < headers.length) return 'superseded';
  // What came after the first batch is an addition, and late by nature.
  return first.receivedAt > dueAt || (first.attestedAt ?? 0) > dueAt ? 'late' : 'shown';
}
