import type { BankRegistration } from '@probity/shared-evidence';
import { ProbityError, type Clock } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';
import type { Frame } from './frame.js';
import { readRows } from './read-rows.js';
import { dayDetailOf, overviewOf, type DayDetail, type Overview } from './overview.js';

export type OverviewErrorCode = 'BANK_UNKNOWN' | 'DAY_NOT_OWED';

/** Reads what the portal's first page and the frame around every page show. It reads only. */
export class OverviewService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Whether this is a sandbox, and the banks that are registered. */
  async frame(): Promise<Frame> {
    const [mode]: { sandbox: boolean }[] = await this.dataSource.query('SELECT sandbox FROM regulator.mode ORDER BY sequence DESC LIMIT 1');
    const banks: { document: BankRegistration }[] = await this.dataSource.query('SELECT document FROM regulator.bank ORDER BY bank_id');
    return {
      now: new Date(this.clock.nowSeconds() * 1000).toISOString(),
      sandbox: mode?.sandbox ?? false,
      banks: banks.map(({ document: { bankId, name, timeZone, startDate } }) => ({ bankId, name, timeZone, startDate })),
    };
  }

  /** All banks at once. @param asOf a date: everything as it was known when it was over, UTC; now where none is named */
  async overview(asOf?: string): Promise<Overview> {
    const moment = this.momentOf(asOf);
    return overviewOf(await readRows(this.dataSource, moment), moment.now);
  }

  /** @throws ProbityError BANK_UNKNOWN, DAY_NOT_OWED (404) of a date that is not over, or before the bank's start date */
  async day(bankId: string, date: string, asOf?: string): Promise<DayDetail> {
    const moment = this.momentOf(asOf);
    const rows = await readRows(this.dataSource, moment, bankId);
    const bank = rows.banks.find((candidate) => candidate.bankId === bankId);
    if (bank === undefined) throw overviewError('BANK_UNKNOWN', 'no bank of this id is registered');
    const detail = dayDetailOf(bank, rows, date, moment.now);
    if (detail === undefined) throw overviewError('DAY_NOT_OWED', 'nothing is owed of the bank on this date: it is before its start date, or not over');
    return detail;
  }

  private momentOf(asOf: string | undefined): Moment {
    const now = this.clock.nowSeconds();
    if (asOf === undefined) return { now, knownUntil: undefined };
    const over = Date.parse(`${asOf}T00:00:00Z`) / 1000 + 86_400 - 1;
    return over < now ? { now: over, knownUntil: over } : { now, knownUntil: undefined };
  }
}

/** UTC epoch seconds. */
export interface Moment {
  /** Which days are over by then. */
  readonly now: number;
  /** What was received, judged or registered later is left out; undefined: nothing is. */
  readonly knownUntil: number | undefined;
}

function overviewError(code: OverviewErrorCode, detail: string): ProbityError<OverviewErrorCode> {
  return new ProbityError<OverviewErrorCode>(code, detail, { status: 404 });
}
