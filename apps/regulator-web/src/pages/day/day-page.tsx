import { Card, dateWords, ErrorState, InstantText, Skeleton, StateBadge, STATE_MEANING } from '@probity/shared-web-ui';
import { lazy, Suspense, type ReactElement } from 'react';
import { useParams } from 'react-router';
import { useAsOf } from '../../shell/as-of.js';
import { BankTabs } from '../../shell/bank-tabs.js';
import { useBank } from '../../shell/bank.js';
import { PageTitle } from '../../shell/page-title.js';
import { PortalLink } from '../../shell/portal-link.js';
import { LineSums } from '../overview/line-sum.js';
import { useDay } from '../overview/overview-data.js';
import { Batch } from './batch.js';
import { useHeaders } from './day-data.js';
import styles from './day-page.module.css';

const CheckHere = lazy(async () => ({ default: (await import('../../check/check-here.js')).CheckHere }));

/** One business date of a bank: what is shown, what is not, and why; and the means to check it. */
export function DayPage(): ReactElement {
  const { date = '' } = useParams();
  const { bankId, name, timeZone } = useBank();
  const [asOf] = useAsOf();
  const day = useDay(bankId, date, asOf);
  const headers = useHeaders(bankId, date, asOf);
  const error = day.error ?? headers.error;
  return (
    <>
      <PageTitle
        title={`${name}, ${dateWords(date, true)}`} lead={day.data && STATE_MEANING[day.data.state]}
        aside={<nav className={styles.steps} aria-label="Days"><Step bankId={bankId} date={date} by={-1} /><Step bankId={bankId} date={date} by={1} /></nav>}
      />
      <BankTabs bankId={bankId} />
      {error !== null && <ErrorState title="This day could not be read" error={error} onRetry={() => { void day.refetch(); void headers.refetch(); }} />}
      {error === null && (day.data === undefined || headers.data === undefined) && <Skeleton lines={8} label="Reading the day" />}
      {error === null && day.data !== undefined && headers.data !== undefined && (
        <div className={styles.sections}>
          <p className={styles.times}>
            <StateBadge state={day.data.state} />
            <span>Evidence was due <InstantText instant={day.data.dueAt} timeZone={timeZone} />.</span>
            {day.data.receivedAt !== null && <span>It came <InstantText instant={day.data.receivedAt} timeZone={timeZone} />.</span>}
            {day.data.attestedAt !== null && <span>Finance signed <InstantText instant={day.data.attestedAt} timeZone={timeZone} />.</span>}
            {headers.data[0] !== undefined && headers.data[0].hours !== 24 && <span>A day of {headers.data[0].hours} hours: clocks change.</span>}
          </p>
          {headers.data.length === 0 && <Card title="Nothing came"><p>No header of this day is in the log that the witness cosigned. If none was closed, the bank has to close it late; if it was, the bank has to send its evidence.</p></Card>}
          {headers.data.toReversed().map((header) => <Batch key={header.headerHash} header={header} bankId={bankId} date={date} timeZone={timeZone} alone={headers.data.length === 1} />)}
          <Card title="Ledger lines" lead="Of the whole day, as the newest batch has it: ledger = scored + quarantined + excluded + missing.">
            <LineSums lines={day.data.lines} />
          </Card>
          {headers.data.some(({ anchored }) => anchored) && (
            <Suspense fallback={<Skeleton label="Loading" />}>
              <CheckHere bankId={bankId} date={date} headers={headers.data} />
            </Suspense>
          )}
        </div>
      )}
    </>
  );
}

function Step({ bankId, date, by }: { readonly bankId: string; readonly date: string; readonly by: 1 | -1 }): ReactElement | null {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time)) return null;
  const other = new Date(time + by * 86_400_000).toISOString().slice(0, 10);
  return <PortalLink to={`/banks/${bankId}/days/${other}`}>{by < 0 ? `← ${dateWords(other)}` : `${dateWords(other)} →`}</PortalLink>;
}
