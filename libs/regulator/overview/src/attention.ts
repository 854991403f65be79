import { DateTime } from 'luxon';
import type { Day, DayStatus } from './days.js';
import type { BankRow, OpenMatters } from './rows.js';

/** In order of urgency. */
export const MATTERS = ['history-contradicted', 'day-refused', 'day-missing', 'judging-failed', 'development-key', 'day-not-shown', 'registration-pending', 'day-late'] as const;
export type Matter = (typeof MATTERS)[number];

/** Something that somebody has to look at. */
export interface AttentionItem {
  readonly matter: Matter;
  /** Null of what concerns no one bank. */
  readonly bankId: string | null;
  /** Of days: the newest of them. */
  readonly date: string | null;
  readonly count: number;
  /** What it is, in one plain sentence. */
  readonly sentence: string;
}

export const MAX_ITEMS = 7;

const DAYS: readonly { readonly matter: Matter; readonly state: DayStatus; readonly words: (days: string) => string }[] = [
  { matter: 'day-refused', state: 'refused', words: (days) => `${days} refused: a check failed.` },
  { matter: 'day-missing', state: 'missing', words: (days) => `${days} missing: the deadline has passed, and no evidence came.` },
  { matter: 'day-not-shown', state: 'not shown', words: (days) => `${days} not shown: something in the evidence is lacking.` },
  { matter: 'day-late', state: 'late', words: (days) => `${days} late: shown, after the deadline.` },
];

/**
 * What needs somebody, most urgent first, at most {@link MAX_ITEMS}: of one kind and bank all days are one item.
 * @param days of each bank, oldest first, in the period that is looked at
 */
export function attentionOf(
  banks: readonly { readonly bank: BankRow; readonly days: readonly Day[] }[], open: OpenMatters, sandbox: boolean,
): { readonly items: AttentionItem[]; readonly more: number } {
  const nameOf = (bankId: string): string => banks.find(({ bank }) => bank.bankId === bankId)?.bank.name ?? bankId;
  const items: AttentionItem[] = [
    ...open.contradictions.map(({ bankId, size, seenBy }) => ({
      matter: 'history-contradicted' as const, bankId, date: null, count: 1,
      sentence: `${nameOf(bankId)}: a signed log of ${size} entries contradicts the one kept here${seenBy === null ? '' : `, seen by ${seenBy}`}.`,
    })),
    ...banks.flatMap(({ bank, days }) => DAYS.flatMap(({ matter, state, words }) => {
      const found = days.filter((day) => day.state === state).map(({ date }) => date);
      return found.length === 0 ? [] : [{ matter, bankId: bank.bankId, date: found.at(-1)!, count: found.length, sentence: `${bank.name}: ${words(dayWords(found))}` }];
    })),
    ...open.failed.map(({ bankId, count }) => ({
      matter: 'judging-failed' as const, bankId, date: null, count, sentence: `${nameOf(bankId)}: ${count} ${count === 1 ? 'bundle' : 'bundles'} could not be judged: the judge itself failed.`,
    })),
    ...open.proposals.map(({ bankId, kind, count }) => ({
      matter: 'registration-pending' as const, bankId, date: null, count,
      sentence: `${bankId === null ? '' : `${nameOf(bankId)}: `}${count} ${kind.replaceAll('-', ' ')} ${count === 1 ? 'waits' : 'wait'} for two people to confirm.`,
    })),
    ...(open.developmentKeys === 0 ? [] : [{
      matter: 'development-key' as const, bankId: null, date: null, count: open.developmentKeys,
      sentence: `${open.developmentKeys} development ${open.developmentKeys === 1 ? 'key is' : 'keys are'} registered: anyone can make proofs with ${open.developmentKeys === 1 ? 'it' : 'them'}${sandbox ? ', and this sandbox accepts them' : ''}.`,
    }]),
  ];
  // In a sandbox everybody knows: every page says so.
  const urgency = ({ matter }: AttentionItem): number => (matter === 'development-key' && sandbox ? MATTERS.length : MATTERS.indexOf(matter));
  const sorted = items.toSorted((a, b) => urgency(a) - urgency(b) || (b.date ?? '').localeCompare(a.date ?? ''));
  return { items: sorted.slice(0, MAX_ITEMS), more: Math.max(0, sorted.length - MAX_ITEMS) };
}

function dayWords(dates: readonly string[]): string {
  const [newest] = dates.slice(-1);
  const words = DateTime.fromISO(newest!, { zone: 'utc', locale: 'en' }).toFormat('ccc d LLL yyyy');
  return dates.length === 1 ? words : `${dates.length} days, the newest ${words},`;
}
