import { answer, type components } from '@probity/regulator-api-client';
import { Button, ErrorState, InstantText, Select, Skeleton, StateBadge, Table, TextField } from '@probity/shared-web-ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { useApi } from '../../api.js';
import { AsOfControl } from '../../shell/as-of-control.js';
import { useAsOf } from '../../shell/as-of.js';
import { useFrame } from '../../shell/frame.js';
import { PageTitle } from '../../shell/page-title.js';
import { PortalLink } from '../../shell/portal-link.js';
import { CodeLink } from '../codes/code-link.js';
import styles from './verdicts-page.module.css';

type Found = components['schemas']['FoundVerdict'];

const CHOICES = {
  summary: { title: 'Verdict', values: ['shown', 'not shown', 'refused'] },
  kind: { title: 'Batch', values: ['normal', 'empty', 'late', 'correction', 'recovery'] },
  claim: { title: 'Claim', values: ['records', 'coverage', 'model', 'features', 'windows', 'alerts', 'history', 'setup'] },
  status: { title: 'Status of the claim', values: ['shown', 'not shown', 'refused'] },
} as const;
const NAMES = ['bank', 'from', 'to', 'code', ...Object.keys(CHOICES)] as const;

/** Verdicts of all banks; every condition is in the address. */
export function VerdictsPage(): ReactElement {
  const [parameters, setParameters] = useSearchParams();
  const [asOf] = useAsOf();
  const { data: frame } = useFrame();
  const api = useApi();
  const filter = Object.fromEntries(NAMES.flatMap((name) => (parameters.get(name) ?? '' ? [[name, parameters.get(name)]] : []))) as Record<string, string>;
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['verdicts', filter, asOf],
    // What stands in the address may be anything: the service refuses what is no filter, and the page shows that.
    queryFn: ({ pageParam }) => answer(api.GET('/verdicts', { params: { query: { ...filter, ...(asOf === undefined ? {} : { asOf }), ...(pageParam === null ? {} : { cursor: pageParam }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const set = (name: string, value: string): void => setParameters((before) => {
    const next = new URLSearchParams(before);
    if (value === '') next.delete(name);
    else next.set(name, value);
    return next;
  }, { replace: true });

  return (
    <>
      <PageTitle title="Verdicts" lead="One for each piece of evidence that was judged, newest first." aside={<AsOfControl />} />
      <form className={styles.filters} role="search" onSubmit={(event) => event.preventDefault()}>
        <Select label="Bank" value={filter['bank'] ?? ''} onChange={({ target }) => set('bank', target.value)}>
          <option value="">any</option>
          {frame?.banks.map(({ bankId, name }) => <option key={bankId} value={bankId}>{name}</option>)}
        </Select>
        {Object.entries(CHOICES).map(([name, { title, values }]) => (
          <Select key={name} label={title} value={filter[name] ?? ''} onChange={({ target }) => set(name, target.value)}>
            <option value="">any</option>
            {values.map((value) => <option key={value}>{value}</option>)}
          </Select>
        ))}
        <TextField label="From" type="date" value={filter['from'] ?? ''} onChange={({ target }) => set('from', target.value)} />
        <TextField label="To" type="date" value={filter['to'] ?? ''} onChange={({ target }) => set('to', target.value)} />
        <TextField label="Code" value={filter['code'] ?? ''} onChange={({ target }) => set('code', target.value.toUpperCase())} placeholder="LINE_NOT_COVERED" />
        {Object.keys(filter).length > 0 && <Button look="quiet" onClick={() => setParameters(asOf === undefined ? {} : { asOf })}>Clear</Button>}
      </form>
      {error !== null && <ErrorState title="The verdicts could not be read" error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} label="Reading the verdicts" />}
      {data !== undefined && <Found rows={data.pages.flatMap(({ verdicts }) => verdicts)} nameOf={(bankId) => frame?.banks.find((bank) => bank.bankId === bankId)?.name ?? bankId} />}
      {hasNextPage && <p className={styles.more}><Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>Older verdicts</Button></p>}
    </>
  );
}

function Found({ rows, nameOf }: { readonly rows: readonly Found[]; readonly nameOf: (bankId: string) => string }): ReactElement {
  return (
    <Table
      caption="Verdicts" hideCaption rows={rows} keyOf={({ bankId, headerHash, judgedAt, businessDate }) => `${bankId} ${headerHash} ${judgedAt} ${businessDate}`} empty="No verdict is like that."
      columns={[
        {
          key: 'day', title: 'Day',
          cell: ({ bankId, businessDate, batchIndex }) => (businessDate === null ? 'unreadable evidence' : <PortalLink to={`/banks/${bankId}/days/${businessDate}`}>{businessDate}{batchIndex === 0 || batchIndex === null ? '' : `, batch ${batchIndex}`}</PortalLink>),
        },
        { key: 'bank', title: 'Bank', cell: ({ bankId }) => nameOf(bankId) },
        { key: 'kind', title: 'Batch', cell: ({ batchKind }) => batchKind ?? '' },
        { key: 'verdict', title: 'Verdict', cell: ({ summary }) => <StateBadge state={summary} /> },
        {
          key: 'why', title: 'What is not shown, and why',
          cell: ({ findings }) => {
            // Windows are never shown: said once at the foot of every page.
            const told = findings.filter(({ claim, status }) => claim !== 'windows' || status === 'refused');
            return told.length === 0 ? 'nothing but windows' : <ul className={styles.findings}>{told.map(({ claim, code }) => <li key={claim}>{claim}: <CodeLink code={code} /></li>)}</ul>;
          },
        },
        { key: 'judged', title: 'Judged', cell: ({ judgedAt }) => <InstantText instant={judgedAt} /> },
      ]}
    />
  );
}
