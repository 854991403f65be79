/** A ceremony of a record circuit's key: bank and regulator's witness take turns on one folder, a public beacon ends it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rebuildRecordCircuit } from '@probity/shared-circuit-build';
import { loadFeatureProgram } from '@probity/shared-feature-program';
import { repositoryRoot } from '@probity/shared-platform';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { publicKeyOf, secretKeyOf } from '../attestor.js';
import { applyBeacon, beginCeremony, contribute, verifyCeremony, type CeremonyGround } from '../ceremony/ceremony-steps.js';
import { SHIPPED_PROGRAM } from '../circuits.js';
import { result, say, stage } from '../terminal.js';

interface GroundOptions {
  readonly dir: string;
  readonly ptau: string;
  readonly program: string;
  readonly slots: number;
}

export function ceremonyCommands(program: Command): void {
  const ceremony = program.command('ceremony').description("make a record circuit's key so that no single party can forge under it; docs/ceremony.md has the steps");
  const step = (name: string, description: string): Command => ceremony
    .command(name).description(description)
    .requiredOption('--dir <folder>', 'folder that goes from hand to hand; circuit.r1cs is in it')
    .requiredOption('--ptau <file>', 'public powers of tau, prepared for phase 2: your own download')
    .option('--program <file>', 'feature program, from your own checkout', SHIPPED_PROGRAM)
    .requiredOption('--slots <n>', 'records of a chunk', wholeNumber);

  step('begin', 'make the first key').action(async (options: GroundOptions) => {
    const ground = await groundOf(options);
    result(await stage('first key', () => beginCeremony(ground)));
  });
  step('contribute', 'check every point of the newest key, contribute, and sign; asks nothing, so that a timer can run it')
    .addOption(new Option('--by <party>', 'whose contribution it is').choices(['bank', 'regulator']).makeOptionMandatory())
    .requiredOption('--key <file>', "the contributor's secret key; made when it is not there")
    .action(async ({ by, key, ...options }: GroundOptions & { by: 'bank' | 'regulator'; key: string }) => {
      const ground = await groundOf(options);
      const secretKey = secretKeyOf(key);
      const { document } = await stage('check, contribute, check', () => contribute(ground, by, secretKey, new Date()));
      say(`  Nothing secret was written. Your public key: ${publicKeyOf(secretKey)}`);
      result(document);
    });
  step('beacon', 'end the ceremony with a round of drand quicknet that came after the last contribution')
    .requiredOption('--round <n>', 'round', wholeNumber)
    .requiredOption('--value <hex>', "the round's randomness")
    .option('--iterations <n>', 'log2 of how often it is hashed, 10 to 40', wholeNumber, 20)
    .action(async ({ round, value, iterations, ...options }: GroundOptions & { round: number; value: string; iterations: number }) => {
      if (!/^[0-9a-f]{64}$/.test(value)) throw new InvalidArgumentError('--value is 64 lower-case hexadecimal digits');
      if (iterations < 10 || iterations > 40) throw new InvalidArgumentError('--iterations is 10 to 40');
      const ground = await groundOf(options);
      result(await stage('beacon', () => applyBeacon(ground, { source: 'drand quicknet', round, value, iterations }, new Date())));
    });
  step('verify', "verify everything anew and sign the transcript: the regulator's witness")
    .requiredOption('--key <file>', "the witness's secret key")
    .requiredOption('--out <file>', 'the signed transcript, to be handed in')
    .action(async ({ key, out, ...options }: GroundOptions & { key: string; out: string }) => {
      const ground = await groundOf(options);
      const signed = await stage('points, contributions, beacon', () => verifyCeremony(ground, secretKeyOf(key)));
      writeFileSync(out, `${JSON.stringify(signed, null, 2)}\n`);
      result({ circuit: signed.document.circuit, verifyingKeySha256: signed.document.verifyingKeySha256, witnessKey: signed.publicKey });
    });
}

/** Compiles the circuit on this machine, whatever the folder holds. */
async function groundOf({ dir, ptau, program: file, slots }: GroundOptions): Promise<CeremonyGround> {
  const program = loadFeatureProgram(JSON.parse(readFileSync(file, 'utf8')));
  const sources = { circuits: join(repositoryRoot(), 'circuits'), circomlib: join(repositoryRoot(), 'node_modules/circomlib/circuits') };
  const built = await stage('circuit from public sources', () => rebuildRecordCircuit(program, slots, sources));
  return { directory: dir, circuit: built.circuit, slots: built.slots, r1csSha256: built.r1csSha256, ptau };
}

function wholeNumber(text: string): number {
  if (!/^[1-9][0-9]{0,11}$/.test(text)) throw new InvalidArgumentError('a whole number is expected');
  return Number(text);
}
