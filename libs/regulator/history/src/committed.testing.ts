import { join } from 'node:path';
import { repositoryRoot } from '@probity/shared-platform';
import { readHistory, type RecordedHistory } from './format.js';

export const committedHistory = (): RecordedHistory => readHistory(join(repositoryRoot(), 'samples', 'recorded'));

/** What had come by the end of a date, in UTC, and what was said of it. */
export function partUntil({ recording, journal, verdicts, ...history }: RecordedHistory, date: string): RecordedHistory {
  const endsAt = Date.parse(`${date}T23:59:59Z`) / 1000;
  const part = journal.filter(({ at }) => at <= endsAt);
  const headers = new Set(part.flatMap((entry) => (entry.do === 'evidence' ? [headerOf(entry.bundle)] : [])));
  return { ...history, recording: { ...recording, to: date, endsAt }, journal: part, verdicts: verdicts.filter((verdict) => headers.has(keyOf(verdict))) };
}

interface Named {
  readonly bankId: string;
  readonly businessDate: string;
  readonly batchIndex: number;
}

const keyOf = ({ bankId, businessDate, batchIndex }: Named): string => `${bankId} ${businessDate} ${batchIndex}`;
const headerOf = (bundle: Record<string, unknown>): string => keyOf(bundle['header'] as Named);
