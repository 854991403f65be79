import { newId, type Clock, type Logger } from '@probity/shared-platform';
import { calendarDay } from '@probity/shared-proof-verifier';
import { DateTime } from 'luxon';
import type { DataSource } from 'typeorm';
import type { ComparisonService } from './comparison.service.js';
import { Alarm, Bank } from './entities.js';

/** A day's evidence is owed at the end of the next day, by the clock. */
export const EVIDENCE_DUE_SECONDS = 24 * 60 * 60;
const BEAT_MILLISECONDS = 60_000;

export interface AlarmView {
  readonly bankId: string;
  readonly kind: Alarm['kind'];
  readonly businessDate: string;
  readonly raisedAt: string;
  /** What was missing has come since. */
  readonly over: boolean;
}

/**
 * Expects a header of each bank and calendar day, and its evidence, and raises an alarm once where one is missing: silence
 * is what a bank with something to hide would send. A line can't be missing alone: each header opens all lines of the
 * register in force, and another register is refused.
 */
export class HeartbeatService {
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly comparisons: ComparisonService,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  start(): void {
    const beat = (): void => {
      this.beating = this.beat().then(() => undefined, (error: unknown) => this.logger.error({ err: error }, 'the heartbeat could not be checked; it is tried again in a minute'));
    };
    beat();
    this.timer = setInterval(beat, BEAT_MILLISECONDS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.beating;
  }

  /** Raises what is due and was not raised before; one of several processes does (the unique key decides). Returns the new alarms. */
  async beat(): Promise<{ readonly bankId: string; readonly kind: Alarm['kind']; readonly businessDate: string }[]> {
    const raised = [];
    for (const { bankId, document } of await this.dataSource.manager.find(Bank, { order: { bankId: 'ASC' } })) {
      await this.comparisons.settleAll(bankId);
      for (const { date, kind } of await this.due(bankId, document)) {
        const { raw } = await this.dataSource.createQueryBuilder().insert().into(Alarm)
          .values({ id: newId(), bankId, kind, businessDate: date, createdAt: new Date(this.clock.nowSeconds() * 1000) }).orIgnore().returning(['id']).execute();
        if ((raw as unknown[]).length === 0) continue;
        this.logger.warn({ bankId, kind, businessDate: date }, kind === 'DAY_MISSING' ? 'no header of this business date is in the cosigned log' : 'the log has a header of this business date, and its evidence was not received');
        raised.push({ bankId, kind, businessDate: date });
      }
    }
    return raised;
  }

  /** Alarms raised, the newest first. */
  async list(): Promise<AlarmView[]> {
    const rows = await this.dataSource.manager.find(Alarm, { order: { businessDate: 'DESC', bankId: 'ASC' }, take: 1000 });
    const open = new Set<string>();
    for (const { bankId, document } of await this.dataSource.manager.find(Bank)) {
      for (const { date, kind } of await this.due(bankId, document)) open.add(`${bankId} ${kind} ${date}`);
    }
    return rows.map(({ bankId, kind, businessDate, createdAt }) => ({
      bankId, kind, businessDate, raisedAt: createdAt.toISOString(), over: !open.has(`${bankId} ${kind} ${businessDate}`),
    }));
  }

  /** Dates past their deadline without a header in the cosigned log, or without evidence of the one that is there. */
  private async due(bankId: string, { startDate, timeZone }: Bank['document']): Promise<{ date: string; kind: Alarm['kind'] }[]> {
    const rows: { business_date: string; evidence: boolean }[] = await this.dataSource.query(
      `SELECT leaf.business_date::text, bool_or(verdict.id IS NOT NULL) AS evidence FROM regulator.log_leaf leaf
         LEFT JOIN regulator.verdict ON verdict.bank_id = leaf.bank_id AND verdict.header_hash = leaf.hash
        WHERE leaf.bank_id = $1 AND leaf.kind = 'header' GROUP BY 1`,
      [bankId],
    );
    const held = new Map(rows.map(({ business_date: date, evidence }) => [date, evidence]));
    const due: { date: string; kind: Alarm['kind'] }[] = [];
    for (let day = DateTime.fromISO(startDate, { zone: 'utc' }); ; day = day.plus({ days: 1 })) {
      const date = day.toISODate()!;
      const bounds = calendarDay(date, timeZone);
      if (bounds === undefined || bounds.dayEnd + EVIDENCE_DUE_SECONDS > this.clock.nowSeconds()) return due;
      const evidence = held.get(date);
      if (evidence !== true) due.push({ date, kind: evidence === undefined ? 'DAY_MISSING' : 'EVIDENCE_MISSING' });
    }
  }
}
