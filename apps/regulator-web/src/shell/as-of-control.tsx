import type { ReactElement } from 'react';
import { useAsOf } from './as-of.js';
import styles from './as-of-control.module.css';

/** Chooses the date that everything is shown as of. */
export function AsOfControl(): ReactElement {
  const [asOf, setAsOf] = useAsOf();
  return (
    <label className={styles.control}>
      As known on
      <input type="date" value={asOf ?? ''} onChange={({ target }) => setAsOf(target.value === '' ? undefined : target.value)} />
    </label>
  );
}
