/** A ceremony of a record circuit's key: bank and regulator's witness take turns on one folder, a public beacon ends it. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadModel, modelCircuitId, type ModelPackage } from '@probity/bank-compiler';
import { sha256Of } from '@probity/bank-proving';
import { compileConstraints, compileRecordCircuit } from '@probity/shared-circuit-build';
import { CEREMONY_WITNESS, signDocument, type Ceremony, type CircuitCertificate } from '@probity/shared-evidence';
import { featureProgramDigest, loadFeatureProgram, recordCircuitSlots, type FeatureProgram } from '@probity/shared-feature-program';
import { repositoryRoot } from '@probity/shared-platform';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { publicKeyOf, secretKeyOf } from '../attestor.js';
import { applyBeacon, beginCeremony, contribute, verifyCeremony, type CeremonyGround } from '../ceremony/ceremony-steps.js';
import { SHIPPED_PROGRAM, type CircuitSize } from '../circuits.js';
import { result, say, stage } from '../terminal.js';

interface GroundOptions {
  readonly dir: string;
  readonly ptau: string;
  readonly program: string;
  readonly model?: string;
  readonly size: CircuitSize;
}

const PARTIES = ['bank', 'regulator', 'certifier'] as const;

export function ceremonyCommands(program: Command): void {
  const ceremony = program.command('ceremony').description("make a circuit's key so that no single party can forge under it; docs/ceremony.md has the steps");
  const step = (name: string, description: string): Command => ceremony
    .command(name).description(description)
    .requiredOption('--dir <folder>', 'folder that goes from hand to hand')
    .requiredOption('--ptau <file>', 'public powers of tau, prepared for phase 2: your own download')
    .option('--program <file>', 'feature program, from your own checkout', SHIPPED_PROGRAM)
    .option('--model <folder>', "the model, for the key of its own circuit; without it the record circuit's")
    .addOption(new Option('--size <size>', 'size of the circuit').choices(['tiny', 'full']).default('full'));

  step('begin', 'compile the circuit and make the first key').action(async (options: GroundOptions) => {
    const { ground } = await groundOf(options, true);
    result(await stage('first key', () => beginCeremony(ground)));
  });
  step('contribute', 'check every point of the newest key, contribute, and sign; asks nothing, so that a timer can run it')
    .addOption(new Option('--by <party>', 'whose contribution it is').choices(PARTIES).makeOptionMandatory())
    .requiredOption('--key <file>', "the contributor's secret key; made when it is not there")
    .action(async ({ by, key, ...options }: GroundOptions & { by: (typeof PARTIES)[number]; key: string }) => {
      const { ground } = await groundOf(options);
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
      const { ground } = await groundOf(options);
      result(await stage('beacon', () => applyBeacon(ground, { source: 'drand quicknet', round, value, iterations }, new Date())));
    });
  step('verify', "verify everything anew and sign the transcript: the regulator's witness, or the certifier for a model's circuit, who certifies the key with it")
    .requiredOption('--key <file>', 'the secret key of the witness or certifier')
    .requiredOption('--out <file>', 'what is handed in: the signed transcript, and the certificate of a model')
    .option('--certifier <name>', 'name under which the certifier is registered')
    .action(async ({ key, out, certifier, ...options }: GroundOptions & { key: string; out: string; certifier?: string }) => {
      if ((certifier === undefined) !== (options.model === undefined)) throw new InvalidArgumentError('--model and --certifier belong together');
      const { ground, model, program: features } = await groundOf(options);
      const secretKey = secretKeyOf(key);
      const signed = await stage('points, contributions, beacon', () => verifyCeremony(ground, secretKey, certifier ?? CEREMONY_WITNESS));
      const documents = model === undefined ? [signed] : [signed, signDocument(certificateOf(signed.document, model, features, new Date()), secretKey)];
      writeFileSync(out, `${JSON.stringify(documents, null, 2)}\n`);
      result({ circuit: signed.document.circuit, verifyingKeySha256: signed.document.verifyingKeySha256, publicKey: signed.publicKey, documents: documents.length });
    });
}

function certificateOf(ceremony: Ceremony, model: ModelPackage, program: FeatureProgram, issuedAt: Date): CircuitCertificate {
  const { circuit, slots, r1csSha256, initialKeySha256, finalKeySha256, verifyingKeySha256, verifiedBy } = ceremony;
  return {
    kind: 'circuit-certificate', modelId: `${model.id}@${model.version}`, modelDigest: model.modelDigest.toString(), modelCircuit: circuit, featureProgramDigest: featureProgramDigest(program).toString(),
    slots, r1csSha256, initialKeySha256, finalKeySha256, verifyingKeySha256, certifier: verifiedBy, issuedAt: issuedAt.toISOString(),
  };
}

interface Grounds {
  readonly ground: CeremonyGround;
  readonly program: FeatureProgram;
  readonly model: ModelPackage | undefined;
}

/** Compiles the circuit on this machine, whatever the folder holds. @param place put the constraint file into the folder */
async function groundOf({ dir, ptau, program: file, model: folder, size }: GroundOptions, place = false): Promise<Grounds> {
  const program = loadFeatureProgram(JSON.parse(readFileSync(file, 'utf8')));
  const sources = { circuits: join(repositoryRoot(), 'circuits'), circomlib: join(repositoryRoot(), 'node_modules/circomlib/circuits') };
  const model = folder === undefined ? undefined : await loadModel(folder, program);
  const { circuit, r1cs } = await stage('circuit from its sources', async () => {
    if (model !== undefined) return { circuit: modelCircuitId(model, size), r1cs: await compileModelCircuit(model.circomSource(recordCircuitSlots(size)), [join(sources.circuits, 'model'), sources.circomlib]) };
    const record = await compileRecordCircuit(program, size, sources);
    return { circuit: record.circuit.circuit, r1cs: record.r1cs };
  });
  if (place && !existsSync(join(dir, 'ceremony.json'))) {
    // Not through a link that somebody left there.
    rmSync(join(dir, 'circuit.r1cs'), { force: true });
    writeFileSync(join(dir, 'circuit.r1cs'), r1cs, { mode: 0o600, flag: 'wx' });
  }
  return { ground: { directory: dir, circuit, role: model ? 'model' : 'record', slots: recordCircuitSlots(size), r1csSha256: sha256Of(r1cs), ptau }, program, model };
}

/** The source holds the model's constants: it is as confidential as the model, and goes away with its folder. */
async function compileModelCircuit(source: string, includes: readonly string[]): Promise<Uint8Array> {
  const work = mkdtempSync(join(tmpdir(), 'probity-ceremony-'));
  try {
    const file = join(work, 'model.circom');
    writeFileSync(file, source, { mode: 0o600 });
    return await compileConstraints(file, includes, work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9][0-9]{0,11}$/.test(text)) throw new InvalidArgumentError('a whole number is expected');
  return Number(text);
}
