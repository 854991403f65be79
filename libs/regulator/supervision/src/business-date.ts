import { DateTime } from 'luxon';

/** The calendar date of an instant (epoch seconds) in a time zone. */
export function businessDateAt(seconds: number, timeZone: string): string {
  return DateTime.fromSeconds(seconds, { zone: timeZone }).toISODate()!;
}
