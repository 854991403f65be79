import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seedSixWeeks, SEED_NOW, SEED_ODD, SEED_SENTENCE } from '@probity/regulator-overview/testing';
import { accessibilityProblems, noChromium, overflowsSideways, SCREENS, takeScreenshot } from '@probity/shared-browser-testing';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { SCREENSHOTS, startPortal, type Portal } from './portal.testing.js';

const [wide] = SCREENS;

describe('the portal in a browser', { skip: skipWithoutPostgres() || noChromium() }, () => {
  let portal: Portal;
  before(async () => {
    portal = await startPortal({ now: SEED_NOW, seed: ({ adminUrl }) => seedSixWeeks(adminUrl) });
  });
  after(() => portal.close());

  for (const screen of SCREENS) {
    test(`the first page on ${screen.name}: whole, readable for everybody, no wider than its window`, async () => {
      const { page, errors } = await portal.open('/', screen);
      await page.getByText(SEED_SENTENCE).waitFor();
      await page.getByText('Sandbox.').waitFor();
      await takeScreenshot(page, SCREENSHOTS, `overview-${screen.name}`);
      // Looking at every cell takes seconds; these two have all colours and both forms between them.
      if (screen.name === '1440-dark' || screen.name === '390-light') assert.deepEqual(await accessibilityProblems(page), []);
      assert.equal(await overflowsSideways(page), false);
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }

  test('a cell opens into its sum, by keyboard alone, and closes again to where one was', async () => {
    const { page, errors } = await portal.open('/', wide);
    const cell = page.getByRole('button', { name: /^SCT in, Fri 7 Nov: refused/ }).first();
    await cell.focus();
    await page.keyboard.press('ArrowRight');
    assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? '', /^SCT in, Sat 8 Nov: shown/);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'North Bank, Friday 7 November 2025' });
    await dialog.getByText('LINE_NOT_COVERED').waitFor();
    const sum = (await dialog.getByRole('table').first().innerText()).replace(/\s+/g, ' ');
    const [, ledger, scored, quarantined, excluded, missing] = /ledger (\d+) .*= scored (\d+) .*\+ quarantined (\d+) .*\+ excluded (\d+) .*\+ missing (\d+)/.exec(sum) ?? [];
    assert.equal(Number(ledger), Number(scored) + Number(quarantined) + Number(excluded) + Number(missing));
    assert.equal(missing, '15');
    assert.match(page.url(), /day=north-bank(%2F|\/)2025-11-07/);
    await takeScreenshot(page, SCREENSHOTS, 'overview-day');
    assert.deepEqual(await accessibilityProblems(page, 'dialog'), []);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('as of a date, later days and later verdicts are not there; the address says so', async () => {
    const { page } = await portal.open(`/?asOf=${SEED_ODD.superseded}`, wide);
    await page.getByText('As it was known on Tuesday 21 October 2025.').waitFor();
    // The day itself is over at 22:00 UTC; nothing of it came yet, in either bank.
    await page.getByText('2 banks, 42 days expected: 39 complete, 1 late, 0 refused, 0 missing, 2 awaited.').waitFor();
    await page.getByRole('button', { name: 'Show it as of now' }).click();
    await page.getByText(SEED_SENTENCE).waitFor();
    assert.equal(new URL(page.url()).search, '');
    await page.context().close();
  });

  test('a stranger sees the sign-in page, and a wrong token stays outside', async () => {
    const { page } = await portal.open('/', wide);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.getByText('Use a service token').click();
    await page.getByLabel('Service token').fill('wrong');
    await page.getByRole('button', { name: 'Use the token' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await takeScreenshot(page, SCREENSHOTS, 'sign-in');
    assert.equal(await page.getByText(SEED_SENTENCE).count(), 0);
    await page.context().close();
  });

  test('pages come with a strict policy, are kept by content, and hold no page of anybody', async () => {
    const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(`${portal.url}${path}`, { redirect: 'manual', headers });
    assert.deepEqual([(await get('/')).status, (await get('/')).headers.get('location')], [302, '/portal/']);
    const index = await get('/portal/banks/north-bank');
    assert.match(index.headers.get('content-security-policy') ?? '', /default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'/);
    assert.doesNotMatch(index.headers.get('content-security-policy') ?? '', /script-src[^;]*unsafe-inline|'unsafe-eval'/);
    assert.equal(index.headers.get('cache-control'), 'no-cache');
    const script = /src="(\/portal\/assets\/[^"]+\.js)"/.exec(await index.text())![1]!;
    const packed = await get(script, { 'accept-encoding': 'br' });
    assert.deepEqual([packed.headers.get('content-encoding'), packed.headers.get('cache-control')], ['br', 'public, max-age=31536000, immutable']);
    assert.equal((await get(script, { 'if-none-match': packed.headers.get('etag')! })).status, 304);
    for (const path of ['/portal/assets/none.js', '/portal/..%2f..%2fpackage.json', '/portal/%2e%2e/index.js']) assert.equal((await get(path)).status, 404, path);
    assert.equal((await get('/overview')).status, 401);
  });
});
