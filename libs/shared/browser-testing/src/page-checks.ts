import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe finds wrong with a page for people with a screen reader or a keyboard, of the grades `serious` and `critical`.
 * @param within a selector, where a part of the page was looked at before
 * @returns one line for each rule with the first elements that break it; empty: none
 */
export async function accessibilityProblems(page: Page, within = 'html'): Promise<string[]> {
  // Evaluated by the debugger, so that the page's content security policy holds for everything else.
  await page.evaluate(axe.source);
  const results = await page.evaluate((selector) => (globalThis as unknown as { axe: typeof axe }).axe.run(selector, { resultTypes: ['violations'] }), within);
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 5).map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary ?? ''})`).join('; ')}`);
}

/** Collects what goes wrong in a page: scripts that throw, errors on the console, files that can't be had. Call it before the page is opened. */
export function watchErrors(page: Page): readonly string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  // A refusal of the API is logged by the browser as an error too; the page shows it, so it is no failure of the page.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text());
  });
  page.on('requestfailed', (request) => errors.push(`${request.url()}: ${request.failure()?.errorText ?? 'failed'}`));
  return errors;
}

/** Whether the page is wider than its window: on a telephone nobody scrolls sideways to read. */
export function overflowsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}
