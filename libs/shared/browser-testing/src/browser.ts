import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** `CHROMIUM_PATH`, else the first Chromium on the PATH. @returns undefined where the machine has none: the test is skipped, visibly */
export function chromiumPath(): string | undefined {
  const { CHROMIUM_PATH: named, PATH: path = '' } = process.env;
  if (named !== undefined && named !== '') return named;
  return NAMES.flatMap((name) => path.split(delimiter).map((folder) => join(folder, name))).find((candidate) => existsSync(candidate));
}

/** For `describe`: `{ skip: noChromium() }`. @returns false where there is one, else why the tests are skipped */
export function noChromium(): string | false {
  return chromiumPath() === undefined && 'no Chromium on the PATH, and CHROMIUM_PATH is not set';
}

/** Starts the machine's Chromium without a window. Close it. */
export function launchChromium(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Error('no Chromium: skip with noChromium()');
  return chromium.launch({ executablePath, args: FLAGS });
}
