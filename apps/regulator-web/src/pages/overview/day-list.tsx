import { dateWords, StateBadge, StateMark } from '@probity/shared-web-ui';
import { useState, type ReactElement } from 'react';
import { PortalLink } from '../../shell/portal-link.js';
import styles from './day-list.module.css';
import type { BankOverview, Overview } from './overview-data.js';

/** Days shown before one asks for more. */
const FIRST_DAYS = 14;

/** On a telephone, instead of the matrix: each bank's days, the newest first, and of each the lines that are not as the day is. */
export function DayList({ data, onOpen }: { readonly data: Overview; readonly onOpen: (bankId: string, date: string) => void }): ReactElement {
  return (
    <div className={styles.banks}>
      {data.banks.map((bank) => <Bank key={bank.bankId} bank={bank} dates={data.dates} onOpen={(date) => onOpen(bank.bankId, date)} />)}
    </div>
  );
}

function Bank({ bank, dates, onOpen }: { readonly bank: BankOverview; readonly dates: readonly string[]; readonly onOpen: (date: string) => void }): ReactElement {
  const [all, setAll] = useState(false);
  const days = dates.map((date, index) => ({ date, index, state: bank.days[index] ?? null })).filter(({ state }) => state !== null).reverse();
  const shown = all ? days : days.slice(0, FIRST_DAYS);
  return (
    <section aria-label={bank.name}>
      <h3><PortalLink to={`/banks/${bank.bankId}`}>{bank.name}</PortalLink></h3>
      <ul className={styles.days}>
        {shown.map(({ date, index, state }) => {
          const differing = bank.lines.flatMap(({ code, name, cells }) => {
            const cell = cells[index];
            return cell === null || cell === undefined || cell.state === state ? [] : [{ code, name, state: cell.state }];
          });
          return (
            <li key={date}>
              <button type="button" className={styles.day} onClick={() => onOpen(date)}>
                <span>{dateWords(date)}</span>
                <StateBadge state={state!} />
                {differing.map((line) => <span key={line.code} className={styles.line}><StateMark state={line.state} /> {line.name}: {line.state}</span>)}
              </button>
            </li>
          );
        })}
      </ul>
      {days.length > shown.length && <button type="button" className={styles.more} onClick={() => setAll(true)}>Show {days.length - shown.length} earlier days</button>}
    </section>
  );
}
