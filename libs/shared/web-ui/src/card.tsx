import { useId, type ReactElement, type ReactNode } from 'react';
import styles from './card.module.css';

export interface CardProps {
  readonly title?: ReactNode;
  /** Beside the title, at the right. */
  readonly aside?: ReactNode;
  /** Under the title: what the reader sees here, in one sentence. */
  readonly lead?: ReactNode;
  /** No padding around the content: tables and plots that reach the edge. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

/** A section of a page with a heading of its own. */
export function Card({ title, aside, lead, flush = false, children }: CardProps): ReactElement {
  const heading = useId();
  return (
    <section className={styles.card} aria-labelledby={title === undefined ? undefined : heading}>
      {title !== undefined && (
        <header className={styles.header}>
          <h2 id={heading}>{title}</h2>
          {aside !== undefined && <div className={styles.aside}>{aside}</div>}
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        </header>
      )}
      <div className={flush ? styles.flush : styles.body}>{children}</div>
    </section>
  );
}
