import { Card, EmptyState, ErrorState, Select, Skeleton } from '@probity/shared-web-ui';
import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { AsOfControl } from '../../shell/as-of-control.js';
import { useAsOf } from '../../shell/as-of.js';
import { PageTitle } from '../../shell/page-title.js';
import { Attention } from './attention.js';
import { ChangeRibbon } from './change-ribbon.js';
import { CoverageMatrix } from './coverage-matrix.js';
import { DayDialog } from './day-dialog.js';
import { DayList } from './day-list.js';
import { Figures } from './figures.js';
import { Legend } from './legend.js';
import { useOverview, type Overview } from './overview-data.js';
import styles from './overview-page.module.css';
import { useNarrow } from './use-narrow.js';

/** The first page: what is covered, proven and unbroken, what is not, and why. */
export function OverviewPage(): ReactElement {
  const [asOf] = useAsOf();
  const { data, error, refetch } = useOverview(asOf);
  return (
    <>
      <PageTitle title="Overview" lead={data?.sentence} aside={<AsOfControl />} />
      {error !== null && <ErrorState title="The overview could not be read" error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} label="Reading the overview" />}
      {data !== undefined && (data.banks.length === 0 ? <EmptyState title="No bank is registered yet">Days appear here once a bank is registered and its start date has come.</EmptyState> : <Loaded data={data} />)}
    </>
  );
}

function Loaded({ data }: { readonly data: Overview }): ReactElement {
  const [parameters, setParameters] = useSearchParams();
  const narrow = useNarrow();
  const change = (name: string, value: string | undefined): void => setParameters((before) => {
    const next = new URLSearchParams(before);
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    return next;
  }, { preventScrollReset: true });
  const bank = data.banks.find(({ bankId }) => bankId === parameters.get('bank')) ?? data.banks[0]!;
  const [dayBank, dayDate] = parameters.get('day')?.split('/') ?? [];
  const openDay = (bankId: string, date: string): void => change('day', `${bankId}/${date}`);

  return (
    <div className={styles.sections}>
      <Attention items={data.attention} more={data.moreAttention} />
      <Card title="Coverage" flush lead="Every ledger line of every day: open one for its sum." aside={<Legend />}>
        {narrow ? <DayList data={data} onOpen={openDay} /> : <CoverageMatrix data={data} onOpen={openDay} />}
      </Card>
      <div className={styles.bankHeading}>
        <h2>{data.banks.length > 1 ? 'One bank beside the others' : bank.name}</h2>
        {data.banks.length > 1 && (
          <Select label="Figures of" value={bank.bankId} onChange={({ target }) => change('bank', target.value)}>
            {data.banks.map(({ bankId, name }) => <option key={bankId} value={bankId}>{name}</option>)}
          </Select>
        )}
      </div>
      <Figures bank={bank} dates={data.figureDates} />
      <ChangeRibbon bank={bank} dates={data.figureDates} />
      {dayBank !== undefined && dayDate !== undefined && (
        <DayDialog bankId={dayBank} bankName={data.banks.find(({ bankId }) => bankId === dayBank)?.name ?? dayBank} date={dayDate} onClose={() => change('day', undefined)} />
      )}
    </div>
  );
}
