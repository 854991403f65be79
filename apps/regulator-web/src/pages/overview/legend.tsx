import { StateBadge, STATE_MEANING, STATES } from '@probity/shared-web-ui';
import type { ReactElement } from 'react';
import styles from './legend.module.css';

/** What each shape means. */
export function Legend(): ReactElement {
  return (
    <details className={styles.legend}>
      <summary>What the shapes mean</summary>
      <dl>
        {STATES.map((state) => (
          <div key={state}>
            <dt><StateBadge state={state} /></dt>
            <dd>{STATE_MEANING[state]}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
