import { answer } from '@probity/regulator-api-client';
import { Card, dateWords, EmptyState, ErrorState, InstantText, Skeleton, StateMark, Table } from '@probity/shared-web-ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useApi } from '../../api.js';
import { AsOfControl } from '../../shell/as-of-control.js';
import { useAsOf } from '../../shell/as-of.js';
import { BankTabs } from '../../shell/bank-tabs.js';
import { useBank } from '../../shell/bank.js';
import { PageTitle } from '../../shell/page-title.js';
import { PortalLink } from '../../shell/portal-link.js';
import { useOverview, type BankOverview } from '../overview/overview-data.js';
import styles from './bank-page.module.css';

/** One bank: its days, its ledger lines, and every field that its model can read. */
export function BankPage(): ReactElement {
  const { bankId, name, timeZone, startDate } = useBank();
  const [asOf] = useAsOf();
  const { data, error, refetch } = useOverview(asOf);
  const bank = data?.banks.find((candidate) => candidate.bankId === bankId);
  return (
    <>
      <PageTitle title={name} lead={startDate === undefined ? undefined : `Evidence is owed from ${dateWords(startDate, true)} on, by days in ${timeZone}.`} aside={<AsOfControl />} />
      <BankTabs bankId={bankId} />
      {error !== null && <ErrorState title="The bank could not be read" error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} label="Reading the bank" />}
      {data !== undefined && bank === undefined && <EmptyState title="No bank of this name is registered" />}
      {data !== undefined && bank !== undefined && (
        <div className={styles.sections}>
          <Card title="Days" lead="Newest first; each opens into its batches and claims."><Calendar bank={bank} dates={data.dates} /></Card>
          <Card title="Ledger lines" flush>
            <Table
              caption="Registered ledger lines" hideCaption rows={bank.lines} keyOf={({ code }) => code} empty="No line is registered."
              columns={[{ key: 'name', title: 'Line', cell: (line) => line.name }, { key: 'code', title: 'Code', cell: ({ code }) => <code>{code}</code> }, { key: 'currency', title: 'Currency', cell: ({ currency }) => currency }]}
            />
          </Card>
          <Circuits bankId={bankId} />
          <Programs bankId={bankId} />
        </div>
      )}
    </>
  );
}

/** Months of days, each a shape and a number. */
function Calendar({ bank, dates }: { readonly bank: BankOverview; readonly dates: readonly string[] }): ReactElement {
  const months = [...new Set(dates.map((date) => date.slice(0, 7)))].reverse();
  return (
    <div className={styles.months}>
      {months.map((month) => {
        const days = dates.flatMap((date, index) => (date.startsWith(month) ? [{ date, state: bank.days[index] ?? null }] : []));
        // Monday first.
        const offset = (new Date(`${days[0]!.date}T00:00:00Z`).getUTCDay() + 6) % 7;
        return (
          <section key={month}>
            <h3>{new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`))}</h3>
            <ol className={styles.days}>
              {Array.from({ length: offset }, (_, index) => <li key={index} aria-hidden="true" />)}
              {days.map(({ date, state }) => (
                <li key={date}>
                  {state === null ? <span className={styles.none}>{Number(date.slice(8))}</span> : (
                    <PortalLink to={`/banks/${bank.bankId}/days/${date}`} aria-label={`${dateWords(date)}: ${state}`} title={state}><StateMark state={state} /> {Number(date.slice(8))}</PortalLink>
                  )}
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}

function Circuits({ bankId }: { readonly bankId: string }): ReactElement {
  const api = useApi();
  const { data, error, refetch } = useQuery({ queryKey: ['circuits', bankId], queryFn: () => answer(api.GET('/banks/{bankId}/circuits', { params: { path: { bankId } } })) });
  return (
    <Card title="Keys, and what each stands on" lead="What the regulator could check itself, and what rests on whose word.">
      {error !== null && <ErrorState title="The keys could not be read" error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton label="Reading keys" />}
      {data?.length === 0 && <EmptyState title="No key is registered" />}
      <ul className={styles.keys}>
        {data?.map(({ keySha256, circuit, slots, state, sentence, certifiers, check, trustClass, standing }) => (
          <li key={keySha256}>
            <p className={styles.outcome}><StateMark state={state} label={state} /> <strong>{circuit}</strong></p>
            <p>{sentence}{certifiers.length > 0 && ` Certified by ${certifiers.join(', ')}.`}{check !== null && <> Checked <InstantText instant={check.at} />.</>}</p>
            <details className={styles.details}>
              <summary>Details</summary>
              <p>{slots} slots, class {trustClass}, {standing}. Key <code>{keySha256}</code>{check !== null && <>, constraints <code>{check.r1csSha256}</code> ({check.constraints} of them, {check.compiler})</>}.</p>
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Programs({ bankId }: { readonly bankId: string }): ReactElement {
  const api = useApi();
  const { data, error, refetch } = useQuery({ queryKey: ['programs', bankId], queryFn: () => answer(api.GET('/banks/{bankId}/feature-programs', { params: { path: { bankId } } })) });
  return (
    <Card title="What the model can read" lead="Every feature, with the fields that it is computed from. A field that is not here can not reach the model.">
      {error !== null && <ErrorState title="The feature programs could not be read" error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton label="Reading feature programs" />}
      {data?.length === 0 && <EmptyState title="No feature program is registered" />}
      {data?.map((program) => (
        <details key={program.program} open={program.inForce} className={styles.program}>
          <summary>{program.program}{program.inForce ? ', in force' : ''}, from {dateWords(program.validFrom, true)} on</summary>
          <p className={styles.outcome}>
            {program.forbidden.length === 0
              ? <><StateMark state="shown" /> It reads no field that is on the list of those that must not be read.</>
              : <><StateMark state="refused" /> It reads fields that must not be read: {program.forbidden.join(', ')}.</>}
          </p>
          <Table
            caption={`Features of ${program.program}`} hideCaption rows={program.reads} keyOf={({ kind, name }) => `${kind} ${name}`}
            columns={[{ key: 'name', title: 'Feature or rule', cell: ({ name }) => <code>{name}</code> }, { key: 'meaning', title: 'Meaning', cell: ({ meaning }) => meaning }, { key: 'fields', title: 'Reads', cell: ({ fields }) => fields.join(', ') || 'a constant' }]}
          />
        </details>
      ))}
    </Card>
  );
}
