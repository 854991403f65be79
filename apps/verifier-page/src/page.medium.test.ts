/** The page as a reader opens it: from disk, with no server. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { accessibilityProblems, launchChromium, noChromium, openScreen, overflowsSideways, SCREENS, takeScreenshot, watchErrors, type Screen } from '@probity/shared-browser-testing';
import { repositoryRoot } from '@probity/shared-platform';
import { archiveEvidence, offlineVerify, verdictLine } from '@probity/shared-proof-verifier';
import { mutatedBundles, publish, sampleParts, sampleTrust } from '@probity/shared-proof-verifier/testing';
import type { Browser, Page } from 'playwright-core';

const samples = join(repositoryRoot(), 'samples');
const day = join(samples, 'day.zip');
const pictures = join(repositoryRoot(), '.probity/screenshots/verifier-page');
const [wide, , , narrowDark] = SCREENS;

describe('the verifier in one page', { skip: noChromium() }, () => {
  let browser: Browser;
  let folder: string;
  before(async () => {
    browser = await launchChromium();
    folder = mkdtempSync(join(tmpdir(), 'probity-page-'));
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(screen: Screen): Promise<{ page: Page; errors: readonly string[]; requests: readonly string[]; close: () => Promise<void> }> {
    const context = await openScreen(browser, screen);
    const page = await context.newPage();
    const errors = watchErrors(page);
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(join(samples, 'verify.html')).href);
    return { page, errors, requests, close: () => context.close() };
  }

  async function check(page: Page, file: string, answer: RegExp): Promise<void> {
    await page.getByLabel(/^Evidence/).setInputFiles(file);
    await page.getByRole('heading', { level: 2, name: answer }).waitFor();
  }

  function write(name: string, bytes: Uint8Array | string): string {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return file;
  }

  test('the sample day: shown, readable for everybody, and nothing is asked of any network', async () => {
    for (const screen of [wide, narrowDark]) {
      const { page, errors, requests, close } = await open(screen);
      await takeScreenshot(page, pictures, `empty-${screen.name}`);
      await check(page, day, /Shown/);
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), '✓ Shown');
      const said = await page.locator('.claims li').allInnerTexts();
      assert.equal(said.length, 8);
      for (const { message } of verdictLine(offlineVerify(readFileSync(day))).days[0]!.claims) assert.ok(said.some((text) => text.includes(message)), message);
      assert.match(await page.locator('main').innerText(), /Sandbox[\s\S]*its sender’s word/);
      await page.getByText('Details of this check').click();
      await takeScreenshot(page, pictures, `shown-${screen.name}`);
      assert.deepEqual(await accessibilityProblems(page), []);
      assert.equal(await overflowsSideways(page), false);
      // The page itself and its worker, both from this disk.
      assert.deepEqual(requests.filter((url) => !/^(file|blob):/.test(url)), []);
      assert.deepEqual(errors, []);
      await close();
    }
  });

  test('its policy refuses every other script and every connection', async () => {
    const { page, close } = await open(wide);
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.broken = true';
      document.body.append(script);
      const connected = await fetch('data:text/plain,x').then(() => true, () => false);
      return { broken: 'broken' in globalThis, connected };
    });
    assert.deepEqual(outcome, { broken: false, connected: false });
    await close();
  });

  test('changed bundles get the claims and sentences of the command line', async () => {
    const { page, errors, close } = await open(wide);
    // One of each kind: unreadable, context, proof, log. All twenty are compared where there is more time.
    const fields = ['close.businessDate', 'close.dayEnd', 'proofs.0.record.a.0', 'log.checkpoint'];
    const changed = mutatedBundles(publish(sampleParts())).filter(({ field }) => fields.includes(field));
    assert.equal(changed.length, fields.length);
    for (const { field, document } of changed) {
      const zip = archiveEvidence({ bankId: 'sample-bank', from: '2025-10-26', to: '2025-10-26' }, sampleTrust(), [document]);
      await check(page, write(`${field}.zip`, zip), /Refused/);
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /Save the result/ }).click()]);
      assert.deepEqual(JSON.parse(readFileSync(await download.path(), 'utf8')), verdictLine(offlineVerify(zip)), field);
    }
    await takeScreenshot(page, pictures, 'refused');
    assert.deepEqual(errors, []);
    await close();
  });

  test('several days, registrations of the reader, files that are none, and paper', async () => {
    const { page, close } = await open(wide);
    await check(page, write('none.zip', 'not an archive'), /Refused/);
    assert.match(await page.locator('.day').innerText(), /A batch that can not be read/);

    const first = publish(sampleParts());
    await check(page, write('days.zip', archiveEvidence({ bankId: 'sample-bank', from: '2025-10-25', to: '2025-10-26' }, sampleTrust(), [publish(sampleParts('empty', '2025-10-25')), first])), /./);
    assert.equal(await page.locator('.day').count(), 2);
    await takeScreenshot(page, pictures, 'two-days');

    await page.getByText('Judge by registrations of your own').click();
    await page.getByLabel(/^Registrations/).setInputFiles(write('bad.json', '{}'));
    await page.getByRole('alert').waitFor();
    await page.getByLabel(/^Registrations/).setInputFiles(write('trust.json', JSON.stringify({ ...sampleTrust(), sandbox: false })));
    await page.getByRole('heading', { level: 2, name: /Refused/ }).waitFor();
    assert.doesNotMatch(await page.locator('#result').innerText(), /its sender’s word/);

    await page.pdf({ path: join(pictures, 'paper.pdf'), format: 'A4' });
    await page.emulateMedia({ media: 'print' });
    await takeScreenshot(page, pictures, 'paper');
    assert.equal(await page.locator('form').isVisible(), false);
    await close();
  });

  test('a day of 200 proofs says how far it is, and can be stopped', async () => {
    const { page, close } = await open(wide);
    const many = publish(sampleParts('normal', '2025-10-26', 197));
    await page.getByLabel(/^Evidence/).setInputFiles(write('many.zip', archiveEvidence({ bankId: 'sample-bank', from: '2025-10-26', to: '2025-10-26' }, sampleTrust(), [many])));
    await page.getByText(/^[1-9]\d* of 200 proofs checked/).waitFor();
    await takeScreenshot(page, pictures, 'working');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Stopped').waitFor({ state: 'attached' });
    assert.equal(await page.getByRole('progressbar').isVisible(), false);
    assert.equal(await page.locator('#result').innerText(), '');
    await close();
  });

  test('a file may be dropped, and keys are enough', async () => {
    const { page, close } = await open(wide);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'evidence');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.ok(await page.getByLabel(/^Registrations/).isVisible());

    const transfer = await page.evaluateHandle((bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(bytes)], 'day.zip'));
      return data;
    }, [...readFileSync(day)]);
    await page.dispatchEvent('h1', 'drop', { dataTransfer: transfer });
    await page.getByRole('heading', { level: 2, name: /Shown/ }).waitFor();
    await close();
  });
});
