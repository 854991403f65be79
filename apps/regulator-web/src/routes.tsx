import { createBrowserRouter, type RouteObject } from 'react-router';
import { Layout } from './shell/layout.js';
import { NotFoundPage, PageError } from './shell/page-error.js';

/** Every view has a URL. A page is loaded when it is first opened. */
const PAGES: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./pages/overview/overview-page.js')).OverviewPage }) },
  { path: 'banks/:bankId', lazy: async () => ({ Component: (await import('./pages/bank/bank-page.js')).BankPage }) },
  { path: 'banks/:bankId/days/:date', lazy: async () => ({ Component: (await import('./pages/day/day-page.js')).DayPage }) },
  { path: 'banks/:bankId/log', lazy: async () => ({ Component: (await import('./pages/log/log-page.js')).LogPage }) },
  { path: 'banks/:bankId/timeline', lazy: async () => ({ Component: (await import('./pages/timeline/timeline-page.js')).TimelinePage }) },
  { path: 'verdicts', lazy: async () => ({ Component: (await import('./pages/verdicts/verdicts-page.js')).VerdictsPage }) },
  { path: 'registrations', lazy: async () => ({ Component: (await import('./pages/registrations/registrations-page.js')).RegistrationsPage }) },
  { path: 'examinations', lazy: async () => ({ Component: (await import('./pages/examinations/examinations-page.js')).ExaminationsPage }) },
  { path: 'examinations/:id', lazy: async () => ({ Component: (await import('./pages/examinations/examination-page.js')).ExaminationPage }) },
  { path: 'codes', lazy: async () => ({ Component: (await import('./pages/codes/codes-page.js')).CodesPage }) },
  { path: 'codes/:code', lazy: async () => ({ Component: (await import('./pages/codes/codes-page.js')).CodePage }) },
];

/** @returns the router of the pages, all of them under `/portal` */
export function createPortalRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter(
    [{ path: '/', Component: Layout, ErrorBoundary: PageError, HydrateFallback: () => null, children: [...PAGES, { path: '*', Component: NotFoundPage }] }],
    { basename: '/portal' },
  );
}
