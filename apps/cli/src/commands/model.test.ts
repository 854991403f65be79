import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.js', import.meta.url));
const fixtures = fileURLToPath(new URL('../../../../models/training/fixtures/', import.meta.url));
const linear = join(fixtures, 'sklearn-logistic-regression.onnx');
const directory = mkdtempSync(join(tmpdir(), 'probity-cli-'));
after(() => rmSync(directory, { recursive: true }));

function probity(...args: string[]): { status: number | null; json: () => Record<string, unknown>; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
  return { status, stderr, json: () => JSON.parse(stdout.trimEnd().split('\n').at(-1)!) as Record<string, unknown> };
}

test('inspect tells both modes of a linear model of the shipped feature program', () => {
  const { status, json, stderr } = probity('model', 'inspect', linear);
  assert.equal(status, 0);
  assert.match(stderr, /constraints\/record/);
  const found = json() as { supported: boolean; kind: string; compiled: { recordsPerChunk: number }; committed: { supported: boolean; forecast: { keyBytes: number } } };
  assert.deepEqual([found.supported, found.kind, found.committed.supported], [true, 'linear', true]);
  assert.ok(found.compiled.recordsPerChunk >= 2 && found.committed.forecast.keyBytes > 0);
});

test('inspect of what can’t be compiled says why, and fails', () => {
  const { status, json, stderr } = probity('model', 'inspect', join(fixtures, 'torch-cnn.onnx'), '--json');
  assert.equal(status, 1);
  assert.match(stderr, /FEATURE_MISMATCH: input '/);
  assert.deepEqual([json()['supported'], json()['code']], [false, 'FEATURE_MISMATCH']);
});

test('compile stops at rows that do not fit, before it writes anything', () => {
  const data = join(directory, 'rows.csv');
  const features = join(directory, 'features.json');
  writeFileSync(features, JSON.stringify({ id: 'test', version: '1.0.0', features: [{ name: 'amount', bits: 4 }] }));
  writeFileSync(data, 'amount\n3\n16\n');
  const { status, stderr } = probity('model', 'compile', linear, '--features', features, '--data', data, '--out', join(directory, 'out'));
  assert.equal(status, 1);
  assert.match(stderr, /EVALUATION_DATA_INVALID: .*row 2, column amount: more than the 4 bits/);
  assert.match(probity('model', 'compile', linear, '--features', features, '--data', data, '--out', 'o', '--mode', 'both').stderr, /compiled or committed is expected/);
});
