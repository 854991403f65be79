import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { packVerifier } from './pack-verifier.mjs';
import { root } from './workspace.mjs';

const CONSUMER = `
import { readFileSync } from 'node:fs';
import { EXIT_CODES, offlineVerify, verdictLine } from '@probity/shared-proof-verifier';
import { wasmEngine } from '@probity/shared-proof-verifier/wasm';
const result = offlineVerify(readFileSync(process.argv[2]), undefined, { engine: wasmEngine() });
console.log(JSON.stringify(verdictLine(result)));
process.exitCode = EXIT_CODES[result.summary];
`;

const TYPED = `
import { offlineVerify } from '@probity/shared-proof-verifier';
import { wasmEngine } from '@probity/shared-proof-verifier/wasm';
import { REASONS } from '@probity/shared-proof-verifier/reasons';
const { days } = offlineVerify(new Uint8Array(0), undefined, { engine: wasmEngine() });
export const date: string | undefined = days[0]?.bundle?.header.businessDate;
// @ts-expect-error where a type of ours were lost, everything would fit
export const wrong: number = days[0]?.bundle?.header.businessDate;
export const sentence: string = REASONS.any.MALFORMED_EVIDENCE.sentence;
`;

test('the packed verifier works in an empty folder, with what it lists and nothing else', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'probity-packed-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const home = join(folder, 'node_modules/@probity/shared-proof-verifier');
  mkdirSync(home, { recursive: true });
  const extracted = spawnSync('tar', ['-xvzf', packVerifier(folder), '--strip-components', '1', '-C', home], { encoding: 'utf8' });
  assert.equal(extracted.status, 0, extracted.stderr);
  const packed = `${extracted.stdout}${extracted.stderr}`.trim().split('\n');
  assert.ok(packed.length > 100);
  assert.deepEqual(packed.filter((file) => /testing|\.test\.|\.map$/.test(file)), []);

  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  assert.equal(manifest.private, undefined);
  // As an install would, without asking a registry.
  for (const name of Object.keys(manifest.dependencies).filter((each) => !manifest.bundleDependencies.includes(each))) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(root, 'node_modules', name), link);
  }

  writeFileSync(join(folder, 'check.mjs'), CONSUMER);
  const day = join(root, 'samples/day.zip');
  const run = (file) => spawnSync(process.execPath, ['check.mjs', file], { cwd: folder, encoding: 'utf8' });
  const shown = run(day);
  assert.equal(shown.status, 0, shown.stderr);
  const flipped = readFileSync(day);
  flipped[1000] ^= 1;
  writeFileSync(join(folder, 'flipped.zip'), flipped);
  assert.deepEqual([JSON.parse(shown.stdout).verdict, run('flipped.zip').status], ['shown', 3]);

  writeFileSync(join(folder, 'typed.mts'), TYPED);
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const typed = spawnSync(process.execPath, [compiler, '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom', 'typed.mts'], { cwd: folder, encoding: 'utf8' });
  assert.equal(typed.status, 0, typed.stdout);
});
