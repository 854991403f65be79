/** Time that counts: pure arithmetic on the bank's business hours, in its own time zone. */
import { addDays, businessDateOf, closeInstant, isoWeekday } from '@probity/bank-batches';

export interface BusinessHours {
  readonly timeZone: string;
  /** Local times, `HH:MM`; `opens` before `closes`. */
  readonly opens: string;
  readonly closes: string;
  /** ISO weekdays: 1 is Monday. */
  readonly weekdays: readonly number[];
  /** Dates (`YYYY-MM-DD`) on which nobody works. */
  readonly holidays: readonly string[];
}

/** A stretch of time, in epoch seconds: from and up to, not with. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A row of holidays longer than this is a mistake. */
const HORIZON_DAYS = 3660;

export function isWorkingDay({ weekdays, holidays }: BusinessHours, date: string): boolean {
  return weekdays.includes(isoWeekday(date)) && !holidays.includes(date);
}

/** The hours of a date; none on a day off. Clocks that change in the middle of the night move both ends with them. */
function hoursOf(hours: BusinessHours, date: string): Stretch {
  if (!isWorkingDay(hours, date)) return { from: 0, to: 0 };
  return { from: closeInstant(date, hours.opens, hours.timeZone), to: closeInstant(date, hours.closes, hours.timeZone) };
}

/** Seconds of business hours between two instants (epoch seconds); 0 where the second is not after the first. */
export function businessSeconds(hours: BusinessHours, from: number, to: number): number {
  if (to <= from) return 0;
  const last = businessDateOf(to, hours.timeZone);
  let sum = 0;
  for (let date = businessDateOf(from, hours.timeZone); date <= last; date = addDays(date, 1)) {
    const day = hoursOf(hours, date);
    sum += Math.max(0, Math.min(day.to, to) - Math.max(day.from, from));
  }
  return sum;
}

/**
 * The first instant at which so many seconds of business hours have passed.
 * @throws RangeError where ten years are not enough
 */
export function addBusinessSeconds(hours: BusinessHours, from: number, seconds: number): number {
  if (seconds <= 0) return from;
  let left = seconds;
  let date = businessDateOf(from, hours.timeZone);
  for (let days = 0; days < HORIZON_DAYS; days += 1, date = addDays(date, 1)) {
    const day = hoursOf(hours, date);
    const start = Math.max(day.from, from);
    const there = Math.max(0, day.to - start);
    if (there >= left) return start + left;
    left -= there;
  }
  throw new RangeError('these business hours do not give that much time within ten years');
}

/** The end of the hours of the n-th working day after the day of an instant, which itself does not count. */
export function endOfWorkingDay(hours: BusinessHours, from: number, days: number): number {
  let [date, left] = [businessDateOf(from, hours.timeZone), days];
  for (let walked = 0; walked < HORIZON_DAYS; walked += 1) {
    date = addDays(date, 1);
    if (isWorkingDay(hours, date)) left -= 1;
    if (left === 0) return hoursOf(hours, date).to;
  }
  throw new RangeError('these business hours have no such working day within ten years');
}
