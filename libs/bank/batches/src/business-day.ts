import { DateTime } from 'luxon';

/** Business date (`YYYY-MM-DD`) of a booking time (epoch seconds): the calendar date in the bank's time zone. */
export function businessDateOf(bookingTime: number, timeZone: string): string {
  return inZone(DateTime.fromSeconds(bookingTime, { zone: timeZone }), timeZone).toFormat('yyyy-MM-dd');
}

/** First second of a business date, and first second after it (epoch seconds). 23 to 25 hours apart. */
export function dayBounds(businessDate: string, timeZone: string): { dayStart: number; dayEnd: number } {
  const noon = inZone(DateTime.fromISO(`${businessDate}T12:00:00`, { zone: timeZone }), timeZone);
  return { dayStart: firstSecond(noon), dayEnd: firstSecond(noon.plus({ days: 1 })) };
}

/** Of the date at this moment. Where clocks go back over midnight it comes twice, and the date begins with the first: luxon alone takes either. */
function firstSecond(moment: DateTime): number {
  return Math.min(...moment.startOf('day').getPossibleOffsets().map((start) => start.toUnixInteger()));
}

/** Days from 1970-01-01 to a business date. */
export function daysSinceEpoch(businessDate: string): number {
  return Date.parse(`${businessDate}T00:00:00Z`) / 86_400_000;
}

function inZone(time: DateTime, timeZone: string): DateTime {
  if (!time.isValid) throw new RangeError(`no such date or time zone (${timeZone})`);
  return time;
}
