/**
 * When days are closed: pure arithmetic on the bank's local time. A run belongs to a local calendar date, and each date
 * that the calendar runs on has exactly one, whatever its clocks do: cron libraries lose the day or fail where the
 * time falls into a gap (tried: 00:30 in America/Santiago, 02:15 in Australia/Lord_Howe).
 */
import { DateTime } from 'luxon';
import { businessDateOf, dayBounds } from './business-day.js';

export interface Calendar {
  /** Local time of the bank, `HH:MM`. */
  readonly closeTime: string;
  /** ISO weekdays on which it runs: 1 is Monday. */
  readonly weekdays: readonly number[];
  /** Dates (`YYYY-MM-DD`) on which it does not run; the next run catches up. */
  readonly closedDates: readonly string[];
}

/** A run of the calendar: the local date it belongs to, and when (epoch seconds). */
export interface CalendarRun {
  readonly date: string;
  readonly at: number;
}

/** No calendar runs more seldom than this: a year of closed dates and then one weekday. */
const HORIZON_DAYS = 400;

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 1 is Monday. */
export function isoWeekday(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

export function runsOn({ weekdays, closedDates }: Pick<Calendar, 'weekdays' | 'closedDates'>, date: string): boolean {
  return weekdays.includes(isoWeekday(date)) && !closedDates.includes(date);
}

/**
 * The instant (epoch seconds) at which a local date's clocks first show `closeTime` or later: of a time that exists twice
 * the first, of one that does not exist the end of the gap.
 */
export function closeInstant(date: string, closeTime: string, timeZone: string): number {
  const { dayStart, dayEnd } = dayBounds(date, timeZone);
  const offsetAt = (time: number): number => DateTime.fromSeconds(time, { zone: timeZone }).offset * 60;
  const wall = Date.parse(`${date}T${closeTime}:00Z`) / 1000;
  const before = offsetAt(dayStart);
  const after = offsetAt(dayEnd - 1);
  if (wall <= dayStart + before) return dayStart;
  const shown = [wall - before, wall - after].filter((time) => time >= dayStart && time < dayEnd && time + offsetAt(time) === wall);
  if (shown.length > 0) return Math.min(...shown);
  if (before === after) return dayEnd;
  // In the gap, which a day has one of: find where its offset changes.
  let [low, high] = [dayStart, dayEnd - 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/** The first run after an instant (epoch seconds). */
export function nextRun(calendar: Calendar, timeZone: string, after: number): CalendarRun {
  const today = businessDateOf(after, timeZone);
  for (let days = -1; days <= HORIZON_DAYS; days += 1) {
    const date = addDays(today, days);
    if (!runsOn(calendar, date)) continue;
    const at = closeInstant(date, calendar.closeTime, timeZone);
    if (at > after) return { date, at };
  }
  throw new RangeError('the calendar has no run within a year');
}

/** The last run at or before an instant (epoch seconds). */
export function lastRun(calendar: Calendar, timeZone: string, until: number): CalendarRun | undefined {
  const today = businessDateOf(until, timeZone);
  for (let days = 0; days <= HORIZON_DAYS; days += 1) {
    const date = addDays(today, -days);
    if (!runsOn(calendar, date)) continue;
    const at = closeInstant(date, calendar.closeTime, timeZone);
    if (at <= until) return { date, at };
  }
  return undefined;
}

/** A calendar as a cron pattern (minute, hour, weekdays); dates without a run are left to who runs it. */
export function cronPattern({ closeTime, weekdays }: Pick<Calendar, 'closeTime' | 'weekdays'>): string {
  const [hour, minute] = closeTime.split(':').map(Number);
  const days = [...new Set(weekdays)].sort((a, b) => a - b);
  return `${minute} ${hour} * * ${days.length === 7 ? '*' : days.join(',')}`;
}

/** The calendar that `cronPattern` wrote down. @throws RangeError for any other pattern */
export function calendarOfPattern(pattern: string): Calendar {
  const [, minute, hour, days] = /^(\d{1,2}) (\d{1,2}) \* \* (\*|[1-7](?:,[1-7])*)$/.exec(pattern) ?? [];
  if (minute === undefined || hour === undefined || days === undefined) throw new RangeError('not the pattern of a closing calendar');
  return {
    closeTime: `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`,
    weekdays: days === '*' ? [1, 2, 3, 4, 5, 6, 7] : days.split(',').map(Number),
    closedDates: [],
  };
}
