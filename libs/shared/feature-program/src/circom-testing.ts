/** Compiles circuits for tests, computes witnesses and checks constraint systems. Not part of the package's surface. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { FIELD_ORDER, type CircuitInput } from '@probity/shared-commitments';
import { F1Field } from 'ffjavascript';
import { readR1cs } from 'r1csfile';

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '../../../..');
export const circuitsFolder = join(root, 'circuits');
const cache = join(root, '.probity/test-circuits');

/** A linear combination as pairs of wire and coefficient. */
type Terms = readonly (readonly [number, bigint])[];
export interface ConstraintSystem {
  readonly wires: number;
  readonly publicSignals: number;
  /** a * b = c */
  readonly constraints: readonly (readonly [Terms, Terms, Terms])[];
}

export interface CompiledCircuit {
  readonly system: ConstraintSystem;
  /** All wires of the witness, wire 0 being 1. Rejects where a constraint or an assertion of the circuit fails. */
  witness(input: CircuitInput): Promise<bigint[]>;
}

function allFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.circom'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Compiles with circom2 at --O2: a file under `circuits/`, or source text which may include `lib/…` by name.
 * Kept by the hash of all sources, so that a second run is quick.
 */
export async function compileForTest(circuit: { main: string } | { source: string }): Promise<CompiledCircuit> {
  const hash = createHash('sha256').update(JSON.stringify(circuit));
  for (const file of ['lib', 'record'].flatMap((folder) => allFiles(join(circuitsFolder, folder)))) hash.update(file).update(readFileSync(file));
  const folder = join(cache, hash.digest('hex').slice(0, 32));
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const making = mkdtempSync(join(cache, 'making-'));
    // Not a package of ES modules: circom writes its witness calculator as CommonJS.
    writeFileSync(join(making, 'package.json'), '{"type":"commonjs"}');
    const main = 'source' in circuit ? join(making, 'circuit.circom') : join(circuitsFolder, circuit.main);
    if ('source' in circuit) writeFileSync(main, circuit.source);
    await promisify(execFile)(process.execPath, [
      join(root, 'node_modules/circom2/cli.js'), relative(root, main), '--r1cs', '--wasm', '--O2',
      '-l', 'node_modules/circomlib/circuits', '-l', 'circuits', '-o', relative(root, making),
    ], { cwd: root, maxBuffer: 1 << 26 }).catch((error: { stdout?: string; stderr?: string }) => {
      rmSync(making, { recursive: true });
      throw new Error(`circom2: ${error.stderr ?? ''}${error.stdout ?? ''}`);
    });
    try {
      renameSync(making, folder);
    } catch {
      // Another test made the same meanwhile.
      rmSync(making, { recursive: true });
    }
  }
  return loadCompiled(folder, 'source' in circuit ? 'circuit' : basename(circuit.main, '.circom'));
}

async function loadCompiled(folder: string, name: string): Promise<CompiledCircuit> {
  const r1cs = await readR1cs(join(folder, `${name}.r1cs`), { loadConstraints: true, loadCustomGates: false, F: Object.assign(new F1Field(FIELD_ORDER), { p: FIELD_ORDER }) });
  const terms = (combination: Record<string, bigint>): Terms => Object.entries(combination).map(([wire, coefficient]) => [Number(wire), coefficient] as const);
  const builder = require(join(folder, `${name}_js/witness_calculator.js`)) as (
    code: Uint8Array,
  ) => Promise<{ calculateWitness(input: CircuitInput, sanityCheck: number): Promise<bigint[]> }>;
  const calculator = await builder(readFileSync(join(folder, `${name}_js/${name}.wasm`)));
  let errors = '';
  return {
    system: {
      wires: r1cs.nVars,
      publicSignals: r1cs.nOutputs + r1cs.nPubInputs,
      constraints: r1cs.constraints.map(([a, b, c]) => [terms(a), terms(b), terms(c)] as const),
    },
    async witness(input) {
      try {
        return await calculator.calculateWitness(input, 1);
      } catch (error) {
        // The calculator adds every error to the ones before.
        const all = (error as Error).message;
        const news = all.includes(errors) ? all.replace(errors, '') : all;
        errors = all.slice(all.indexOf('Error in template'));
        throw new Error(news);
      }
    },
  };
}

const reduce = (value: bigint): bigint => ((value % FIELD_ORDER) + FIELD_ORDER) % FIELD_ORDER;
const at = (terms: Terms, witness: readonly bigint[]): bigint => reduce(terms.reduce((sum, [wire, k]) => sum + k * witness[wire]!, 0n));

/** Indices of the constraints that a witness does not satisfy. */
export function brokenConstraints(system: ConstraintSystem, witness: readonly bigint[]): number[] {
  return system.constraints.flatMap(([a, b, c], i) => (reduce(at(a, witness) * at(b, witness) - at(c, witness)) === 0n ? [] : [i]));
}

/** The inverse of a non-zero element, by the extended Euclidean algorithm. */
function inverse(value: bigint): bigint {
  let [r0, r1, s0, s1] = [FIELD_ORDER, reduce(value), 0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1, s0, s1] = [r1, r0 - q * r1, s1, s0 - q * s1];
  }
  return reduce(s0);
}

/**
 * The wires of a satisfying witness which some other value could replace, all other wires as they are. Exact, for
 * every field element: with one wire changed by d, a constraint becomes (p + q*d)*d = 0, so it allows d = 0 and at
 * most one more, and a wire is free if one d is left that all its constraints allow.
 */
export function replaceableWires(system: ConstraintSystem, witness: readonly bigint[]): number[] {
  /** Per wire: undefined no demand yet, a bigint the one change that is still allowed, null none. */
  const allowed = new Array<bigint | null | undefined>(system.wires).fill(undefined);
  for (const [a, b, c] of system.constraints) {
    const [valueA, valueB] = [at(a, witness), at(b, witness)];
    const [inA, inB, inC] = [new Map(a), new Map(b), new Map(c)];
    for (const wire of new Set([...inA.keys(), ...inB.keys(), ...inC.keys()])) {
      if (wire === 0 || allowed[wire] === null) continue;
      const [ka, kb, kc] = [inA.get(wire) ?? 0n, inB.get(wire) ?? 0n, inC.get(wire) ?? 0n];
      const p = reduce(ka * valueB + kb * valueA - kc);
      const q = reduce(ka * kb);
      if (p === 0n && q === 0n) continue;
      const change = q === 0n || p === 0n ? null : reduce(-p * inverse(q));
      const known = allowed[wire];
      allowed[wire] = change !== null && (known === undefined || known === change) ? change : null;
    }
  }
  return allowed.flatMap((change, wire) => (wire === 0 || change === null ? [] : [wire]));
}
