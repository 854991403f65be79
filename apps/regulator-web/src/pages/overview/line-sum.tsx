import { amountWords, countWords, StateMark } from '@probity/shared-web-ui';
import type { ReactElement } from 'react';
import styles from './line-sum.module.css';
import type { DayDetail } from './overview-data.js';

type Line = DayDetail['lines'][number];

/** The sum of each ledger line of a day. */
export function LineSums({ lines }: { readonly lines: readonly Line[] }): ReactElement {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line.code}>
          <h3><StateMark state={line.state} label={line.state} /> {line.name}</h3>
          {line.sum === null ? <p className={styles.nothing}>No figures came.</p> : <SumWords sum={line.sum} currency={line.currency} />}
        </li>
      ))}
    </ul>
  );
}

/** "ledger 612 = scored 597 + quarantined 0 + excluded 0 + missing 15", and the same in money. */
function SumWords({ sum, currency }: { readonly sum: NonNullable<Line['sum']>; readonly currency: string }): ReactElement {
  const parts = [['scored', sum.scored], ['quarantined', sum.quarantined], ['excluded', sum.excluded], ['missing', sum.missing]] as const;
  return (
    <table className={styles.sum}>
      <tbody>
        <tr>
          <th scope="row">ledger</th>
          <td>{countWords(sum.ledger.count)}</td>
          <td>{amountWords(sum.ledger.amount, currency)}</td>
        </tr>
        {parts.map(([word, tally], index) => (
          <tr key={word} className={word === 'missing' && tally.count !== '0' ? styles.short : undefined}>
            <th scope="row"><span className={styles.sign}>{index === 0 ? '=' : '+'}</span> {word}</th>
            <td>{countWords(tally.count)}</td>
            <td>{amountWords(tally.amount, currency)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
