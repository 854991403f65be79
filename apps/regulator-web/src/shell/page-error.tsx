import { EmptyState, ErrorState } from '@probity/shared-web-ui';
import type { ReactElement } from 'react';
import { useRouteError } from 'react-router';
import styles from './layout.module.css';
import { PortalLink } from './portal-link.js';

/** What is shown instead of a page that failed, or that could not be loaded. */
export function PageError(): ReactElement {
  const error = useRouteError();
  return (
    <main className={styles.page}>
      <ErrorState title="This page failed" error={{ detail: error instanceof Error ? error.message : 'Something unexpected happened.' }} onRetry={() => window.location.reload()} />
    </main>
  );
}

/** An address that is no page. */
export function NotFoundPage(): ReactElement {
  return (
    <EmptyState title="There is no such page">
      <PortalLink to="/">Go to the overview</PortalLink>
    </EmptyState>
  );
}
