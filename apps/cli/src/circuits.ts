/** Circuit artifacts of the shipped feature program and of one model: made once, then taken from the cache. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadModel, modelCircuitFile, modelCircuitId, type ModelPackage, type ShippedModel } from '@probity/bank-compiler';
import { buildCircuit, readArtifactsLock, requirePinned, type BuiltCircuit } from '@probity/bank-proving';
import { repositoryRoot } from '@probity/shared-platform';
import {
  loadFeatureProgram, recordCircuitConstraints, recordCircuitId, recordCircuitPath, recordCircuitSlots, type FeatureProgram, type MeasuredCircuit, type RecordCircuitSize as CircuitSize,
} from '@probity/shared-feature-program';
import type { Report } from './terminal.js';

export type { CircuitSize };

/** Published on purpose: a development key is reproducible by anyone and proves nothing to anyone who can make it. */
export const DEVELOPMENT_SEED = 'probity development keys, 2026';

export interface PreparedCircuit {
  readonly id: string;
  readonly role: 'record' | 'model';
  readonly slots: number;
  readonly built: BuiltCircuit;
}

export interface PreparedCircuits {
  readonly program: FeatureProgram;
  readonly model: ShippedModel;
  readonly record: PreparedCircuit;
  readonly modelCircuit: PreparedCircuit;
}

export const modelDirectory = (id = 'retail-gbt', version = '1.0.0'): string => join(repositoryRoot(), 'models', id, version);

export const SHIPPED_PROGRAM: string = join(repositoryRoot(), 'circuits/feature-programs/retail-1.0.0.json');

/** The one feature program that the shipped models read. */
export function shippedProgram(): FeatureProgram {
  return loadFeatureProgram(JSON.parse(readFileSync(SHIPPED_PROGRAM, 'utf8')));
}

/** Where the sources that a model circuit includes are. */
export const MODEL_INCLUDES: readonly string[] = [join(repositoryRoot(), 'circuits', 'model'), join(repositoryRoot(), 'node_modules/circomlib/circuits')];

/** Constraints of the shipped program's record circuit for a number of slots, from the two sizes that are built. */
export function recordCost(): (slots: number) => number {
  const counted = JSON.parse(readFileSync(join(repositoryRoot(), 'circuits', 'constraints.json'), 'utf8')) as Record<string, { constraints: number }>;
  const program = shippedProgram();
  const measured = (size: CircuitSize): MeasuredCircuit => ({ slots: recordCircuitSlots(size), constraints: counted[recordCircuitId(program, size)]!.constraints });
  const sizes = [measured('tiny'), measured('full')] as const;
  return (slots) => recordCircuitConstraints(sizes, slots);
}

export const artifactsLockFile = (): string => join(repositoryRoot(), 'circuits', 'artifacts.lock.json');

/** `makeCircuits`, checked against the lock file: a development key is the same on every machine, or it is refused. */
export async function prepareCircuits(cacheDirectory: string, size: CircuitSize, report: Report): Promise<PreparedCircuits> {
  const prepared = await makeCircuits(cacheDirectory, size, report);
  const lock = await readArtifactsLock(artifactsLockFile());
  for (const { id, built } of [prepared.record, prepared.modelCircuit]) requirePinned(lock, id, built);
  return prepared;
}

/** Builds or finds both circuits of the shipped model. `cacheDirectory` holds `artifacts/` and `builds/`. */
export async function makeCircuits(cacheDirectory: string, size: CircuitSize, report: Report): Promise<PreparedCircuits> {
  const program = shippedProgram();
  const model = await loadModel(modelDirectory(), program);
  const record = await build(cacheDirectory, size, 'record', recordCircuitId(program, size), join(repositoryRoot(), 'circuits', recordCircuitPath(size)), (fraction, note) =>
    report(fraction * 0.75, note),
  );
  const modelCircuit = await build(cacheDirectory, size, 'model', modelCircuitId(model, size), join(modelDirectory(), modelCircuitFile(size)), (fraction, note) =>
    report(0.75 + fraction * 0.25, note),
  );
  return { program, model, record, modelCircuit };
}

/** Builds the circuit of a model that does not ship. Its source is as confidential as the model. */
export async function buildModelCircuit(cacheDirectory: string, size: CircuitSize, model: ModelPackage, report: Report): Promise<PreparedCircuit> {
  const id = modelCircuitId(model, size);
  const sources = join(cacheDirectory, 'sources');
  mkdirSync(sources, { recursive: true, mode: 0o700 });
  const source = join(sources, `${id.replace('@', '-')}.circom`);
  writeFileSync(source, model.circomSource(recordCircuitSlots(size)), { mode: 0o600 });
  return build(cacheDirectory, size, 'model', id, source, report);
}

async function build(cacheDir: string, size: CircuitSize, role: 'record' | 'model', id: string, source: string, report: Report): Promise<PreparedCircuit> {
  const built = await buildCircuit({
    name: id.replaceAll(/[@.]/g, '-'),
    source,
    includeDirs: [join(repositoryRoot(), 'circuits', role), join(repositoryRoot(), 'node_modules/circomlib/circuits')],
    seed: DEVELOPMENT_SEED,
    cacheDir,
    onProgress: (step, fraction) => report(step === 'compile' ? fraction * 0.5 : 0.5 + fraction * 0.5, `${id}: ${step}`),
  });
  return { id, role, slots: recordCircuitSlots(size), built };
}
