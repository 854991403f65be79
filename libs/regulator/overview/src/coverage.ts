import type { BatchHeader, LineRegister } from '@probity/shared-evidence';
import type { Day, DayStatus } from './days.js';
import type { LineRegisterRow } from './rows.js';

type Line = LineRegister['lines'][number];
type Slot = BatchHeader['coverage'][number];

/** Count, and amount in the smallest unit of the line's currency; integers as text. */
export interface Tally {
  readonly count: string;
  readonly amount: string;
}

/** A line's sum of a day: ledger = scored + quarantined + excluded + missing. */
export interface LineSum {
  readonly ledger: Tally;
  readonly scored: Tally;
  readonly quarantined: Tally;
  readonly excluded: Tally;
  /** What finance counted and nothing accounts for; below zero: more was scored than finance counted. */
  readonly missing: Tally;
}

/** Reasons that speak of one line of a day, and not of the day: the other lines add up and are not shown all the same. */
const OF_ONE_LINE = new Set(['LINE_NOT_COVERED', 'LEDGER_FIGURES_DIFFER', 'QUARANTINE_DIFFERS', 'SCORED_FIGURES_DIFFER']);

/** The register of lines in force on a date: the newest valid-from not after it. */
export function registerOn(registers: readonly LineRegisterRow[], date: string): LineRegisterRow | undefined {
  return registers
    .filter(({ validFrom }) => validFrom <= date)
    .reduce<LineRegisterRow | undefined>((best, row) => (best === undefined || row.validFrom > best.validFrom || (row.validFrom === best.validFrom && row.sequence > best.sequence) ? row : best), undefined);
}

/** What the newest header that nothing replaced says of a line; undefined where there is none. */
export function sumOf(day: Day, { slot }: Line): LineSum | undefined {
  const figures = day.live.at(-1)?.coverage.find((entry) => entry.slot === slot);
  return figures && { ledger: figures.ledger, scored: figures.scored, quarantined: figures.quarantined, excluded: figures.excluded, missing: missingOf(figures) };
}

function missingOf({ ledger, scored, quarantined, excluded }: Slot): Tally {
  const rest = (key: 'count' | 'amount'): string => String(BigInt(ledger[key]) - BigInt(scored[key]) - BigInt(quarantined[key]) - BigInt(excluded[key]));
  return { count: rest('count'), amount: rest('amount') };
}

/**
 * What a line of a day is in: what the day is in, but for a line that adds up on a day that was refused for another line alone. That one is not shown:
 * the gravest finding is all that a claim tells, so what else is wrong is not known.
 */
export function lineState(day: Day, sum: LineSum | undefined): DayStatus {
  if (day.state !== 'refused' || sum === undefined || sum.missing.count !== '0' || sum.missing.amount !== '0') return day.state;
  const refused = day.live.flatMap(({ claims }) => claims.filter(({ status }) => status === 'refused'));
  return refused.every(({ claim, code }) => claim === 'coverage' && OF_ONE_LINE.has(code)) ? 'not shown' : 'refused';
}
