import type { ReactElement } from 'react';
import styles from './state.module.css';
import type { State } from './states.js';

const SIZE = 14;

/** Shapes that differ without colour: full disc, half disc, octagon, dashed square, clock, two sheets, dot. */
const SHAPES: Readonly<Record<State, ReactElement>> = {
  shown: (
    <>
      <circle cx="7" cy="7" r="6.5" fill="currentColor" />
      <path d="M3.8 7.3 6.2 9.6 10.3 4.8" fill="none" stroke="var(--mark-ground)" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  'not shown': (
    <>
      <circle cx="7" cy="7" r="5.8" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M7 1.2a5.8 5.8 0 0 1 0 11.6z" fill="currentColor" />
    </>
  ),
  refused: (
    <>
      <path d="M4.3.5h5.4l3.8 3.8v5.4l-3.8 3.8H4.3L.5 9.700V4.300z" fill="currentColor" />
      <path d="M4.7 4.7 9.3 9.300M9.3 4.7 4.7 9.3" stroke="var(--mark-ground)" strokeWidth="1.8" strokeLinecap="round" />
    </>
  ),
  missing: <rect x="1.5" y="1.5" width="11" height="11" rx="1.5" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.6 2" />,
  late: (
    <>
      <circle cx="7" cy="7" r="5.8" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M7 3.600V7l2.4 1.6" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  superseded: (
    <>
      <rect x="1.2" y="3.7" width="8.6" height="9.1" rx="1.2" fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="1.8 1.5" />
      <rect x="4.7" y="1" width="8.3" height="8.8" rx="1.2" fill="currentColor" />
    </>
  ),
  awaited: <circle cx="7" cy="7" r="2.2" fill="currentColor" />,
};

/** The shape of a state. Its word must stand beside it, or be its accessible name. */
export function StateMark({ state, label }: { readonly state: State; readonly label?: string }): ReactElement {
  return (
    <svg className={`${styles.mark} ${styles[slugOf(state)]}`} width={SIZE} height={SIZE} viewBox="0 0 14 14" {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}>
      {SHAPES[state]}
    </svg>
  );
}

/** A state as shape and word. `children` replaces the word where it needs more: "refused: 2". */
export function StateBadge({ state, children }: { readonly state: State; readonly children?: string }): ReactElement {
  return (
    <span className={`${styles.badge} ${styles[slugOf(state)]}`}>
      <StateMark state={state} />
      {children ?? state}
    </span>
  );
}

/** A state as part of a class name. */
export function slugOf(state: State): string {
  return state.replace(' ', '-');
}
