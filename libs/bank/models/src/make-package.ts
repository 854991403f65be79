import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson } from '@probity/shared-commitments';
import { circuitKeySchema, modelRegistrationSchema } from '@probity/shared-evidence';
import { parseVerifyingKey, proofToWire, verifyGroth16, verifyingKeyToWire, type VerifyingKey } from '@probity/shared-proof-verifier';
import { compileModel, forecastProving, modelCircuitId, NUMBER_FORMAT, type ModelPackage } from '@probity/bank-compiler';
import { ArtifactStore, buildCircuit, openProver, profileCircuit, WitnessProgram, type BuiltCircuit } from '@probity/bank-proving';
import { createLogger, DEFAULT_PROVER } from '@probity/shared-platform';
import { fidelityPage, fidelityReport, type EvaluationSet, type FidelityReport } from '@probity/bank-scoring';
import { compareScores, type ScoreComparison } from './compare-scores.js';
import { ModelFileError } from './errors.js';
import type { ReadLayout } from './feature-layout.js';
import { chunkSizeOf, optionsOf, type Mode, type RecordCost } from './inspect-model.js';
import { modelChunk, type ChunkContext } from './model-chunks.js';
import { confidentialityOf, packageReadme } from './package-readme.js';
import { makePackageDirectory, PACKAGE_FILES, sha256, writePackage, writePrivately, type ModelPackageManifest, type PackageFile } from './registration-package.js';

export interface PackageOptions {
  readonly onnx: Uint8Array;
  readonly layout: ReadLayout;
  readonly id: string;
  readonly version: string;
  readonly mode: Mode;
  readonly positiveClass?: number;
  /** Kept from an earlier package of the same model; random else. */
  readonly salt?: bigint;
  /** Records per chunk; picked to fill both domains else. */
  readonly slots?: number;
  readonly recordCost: RecordCost;
  readonly bankId: string;
  /** ISO date from which the model is registered. */
  readonly validFrom: string;
  readonly data: EvaluationSet;
  readonly alertBudget: number;
  readonly segmentBound: number;
  /** Holds `artifacts/` and `builds/`. */
  readonly cacheDirectory: string;
  readonly includeDirectories: readonly string[];
  readonly developmentSeed: string;
  readonly directory: string;
}

/** Runs one step of the work under a title. */
export type Stage = <T>(title: string, work: (report: (fraction: number, note?: string) => void) => Promise<T>) => Promise<T>;

export interface MadePackage {
  readonly model: ModelPackage;
  readonly manifest: Omit<ModelPackageManifest, 'files' | 'format'>;
  readonly comparison: ScoreComparison;
  readonly fidelity: FidelityReport;
  readonly costs: ReturnType<typeof costsOf>;
  readonly proof: { readonly verified: boolean; readonly seconds: number; readonly memoryMiB: number };
}

/**
 * Compiles a model, builds its circuit, compares scores, proves one chunk, and writes the registration package.
 *
 * @throws UnsupportedModelError, ModelFileError, ArtifactError
 */
export async function makePackage(options: PackageOptions, stage: Stage): Promise<MadePackage> {
  const { layout, id, version, mode, positiveClass, data, directory } = options;
  const compileOptions = optionsOf(mode, positiveClass, options.salt);
  const { model, slots } = await stage('compile', async () => {
    const compiled = compileModel(options.onnx, layout, { id, version }, compileOptions);
    return { model: compiled, slots: options.slots ?? chunkSizeOf(compiled, options.recordCost) };
  });
  const circuit = modelCircuitId(model, slots);
  const source = model.circomSource(slots);
  const built = await stage(`circuit ${circuit}`, (report) => buildFrom(source, circuit, options, report));
  const program = WitnessProgram.create(await readFile(built.paths.wasm));
  const context: ChunkContext = { circuit, slots, bankId: options.bankId, businessDate: Math.floor(Date.parse(options.validFrom) / 86_400_000) };
  const comparison = await stage(`scores of ${data.rows.length} rows`, (report) => compareScores(model, program, context, data.rows, options.alertBudget, report));
  const fidelity = await stage('fidelity report', () => fidelityReport(model, data, { alertBudget: options.alertBudget, segmentBound: options.segmentBound, scores: comparison.scores }));

  const key = await verifyingKeyOf(built);
  const sample = modelChunk(model, context, data.rows.slice(0, slots), comparison.scores);
  const proved = await stage('proof of one chunk', () => proveSample(options.cacheDirectory, built, key, sample));
  const costs = await stage('profile', async () => costsOf(model, slots, await readFile(built.paths.r1cs), program.calculate(sample.input), proved));

  const manifest: Omit<ModelPackageManifest, 'files' | 'format'> = {
    model: `${id}@${version}`,
    modelDigest: String(model.modelDigest),
    mode, kind: model.kind, circuit, slots,
    settings: { ...(positiveClass !== undefined && { positiveClass }), numberFormat: NUMBER_FORMAT, developmentSeed: options.developmentSeed },
    features: { id: `${layout.id}@${layout.version}`, ...(layout.programDigest !== undefined && { programDigest: String(layout.programDigest) }) },
    originalSha256: sha256(options.onnx),
    circuitArtifacts: { r1csSha256: built.r1csSha256, wasmSha256: built.wasmSha256, zkeySha256: built.zkeySha256, verifyingKeySha256: built.vkSha256, trustClass: built.trustClass },
    versions: { circom: built.compiler, setup: built.setup, node: process.versions.node },
    confidentiality: confidentialityOf(mode),
  };
  const files = new Map<PackageFile, Uint8Array | string>([
    ['features.json', json(layout.document)],
    ['canonical.onnx', model.canonicalOnnx],
    ['model.circom', source],
    ['cost-report.json', json(costs)],
    ['fidelity-report.json', json(fidelity)],
    ['fidelity-report.html', fidelityPage(fidelity)],
    ['registration.json', json(registrationOf(model, options, circuit, slots, key))],
    ['verifying-key.json', `${canonicalJson(verifyingKeyToWire(key))}\n`],
    ['proof.json', json({
      circuit, bankId: options.bankId,
      statement: Object.fromEntries(Object.entries(sample.statement).map(([name, value]) => [name, String(value)])),
      statementDigest: String(sample.statementDigest),
      proof: proofToWire(proved.proof),
    })],
    ...(compileOptions.mode === 'committed' ? [['model-salt', `${compileOptions.salt}\n`] as const] : []),
    ['README.md', packageReadme(manifest)],
  ]);
  writePackage(directory, files, { format: 'probity-model-package@1', ...manifest });
  return { model, manifest, comparison, fidelity, costs, proof: { verified: proved.verified, seconds: proved.seconds, memoryMiB: proved.memoryMiB } };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

async function buildFrom(source: string, circuit: string, { cacheDirectory, includeDirectories, developmentSeed, directory }: PackageOptions, report: (fraction: number, note?: string) => void): Promise<BuiltCircuit> {
  makePackageDirectory(directory);
  const file = join(directory, 'model.circom' satisfies keyof typeof PACKAGE_FILES);
  writePrivately(file, source, 0o600);
  return buildCircuit({
    name: circuit.replaceAll(/[@.]/g, '-'), source: file, includeDirs: includeDirectories, seed: developmentSeed, cacheDir: cacheDirectory,
    onProgress: (step, fraction) => report(step === 'compile' ? fraction * 0.3 : 0.3 + fraction * 0.7, step),
  });
}

async function verifyingKeyOf(built: BuiltCircuit): Promise<VerifyingKey> {
  const key = parseVerifyingKey(JSON.parse(await readFile(built.paths.vk, 'utf8')));
  if (!key.ok) throw new ModelFileError('PROOF_NOT_VERIFIED', `the verifying key of ${built.name} is no key: ${key.message}`);
  return key.value;
}

async function proveSample(cacheDirectory: string, built: BuiltCircuit, key: VerifyingKey, { input, statementDigest }: ReturnType<typeof modelChunk>) {
  const prover = await openProver({
    config: { ...DEFAULT_PROVER, engine: 'snarkjs', processes: 1 }, artifacts: new ArtifactStore(join(cacheDirectory, 'artifacts')), logger: createLogger({ name: 'model', level: 'silent' }),
  });
  try {
    const { proof, timings, peakMemoryMiB } = await prover.prove({ circuit: built, input });
    return {
      proof,
      // Another engine than the one that proved, and from the statement, not from the signal that the prover gave.
      verified: verifyGroth16(key, statementDigest, proof),
      seconds: (timings.witnessMilliseconds + timings.proveMilliseconds) / 1000,
      memoryMiB: peakMemoryMiB,
    };
  } finally {
    await prover.close();
  }
}

/** Predicted by the compiler, counted in the built circuit, and measured at one proof. */
function costsOf(model: ModelPackage, slots: number, r1cs: Uint8Array, witness: readonly bigint[], measured: { readonly seconds: number; readonly memoryMiB: number }) {
  const built = profileCircuit(r1cs, witness);
  return {
    predicted: model.costReport(slots),
    built,
    forecast: forecastProving({ wires: built.wires, domain: built.domain, coefficients: built.coefficients.a + built.coefficients.b, denseWires: built.witness.dense }),
    /** One proof, in a process of its own that runs for the first time. */
    measured: { seconds: measured.seconds, memoryMiB: measured.memoryMiB },
  };
}

function registrationOf(model: ModelPackage, { layout, bankId, validFrom, developmentSeed }: PackageOptions, circuit: string, slots: number, key: VerifyingKey) {
  const { alpha, beta, gamma, delta, ic } = verifyingKeyToWire(key);
  return {
    circuitKey: circuitKeySchema.parse({ kind: 'circuit-key', circuit, role: 'model', slots, verifyingKey: { alpha, beta, gamma, delta, ic }, developmentSeed }),
    // Of a plain layout there is no program that a supervisor could know: nothing can be registered yet.
    ...(layout.programDigest !== undefined && {
      model: modelRegistrationSchema.parse({
        kind: 'model-registration', bankId, validFrom,
        modelId: `${model.id}@${model.version}`, modelDigest: String(model.modelDigest), modelCircuit: circuit, featureProgramDigest: String(layout.programDigest),
      }),
    }),
  };
}

/** Compiles a circuit's source in a directory of its own, which is gone afterwards. */
export async function inPrivateDirectory<T>(work: (directory: string) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'probity-model-'));
  try {
    return await work(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
