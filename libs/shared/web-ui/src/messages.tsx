import type { ReactElement, ReactNode } from 'react';
import { Button } from './button.js';
import styles from './messages.module.css';

/** Nothing to show, and why that is so. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }): ReactElement {
  return (
    <div className={styles.message}>
      <strong>{title}</strong>
      {children}
    </div>
  );
}

export interface ErrorStateProps {
  readonly title: string;
  /** `code` and `detail` of a refusal, as the service sends them. */
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** Something failed: what, the service's code for it, and a way to try again. */
export function ErrorState({ title, error, onRetry }: ErrorStateProps): ReactElement {
  const { code, detail, requestId } = partsOf(error);
  return (
    <div className={`${styles.message} ${styles.error}`} role="alert">
      <strong>{title}</strong>
      <span>{detail}</span>
      {(code !== undefined || requestId !== undefined) && <code>{[code, requestId].filter((part) => part !== undefined).join(' · ')}</code>}
      {onRetry !== undefined && <Button onClick={onRetry}>Try again</Button>}
    </div>
  );
}

function partsOf(error: unknown): { readonly code: string | undefined; readonly detail: string; readonly requestId: string | undefined } {
  const { code, detail, requestId } = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  return { code: text(code), detail: text(detail) ?? 'The service does not answer.', requestId: text(requestId) };
}

/** Grey bars where content will be. `label` is read out. */
export function Skeleton({ lines = 3, label = 'Loading' }: { readonly lines?: number; readonly label?: string }): ReactElement {
  return (
    <div className={styles.skeleton} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, index) => <span key={index} style={{ width: `${92 - ((index * 17) % 40)}%` }} />)}
    </div>
  );
}

/** How far something is. Without `value` it is under way, nobody knows how far. */
export function Progress({ label, value, max = 1 }: { readonly label: string; readonly value?: number; readonly max?: number }): ReactElement {
  return (
    <label className={styles.progress}>
      <span>{label}</span>
      <progress {...(value === undefined ? {} : { value })} max={max} />
    </label>
  );
}

/** A strip over a page that holds for all of it: this is a sandbox, this was recorded, this is how it was known on a day. */
export function Banner({ tone = 'plain', children }: { readonly tone?: 'plain' | 'warning'; readonly children: ReactNode }): ReactElement {
  return <div className={`${styles.banner} ${tone === 'warning' ? styles.warning : ''}`} role="note">{children}</div>;
}
