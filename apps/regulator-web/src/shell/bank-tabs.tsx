import type { ReactElement } from 'react';
import { NavLink } from 'react-router';
import { useLink } from './as-of.js';
import styles from './bank-tabs.module.css';

/** The pages of one bank. */
export function BankTabs({ bankId }: { readonly bankId: string }): ReactElement {
  const link = useLink();
  const tabs = [['', 'Days and lines'], ['/timeline', 'Time line'], ['/log', 'Log']] as const;
  return (
    <nav className={styles.tabs} aria-label="Pages of this bank">
      {tabs.map(([path, title]) => <NavLink key={path} to={link(`/banks/${bankId}${path}`)} end>{title}</NavLink>)}
      <NavLink to={link(`/verdicts?bank=${bankId}`)} end>Verdicts</NavLink>
    </nav>
  );
}
