import { Banner, dateWords } from '@probity/shared-web-ui';
import type { ReactElement } from 'react';
import { Outlet, ScrollRestoration } from 'react-router';
import { useAsOf } from './as-of.js';
import { useFrame, useMode } from './frame.js';
import styles from './layout.module.css';
import { ShownStrip } from './shown-strip.js';
import { TopBar } from './top-bar.js';

/** Top bar, banners that hold for every page, the page, and the strip that says what is shown and what not. */
export function Layout(): ReactElement {
  const { data: frame } = useFrame();
  const { data: mode } = useMode();
  const [asOf, setAsOf] = useAsOf();
  return (
    <div className={styles.layout}>
      <a className={styles.skip} href="#page">Skip to the page</a>
      <TopBar />
      {frame?.sandbox === true && (
        <Banner tone="warning"><strong>Sandbox.</strong> Development keys count here. Anyone can make them, so nothing on these pages is proof of anything.</Banner>
      )}
      {mode?.recording !== null && mode?.recording !== undefined && (
        <Banner><strong>Recorded.</strong> &ldquo;{mode.recording.name}&rdquo;: banks and payments are made up, every proof is real and was verified here. The clock stands at {dateWords(mode.recording.endsAt.slice(0, 10), true)}.</Banner>
      )}
      {asOf !== undefined && (
        <Banner>
          <strong>As it was known on {dateWords(asOf, true)}.</strong> What came or was judged later is left out.{' '}
          <button type="button" className={styles.now} onClick={() => setAsOf(undefined)}>Show it as of now</button>
        </Banner>
      )}
      <main id="page" className={styles.page} tabIndex={-1}>
        <Outlet />
      </main>
      <ShownStrip />
      <ScrollRestoration />
    </div>
  );
}
