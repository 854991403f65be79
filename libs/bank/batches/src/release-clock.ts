/**
 * Until when the evidence of each business date is to be handed in, and what became of it: it shows, and holds nothing up.
 * A date is released with its first batch (`normal` or `empty`, or the `recovery` that replaced it); what came late to a date
 * has no time of its own.
 */
import type { EntityManager } from 'typeorm';
import { businessDateOf } from './business-day.js';
import { addDays, closeInstant, runsOn } from './calendar.js';
import { BatchError } from './errors.js';
import { bankProfile } from './reference-data.js';

/** The days on which the bank works. */
export interface BankingDays {
  readonly timeZone: string;
  /** ISO weekdays: 1 is Monday. */
  readonly weekdays: readonly number[];
  /** Dates (`YYYY-MM-DD`) on which nobody works. */
  readonly holidays: readonly string[];
}

export interface ReleaseRule extends BankingDays {
  /** Local time, `HH:MM`, of the next banking day. */
  readonly dueTime: string;
}

/**
 * `on-time`: handed in until it was due. `due`: there is time yet. `late`: handed in after that, or closed and not handed in
 * yet. `missing`: it is past due, and the date was never closed.
 */
export const RELEASE_STATES = ['on-time', 'due', 'late', 'missing'] as const;
export type ReleaseState = (typeof RELEASE_STATES)[number];

export interface Release {
  readonly businessDate: string;
  readonly state: ReleaseState;
  /** Epoch seconds, as below. */
  readonly dueAt: number;
  /** When the regulator's receipt for it came. */
  readonly releasedAt: number | null;
  /** How long after it was due it was handed in, or is waited for now. */
  readonly lateSeconds: number;
}

/** A row of days off longer than this is a mistake. */
const HORIZON_DAYS = 400;
/** Dates that are shown at a time. */
export const RELEASE_DAYS = 400;
const FIRST_BATCHES = "kind IN ('normal', 'empty', 'recovery')";

/** @throws RangeError where no banking day comes within 400 days */
export function dueInstant(businessDate: string, { timeZone, weekdays, holidays, dueTime }: ReleaseRule): number {
  for (let days = 1; days <= HORIZON_DAYS; days += 1) {
    const date = addDays(businessDate, days);
    if (runsOn({ weekdays, closedDates: holidays }, date)) return closeInstant(date, dueTime, timeZone);
  }
  throw new RangeError('no banking day comes within 400 days');
}

/** @param releasedAt @param now epoch seconds */
export function releaseOf(businessDate: string, rule: ReleaseRule, closed: boolean, releasedAt: number | null, now: number): Release {
  const dueAt = dueInstant(businessDate, rule);
  const lateSeconds = Math.max(0, (releasedAt ?? now) - dueAt);
  const open = closed ? 'late' : 'missing';
  const state = releasedAt === null ? (lateSeconds > 0 ? open : 'due') : lateSeconds > 0 ? 'late' : 'on-time';
  return { businessDate, state, dueAt, releasedAt, lateSeconds };
}

/** The dates that are over, from the bank's first one on. */
async function lastDate(manager: EntityManager, now: number): Promise<{ startDate: string; yesterday: string }> {
  const { startDate, timeZone } = await bankProfile(manager);
  return { startDate, yesterday: addDays(businessDateOf(now, timeZone), -1) };
}

/**
 * Each date of a period that is over and that the bank owes evidence of, in order.
 * @param from @param to dates, both included; without `from` the 31 days up to `to`
 * @param now epoch seconds
 * @throws BatchError PERIOD_INVALID
 */
export async function releaseClock(manager: EntityManager, period: { readonly from?: string; readonly to?: string }, rule: ReleaseRule, now: number): Promise<Release[]> {
  const { startDate, yesterday } = await lastDate(manager, now);
  const to = period.to ?? yesterday;
  const from = period.from ?? addDays(to, -30);
  if (from > to || addDays(from, RELEASE_DAYS) <= to) throw new BatchError('PERIOD_INVALID', `from and to are dates in order, at most ${RELEASE_DAYS} days, both included`, { status: 400 });
  const [first, last] = [from > startDate ? from : startDate, to < yesterday ? to : yesterday];
  const rows: { date: string; closed: boolean; released: number | null }[] = await manager.query(
    `SELECT business_date::text AS date, bool_or(state NOT IN ('open', 'sealing')) AS closed, min((timings ->> 'publishedAt')::float8) / 1000 AS released
       FROM bank.batch WHERE business_date BETWEEN $1 AND $2 AND ${FIRST_BATCHES} GROUP BY business_date`,
    [first, last],
  );
  const known = new Map(rows.map((row) => [row.date, row]));
  const releases: Release[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    const row = known.get(date);
    releases.push(releaseOf(date, rule, row?.closed ?? false, row?.released === null || row === undefined ? null : Math.floor(row.released), now));
  }
  return releases;
}

/** Seconds since the oldest date that was not handed in was due; 0 where nothing is overdue. @param now epoch seconds */
export async function oldestOverdueSeconds(manager: EntityManager, rule: ReleaseRule, now: number): Promise<number> {
  const { startDate, yesterday } = await lastDate(manager, now);
  const [oldest] = (await manager.query(
    `SELECT day::date::text AS date FROM generate_series($1::date, $2::date, interval '1 day') AS day
      WHERE NOT EXISTS (SELECT 1 FROM bank.batch WHERE business_date = day::date AND ${FIRST_BATCHES} AND timings ? 'publishedAt')
      ORDER BY day LIMIT 1`,
    [startDate, yesterday],
  )) as { date: string }[];
  return oldest === undefined ? 0 : Math.max(0, now - dueInstant(oldest.date, rule));
}
