/** Circuits: made with development keys for this machine, or rebuilt to see what a key stands for. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyArtifactsLock, pinOf, readArtifactsLock, sha256Of, writeArtifactsLock } from '@probity/bank-proving';
import { rebuildRecordCircuit, type RebuiltCircuit } from '@probity/shared-circuit-build';
import { loadFeatureProgram, recordCircuitSlots } from '@probity/shared-feature-program';
import { loadConfig, repositoryRoot } from '@probity/shared-platform';
import { checkKeyAgainstR1cs, inspectKey, referenceOfPowersOfTau, referenceOfSeed } from '@probity/shared-proving-key';
import { InvalidArgumentError, type Command } from 'commander';
import { artifactsLockFile, DEVELOPMENT_SEED, makeCircuits, prepareCircuits, SHIPPED_PROGRAM } from '../circuits.js';
import { result, say, stage, table } from '../terminal.js';
import { publishCommand } from './proving.js';

export function circuitCommands(program: Command): void {
  const command = program
    .command('circuits')
    .description('make the circuits of the shipped model with development keys, and check them against circuits/artifacts.lock.json')
    .option('--pin', 'write the lock file instead of checking it')
    .action(circuits);
  command
    .command('rebuild')
    .description('compile the record circuit from public sources, and compare it with circuits/artifacts.lock.json: what a regulator does before it registers a key')
    .option('--program <file>', 'feature program', SHIPPED_PROGRAM)
    .option('--slots <n>', 'records of a chunk, 2 to 256', slotsOf, recordCircuitSlots('full'))
    .option('--expect <sha256>', 'SHA-256 of the constraint file (r1cs) to compare with, instead of the lock file', hexDigest)
    .option('--json', 'nothing but the result, one line of JSON on stdout')
    .action(async (options: RebuildOptions) => {
      process.exitCode = await rebuild(options);
    });
  command
    .command('check-key')
    .description('recompute every point of a proving key from the constraint file and the setup: before contributing to it, and before accepting it')
    .requiredOption('--zkey <file>', 'proving key')
    .requiredOption('--r1cs <file>', 'constraint file that the key is said to be of')
    .option('--ptau <file>', 'prepared powers of tau (phase 2) that the key is said to be made from')
    .option('--seed <text>', 'published seed of a development key, instead of --ptau', DEVELOPMENT_SEED)
    .action(checkKey);
  publishCommand(command);
}

/** Throws SetupError where the key is not the circuit's; see docs/assurance.md for what a key not checked can do. */
async function checkKey({ zkey, r1cs, ptau, seed }: { zkey: string; r1cs: string; ptau?: string; seed: string }): Promise<void> {
  const [key, constraints] = [readFileSync(zkey), readFileSync(r1cs)];
  await stage('points of the key', async () => inspectKey(key));
  await stage('points against constraints and setup', () => checkKeyAgainstR1cs(key, constraints, ptau ? referenceOfPowersOfTau(readFileSync(ptau)) : referenceOfSeed(seed)));
  result({ zkeySha256: sha256Of(key), r1csSha256: sha256Of(constraints), ofCircuit: true });
}

async function circuits({ pin }: { pin?: boolean }): Promise<void> {
  const lock = emptyArtifactsLock();
  for (const size of ['tiny', 'full'] as const) {
    const prepared = await stage(`circuits (${size})`, (report) => (pin ? makeCircuits : prepareCircuits)(loadConfig().dataDirectory, size, report));
    for (const { id, slots, built } of [prepared.record, prepared.modelCircuit]) lock.circuits[id] = pinOf(built, slots);
  }
  if (pin) await writeArtifactsLock(artifactsLockFile(), lock);
  table(Object.entries(lock.circuits).map(([circuit, { slots, constraints, domainSize, trustClass }]) => ({ circuit, slots, constraints, domain: domainSize, trustClass })));
}

interface RebuildOptions {
  readonly program: string;
  readonly slots: number;
  readonly expect?: string;
  readonly json?: true;
}

/** Returns the exit code: 0 if the circuit is the expected one. */
async function rebuild({ program: file, slots, expect, json }: RebuildOptions): Promise<0 | 1> {
  const program = loadFeatureProgram(JSON.parse(readFileSync(file, 'utf8')));
  const compile = (): Promise<RebuiltCircuit> =>
    rebuildRecordCircuit(program, slots, { circuits: join(repositoryRoot(), 'circuits'), circomlib: join(repositoryRoot(), 'node_modules/circomlib/circuits') });
  const built = json ? await compile() : await stage(`record circuit of ${program.id} ${program.version}, ${slots} slots`, compile);
  const { circuits: pinned } = await readArtifactsLock(artifactsLockFile());
  const expected = expect ?? (Object.hasOwn(pinned, built.circuit) ? pinned[built.circuit]!.r1csSha256 : null);
  const equal = built.r1csSha256 === expected;
  if (!json) {
    table([{ circuit: built.circuit, slots, constraints: built.constraints, domain: built.domain, compiler: built.compiler }]);
    say(`\n  r1cs sha256  ${built.r1csSha256}\n  expected     ${expected ?? 'nothing: the lock file does not pin this circuit, give --expect'}\n  ${equal ? 'the same circuit' : 'NOT the expected circuit'}\n`);
  }
  result({ ...built, expectedR1csSha256: expected, equal });
  return equal ? 0 : 1;
}

function slotsOf(text: string): number {
  try {
    return recordCircuitSlots(Number(text));
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

function hexDigest(text: string): string {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new InvalidArgumentError('a SHA-256 is 64 lower-case hexadecimal digits');
  return text;
}
