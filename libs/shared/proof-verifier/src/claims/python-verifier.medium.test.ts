/** The two implementations of docs/statement.md against each other. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { EvidenceBundle } from '@probity/shared-evidence';
import { archiveEvidence } from './archive.js';
import { flipOneBit } from './flip.js';
import { mutatedBundles } from './mutated-bundles.testing.js';
import { offlineVerify } from './offline.js';
import { publish, sampleParts, sampleTrust } from './sample-day.testing.js';
import { verdictLine, type VerdictLine } from './verdict-line.js';

const PYTHON = join(import.meta.dirname, '../../../../../tools/python-verifier');
const SCRIPT = 'import json, sys; sys.path.insert(0, sys.argv[1]); import verify; [print(json.dumps(verify.verify(open(name, "rb").read()))) for name in sys.argv[2:]]';
const FLIPS = 8;

function missing(): string | false {
  try {
    execFileSync('python3', ['-c', 'import sys, zoneinfo; zoneinfo.ZoneInfo("Europe/Berlin"); sys.exit(sys.version_info < (3, 11))'], { stdio: 'ignore' });
    return false;
  } catch {
    return 'python3 is not there, older than 3.11, or without time zones';
  }
}

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

const withoutMessages = ({ days, ...rest }: VerdictLine): unknown => ({ ...rest, days: days.map(({ date, claims }) => ({ date, claims: claims.map(({ claim, state, code }) => ({ claim, state, code })) })) });

test('Python and TypeScript say the same of a good day, of an empty one, of twenty changed bundles and of bits flipped at random', { skip: missing() }, () => {
  const good = publish(sampleParts());
  const choose = chooser(20_261_126);
  const cases = [
    { name: 'good', document: good as unknown }, { name: 'empty', document: publish(sampleParts('empty')) as unknown },
    ...mutatedBundles(good).map(({ field, document }) => ({ name: field, document: document as unknown })),
    ...Array.from({ length: FLIPS }, () => flipOneBit(good, choose)).map(({ path, document }) => ({ name: path, document })),
  ].map(({ name, document }) => ({ name, zip: archiveEvidence({ bankId: 'sample-bank', from: '2025-10-26', to: '2025-10-26' }, sampleTrust(), [document as EvidenceBundle]) }));
  const folder = mkdtempSync(join(tmpdir(), 'probity-python-'));
  try {
    const files = cases.map(({ zip }, index) => {
      const file = join(folder, `${index}.zip`);
      writeFileSync(file, zip);
      return file;
    });
    const lines = execFileSync('python3', ['-c', SCRIPT, PYTHON, ...files], { encoding: 'utf8', maxBuffer: 2 ** 26 }).trim().split('\n').map((line) => JSON.parse(line) as unknown);
    for (const [index, { name, zip }] of cases.entries()) assert.deepEqual(lines[index], withoutMessages(verdictLine(offlineVerify(zip))), name);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
