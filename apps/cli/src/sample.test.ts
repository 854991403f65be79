import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { archiveDay, archiveEvidence, offlineVerify, type VerdictLine } from '@probity/shared-proof-verifier';
import { publish, sampleParts, sampleTrust } from '@probity/shared-proof-verifier/testing';
import { wasmEngine } from '@probity/shared-proof-verifier/wasm';
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

test('proofs are counted as they are checked, up to the one that does not hold', () => {
  const seen: [number, number][] = [];
  const day = publish(sampleParts('normal', '2025-10-26', 31));
  const zip = (bundle: typeof day): Uint8Array => archiveEvidence({ bankId: 'sample-bank', from: '2025-10-26', to: '2025-10-26' }, sampleTrust(), [bundle]);
  assert.equal(offlineVerify(zip(day), undefined, { engine: wasmEngine(), onProofs: (...progress) => seen.push(progress) }).summary, 'shown');
  assert.deepEqual(seen, [[0, 34], [17, 34], [34, 34]]);
  const proofs = day.proofs.map((proof, index) => (index === 3 ? { ...proof, record: day.proofs[4]!.record } : proof));
  const progress: number[] = [];
  const { days } = offlineVerify(zip({ ...day, proofs }), undefined, { engine: wasmEngine(), onProofs: (done) => progress.push(done) });
  assert.match(days[0]!.claims[0]!.sentence, /chunk 3/);
  assert.deepEqual(progress, [0, 17]);
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
