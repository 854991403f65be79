import type { ButtonHTMLAttributes, ReactElement } from 'react';
import styles from './button.module.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary`: the one thing to do here. `quiet`: no frame. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** Something is under way: the button can't be pressed again and says so. */
  readonly busy?: boolean;
}

export function Button({ look = 'plain', busy = false, type = 'button', className, disabled, children, ...rest }: ButtonProps): ReactElement {
  return (
    <button type={type} className={`${styles.button} ${styles[look]} ${className ?? ''}`} disabled={disabled === true || busy} aria-busy={busy || undefined} {...rest}>
      {children}
      {busy && <span className={styles.busy} aria-hidden="true" />}
    </button>
  );
}
