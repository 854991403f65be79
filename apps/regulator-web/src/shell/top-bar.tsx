import { Button, Select } from '@probity/shared-web-ui';
import type { ReactElement } from 'react';
import { NavLink, useNavigate, useParams } from 'react-router';
import { NAVIGATION } from '../navigation.js';
import { useSession } from '../session/session.js';
import { useLink } from './as-of.js';
import { useFrame } from './frame.js';
import { PortalLink } from './portal-link.js';
import styles from './top-bar.module.css';

export function TopBar(): ReactElement {
  const { actor, permissions, signOut } = useSession();
  const link = useLink();
  const entries = NAVIGATION.filter(({ permission }) => permission === undefined || permissions.includes('*') || permissions.includes(permission));
  return (
    <header className={styles.bar}>
      <PortalLink to="/" className={styles.brand}>Probity</PortalLink>
      <nav className={styles.navigation} aria-label="Pages">
        {entries.map(({ title, to }) => <NavLink key={to} to={link(to)} end={to === '/'}>{title}</NavLink>)}
      </nav>
      <BankSwitch />
      <div className={styles.person}>
        <span>{actor}</span>
        <Button look="quiet" onClick={() => void signOut()}>Sign out</Button>
      </div>
    </header>
  );
}

/** One bank's pages, or all of them. The bank is part of the address: `/banks/:bankId/…` */
function BankSwitch(): ReactElement | null {
  const { bankId } = useParams();
  const { data: frame } = useFrame();
  const navigate = useNavigate();
  const link = useLink();
  if (frame === undefined || frame.banks.length === 0) return null;
  return (
    <Select label="Bank" hideLabel value={bankId ?? ''} onChange={({ target }) => void navigate(link(target.value === '' ? '/' : `/banks/${target.value}`))}>
      <option value="">All banks</option>
      {frame.banks.map((bank) => <option key={bank.bankId} value={bank.bankId}>{bank.name}</option>)}
    </Select>
  );
}
