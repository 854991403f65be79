import { dateWords, Dialog, ErrorState, InstantText, Skeleton, StateBadge, StateMark, STATE_MEANING } from '@probity/shared-web-ui';
import type { ReactElement } from 'react';
import { useAsOf } from '../../shell/as-of.js';
import { PortalLink } from '../../shell/portal-link.js';
import styles from './day-dialog.module.css';
import { LineSums } from './line-sum.js';
import { useDay, type DayDetail } from './overview-data.js';

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
      <LineSums lines={day.lines} />
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
      <PortalLink to={`/banks/${day.bankId}/days/${day.date}`}>Open this day: what is shown, what was in force, and check it here</PortalLink>
    </div>
  );
}
