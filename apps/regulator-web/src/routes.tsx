import { createBrowserRouter, type RouteObject } from 'react-router';
import { Layout } from './shell/layout.js';
import { NotFoundPage, PageError } from './shell/page-error.js';

/**
 * Every view has a URL. A page is loaded when it is first opened:
 * `{ path: 'banks/:bankId', lazy: async () => ({ Component: (await import('./pages/bank/bank-page.js')).BankPage }) }`.
 */
const PAGES: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('./pages/overview/overview-page.js')).OverviewPage }) },
];

/** @returns the router of the pages, all of them under `/portal` */
export function createPortalRouter(): ReturnType<typeof createBrowserRouter> {
  return createBrowserRouter(
    [{ path: '/', Component: Layout, ErrorBoundary: PageError, HydrateFallback: () => null, children: [...PAGES, { path: '*', Component: NotFoundPage }] }],
    { basename: '/portal' },
  );
}
