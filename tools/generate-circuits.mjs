/**
 * Writes the generated files of the circuits from the tables of `libs/shared/commitments` and the feature program.
 *
 *   node tools/generate-circuits.mjs              write
 *   node tools/generate-circuits.mjs --check      fail if a file differs from what would be written
 *   node tools/generate-circuits.mjs --constraints  also compile, and write circuits/constraints.json
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { generateRecordCircuit, loadFeatureProgram, RECORD_CIRCUITS, recordCircuitId, recordCircuitPath } from '@probity/shared-feature-program';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const circuits = join(root, 'circuits');
const PROGRAM = 'feature-programs/retail-1.0.0.json';

/** Reads a file, or '' where there is none. */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}

/** Compiles a circuit with circom2 and returns what its r1cs holds. */
async function measure(main) {
  const { readR1cs } = await import('r1csfile');
  const out = mkdtempSync(join(root, '.circuit-'));
  try {
    execFileSync(process.execPath, [
      join(root, 'node_modules/circom2/cli.js'), join('circuits', main), '--r1cs', '--O2', '-l', 'node_modules/circomlib/circuits', '-o', relative(root, out),
    ], { cwd: root, stdio: ['ignore', 2, 2] });
    // A field is given so that r1csfile starts no curve, whose workers would have to be stopped.
    const header = await readR1cs(join(out, `${basename(main, '.circom')}.r1cs`), { loadConstraints: false, loadCustomGates: false, F: { p: FIELD_ORDER } });
    const publicSignals = header.nOutputs + header.nPubInputs;
    return { constraints: header.nConstraints, wires: header.nVars, publicSignals, domain: 2 ** Math.ceil(Math.log2(header.nConstraints + publicSignals + 1)) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const check = process.argv.includes('--check');
const program = loadFeatureProgram(JSON.parse(readFileSync(join(circuits, PROGRAM), 'utf8')));
const stale = [];
for (const [path, source] of generateRecordCircuit(program)) {
  const file = join(circuits, path);
  if (readIfThere(file) === source) continue;
  stale.push(path);
  if (!check) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, source);
  }
}
if (check && stale.length > 0) {
  process.stderr.write(`circuits: not as generated: ${stale.join(', ')}. Run node tools/generate-circuits.mjs\n`);
  process.exitCode = 1;
} else {
  process.stderr.write(`circuits: ${stale.length === 0 ? 'as generated' : `wrote ${stale.join(', ')}`}\n`);
}
if (process.argv.includes('--constraints')) {
  const path = join(circuits, 'constraints.json');
  const snapshot = JSON.parse(readIfThere(path) || '{}');
  for (const size of Object.keys(RECORD_CIRCUITS)) snapshot[recordCircuitId(program, size)] = await measure(recordCircuitPath(size));
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(Object.entries(snapshot).sort()), null, 2)}\n`);
}
