import type { Browser, BrowserContext, Page } from 'playwright-core';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Widths and colour schemes in which every page must work. */
export const SCREENS = [
  { name: '1440-light', width: 1440, height: 1000, colorScheme: 'light' },
  { name: '1440-dark', width: 1440, height: 1000, colorScheme: 'dark' },
  { name: '390-light', width: 390, height: 844, colorScheme: 'light' },
  { name: '390-dark', width: 390, height: 844, colorScheme: 'dark' },
] as const;
export type Screen = (typeof SCREENS)[number];

/** A fresh profile on such a screen. Close it. */
export function openScreen(browser: Browser, { width, height, colorScheme }: Screen): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
}

/** Keeps a picture of the whole page for people to look at. @param folder such as `.probity/screenshots/portal` below the root @returns the file */
export async function takeScreenshot(page: Page, folder: string, name: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}
