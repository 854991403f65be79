/** The closing calendar in the database: put by the bank, followed by later versions, never changed. */
import type { EntityManager } from 'typeorm';
import { lastRun, nextRun, type Calendar, type CalendarRun } from './calendar.js';
import { CalendarEntity } from './entities/schedule.entity.js';
import { BatchError } from './errors.js';
import { bankProfile } from './reference-data.js';

export interface CalendarPut extends Calendar {
  /** Seal and prove each full chunk while the day runs. */
  readonly continuous: boolean;
}

/** The calendar that holds, undefined where none was put. */
export async function currentCalendar(manager: EntityManager): Promise<CalendarEntity | undefined> {
  const [newest] = await manager.find(CalendarEntity, { order: { version: 'DESC' }, take: 1 });
  return newest;
}

/**
 * Puts a calendar as the next version; the same again changes nothing.
 * @param now epoch seconds
 * @throws BatchError CALENDAR_INVALID where it would not run within a year
 */
export async function putCalendar(manager: EntityManager, put: CalendarPut, now: number, actor: string): Promise<CalendarEntity> {
  const { timeZone } = await bankProfile(manager);
  const calendar: CalendarPut = {
    closeTime: put.closeTime, weekdays: [...new Set(put.weekdays)].sort((a, b) => a - b), closedDates: [...new Set(put.closedDates)].sort(), continuous: put.continuous,
  };
  requireRun(calendar, timeZone, now);
  return manager.transaction(async (tx) => {
    // Two puts at a time would take the same version number: the second waits here.
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', ['bank.calendar']);
    const current = await currentCalendar(tx);
    if (current && same(current, calendar)) return current;
    await tx.insert(CalendarEntity, { ...calendar, weekdays: [...calendar.weekdays], closedDates: [...calendar.closedDates], version: (current?.version ?? 0) + 1, since: BigInt(now), actor });
    return (await currentCalendar(tx))!;
  });
}

function requireRun(calendar: Calendar, timeZone: string, now: number): void {
  try {
    nextRun(calendar, timeZone, now);
  } catch {
    throw new BatchError('CALENDAR_INVALID', 'closedDates: with these dates the calendar does not run within a year', { status: 400 });
  }
}

function same(current: CalendarEntity, put: CalendarPut): boolean {
  return current.closeTime === put.closeTime && current.continuous === put.continuous
    && current.weekdays.join() === put.weekdays.join() && current.closedDates.join() === put.closedDates.join();
}

/** The calendar with the bank's time zone. */
export interface BankCalendar {
  readonly calendar: CalendarEntity;
  readonly timeZone: string;
}

/** Undefined where no calendar was put: then days are closed by hand. */
export async function bankCalendar(manager: EntityManager): Promise<BankCalendar | undefined> {
  const calendar = await currentCalendar(manager);
  return calendar && { calendar, timeZone: (await bankProfile(manager)).timeZone };
}

/** The last run that this version of the calendar asks for; what an earlier version asked for is past. @param now epoch seconds */
export function dueRun({ calendar, timeZone }: BankCalendar, now: number): CalendarRun | undefined {
  const run = lastRun(calendar, timeZone, now);
  return run && BigInt(run.at) >= calendar.since ? run : undefined;
}
