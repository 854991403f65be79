import { useId, type InputHTMLAttributes, type ReactElement, type SelectHTMLAttributes } from 'react';
import styles from './field.module.css';

export interface TextFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  /** Under the field: what to write here. */
  readonly hint?: string;
  /** What is wrong with it; read out with the field. */
  readonly problem?: string;
}

/** A labelled line of text. */
export function TextField({ label, hint, problem, ...input }: TextFieldProps): ReactElement {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input id={id} className={styles.input} aria-describedby={hint === undefined && problem === undefined ? undefined : `${id}-more`} aria-invalid={problem !== undefined || undefined} {...input} />
      {(hint !== undefined || problem !== undefined) && <span id={`${id}-more`} className={problem === undefined ? styles.hint : styles.problem}>{problem ?? hint}</span>}
    </div>
  );
}

export interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  readonly label: string;
  /** The label is read out only. */
  readonly hideLabel?: boolean;
}

/** A labelled choice of few. */
export function Select({ label, hideLabel = false, children, ...select }: SelectProps): ReactElement {
  const id = useId();
  return (
    <div className={styles.select}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : undefined}>{label}</label>
      <select id={id} className={styles.input} {...select}>{children}</select>
    </div>
  );
}
