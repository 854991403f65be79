/** What a regulator does before it registers a record key: compiles the circuit itself, from public sources and nothing else. */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { domainOf, sha256Hex } from '@probity/shared-commitments';
import {
  generateRecordCircuit, recordCircuitId, recordCircuitPath, recordCircuitSlots, type ChunkSize, type FeatureProgram,
} from '@probity/shared-feature-program';
import { compileConstraints, COMPILER } from './circom-compiler.js';
import { readR1cs } from '@probity/shared-r1cs';

export interface RebuiltCircuit {
  /** `id@semver`. */
  readonly circuit: string;
  readonly slots: number;
  /** Of the constraint file: what a key belongs to. The same on every machine and in every directory. */
  readonly r1csSha256: string;
  readonly constraints: number;
  readonly wires: number;
  readonly publicSignals: number;
  /** Rows that a proof runs over. */
  readonly domain: number;
  readonly compiler: string;
}

export interface CircuitSources {
  /** The folder `circuits/`: its hand-written templates are taken, its generated files are not. */
  readonly circuits: string;
  /** circomlib's folder `circuits/`. */
  readonly circomlib: string;
}

/**
 * Compiles the record circuit of a program at a number of slots. The program must be a loaded one.
 * @throws CircuitBuildError, FeatureProgramError
 */
export async function rebuildRecordCircuit(program: FeatureProgram, size: ChunkSize, sources: CircuitSources): Promise<RebuiltCircuit> {
  return (await compileRecordCircuit(program, size, sources)).circuit;
}

/** As `rebuildRecordCircuit`, with the constraint file itself: what a key is made from. */
export async function compileRecordCircuit(program: FeatureProgram, size: ChunkSize, sources: CircuitSources): Promise<{ circuit: RebuiltCircuit; r1cs: Uint8Array }> {
  const directory = await mkdtemp(join(tmpdir(), 'probity-rebuild-'));
  try {
    // Templates first: what the program says replaces what stands in the checkout.
    for (const folder of ['lib', 'record']) {
      await cp(join(sources.circuits, folder), join(directory, folder), { recursive: true, filter: (path) => basename(path) !== 'generated' });
    }
    for (const [path, text] of generateRecordCircuit(program, [size])) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
    const output = join(directory, 'output');
    await mkdir(output);
    const r1cs = await compileConstraints(join(directory, recordCircuitPath(size)), [sources.circomlib], output);
    const { constraints, wires, publicSignals } = readR1cs(r1cs);
    const circuit = {
      circuit: recordCircuitId(program, size), slots: recordCircuitSlots(size), r1csSha256: sha256Hex(r1cs), constraints, wires, publicSignals, domain: domainOf(constraints), compiler: COMPILER,
    };
    return { circuit, r1cs };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
