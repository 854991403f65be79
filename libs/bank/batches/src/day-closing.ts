/**
 * Closing days by the calendar: every business date from the bank's first one to yesterday gets its own batch, in order,
 * missed ones included, and what came after a judged batch gets a late one. Sealing waits for nobody: finance attests
 * each batch by its own command.
 */
import { newId, ProbityError, type Clock, type Logger } from '@probity/shared-platform';
import { IsNull, type DataSource, type EntityManager } from 'typeorm';
import { businessDateOf } from './business-day.js';
import { bankCalendar, dueRun } from './calendar-store.js';
import { addDays, nextRun, type Calendar, type CalendarRun } from './calendar.js';
import { BatchEntity, OutboxEntity } from './entities/batch.entity.js';
import { BusinessDayEntity } from './entities/record.entity.js';
import { ScheduleRunEntity, type DayFailure } from './entities/schedule.entity.js';
import { BatchError } from './errors.js';
import { bankProfile } from './reference-data.js';
import type { SealRequest } from './sealing.js';

/** Who the runs of the calendar are put down to. */
const CALENDAR_ACTOR = 'calendar';

export interface ScheduleView {
  /** Null where none was put: days are closed by hand. */
  readonly calendar: (Calendar & { readonly version: number; readonly continuous: boolean; readonly timeZone: string }) | null;
  readonly next: CalendarRun | null;
  /** The newest runs, newest first. */
  readonly runs: readonly RunView[];
}

export interface RunView {
  readonly id: string;
  /** Of a run that somebody started: null. */
  readonly date: string | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly sealed: number;
  readonly failures: readonly DayFailure[];
  readonly actor: string;
}

type Seal = (request: SealRequest) => Promise<BatchEntity>;

export class DayClosing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: Seal,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  /**
   * Notes the run that is due, unless it was noted before, with the outbox row that starts it. Called by the scheduler's
   * job, at start and from time to time: a queue that was away or empty at the hour of closing loses no run, and the
   * unique date lets none happen twice.
   */
  async noteDueRun(): Promise<string | undefined> {
    return this.dataSource.transaction(async (manager) => {
      const bank = await bankCalendar(manager);
      const due = bank && dueRun(bank, this.clock.nowSeconds());
      return due && (await noteRun(manager, due.date, CALENDAR_ACTOR));
    });
  }

  /** Starts a run now, whatever the calendar says. Returns its id. */
  async startRun(actor: string): Promise<string> {
    return this.dataSource.transaction(async (manager) => (await noteRun(manager, null, actor))!);
  }

  /**
   * Does a run that was noted; done before, it does nothing. A date that can't be sealed is noted with its code and holds up
   * no other one; the next run tries it again. Trouble that may pass (a database that is away) is thrown.
   * @returns how many batches it sealed
   */
  async run(runId: string): Promise<number> {
    const { manager } = this.dataSource;
    const run = await manager.findOneBy(ScheduleRunEntity, { id: runId });
    if (!run) throw new BatchError('RUN_UNKNOWN', `there is no run ${runId} of the calendar`, { status: 404 });
    if (run.finishedAt !== null) return 0;
    const failures: DayFailure[] = [];
    let sealed = 0;
    for (const businessDate of await this.#datesToClose(manager)) {
      try {
        sealed += (await this.#closeDate(businessDate, run.actor)) ? 1 : 0;
      } catch (error) {
        if (!(error instanceof ProbityError)) throw error;
        failures.push({ businessDate, code: error.code });
        this.logger.error({ businessDate, err: error }, 'a day could not be closed; the next run tries it again');
      }
    }
    await manager.update(ScheduleRunEntity, { id: runId, finishedAt: IsNull() }, { finishedAt: new Date(), sealed, failures });
    this.logger.info({ runId, sealed, failed: failures.length }, 'days closed');
    return sealed;
  }

  async view(): Promise<ScheduleView> {
    const { manager } = this.dataSource;
    const bank = await bankCalendar(manager);
    const runs = await manager.find(ScheduleRunEntity, { order: { startedAt: 'DESC' }, take: 10 });
    return {
      calendar: bank ? viewOfCalendar(bank.calendar, bank.timeZone) : null,
      next: bank ? nextRun(bank.calendar, bank.timeZone, this.clock.nowSeconds()) : null,
      runs: runs.map(({ id, runDate, startedAt, finishedAt, sealed, failures, actor }) => ({
        id, date: runDate, startedAt: startedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null, sealed, failures, actor,
      })),
    };
  }

  /** Dates up to yesterday that want a batch, oldest first. */
  async #datesToClose(manager: EntityManager): Promise<string[]> {
    const { startDate, timeZone } = await bankProfile(manager);
    const yesterday = addDays(businessDateOf(this.clock.nowSeconds(), timeZone), -1);
    const batches = await manager.find(BatchEntity, { select: { id: true, businessDate: true, kind: true, state: true, endSequence: true } });
    const days = await manager.find(BusinessDayEntity);
    const next = new Map(days.map(({ businessDate, nextSequence }) => [businessDate, nextSequence]));
    const byDate = new Map<string, BatchEntity[]>();
    for (const batch of batches) byDate.set(batch.businessDate, [...(byDate.get(batch.businessDate) ?? []), batch]);
    const dates: string[] = [];
    for (let date = startDate; date <= yesterday; date = addDays(date, 1)) {
      if (wanted(byDate.get(date) ?? [], next.get(date) ?? 0) !== undefined) dates.push(date);
    }
    return dates;
  }

  /** Seals what a date wants now. Returns false where somebody else did meanwhile. */
  async #closeDate(businessDate: string, actor: string): Promise<boolean> {
    const { manager } = this.dataSource;
    const batches = await manager.findBy(BatchEntity, { businessDate });
    const day = await manager.findOneBy(BusinessDayEntity, { businessDate });
    const kind = wanted(batches, day?.nextSequence ?? 0);
    if (kind === undefined) return false;
    try {
      await this.seal({ businessDate, kind, actor });
    } catch (error) {
      // The date's first record came between looking and sealing.
      if (!(error instanceof BatchError && error.code === 'DAY_HAS_RECORDS')) throw error;
      await this.seal({ businessDate, kind: 'normal', actor });
    }
    return true;
  }
}

/** The kind of batch that a date is to get now, undefined where none. */
function wanted(batches: readonly Pick<BatchEntity, 'kind' | 'state' | 'endSequence'>[], nextSequence: number): 'normal' | 'empty' | 'late' | undefined {
  const first = batches.find(({ kind }) => kind === 'normal' || kind === 'empty');
  if (!first) return nextSequence > 0 ? 'normal' : 'empty';
  if (first.state === 'sealing' || first.state === 'open') return first.kind as 'normal' | 'empty';
  if (batches.some(({ kind, state }) => kind === 'late' && state === 'sealing')) return 'late';
  const end = Math.max(...batches.map(({ endSequence }) => endSequence));
  return nextSequence > end && batches.every(({ state }) => state === 'judged') ? 'late' : undefined;
}

function viewOfCalendar(row: Calendar & { readonly version: number; readonly continuous: boolean }, timeZone: string): NonNullable<ScheduleView['calendar']> {
  const { version, closeTime, weekdays, closedDates, continuous } = row;
  return { version, closeTime, weekdays, closedDates, continuous, timeZone };
}

/** Returns the new run's id, or undefined where the date has one. */
async function noteRun(manager: EntityManager, runDate: string | null, actor: string): Promise<string | undefined> {
  const id = newId();
  const inserted = await manager.createQueryBuilder().insert().into(ScheduleRunEntity).values({ id, runDate, finishedAt: null, sealed: 0, failures: [], actor }).orIgnore().returning('id').execute();
  if ((inserted.raw as unknown[]).length === 0) return undefined;
  await manager.insert(OutboxEntity, { id: newId(), topic: 'close-days', payload: { runId: id }, dispatchedAt: null });
  return id;
}
