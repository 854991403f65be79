import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { importClosure } from './closure.mjs';
import { root } from './workspace.mjs';

test('what verifies runs in a browser: no module of Node, no Buffer, nothing of the tree that the bank builds', () => {
  const { files, packages } = importClosure(['index', 'batch/wasm-engine'].map((name) => join(root, `libs/shared/proof-verifier/dist/${name}.js`)));

  assert.ok(files.size > 30);
  assert.deepEqual([...packages.keys()].filter((name) => name.startsWith('node:') || name === 'merkletreejs'), []);

  for (const file of files.keys()) {
    assert.doesNotMatch(readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''), /\b(Buffer|process|require)\b[.(]/, file);
  }
});
