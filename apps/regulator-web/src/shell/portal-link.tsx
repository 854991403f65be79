import type { ReactElement } from 'react';
import { Link, type LinkProps } from 'react-router';
import { useLink } from './as-of.js';

/** A link within the portal that keeps the as-of date. @param to an address below `/portal` */
export function PortalLink({ to, ...rest }: Omit<LinkProps, 'to'> & { readonly to: string }): ReactElement {
  const link = useLink();
  return <Link to={link(to)} {...rest} />;
}
