import { amountWords, countWords, dateWords, Dialog, ErrorState, InstantText, Skeleton, StateBadge, StateMark, STATE_MEANING } from '@probity/shared-web-ui';
import type { ReactElement } from 'react';
import { useAsOf } from '../../shell/as-of.js';
import styles from './day-dialog.module.css';
import { useDay, type DayDetail } from './overview-data.js';

type Line = DayDetail['lines'][number];
type Sum = NonNullable<Line['sum']>;

/** One day of a bank: the sum of each ledger line, and why the day is what it is. */
export function DayDialog({ bankId, bankName, date, onClose }: { readonly bankId: string; readonly bankName: string; readonly date: string; readonly onClose: () => void }): ReactElement {
  const [asOf] = useAsOf();
  const { data, error, refetch } = useDay(bankId, date, asOf);
  return (
    <Dialog open onOpenChange={(open) => { if (!open) onClose(); }} title={`${bankName}, ${dateWords(date, true)}`} {...(data === undefined ? {} : { description: STATE_MEANING[data.state] })}>
      {error !== null && <ErrorState title="This day could not be read" error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton label="Reading the day" />}
      {data !== undefined && <Day day={data} />}
    </Dialog>
  );
}

function Day({ day }: { readonly day: DayDetail }): ReactElement {
  return (
    <div className={styles.day}>
      <p className={styles.times}>
        <StateBadge state={day.state} />
        <span>Due <InstantText instant={day.dueAt} />.</span>
        {day.receivedAt !== null && <span>Evidence came <InstantText instant={day.receivedAt} />.</span>}
        {day.attestedAt !== null && <span>Finance signed <InstantText instant={day.attestedAt} />.</span>}
      </p>
      <ul className={styles.lines}>
        {day.lines.map((line) => (
          <li key={line.code}>
            <h3><StateMark state={line.state} label={line.state} /> {line.name}</h3>
            {line.sum === null ? <p className={styles.nothing}>No figures came.</p> : <SumWords sum={line.sum} currency={line.currency} />}
          </li>
        ))}
      </ul>
      {day.headers.filter(({ findings }) => findings.length > 0).map((header) => (
        <section key={header.headerHash} className={styles.findings}>
          <h3>{header.superseded ? 'What was sent first, since replaced' : day.headers.length > 1 ? `Batch ${header.batchIndex} (${header.batchKind})` : 'What is not shown, and why'}</h3>
          <ul>
            {header.findings.map((finding) => (
              <li key={finding.claim}>
                <StateMark state={finding.status} label={finding.status} />
                <span><strong>{finding.claim}</strong>: {finding.sentence} <code>{finding.code}</code></span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** "ledger 612 = scored 597 + quarantined 0 + excluded 0 + missing 15", and the same in money. */
function SumWords({ sum, currency }: { readonly sum: Sum; readonly currency: string }): ReactElement {
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
