import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadFeatureProgram } from '@probity/shared-feature-program';
import { rebuildRecordCircuit } from './rebuild-record-circuit.js';

const circuits = fileURLToPath(new URL('../../../../circuits', import.meta.url));
const circomlib = join(dirname(createRequire(import.meta.url).resolve('circomlib/package.json')), 'circuits');

test('the tiny record circuit is the pinned one, wherever its sources lie, and another program gives another', async () => {
  const program = loadFeatureProgram(JSON.parse(await readFile(join(circuits, 'feature-programs/retail-1.0.0.json'), 'utf8')));
  const elsewhere = await mkdtemp(join(tmpdir(), 'probity-elsewhere-'));
  try {
    await cp(circuits, join(elsewhere, 'a/b/sources'), { recursive: true, filter: (path) => !path.includes('node_modules') });
    await cp(circomlib, join(elsewhere, 'lib'), { recursive: true });
    const here = await rebuildRecordCircuit(program, 'tiny', { circuits, circomlib });
    const there = await rebuildRecordCircuit(program, 'tiny', { circuits: join(elsewhere, 'a/b/sources'), circomlib: join(elsewhere, 'lib') });
    assert.deepEqual(there, here);

    const lock = JSON.parse(await readFile(join(circuits, 'artifacts.lock.json'), 'utf8')) as { circuits: Record<string, { r1csSha256: string; constraints: number; domainSize: number }> };
    const pinned = lock.circuits['record-retail-tiny@1.0.0']!;
    assert.deepEqual([here.circuit, here.r1csSha256, here.constraints, here.domain], ['record-retail-tiny@1.0.0', pinned.r1csSha256, pinned.constraints, pinned.domainSize]);

    const other = loadFeatureProgram({ ...program, rules: program.rules!.slice(0, 1) });
    const changed = await rebuildRecordCircuit(other, 'tiny', { circuits, circomlib });
    assert.equal(changed.circuit, here.circuit);
    assert.notEqual(changed.r1csSha256, here.r1csSha256);
  } finally {
    await rm(elsewhere, { recursive: true });
  }
});
