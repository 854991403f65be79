/** The two implementations of docs/statement.md against each other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EvidenceBundle } from '@probity/shared-evidence';
import { wasmEngine } from '../batch/wasm-engine.js';
import { archiveEvidence } from './archive.js';
import { flipOneBit } from './flip.js';
import { mutatedBundles } from './mutated-bundles.testing.js';
import { oddArchives } from './odd-archives.testing.js';
import { offlineVerify } from './offline.js';
import { missingPython, verifiedByPython, withoutMessages } from './python-verifier.testing.js';
import { publish, sampleParts, sampleTrust } from './sample-day.testing.js';
import { verdictLine } from './verdict-line.js';

const FLIPS = 8;
const engine = wasmEngine();

/** A small generator, so that a difference can be seen again (mulberry32). */
function chooser(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

test('Python and TypeScript say the same of a good day, of an empty one, of twenty changed bundles and of bits flipped at random', { skip: missingPython() }, () => {
  const good = publish(sampleParts());
  const choose = chooser(20_261_126);
  const cases = [
    { name: 'good', document: good as unknown }, { name: 'empty', document: publish(sampleParts('empty')) as unknown },
    ...mutatedBundles(good).map(({ field, document }) => ({ name: field, document: document as unknown })),
    ...Array.from({ length: FLIPS }, () => flipOneBit(good, choose)).map(({ path, document }) => ({ name: path, document })),
  ].map(({ name, document }) => ({ name, zip: archiveEvidence({ bankId: 'sample-bank', from: '2025-10-26', to: '2025-10-26' }, sampleTrust(), [document as EvidenceBundle]) }));
  const lines = verifiedByPython(cases.map(({ zip }) => zip));
  for (const [index, { name, zip }] of cases.entries()) assert.deepEqual(lines[index], withoutMessages(verdictLine(offlineVerify(zip, undefined, { engine }))), name);
});

test('and of what they are likely to read differently', { skip: missingPython() }, () => {
  const archives = oddArchives();
  const lines = verifiedByPython(Object.values(archives));
  for (const [index, [name, zip]] of Object.entries(archives).entries()) assert.deepEqual(lines[index], withoutMessages(verdictLine(offlineVerify(zip, undefined, { engine }))), name);
});
