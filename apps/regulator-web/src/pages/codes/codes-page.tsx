import { REASONS, type Reason } from '@probity/shared-proof-verifier/reasons';
import { Card, EmptyState, StateBadge, Table, TextField } from '@probity/shared-web-ui';
import type { ReactElement } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { PageTitle } from '../../shell/page-title.js';
import { PortalLink } from '../../shell/portal-link.js';
import { CodeLink } from './code-link.js';
import styles from './codes-page.module.css';

interface Entry extends Reason {
  readonly code: string;
  /** Null of what several claims may carry. */
  readonly claim: string | null;
}

const ENTRIES: readonly Entry[] = Object.entries(REASONS).flatMap(([claim, reasons]) =>
  Object.entries(reasons as Record<string, Reason>).map(([code, reason]) => ({ ...reason, code, claim: claim === 'any' ? null : claim })));

/** Every reason that a claim may carry. */
export function CodesPage(): ReactElement {
  const [parameters, setParameters] = useSearchParams();
  const words = (parameters.get('find') ?? '').toLowerCase().split(/\s+/);
  const found = ENTRIES.filter((entry) => words.every((word) => `${entry.code} ${entry.sentence} ${entry.cure} ${entry.claim ?? ''} ${entry.status}`.toLowerCase().includes(word)));
  return (
    <>
      <PageTitle title="Codes" lead="Every reason that a claim may carry: what it says, who acts, what cures it." />
      <div className={styles.search}>
        <TextField label="Find" type="search" value={parameters.get('find') ?? ''} onChange={({ target }) => setParameters(target.value === '' ? {} : { find: target.value }, { replace: true })} />
      </div>
      <Table
        caption={`${found.length} of ${ENTRIES.length} codes`} rows={found} keyOf={({ code }) => code} empty="No code has these words."
        columns={[
          { key: 'code', title: 'Code', cell: ({ code }) => <CodeLink code={code} /> },
          { key: 'claim', title: 'Claim', cell: ({ claim }) => claim ?? 'any' },
          { key: 'status', title: 'Status', cell: ({ status }) => <StateBadge state={status} /> },
          { key: 'sentence', title: 'What it says', cell: ({ sentence }) => sentence.replaceAll(/\{(\w+)\}/g, '‹$1›') },
        ]}
      />
    </>
  );
}

/** One of them. */
export function CodePage(): ReactElement {
  const { code } = useParams();
  const entry = ENTRIES.find((candidate) => candidate.code === code);
  if (entry === undefined) return <EmptyState title="There is no such code"><PortalLink to="/codes">All codes</PortalLink></EmptyState>;
  return (
    <>
      <PageTitle title={entry.code} lead={entry.sentence.replaceAll(/\{(\w+)\}/g, '‹$1›')} aside={<PortalLink to="/codes">All codes</PortalLink>} />
      <Card>
        <dl className={styles.code}>
          <div><dt>Status</dt><dd><StateBadge state={entry.status} /></dd></div>
          <div><dt>Claim</dt><dd>{entry.claim ?? 'any claim that rests on it'}</dd></div>
          <div><dt>Who acts</dt><dd>{entry.who}</dd></div>
          <div><dt>What cures it</dt><dd>{entry.cure}</dd></div>
          <div><dt>Where it stands</dt><dd><PortalLink to={`/verdicts?code=${entry.code}`}>Verdicts with this code</PortalLink></dd></div>
        </dl>
      </Card>
    </>
  );
}
