/** An examiner over the recorded history: each of its events is found within two clicks of the first page, and a day is checked in the browser. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { playHistory, readHistory, type RecordedEvent } from '@probity/regulator-history';
import { accessibilityProblems, noChromium, overflowsSideways, SCREENS, takeScreenshot } from '@probity/shared-browser-testing';
import { archiveEvidence, offlineVerify, verdictLine, type VerdictLine } from '@probity/shared-proof-verifier';
import { mutatedBundles, publish, sampleParts, sampleTrust } from '@probity/shared-proof-verifier/testing';
import { createLogger, repositoryRoot } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { SCREENSHOTS, startPortal, type Portal, type PortalPage } from './portal.testing.js';

const [wide, , narrow, narrowDark] = SCREENS;
const history = readHistory(join(repositoryRoot(), 'samples/recorded'));
const PYTHON_VERIFIER = join(repositoryRoot(), 'tools/python-verifier/verify.py');

/** What the page of an event has to say of it. */
const SAYS: Readonly<Record<RecordedEvent['kind'], RegExp>> = {
  'development-key': /SETUP_DEVELOPMENT_REFUSED/,
  'empty-day': /An empty day[\s\S]*The batch is empty/,
  quarantine: /plus what is in quarantine \(2 postings, not scored\)/,
  'duplicate-file': /The bank’s explanation/,
  'late-attestation': /late[\s\S]*Finance signed 9 Oct/,
  'missing-postings': /15 postings without a record[\s\S]*LEDGER_DIFFERENCES/,
  'model-change': /retail-gbt@1\.1\.0 takes the place of retail-gbt@1\.0\.0[\s\S]*Holds from Monday 12 October 2026/,
  'missing-day': /No header of this day is in the log/,
  'restored-backup': /Another history of 70 entries was refused[\s\S]*two people approved/,
  'threshold-raised': /Version 2 takes the place of version 1[\s\S]*Holds from Monday 19 October 2026/,
  'mule-wave': /Alerts proven\s*\d{2}/,
  'long-day': /A day of 25 hours/,
};

describe('the recorded history in the portal', { skip: skipWithoutPostgres() || noChromium() }, () => {
  let portal: Portal;
  before(async () => {
    portal = await startPortal({
      now: history.recording.endsAt,
      seed: async ({ ownerUrl }, dataDirectory) => void (await playHistory({ history, ownerUrl, dataDirectory, logger: createLogger({ name: 'test', level: 'silent' }) })),
    });
  });
  after(() => portal.close());

  const nameOf = (bankId: string): string => ({ 'alpen-bank': 'Alpen Bank', 'hanse-bank': 'Hanse Bank' })[bankId]!;

  /** From the first page. @returns how many clicks it took */
  async function find(page: PortalPage, event: RecordedEvent): Promise<number> {
    let clicks = 0;
    const click = async (locator: ReturnType<PortalPage['locator']>): Promise<void> => {
      await locator.click();
      clicks += 1;
    };
    if (event.page === 'chain') await click(page.getByRole('link', { name: new RegExp(`${nameOf(event.bankId)}: a signed log .* contradicts`) }));
    else if (event.page === 'timeline') {
      await click(page.getByRole('link', { name: nameOf(event.bankId), exact: true }));
      await click(page.getByRole('link', { name: 'Time line', exact: true }));
    } else {
      const date = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(event.date)).replace(',', '');
      const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: nameOf(event.bankId), exact: true }) }).locator('xpath=following-sibling::tr[1]');
      await click(row.getByRole('button', { name: new RegExp(`, ${date}: `) }));
      await click(page.getByRole('link', { name: /^Open this day/ }));
    }
    return clicks;
  }

  for (const event of history.events) {
    test(`${event.kind}: ${event.title}`, async () => {
      const { page, errors } = await portal.open('/', wide);
      await page.getByText('2 banks, 83 days expected').waitFor();
      const clicks = await find(page, event);
      assert.ok(clicks <= 2);
      await page.getByText('Recorded.').waitFor();
      const heading = event.page === 'day' ? nameOf(event.bankId) : event.page === 'timeline' ? 'Time line of' : 'Log of';
      await page.getByRole('heading', { level: 1, name: new RegExp(heading) }).waitFor();
      await page.waitForFunction(() => document.querySelector('[role=status]') === null);
      assert.match(await page.locator('main').innerText(), SAYS[event.kind]);
      assert.deepEqual(errors, []);
      await page.context().close();
    });
  }

  const PAGES = {
    day: '/banks/hanse-bank/days/2026-10-08', 'missing-day': '/banks/alpen-bank/days/2026-10-13', log: '/banks/alpen-bank/log', timeline: '/banks/hanse-bank/timeline', verdicts: '/verdicts?summary=refused',
    codes: '/codes', code: '/codes/LEDGER_DIFFERENCES', bank: '/banks/hanse-bank', registrations: '/registrations', examinations: '/examinations',
  };
  for (const [name, path] of Object.entries(PAGES)) {
    test(`${name}: readable for everybody, on a desk and on a telephone`, async () => {
      for (const screen of [wide, narrow, narrowDark]) {
        const { page, errors } = await portal.open(path, screen);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForFunction(() => document.querySelector('[role=status]') === null);
        await takeScreenshot(page, SCREENSHOTS, `${name}-${screen.name}`);
        if (screen !== narrow) assert.deepEqual(await accessibilityProblems(page), []);
        assert.equal(await overflowsSideways(page), false, screen.name);
        assert.deepEqual(errors, []);
        await page.context().close();
      }
    });
  }

  test('a day is checked in the browser, against what it saw before; one bit changed shows', async () => {
    const { page, errors } = await portal.open('/banks/hanse-bank/days/2026-10-08', wide);
    await page.getByRole('button', { name: 'Check this day' }).click();
    await page.getByText('78 proofs checked in').waitFor();
    assert.equal(await page.getByRole('cell', { name: 'yes' }).count(), 24);
    await page.getByText('This browser has kept the log’s checkpoint').waitFor();
    await page.getByText('What this check rests on').click();
    const shownHash = /SHA-256 ([0-9a-f]{64})/.exec(await page.locator('main').innerText())![1]!;
    const file = /check\.worker-[\w-]+\.js/.exec(await page.locator('main').innerText())![0];
    assert.equal(shownHash, execFileSync('sha256sum', [join(repositoryRoot(), 'apps/regulator-web/dist/site/assets', file)], { encoding: 'utf8' }).slice(0, 64));
    await takeScreenshot(page, SCREENSHOTS, 'check-here');
    assert.deepEqual(await accessibilityProblems(page), []);

    await page.getByRole('button', { name: 'Check this day' }).click();
    await page.getByText('The log extends what this browser saw last time').waitFor();
    await page.getByRole('button', { name: 'Flip one bit, and check again' }).click();
    await page.getByText('The check noticed:').waitFor();
    assert.ok((await page.getByRole('cell', { name: 'no', exact: true }).count()) >= 1);

    // Somebody shows this browser another history than the one that it kept.
    await page.evaluate(() => localStorage.setItem('probity-checkpoint:hanse-bank', JSON.stringify({ size: 5, root: `${'A'.repeat(43)}=` })));
    await page.getByRole('button', { name: 'Check this day' }).click();
    await page.getByText('The log is another than the one this browser saw last time').waitFor();
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('a day of 64 chunks is checked with progress, and the browser says what the command line and Python say; so it does of twenty changed bundles', async (t) => {
    const python = hasPython();
    if (!python) t.diagnostic('python3 is not there: the Python verifier is not compared');
    const { page, errors } = await portal.open('/banks/hanse-bank/days/2026-10-08', wide);
    const day = publish(sampleParts('normal', '2025-10-26', 125));
    assert.equal(day.proofs.length, 64);
    const small = publish(sampleParts());
    const zip = (document: typeof day): Uint8Array => archiveEvidence({ bankId: 'sample-bank', from: '2025-10-26', to: '2025-10-26' }, sampleTrust(), [document]);
    const seen: number[] = [];
    for (const { name, bytes, proofs } of [{ name: 'day', bytes: zip(day), proofs: 128 }, ...mutatedBundles(small).map(({ field, document }) => ({ name: field, bytes: zip(document), proofs: 4 }))]) {
      await page.unroute('**/evidence.zip*');
      await page.route('**/evidence.zip*', (route) => route.fulfill({ body: Buffer.from(bytes), contentType: 'application/zip' }));
      await page.evaluate(() => localStorage.clear());
      if (proofs === 128) {
        await page.exposeFunction('probitySeen', (value: number) => void seen.push(value));
        await page.evaluate(() => new MutationObserver(() => {
          const bar = document.querySelector('progress');
          if (bar !== null && bar.hasAttribute('value')) (globalThis as unknown as { probitySeen(value: number): void }).probitySeen(bar.value);
        }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true }));
      }
      await page.getByRole('button', { name: 'Check this day' }).click();
      await page.getByText('proofs checked in').waitFor();
      const inBrowser = await page.getByRole('table').last().locator('tbody tr').evaluateAll((rows) => rows.map((row) => {
        const [claim, said] = [...row.querySelectorAll<HTMLElement>('th, td')];
        const code = said!.querySelector('code')?.innerText;
        return { claim: claim!.innerText, state: said!.querySelector('span')!.innerText.trim(), ...(code === undefined ? {} : { code }) };
      }));
      const line = verdictLine(offlineVerify(bytes));
      assert.deepEqual(inBrowser, line.days[0]!.claims.map(({ claim, state, code }) => ({ claim, state, ...(state === 'shown' ? {} : { code }) })), name);
      if (proofs === 4) assert.notEqual(line.verdict, 'shown', name);
      else {
        // The command line and Python on the large day; on the changed ones: python-verifier.medium.test.ts of the verifier.
        const file = join(portal.folder, 'evidence.zip');
        writeFileSync(file, bytes);
        assert.deepEqual([line.verdict, seen.some((value) => value > 0 && value < 128)], ['shown', true]);
        assert.deepEqual(verdictOf(process.execPath, [join(repositoryRoot(), 'samples/verify.mjs'), '--json', file]), line);
        if (python) assert.deepEqual(verdictOf('python3', [PYTHON_VERIFIER, '--json', file]), withoutMessages(line));
      }
    }
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  test('the first page comes in less than 300 kB, and the verifier only when it is asked for', async () => {
    const { page } = await portal.open('/', wide);
    await page.getByText('2 banks, 83 days expected').waitFor();
    await page.waitForLoadState('networkidle');
    const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((entry) => ({ name: entry.name, bytes: (entry as PerformanceResourceTiming).encodedBodySize })));
    assert.ok(loaded.reduce((sum, { bytes }) => sum + bytes, 0) < 300_000, JSON.stringify(loaded));
    assert.ok(!loaded.some(({ name }) => /check/.test(name)));
    await page.context().close();
  });
});

/** The last line that a verifier prints; its exit code says the same as its verdict. */
function verdictOf(command: string, args: readonly string[]): VerdictLine {
  let status = 0;
  let stdout: string;
  try {
    stdout = execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    ({ status, stdout } = error as { status: number; stdout: string });
  }
  const line = JSON.parse(stdout.trim().split('\n').at(-1)!) as VerdictLine;
  assert.equal(status, { shown: 0, refused: 3, 'not shown': 4 }[line.verdict]);
  return line;
}

function withoutMessages({ days, ...rest }: VerdictLine): unknown {
  return { ...rest, days: days.map(({ date, claims }) => ({ date, claims: claims.map(({ claim, state, code }) => ({ claim, state, code })) })) };
}

function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
