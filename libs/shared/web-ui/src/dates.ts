const SHORT: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
const LONG: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };

/** `Mon 4 May`, or with `long` `Monday 4 May 2026`. @param date a calendar date, `YYYY-MM-DD` */
export function dateWords(date: string, long = false): string {
  return new Intl.DateTimeFormat('en-GB', { ...(long ? LONG : SHORT), timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`)).replaceAll(',', '');
}

/** `4 May 2026, 23:15 CEST`. @param instant ISO 8601 @param timeZone IANA */
export function instantWords(instant: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZone, timeZoneName: 'short' }).format(new Date(instant));
}
