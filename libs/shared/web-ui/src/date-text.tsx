import type { ReactElement } from 'react';
import { dateWords, instantWords } from './dates.js';

/** A calendar date, `2026-05-04`, as people read it; it belongs to no time zone. */
export function DateText({ date, long = false }: { readonly date: string; readonly long?: boolean }): ReactElement {
  return <time dateTime={date}>{dateWords(date, long)}</time>;
}

/** A moment, ISO 8601, in a named time zone: the bank's where it is about the bank's day, else UTC. */
export function InstantText({ instant, timeZone = 'UTC' }: { readonly instant: string; readonly timeZone?: string }): ReactElement {
  return <time dateTime={instant} title={instant}>{instantWords(instant, timeZone)}</time>;
}
