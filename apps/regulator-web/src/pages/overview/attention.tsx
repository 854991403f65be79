import { Card, StateMark, type State } from '@probity/shared-web-ui';
import type { ReactElement } from 'react';
import { PortalLink } from '../../shell/portal-link.js';
import styles from './attention.module.css';
import type { Overview } from './overview-data.js';

type Item = Overview['attention'][number];

const MARK: Readonly<Record<Item['matter'], State>> = {
  'history-contradicted': 'refused', 'day-refused': 'refused', 'day-missing': 'missing', 'judging-failed': 'not shown', 'development-key': 'not shown', 'day-not-shown': 'not shown',
  'registration-pending': 'awaited', 'day-late': 'late',
};

/** What needs somebody, most urgent first. */
export function Attention({ items, more }: { readonly items: readonly Item[]; readonly more: number }): ReactElement {
  return (
    <Card title="Needs you">
      {items.length === 0 ? <p>Nothing waits for anybody.</p> : (
        <ol className={styles.list}>
          {items.map((item) => (
            <li key={`${item.matter} ${item.bankId} ${item.sentence}`}>
              <StateMark state={MARK[item.matter]} />
              <PortalLink to={addressOf(item)}>{item.sentence}</PortalLink>
            </li>
          ))}
        </ol>
      )}
      {more > 0 && <p className={styles.more}>And {more} more, less urgent.</p>}
    </Card>
  );
}

/** The page on which one sees it. */
function addressOf({ matter, bankId, date }: Item): string {
  if (matter === 'registration-pending') return '/registrations';
  if (matter === 'development-key') return '/codes/SETUP_DEVELOPMENT_SANDBOX';
  if (matter === 'history-contradicted') return `/banks/${bankId}/log`;
  return date === null ? `/verdicts?bank=${bankId}` : `/banks/${bankId}/days/${date}`;
}
