import { answer, type components } from '@probity/regulator-api-client';
import { Button, Card, countWords, EmptyState, ErrorState, InstantText, Skeleton, StateBadge, StateMark, Table } from '@probity/shared-web-ui';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useApi } from '../../api.js';
import { useAsOf } from '../../shell/as-of.js';
import { BankTabs } from '../../shell/bank-tabs.js';
import { useBank } from '../../shell/bank.js';
import { PageTitle } from '../../shell/page-title.js';
import { PortalLink } from '../../shell/portal-link.js';
import styles from './log-page.module.css';

type LogPageData = components['schemas']['LogPage'];
type Entry = LogPageData['entries'][number];
type Contradiction = LogPageData['contradictions'][number];

const REASON: Readonly<Record<string, string>> = {
  ANOTHER_ROOT: 'The bank signed another history of the same length as one that was cosigned.',
  NOT_CONSISTENT: 'The bank signed a longer history that does not extend the cosigned one.',
  SEEN_ELSEWHERE: 'Somebody else was shown another history than this witness.',
};
const KIND = { close: 'day closed', header: 'day proven', receipts: 'receipts of intake' } as const;

/** A bank's log: what was added when, what the witness cosigned, and any history that contradicts it. */
export function LogPage(): ReactElement {
  const { bankId, name } = useBank();
  const [asOf] = useAsOf();
  const api = useApi();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['log', bankId, asOf],
    queryFn: ({ pageParam }) => answer(api.GET('/banks/{bankId}/log', { params: { path: { bankId }, query: { ...(pageParam === null ? {} : { before: String(pageParam) }), ...(asOf === undefined ? {} : { asOf }) } } })),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
  const [first] = data?.pages ?? [];
  return (
    <>
      <PageTitle title={`Log of ${name}`} lead={first && (first.head === null ? 'Nothing was cosigned yet.' : `${countWords(first.head.size)} entries, each under a checkpoint that extends the one before. Consistency only: that an entry is here is no approval of it.`)} />
      <BankTabs bankId={bankId} />
      {error !== null && <ErrorState title="The log could not be read" error={error} onRetry={() => void refetch()} />}
      {error === null && first === undefined && <Skeleton lines={8} label="Reading the log" />}
      {first !== undefined && (
        <div className={styles.sections}>
          {first.contradictions.map((contradiction) => <ContradictionCard key={`${contradiction.size} ${contradiction.root}`} contradiction={contradiction} />)}
          {first.handedOut.length > 0 && (
            <Card title="Restored at the bank">
              <ul className={styles.plain}>
                {first.handedOut.map(({ size, at }) => <li key={at}>The bank took its leaves back from here up to the cosigned size {size}, <InstantText instant={at} />, and had to go on from there with a recovery that two people approved.</li>)}
              </ul>
            </Card>
          )}
          <Card title="Entries" flush lead="Newest first. Each checkpoint of the bank covers everything below it; the witness cosigns what extends what it kept.">
            {first.entries.length === 0 ? <EmptyState title="No entry yet" /> : <Entries entries={data!.pages.flatMap(({ entries }) => entries)} bankId={bankId} checkpoints={first.checkpoints} />}
            {hasNextPage && <p className={styles.more}><Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>Older entries</Button></p>}
          </Card>
        </div>
      )}
    </>
  );
}

function ContradictionCard({ contradiction: { size, seenAt, seenBy, reason, note } }: { readonly contradiction: Contradiction }): ReactElement {
  return (
    <div className={styles.contradiction}>
      <Card title={<><StateMark state="refused" /> Another history of {countWords(size)} entries was refused</>}>
        <p>{REASON[reason] ?? reason} Seen <InstantText instant={seenAt} />{seenBy === null ? ' by this witness' : ` by ${seenBy}`}. It carries the bank&rsquo;s own signature and is kept as evidence.</p>
        <details className={styles.note}>
          <summary>The signed checkpoint</summary>
          <pre>{note}</pre>
        </details>
      </Card>
    </div>
  );
}

function Entries({ entries, bankId, checkpoints }: { readonly entries: readonly Entry[]; readonly bankId: string; readonly checkpoints: LogPageData['checkpoints'] }): ReactElement {
  const rootAt = new Map(checkpoints.map(({ size, root }) => [size, root]));
  return (
    <Table
      caption="Entries of the log" hideCaption rows={entries} keyOf={({ index }) => String(index)}
      columns={[
        { key: 'index', title: 'Entry', numeric: true, cell: ({ index }) => countWords(index) },
        { key: 'kind', title: 'What', cell: ({ kind, batchKind }) => `${KIND[kind]}${batchKind === null || batchKind === 'normal' ? '' : ` (${batchKind})`}` },
        { key: 'day', title: 'Day', cell: ({ businessDate, batchIndex }) => businessDate !== null && <PortalLink to={`/banks/${bankId}/days/${businessDate}`}>{businessDate}{batchIndex === 0 ? '' : `, batch ${batchIndex}`}</PortalLink> },
        { key: 'verdict', title: 'Verdict', cell: ({ summary, kind }) => (summary === null ? (kind === 'header' ? 'not judged' : '') : <StateBadge state={summary} />) },
        { key: 'cosigned', title: 'Cosigned', cell: ({ cosignedAt }) => (cosignedAt === null ? 'not yet' : <InstantText instant={cosignedAt} />) },
        { key: 'hash', title: 'Leaf hash', cell: ({ hash, index }) => <code title={hash}>{hash.slice(0, 12)}…{rootAt.has(index + 1) && <span className={styles.root} title={`root of the checkpoint of size ${index + 1}: ${rootAt.get(index + 1)}`}> checkpoint</span>}</code> },
      ]}
    />
  );
}
