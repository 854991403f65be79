/*
 * Writes circuits/constraints.json: what the record circuits cost, as compiled now from the shipped feature program.
 * Both are compiled every time, so that nothing stale can pass; that takes some twenty seconds.
 *
 *   node tools/generate-constraints.mjs          write
 *   node tools/generate-constraints.mjs --check  fail if the file, or a circuit in artifacts.lock.json, differs from what is compiled
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rebuildRecordCircuit } from '@probity/shared-circuit-build';
import { loadFeatureProgram, RECORD_CIRCUITS } from '@probity/shared-feature-program';
import { stableJson, writeOrCheck } from './generated-files.mjs';
import { root } from './workspace.mjs';

const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const program = loadFeatureProgram(read('circuits/feature-programs/retail-1.0.0.json'));
const lock = read('circuits/artifacts.lock.json').circuits;
const measured = {};

for (const size of Object.keys(RECORD_CIRCUITS)) {
  const built = await rebuildRecordCircuit(program, size, { circuits: join(root, 'circuits'), circomlib: join(root, 'node_modules/circomlib/circuits') });
  const { circuit, slots, constraints, wires, publicSignals, domain } = built;
  measured[circuit] = { slots, constraints, wires, publicSignals, domain };

  if (lock[circuit]?.r1csSha256 !== built.r1csSha256) {
    process.stderr.write(`circuits/artifacts.lock.json pins another ${circuit} than is compiled now: run npm run probity -- circuits --pin\n`);
    // Pinning comes after writing.
    if (process.argv.includes('--check')) process.exitCode = 1;
  }
}

writeOrCheck({ 'circuits/constraints.json': stableJson(measured) });
