import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { bankTraces, importClosure } from './closure.mjs';
import { filesBelow, packages, root } from './workspace.mjs';

test('nothing of the bank is in what the supervisor runs', () => {
  const entries = filesBelow('apps/regulator-api/dist', (file) => file.endsWith('.js') && !file.endsWith('.test.js'));
  const closure = importClosure(entries.map((file) => join(root, file)));

  assert.ok(entries.length > 0, 'apps/regulator-api is built');
  assert.ok([...closure.files.keys()].some((file) => file.endsWith('/judge.worker.js')), 'the judge\'s thread is walked');
  assert.deepEqual(bankTraces(closure), []);
});

test('nothing of the bank is in the pages that the supervisor opens', () => {
  const entries = filesBelow('apps/regulator-web/dist', (file) => file.endsWith('.js') && !/\.test\.js$|\/e2e\/|\/site\//.test(file));
  const closure = importClosure(entries.map((file) => join(root, file)));

  assert.ok(entries.some((file) => file.endsWith('/check.worker.js')), 'apps/regulator-web is built, and its verifier is walked');
  assert.deepEqual(bankTraces(closure), []);
});

test('the walk goes through packages of the workspace, re-exports, dynamic imports and threads', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'probity-closure-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const write = (path, text) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const manifest = JSON.stringify({ exports: { '.': { default: './dist/index.js' } } });
  write('shared/package.json', manifest);
  write('shared/dist/index.js', "export * from './inner.js';");
  write('shared/dist/inner.js', "export const key = 'circuits/tiny.zkey'; await import('@probity/bank-scoring'); new Worker(new URL('./thread.js', import.meta.url));");
  write('shared/dist/thread.js', "import 'snarkjs';");
  write('libs/bank/scoring/package.json', manifest);
  write('libs/bank/scoring/dist/index.js', "import 'onnxruntime-node';");
  write('app/main.js', "import { a } from '@probity/shared-x';");
  const workspace = [
    { name: '@probity/shared-x', directory: join(folder, 'shared') },
    { name: '@probity/bank-scoring', directory: join(folder, 'libs/bank/scoring') },
  ];

  const traces = bankTraces(importClosure([join(folder, 'app/main.js')], workspace)).map((line) => line.replaceAll(folder, ''));

  assert.deepEqual(traces.sort(), [
    '/libs/bank/scoring/dist/index.js imports onnxruntime-node',
    '/shared/dist/inner.js imports @probity/bank-scoring',
    '/shared/dist/inner.js loads /libs/bank/scoring/dist/index.js',
    '/shared/dist/inner.js names a proving key',
    '/shared/dist/thread.js imports snarkjs',
  ]);
});

test('a missing export of a workspace package is an error, not a hole in the walk', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'probity-closure-'));
  context.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'main.js'), "import '@probity/shared-platform/nothing-such';");

  assert.throws(() => importClosure([join(folder, 'main.js')], packages()), /is not exported/);
});
