/**
 * Writes the generated files of the circuits from the tables of `libs/shared/commitments` and the feature program.
 *
 *   node tools/generate-circuits.mjs              write
 *   node tools/generate-circuits.mjs --check      fail if a file differs from what would be written
 *   node tools/generate-circuits.mjs --constraints  also compile, and write circuits/constraints.json
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { readR1cs } from '@probity/shared-circuit-assurance';
import { generateRecordCircuit, loadFeatureProgram, RECORD_CIRCUITS, recordCircuitId, recordCircuitPath } from '@probity/shared-feature-program';
import { writeOrCheck } from './generated-files.mjs';
import { root } from './workspace.mjs';

const PROGRAM = 'circuits/feature-programs/retail-1.0.0.json';
const SNAPSHOT = 'circuits/constraints.json';

/** Compiles a circuit with circom2 and returns what its r1cs holds. */
async function measure(main) {
  const out = mkdtempSync(join(root, '.circuit-'));
  try {
    execFileSync(process.execPath, [
      join(root, 'node_modules/circom2/cli.js'), join('circuits', main), '--r1cs', '--O2', '-l', 'node_modules/circomlib/circuits', '-o', relative(root, out),
    ], { cwd: root, stdio: ['ignore', 2, 2] });
    const { constraints, wires, publicSignals } = readR1cs(readFileSync(join(out, `${basename(main, '.circom')}.r1cs`)));
    return { constraints, wires, publicSignals, domain: 2 ** Math.ceil(Math.log2(constraints + publicSignals + 1)) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

const program = loadFeatureProgram(JSON.parse(readFileSync(join(root, PROGRAM), 'utf8')));

writeOrCheck(Object.fromEntries([...generateRecordCircuit(program)].map(([path, source]) => [`circuits/${path}`, source])));

if (process.argv.includes('--constraints')) {
  const measured = JSON.parse(readFileSync(join(root, SNAPSHOT), 'utf8'));
  for (const size of Object.keys(RECORD_CIRCUITS)) measured[recordCircuitId(program, size)] = await measure(recordCircuitPath(size));
  writeOrCheck({ [SNAPSHOT]: `${JSON.stringify(Object.fromEntries(Object.entries(measured).sort()), null, 2)}\n` });
}
