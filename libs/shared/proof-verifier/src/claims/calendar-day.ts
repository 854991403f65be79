import { DateTime, IANAZone } from 'luxon';

/** Days from 1970-01-01 to a date `YYYY-MM-DD`. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

/**
 * First second of a calendar date in an IANA time zone (never `local` or an offset: both would read differently elsewhere) and of the next one, UTC epoch seconds: 23, 24 or 25 hours apart where
 * clocks change. Undefined for an unknown zone or a date that the zone skipped.
 */
export function calendarDay(date: string, timeZone: string): { readonly dayStart: number; readonly dayEnd: number } | undefined {
  // Newer engines take offsets for zones.
  if (!/^[A-Za-z]/.test(timeZone)) return undefined;
  const noon = DateTime.fromISO(`${date}T12:00:00`, { zone: IANAZone.create(timeZone) });
  if (!noon.isValid || noon.toISODate() !== date) return undefined;
  return { dayStart: firstSecond(noon), dayEnd: firstSecond(noon.plus({ days: 1 })) };
}

/** Of the date at this moment. Where clocks go back over midnight it comes twice, and the date begins with the first: luxon alone takes either. */
function firstSecond(moment: DateTime): number {
  return Math.floor(Math.min(...moment.startOf('day').getPossibleOffsets().map((start) => start.toSeconds())));
}
