import type { Day } from './days.js';

export const FIGURES = ['records', 'alert-rate', 'quarantined-share', 'hours-to-verdict', 'late-days', 'refused-days'] as const;
export type FigureName = (typeof FIGURES)[number];

/** A figure of a bank over the days shown, beside the median of the other banks. */
export interface Figure {
  readonly name: FigureName;
  /** Over all days: mean records a day, alerts a record, quarantined a posting, median hours, number of days. Null: nothing known. */
  readonly value: number | null;
  readonly peers: number | null;
  /** A day each, oldest first. */
  readonly series: readonly (number | null)[];
  readonly peerSeries: readonly (number | null)[];
}

/** A bank's own part of its figures. */
export type OwnFigures = Readonly<Record<FigureName, { readonly value: number | null; readonly series: readonly (number | null)[] }>>;

/** @param days one for each date shown; undefined where nothing is owed */
export function ownFigures(days: readonly (Day | undefined)[]): OwnFigures {
  const perDay = days.map((day) => (day === undefined ? undefined : partsOf(day)));
  const known = perDay.filter((parts) => parts !== undefined);
  const total = (pick: (parts: DayParts) => number | null): number => known.reduce((sum, parts) => sum + (pick(parts) ?? 0), 0);
  const series = (pick: (parts: DayParts) => number | null): (number | null)[] => perDay.map((parts) => (parts === undefined ? null : pick(parts)));
  const withRecords = known.filter(({ records }) => records !== null).length;

  return {
    records: { value: ratio(total(({ records }) => records), withRecords), series: series(({ records }) => records) },
    'alert-rate': { value: ratio(total(({ alerts }) => alerts), total(({ records }) => records)), series: series(({ alerts, records }) => ratio(alerts, records)) },
    'quarantined-share': { value: ratio(total(({ quarantined }) => quarantined), total(({ ledger }) => ledger)), series: series(({ quarantined, ledger }) => ratio(quarantined, ledger)) },
    'hours-to-verdict': { value: median(known.map(({ hours }) => hours)), series: series(({ hours }) => hours) },
    'late-days': { value: known.length === 0 ? null : total(({ late }) => late), series: series(({ late }) => late) },
    'refused-days': { value: known.length === 0 ? null : total(({ refused }) => refused), series: series(({ refused }) => refused) },
  };
}

/** Puts each bank beside the median of the others; a bank alone has none. */
export function besidePeers(own: OwnFigures, others: readonly OwnFigures[]): Figure[] {
  return FIGURES.map((name) => ({
    name,
    ...own[name],
    peers: median(others.map((other) => other[name].value)),
    peerSeries: own[name].series.map((_, index) => median(others.map((other) => other[name].series[index] ?? null))),
  }));
}

interface DayParts {
  readonly records: number | null;
  readonly alerts: number | null;
  readonly ledger: number | null;
  readonly quarantined: number | null;
  /** From the end of the day to the verdict on its first header. */
  readonly hours: number | null;
  readonly late: number;
  readonly refused: number;
}

function partsOf({ live, state, endedAt, dueAt, headers }: Day): DayParts {
  const [first] = live;
  const newest = live.at(-1);
  const flags = { late: headers[0] !== undefined && (headers[0].receivedAt > dueAt || (headers[0].attestedAt ?? 0) > dueAt) ? 1 : 0, refused: state === 'refused' ? 1 : 0 };
  if (first === undefined || newest === undefined) return { records: null, alerts: null, ledger: null, quarantined: null, hours: null, ...flags };
  return {
    records: live.reduce((sum, { records }) => sum + Number(records), 0),
    alerts: live.reduce((sum, { alerts }) => sum + Number(alerts), 0),
    ledger: countIn(newest.coverage.map(({ ledger }) => ledger)),
    quarantined: countIn(newest.coverage.map(({ quarantined }) => quarantined)),
    hours: (first.judgedAt - endedAt) / 3600,
    ...flags,
  };
}

function countIn(tallies: readonly { readonly count: string }[]): number {
  return tallies.reduce((sum, { count }) => sum + Number(count), 0);
}

function ratio(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

/** The middle one of what is known, or the mean of the middle two. */
export function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  const [low, high] = [known[Math.floor((known.length - 1) / 2)], known[Math.floor(known.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
