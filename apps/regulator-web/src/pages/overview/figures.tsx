import { countWords, dateWords, shareWords, Sparkline } from '@probity/shared-web-ui';
import type { ReactElement } from 'react';
import styles from './figures.module.css';
import type { BankOverview, Figure } from './overview-data.js';

const WORDS: Readonly<Record<Figure['name'], { readonly title: string; readonly unit: string; readonly text: (value: number) => string }>> = {
  records: { title: 'Records', unit: 'a day, on average', text: (value) => countWords(Math.round(value)) },
  'alert-rate': { title: 'Alerts', unit: 'of all records', text: (value) => shareWords(value, 2) },
  'quarantined-share': { title: 'In quarantine', unit: 'of all postings, not scored', text: (value) => shareWords(value, 2) },
  'hours-to-verdict': { title: 'Hours to the verdict', unit: 'after the end of the day, median', text: (value) => `${value.toFixed(1)} h` },
  'late-days': { title: 'Late days', unit: 'in this time', text: (value) => countWords(Number.isInteger(value) ? value : value.toFixed(1)) },
  'refused-days': { title: 'Refused days', unit: 'in this time', text: (value) => countWords(Number.isInteger(value) ? value : value.toFixed(1)) },
};

/** Six figures of a bank over the newest days, each with its line beside the median of the other banks. */
export function Figures({ bank, dates }: { readonly bank: BankOverview; readonly dates: readonly string[] }): ReactElement {
  const [first, last] = [dates[0], dates.at(-1)];
  return (
    <section aria-label={`Figures of ${bank.name}`}>
      {first !== undefined && last !== undefined && (
        <p className={styles.period}>{dateWords(first)} to {dateWords(last)}, {dates.length} days. Full line: {bank.name}; dashed: the median of the other banks.</p>
      )}
      <ul className={styles.figures}>
        {bank.figures.map((figure) => <FigureCard key={figure.name} figure={figure} />)}
      </ul>
    </section>
  );
}

function FigureCard({ figure }: { readonly figure: Figure }): ReactElement {
  const { title, unit, text } = WORDS[figure.name];
  const value = figure.value === null ? 'not known' : text(figure.value);
  const peers = figure.peers === null ? 'no other bank to compare with' : `others: ${text(figure.peers)}`;
  return (
    <li className={styles.card}>
      <h3>{title}</h3>
      <p><span className={styles.value}>{value}</span> <span className={styles.unit}>{unit}</span></p>
      <Sparkline label={`${title} by day: ${value} ${unit}; ${peers}`} values={figure.series} peers={figure.peerSeries} />
      <p className={styles.peers}>{peers}</p>
    </li>
  );
}
