import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { archiveDay, offlineVerify, type VerdictLine } from '@probity/shared-proof-verifier';
import { repositoryRoot } from '@probity/shared-platform';
import { strFromU8, unzipSync } from 'fflate';

const samples = join(repositoryRoot(), 'samples');
const day = readFileSync(join(samples, 'day.zip'));

test('the sample day is shown, all but its windows', () => {
  const { days: [only], summary, trustFrom, sandbox, trustClass } = offlineVerify(day);
  assert.equal(summary, 'shown');
  assert.equal(trustFrom, 'archive');
  assert.equal(sandbox, true);
  assert.equal(trustClass, 'development');
  assert.deepEqual(only!.claims.filter(({ status }) => status !== 'shown').map(({ code }) => code), ['WINDOWS_NOT_PROVEN']);
  assert.ok(day.length < 200_000);
});

test('a bit flipped anywhere in the archive is refused', () => {
  for (let at = 0; at < day.length; at += 37) {
    const flipped = Buffer.from(day);
    flipped[at]! ^= 1 << (at % 8);
    assert.equal(offlineVerify(flipped).summary, 'refused', `byte ${at}`);
  }
});

test('a digit changed anywhere in the evidence is refused, however well it is archived', () => {
  const files = unzipSync(day);
  const bundle = strFromU8(files['bundle.json']!);
  const trust = strFromU8(files['trust.json']!);
  const digits = [...bundle.matchAll(/[0-9]/g)].map(({ index }) => index);
  // Every 97th digit: in proofs, commitments, totals, signatures, log hashes alike.
  for (const at of digits.filter((_, i) => i % 97 === 0)) {
    const changed = `${bundle.slice(0, at)}${(Number(bundle[at]) + 1) % 10}${bundle.slice(at + 1)}`;
    assert.notEqual(offlineVerify(archiveDay(changed, trust)).summary, 'shown', `character ${at}: ${bundle.slice(at - 30, at + 10)}`);
  }
});

test('the verifier in one file needs nothing but Node', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'probity-verify-'));
  try {
    const verifier = join(folder, 'verify.mjs');
    writeFileSync(verifier, readFileSync(join(samples, 'verify.mjs')));
    const flipped = Buffer.from(day);
    flipped[1000]! ^= 1;
    writeFileSync(join(folder, 'flipped.zip'), flipped);
    const run = (file: string): Promise<{ code: number; verdict?: string }> =>
      new Promise((done) => {
        execFile(process.execPath, [verifier, file], { cwd: folder }, (error, stdout) => done({ code: error ? Number(error.code) : 0, ...(stdout !== '' && { verdict: (JSON.parse(stdout) as VerdictLine).verdict }) }));
      });
    assert.deepEqual(await run(join(samples, 'day.zip')), { code: 0, verdict: 'shown' });
    assert.deepEqual(await run(join(folder, 'flipped.zip')), { code: 3, verdict: 'refused' });
    assert.deepEqual(await run(join(folder, 'missing.zip')), { code: 2 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
