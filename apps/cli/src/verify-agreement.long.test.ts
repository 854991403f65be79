/** The command and the verifier in one file, as people start them: the same last line and exit code on a good archive and on twenty changed ones. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositoryRoot } from '@probity/shared-platform';
import type { VerdictLine } from '@probity/shared-proof-verifier';

const root = repositoryRoot();

/** @returns the exit code, and the last line on stdout, which with --json is all of it */
function run(script: string, ...args: readonly string[]): { readonly exitCode: number | null; readonly line: VerdictLine | undefined } {
  const { status, stdout } = spawnSync(process.execPath, [join(root, script), ...args], { encoding: 'utf8' });
  const last = stdout.trimEnd().split('\n').at(-1);
  return { exitCode: status, line: last === undefined || last === '' ? undefined : (JSON.parse(last) as VerdictLine) };
}

test('the command and the single file say the same, and what the changed bundles are to give', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'probity-changed-'));
  context.after(() => rmSync(folder, { recursive: true }));
  assert.equal(spawnSync(process.execPath, [join(root, 'tools/write-changed-bundles.mjs'), folder]).status, 0);
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, ReturnType<typeof run>>;
  assert.equal(Object.keys(expected).length, 21);

  for (const [name, said] of Object.entries(expected)) {
    const file = join(folder, name);
    assert.equal(said.exitCode, name === 'good.zip' ? 0 : 3, name);
    assert.deepEqual(run('samples/verify.mjs', '--json', file), said, name);
    assert.deepEqual(run('apps/cli/dist/main.js', 'verify', file, '--json'), said, name);
  }
});

test('without --json people read first, and the last line is the same', () => {
  const day = join(root, 'samples/day.zip');
  assert.deepEqual(run('apps/cli/dist/main.js', 'verify', day), run('samples/verify.mjs', '--json', day));
});

test('wrong arguments and files that can not be read end with 2 and no verdict', () => {
  const nothing = { exitCode: 2, line: undefined };
  const missing = join(root, 'no-such.zip');
  for (const args of [[], [missing], [join(root, 'samples/day.zip'), '--nothing-such']]) {
    assert.deepEqual(run('samples/verify.mjs', ...args), nothing, args.join(' '));
    assert.deepEqual(run('apps/cli/dist/main.js', 'verify', ...args), nothing, args.join(' '));
  }
});
