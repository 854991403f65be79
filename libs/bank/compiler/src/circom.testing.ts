/** Compiles circom sources for tests, and checks witnesses against the compiled constraints. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIELD_ORDER } from '@probity/shared-commitments';

const require = createRequire(import.meta.url);
const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));

/** Wire to coefficient. Wire 0 is the constant 1, then come public signals. */
export type Terms = ReadonlyMap<number, bigint>;
export type Constraint = readonly [a: Terms, b: Terms, c: Terms];

export interface CompiledCircuit {
  readonly constraints: readonly Constraint[];
  readonly wires: number;
  /** Full signal names of the wires that are left, by wire. Several signals can share one. */
  readonly names: ReadonlyMap<number, readonly string[]>;
  /** Throws where the inputs satisfy no witness. */
  witness(input: object): Promise<bigint[]>;
}

export async function compileCircom(source: string): Promise<CompiledCircuit> {
  const directory = mkdtempSync(join(tmpdir(), 'probity-circom-'));
  try {
    writeFileSync(join(directory, 'main.circom'), source);
    const includes = ['circuits/lib', 'circuits/model', 'node_modules/circomlib/circuits'].flatMap((path) => ['-l', path]);
    execFileSync(
      process.execPath,
      [require.resolve('circom2/cli.js'), join(directory, 'main.circom'), '--r1cs', '--wasm', '--sym', '--O2', ...includes, '-o', directory],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const builder = require(join(directory, 'main_js', 'witness_calculator.js')) as (wasm: Buffer) => Promise<{ calculateWitness(input: object, sanity: boolean): Promise<bigint[]> }>;
    const calculator = await builder(readFileSync(join(directory, 'main_js', 'main.wasm')));
    const names = new Map<number, string[]>();
    for (const line of readFileSync(join(directory, 'main.sym'), 'utf8').trim().split('\n')) {
      const [, wire, , name] = line.split(',');
      if (Number(wire) >= 0) names.set(Number(wire), [...(names.get(Number(wire)) ?? []), name!]);
    }
    return { ...readR1cs(readFileSync(join(directory, 'main.r1cs'))), names, witness: (input) => calculator.calculateWitness(input, true) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Reads the header and the constraints of an .r1cs file (iden3's binary format, version 1). */
function readR1cs(file: Buffer): { constraints: Constraint[]; wires: number } {
  const sections = new Map<number, number>();
  for (let at = 12; at < file.length; at += 12 + Number(file.readBigUInt64LE(at + 4))) sections.set(file.readUInt32LE(at), at + 12);
  const header = sections.get(1)!;
  const size = file.readUInt32LE(header);
  const wires = file.readUInt32LE(header + 4 + size);
  const count = file.readUInt32LE(header + 4 + size + 24);
  let at = sections.get(2)!;
  const terms = (): Terms => {
    const found = new Map<number, bigint>();
    const length = file.readUInt32LE(at);
    at += 4;
    for (let i = 0; i < length; i++, at += 4 + size) {
      found.set(file.readUInt32LE(at), BigInt('0x' + Buffer.from(file.subarray(at + 4, at + 4 + size)).reverse().toString('hex')));
    }
    return found;
  };
  return { wires, constraints: Array.from({ length: count }, () => [terms(), terms(), terms()] as const) };
}

export function holds([a, b, c]: Constraint, witness: readonly bigint[]): boolean {
  const value = (terms: Terms): bigint => {
    let sum = 0n;
    for (const [wire, coefficient] of terms) sum += coefficient * witness[wire]!;
    return sum;
  };
  return (value(a) * value(b) - value(c)) % FIELD_ORDER === 0n;
}

/**
 * Wires whose value no constraint pins down: changing one of them alone, to any of some other values, leaves
 * every constraint satisfied.
 */
export function freeWires(circuit: CompiledCircuit, witness: readonly bigint[]): number[] {
  const holding = new Map<number, Constraint[]>();
  for (const constraint of circuit.constraints) {
    for (const wire of new Set(constraint.flatMap((terms) => [...terms.keys()]))) {
      holding.set(wire, [...(holding.get(wire) ?? []), constraint]);
    }
  }
  const free: number[] = [];
  for (let wire = 1; wire < circuit.wires; wire++) {
    const value = witness[wire]!;
    const others = [value + 1n, 1n - value, -value, value + 2n ** 128n].map((other) => ((other % FIELD_ORDER) + FIELD_ORDER) % FIELD_ORDER);
    const changed = witness.slice();
    const accepted = others.filter((other) => other !== value).some((other) => {
      changed[wire] = other;
      return (holding.get(wire) ?? []).every((constraint) => holds(constraint, changed));
    });
    if (accepted) free.push(wire);
  }
  return free;
}
