import type { ReactElement } from 'react';
import { PageTitle } from '../../shell/page-title.js';

export function OverviewPage(): ReactElement {
  return <PageTitle title="Overview" />;
}
