import type { ReactElement } from 'react';
import { PortalLink } from '../../shell/portal-link.js';

/** A reason code, leading to what it means, who acts and what cures it. */
export function CodeLink({ code }: { readonly code: string }): ReactElement {
  return <PortalLink to={`/codes/${code}`}><code>{code}</code></PortalLink>;
}
