import { StateMark } from '@probity/shared-web-ui';
import type { ReactElement } from 'react';
import styles from './shown-strip.module.css';

/** Stands under every page: what a day that is shown proves, and what no day shows. */
export function ShownStrip(): ReactElement {
  return (
    <footer className={styles.strip} aria-label="What is shown and what is not">
      <div>
        <h2><StateMark state="shown" /> Shown</h2>
        <p>
          Every posting that finance counted on the registered lines went through the registered model, by the registered rules; every alert that follows was
          raised or merged; and nothing was changed afterwards.
        </p>
      </div>
      <div>
        <h2><StateMark state="not shown" /> Never shown</h2>
        <p>
          The history of each account as the model saw it, and the segment of a customer, are the bank&rsquo;s word: a dishonest bank can choose them, and with them most of a
          score. Nor whether the model is good, the thresholds sensible, finance&rsquo;s ledger honest, or what people did with an alert.
        </p>
      </div>
    </footer>
  );
}
