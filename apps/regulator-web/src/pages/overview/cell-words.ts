import { countWords, dateWords } from '@probity/shared-web-ui';
import type { BankOverview } from './overview-data.js';

export type Cell = NonNullable<BankOverview['lines'][number]['cells'][number]>;

/** Read out, and shown as a hint: "SCT in, Mon 4 May: refused, 612 postings, 15 missing". */
export function cellWords(line: string, date: string, cell: Cell | null): string {
  if (cell === null) return `${line}, ${dateWords(date)}: nothing owed`;
  const parts = [`${line}, ${dateWords(date)}: ${cell.state}`];
  if (cell.ledger !== null) parts.push(`${countWords(cell.ledger)} postings`);
  if (cell.missing !== null && cell.missing !== '0') parts.push(cell.missing.startsWith('-') ? `${countWords(cell.missing.slice(1))} too many` : `${countWords(cell.missing)} missing`);
  return parts.join(', ');
}

/** The few characters that fit below the shape: what is missing, else how many postings there are. */
export function cellFigure({ state, ledger, missing }: Cell): string {
  if (missing !== null && missing !== '0') return missing.startsWith('-') ? `+${compact(missing.slice(1))}` : `−${compact(missing)}`;
  if (ledger !== null) return compact(ledger);
  return state === 'missing' ? 'none' : '…';
}

/** `612`, `1.2k`, `34k`, `5M`: at most four characters. @param count a whole number as text */
export function compact(count: string): string {
  const value = Number(count);
  if (value < 1_000) return count;
  const [scaled, unit] = value < 999_500 ? [value / 1_000, 'k'] : [value / 1_000_000, 'M'];
  return `${scaled < 9.95 ? scaled.toFixed(1).replace('.0', '') : Math.round(scaled)}${unit}`;
}
