/** The closing calendar in the database: put by the bank, followed by later versions, never changed. */
import { effective, isRejected, noteProposal, proposing } from '@probity/bank-governance';
import { newId } from '@probity/shared-platform';
import type { EntityManager } from 'typeorm';
import { lastRun, nextRun, type Calendar, type CalendarRun } from './calendar.js';
import { CALENDAR_CHANGE } from './change-kinds.js';
import { CalendarEntity } from './entities/schedule.entity.js';
import { BatchError } from './errors.js';
import { bankProfile } from './reference-data.js';

export interface CalendarPut extends Calendar {
  /** Seal and prove each full chunk while the day runs. */
  readonly continuous: boolean;
}

/** The calendar that holds, undefined where none was put and approved. Runs before its last approval are no concern of it. */
export async function currentCalendar(manager: EntityManager): Promise<CalendarEntity | undefined> {
  const { entities: [newest], raw: [first] } = await effective(manager, CalendarEntity).addSelect('outcome.decidedAt', 'decided_at')
    .orderBy('row.version', 'DESC').limit(1).getRawAndEntities<{ decided_at: string }>();
  if (!newest) return undefined;
  const decidedAt = BigInt(first!.decided_at);
  return { ...newest, since: decidedAt > newest.since ? decidedAt : newest.since };
}

/**
 * Proposes a calendar as the next version; the same as the newest again changes nothing, unless that was rejected.
 * @param now epoch seconds
 * @throws BatchError CALENDAR_INVALID where it would not run within a year
 */
export async function putCalendar(manager: EntityManager, put: CalendarPut, now: number, actor: string): Promise<CalendarEntity> {
  const { timeZone } = await bankProfile(manager);
  const calendar: CalendarPut = {
    closeTime: put.closeTime, weekdays: [...new Set(put.weekdays)].sort((a, b) => a - b), closedDates: [...new Set(put.closedDates)].sort(), continuous: put.continuous,
  };
  requireRun(calendar, timeZone, now);
  // Two puts at a time would take the same version number: the second waits here.
  return proposing(manager, CALENDAR_CHANGE, async (tx) => {
    const [newest] = await tx.find(CalendarEntity, { order: { version: 'DESC' }, take: 1 });
    if (newest && same(newest, calendar) && !(await isRejected(tx, newest))) return newest;
    const version = (newest?.version ?? 0) + 1;
    const row = { ...calendar, id: newId(), weekdays: [...calendar.weekdays], closedDates: [...calendar.closedDates], version, since: BigInt(now), actor };
    await tx.insert(CalendarEntity, row);
    await noteProposal(tx, CALENDAR_CHANGE, row, { version: String(version), maker: actor });
    return row;
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
