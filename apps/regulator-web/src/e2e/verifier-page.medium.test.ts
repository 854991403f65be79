/** The page that checks evidence from disk, without any server. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from 'node:test';
import { accessibilityProblems, launchChromium, noChromium, openScreen, overflowsSideways, SCREENS, watchErrors } from '@probity/shared-browser-testing';
import { archiveEvidence } from '@probity/shared-proof-verifier';
import { mutatedBundles, publish, sampleParts, sampleTrust } from '@probity/shared-proof-verifier/testing';
import { repositoryRoot } from '@probity/shared-platform';

describe('the verifier in one page', { skip: noChromium() }, () => {
  let browser: Awaited<ReturnType<typeof launchChromium>>;
  let folder: string;
  before(async () => {
    browser = await launchChromium();
    folder = mkdtempSync(join(tmpdir(), 'probity-page-'));
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  for (const screen of SCREENS.filter(({ name }) => name === '1440-light' || name === '390-dark')) {
    test(`opened from disk on ${screen.name}: a good day is shown, a changed one refused, and nothing is asked of a network`, async () => {
      const context = await openScreen(browser, screen);
      const page = await context.newPage();
      const errors = watchErrors(page);
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(pathToFileURL(join(repositoryRoot(), 'samples/verify.html')).href);
      const verdictOf = async (file: string): Promise<string> => {
        await page.getByLabel(/^Archive of evidence/).setInputFiles(file);
        const verdict = page.locator('.verdict');
        await verdict.waitFor();
        return verdict.innerText();
      };
      assert.match(await verdictOf(join(repositoryRoot(), 'samples/day.zip')), /^Shown/);
      assert.deepEqual(await accessibilityProblems(page), []);
      assert.equal(await overflowsSideways(page), false);

      const { document } = mutatedBundles(publish(sampleParts())).find(({ field }) => field === 'proofs.0.record.a.0')!;
      writeFileSync(join(folder, 'changed.zip'), archiveEvidence({ bankId: 'sample-bank', from: '2025-10-26', to: '2025-10-26' }, sampleTrust(), [document]));
      assert.match(await verdictOf(join(folder, 'changed.zip')), /^Refused/);
      await page.getByText('RECORD_PROOF_MALFORMED').waitFor();
      assert.deepEqual(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:')), []);
      assert.deepEqual(errors, []);
      await context.close();
    });
  }
});
