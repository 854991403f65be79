import { useEffect, type ReactElement, type ReactNode } from 'react';
import styles from './page-title.module.css';

/** The page's heading, also in the window's title. @param lead the state of what the page shows, in one sentence */
export function PageTitle({ title, lead, aside }: { readonly title: string; readonly lead?: ReactNode; readonly aside?: ReactNode }): ReactElement {
  useEffect(() => {
    document.title = `${title} · Probity`;
  }, [title]);
  return (
    <header className={styles.header}>
      <div>
        <h1>{title}</h1>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      </div>
      {aside}
    </header>
  );
}
