import type { Claim } from '@probity/shared-evidence';
import { attentionOf, type AttentionItem } from './attention.js';
import { changesOf, type Change } from './changes.js';
import { lineState, registerOn, sumOf, type LineSum } from './coverage.js';
import { daysOf, type Day, type DayStatus } from './days.js';
import { groupBy } from './group.js';
import { besidePeers, ownFigures, type Figure } from './figures.js';
import type { BankRow, HeaderRow, LineRegisterRow, OpenMatters, RegistrationSummary } from './rows.js';

/** Days of the matrix, and of figures and changes. */
export const MATRIX_DAYS = 91;
export const FIGURE_DAYS = 35;

/** Everything that the overview is made from. */
export interface OverviewRows {
  readonly banks: readonly BankRow[];
  readonly headers: readonly HeaderRow[];
  readonly registers: readonly LineRegisterRow[];
  readonly registrations: readonly RegistrationSummary[];
  readonly open: OpenMatters;
  readonly sandbox: boolean;
}

/** How many days are in which state; they add up to `expected`. `complete` days are those shown and in time. */
export interface DayCounts {
  readonly expected: number;
  readonly complete: number;
  readonly notShown: number;
  readonly late: number;
  readonly refused: number;
  readonly missing: number;
  readonly superseded: number;
  readonly awaited: number;
}

/** A line on a day. */
export interface Cell {
  readonly state: DayStatus;
  /** Postings that finance counted; null where nothing came. */
  readonly ledger: string | null;
  /** Of them, those that nothing accounts for. */
  readonly missing: string | null;
}

export interface LineRow {
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  /** One for each date; null where the line was not registered, or nothing is owed. */
  readonly cells: readonly (Cell | null)[];
}

export interface BankOverview {
  readonly bankId: string;
  readonly name: string;
  readonly counts: DayCounts;
  /** One for each date; null where nothing is owed. */
  readonly days: readonly (DayStatus | null)[];
  readonly lines: readonly LineRow[];
  readonly figures: readonly Figure[];
  readonly changes: readonly Change[];
}

/** The supervisor's first page. */
export interface Overview {
  /** ISO 8601: what came or was judged later is left out. */
  readonly knownAt: string;
  readonly sentence: string;
  readonly counts: DayCounts;
  readonly attention: readonly AttentionItem[];
  /** How many more there are than are listed. */
  readonly moreAttention: number;
  /** Business dates of the matrix, oldest first. */
  readonly dates: readonly string[];
  /** The newest of them, those of figures and changes. */
  readonly figureDates: readonly string[];
  readonly banks: readonly BankOverview[];
}

/** @param now UTC epoch seconds; the rows hold nothing that became known later */
export function overviewOf(rows: OverviewRows, now: number): Overview {
  const headersByBank = groupBy(rows.headers, ({ bankId }) => bankId);
  const banks = rows.banks.map((bank) => ({ bank, days: daysOf(bank, headersByBank.get(bank.bankId) ?? [], now) }));
  const dates = [...new Set(banks.flatMap(({ days }) => days.slice(-MATRIX_DAYS).map(({ date }) => date)))].sort().slice(-MATRIX_DAYS);
  const figureDates = dates.slice(-FIGURE_DAYS);
  const onDates = (days: readonly Day[], wanted: readonly string[]): (Day | undefined)[] => {
    const byDate = new Map(days.map((day) => [day.date, day]));
    return wanted.map((date) => byDate.get(date));
  };
  const own = banks.map(({ days }) => ownFigures(onDates(days, figureDates)));
  const counts = countDays(banks.flatMap(({ days }) => days));
  const { items, more } = attentionOf(banks, rows.open, rows.sandbox);

  return {
    knownAt: new Date(now * 1000).toISOString(),
    sentence: sentenceOf(banks.length, counts),
    counts,
    attention: items,
    moreAttention: more,
    dates,
    figureDates,
    banks: banks.map(({ bank, days }, index) => {
      const shown = onDates(days, dates);
      return {
        bankId: bank.bankId,
        name: bank.name,
        counts: countDays(days),
        days: shown.map((day) => day?.state ?? null),
        lines: linesOf(rows.registers.filter(({ bankId }) => bankId === bank.bankId), dates, shown),
        figures: besidePeers(own[index]!, own.filter((_, other) => other !== index)),
        changes: figureDates.length === 0 ? [] : changesOf(bank, rows.registrations, figureDates[0]!, figureDates.at(-1)!),
      };
    }),
  };
}

/** "2 banks, 86 days expected: 81 complete, 2 late, 1 refused, 1 missing, 1 superseded." Zero is said of what one asks for first. */
export function sentenceOf(banks: number, counts: DayCounts): string {
  const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
  const parts = [
    `${counts.complete} complete`,
    ...([['late', counts.late], ['not shown', counts.notShown]] as const).filter(([, count]) => count > 0).map(([word, count]) => `${count} ${word}`),
    `${counts.refused} refused`,
    `${counts.missing} missing`,
    ...([['superseded', counts.superseded], ['awaited', counts.awaited]] as const).filter(([, count]) => count > 0).map(([word, count]) => `${count} ${word}`),
  ];
  return `${plural(banks, 'bank')}, ${plural(counts.expected, 'day')} expected: ${parts.join(', ')}.`;
}

export function countDays(days: readonly { readonly state: DayStatus }[]): DayCounts {
  const count = (wanted: DayStatus): number => days.filter(({ state }) => state === wanted).length;
  return {
    expected: days.length, complete: count('shown'), notShown: count('not shown'), late: count('late'), refused: count('refused'), missing: count('missing'),
    superseded: count('superseded'), awaited: count('awaited'),
  };
}

/** Lines of a bank over the dates, by code, in the order of the newest register that names each. */
function linesOf(registers: readonly LineRegisterRow[], dates: readonly string[], days: readonly (Day | undefined)[]): LineRow[] {
  const onDate = dates.map((date) => registerOn(registers, date));
  const newest = onDate.toReversed().flatMap((register) => register?.lines ?? []);
  const codes = [...new Set(newest.map(({ code }) => code))];
  return codes.map((code) => {
    const { name, currency } = newest.find((line) => line.code === code)!;
    const cells = days.map((day, index): Cell | null => {
      const line = onDate[index]?.lines.find((candidate) => candidate.code === code);
      if (day === undefined || line === undefined) return null;
      const sum = sumOf(day, line);
      return { state: lineState(day, sum), ledger: sum?.ledger.count ?? null, missing: sum?.missing.count ?? null };
    });
    return { code, name, currency, cells };
  });
}

/** One day of a bank, opened. */
export interface DayDetail {
  readonly bankId: string;
  readonly date: string;
  readonly state: DayStatus;
  /** ISO 8601: by then evidence is owed; when the first came, and when finance signed. */
  readonly dueAt: string;
  readonly receivedAt: string | null;
  readonly attestedAt: string | null;
  readonly headers: readonly {
    readonly headerHash: string;
    readonly batchKind: string;
    readonly batchIndex: number;
    readonly summary: HeaderRow['summary'];
    readonly superseded: boolean;
    /** What is not shown or refused, and why. */
    readonly findings: readonly Claim[];
  }[];
  readonly lines: readonly { readonly code: string; readonly name: string; readonly currency: string; readonly state: DayStatus; readonly sum: LineSum | null }[];
}

/** @returns undefined where nothing is owed of the bank on that date */
export function dayDetailOf(bank: BankRow, rows: Pick<OverviewRows, 'headers' | 'registers'>, date: string, now: number): DayDetail | undefined {
  const day = daysOf(bank, rows.headers, now).find((candidate) => candidate.date === date);
  if (day === undefined) return undefined;
  const first = day.headers[0];
  const instant = (seconds: number | null | undefined): string | null => (seconds === null || seconds === undefined ? null : new Date(seconds * 1000).toISOString());
  return {
    bankId: bank.bankId,
    date,
    state: day.state,
    dueAt: new Date(day.dueAt * 1000).toISOString(),
    receivedAt: instant(first?.receivedAt),
    attestedAt: instant(first?.attestedAt),
    headers: day.headers.map((header) => ({
      headerHash: header.headerHash, batchKind: header.batchKind, batchIndex: header.batchIndex, summary: header.summary,
      superseded: !day.live.includes(header),
      findings: header.claims.filter(({ status }) => status !== 'shown'),
    })),
    lines: (registerOn(rows.registers, date)?.lines ?? []).map((line) => {
      const sum = sumOf(day, line);
      return { code: line.code, name: line.name, currency: line.currency, state: lineState(day, sum), sum: sum ?? null };
    }),
  };
}
