/**
 * The folder of a model version, `models/<id>/<version>/`: what training leaves there (`model.onnx`, `manifest.json`,
 * `policy.json`, `golden.json`) and what the compiler adds (`canonical.onnx`, `compiled.json`, the circuits' main files).
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { SEGMENTS, type Policy } from '@probity/shared-commitments';
import { RECORD_CIRCUITS, type FeatureProgram, type RecordCircuitSize } from '@probity/shared-feature-program';
import { z } from 'zod';
import { compileModel, modelCircuitId, type ModelPackage } from './compile-model.js';
import { ModelArtifactError } from './errors.js';
import { evaluateModel } from './evaluate-model.js';
import { marginFromScore, scoreFromMargin } from './model.js';

const margins = z.array(z.number()).length(SEGMENTS);
/** What is read of the files that training leaves; what else they say is for people. */
const policyFile = z.object({ thresholds: margins, belowLine: margins });
const goldenFile = z.object({ tolerance: z.number(), rows: z.array(z.object({ features: z.array(z.number()), margin: z.number() })).min(1) });
const manifestFile = z.object({ id: z.string(), version: z.string(), sha256: z.string(), features: z.array(z.string()) });

/** A compiled model with all that its folder says of it. */
export interface ShippedModel extends ModelPackage {
  /** The suggested policy in score units: the smallest scores whose margins reach the suggested margins. */
  readonly policy: Policy;
  /** Feature vectors and their scores, for the scorer's check at start. */
  readonly golden: readonly { readonly features: readonly number[]; readonly score: number }[];
}

const SIZES = Object.keys(RECORD_CIRCUITS) as RecordCircuitSize[];
const slotsOf = (size: RecordCircuitSize): number => RECORD_CIRCUITS[size].slots;

/** Main file of the model circuit of that size in a model's folder. */
export function modelCircuitFile(size: RecordCircuitSize): string {
  return `model${RECORD_CIRCUITS[size].suffix}.circom`;
}

/**
 * Compiles the model of a folder, and checks that the folder's files belong together and are up to date.
 *
 * @throws ModelArtifactError, UnsupportedModelError
 */
export function loadModel(directory: string, program: FeatureProgram): ShippedModel {
  const model = compileFolder(directory, program);
  requireUpToDate(directory, artifactsOf(model));
  return model;
}

/**
 * Writes what the compiler makes of a folder's model, or with `check` only compares.
 *
 * @returns names of the files that were written
 * @throws ModelArtifactError MODEL_ARTIFACT_DRIFT where a file differs under `check`
 */
export function generateModelArtifacts(directory: string, options: { readonly check: boolean; readonly program: FeatureProgram }): string[] {
  const files = artifactsOf(compileFolder(directory, options.program));
  if (options.check) {
    requireUpToDate(directory, files);
    return [];
  }
  mkdirSync(directory, { recursive: true });
  const stale = [...files].filter(([name, content]) => !same(directory, name, content));
  for (const [name, content] of stale) writeFileSync(join(directory, name), content);
  return stale.map(([name]) => name);
}

function compileFolder(directory: string, program: FeatureProgram): ShippedModel {
  const name = { id: basename(dirname(resolve(directory))), version: basename(resolve(directory)) };
  const onnx = readFileSync(join(directory, 'model.onnx'));
  const manifest = readJson(directory, 'manifest.json', manifestFile);
  const mismatch = (what: string): never => {
    throw new ModelArtifactError('MODEL_MANIFEST_MISMATCH', `${directory}/manifest.json: ${what}`);
  };
  if (manifest.id !== name.id || manifest.version !== name.version) mismatch('id and version are not those of the folder');
  if (manifest.sha256 !== sha256(onnx)) mismatch('sha256 is not that of model.onnx: train and commit both together');
  if (manifest.features.join() !== program.features.map((feature) => feature.name).join()) mismatch('features are not those of the feature program, in its order');

  const model = compileModel(onnx, program, name);
  const suggested = readJson(directory, 'policy.json', policyFile);
  const scores = (values: readonly number[]): bigint[] => values.map((margin) => BigInt(scoreFromMargin(model.ir.scale, margin)));
  const { tolerance, rows } = readJson(directory, 'golden.json', goldenFile);
  const golden = rows.map(({ features }) => ({ features, score: evaluateModel(model.ir, features) }));
  const wrong = golden.findIndex(({ score }, i) => Math.abs(marginFromScore(model.ir.scale, score) - rows[i]!.margin) > tolerance + model.dropped.maxMarginError);
  if (wrong >= 0) throw new ModelArtifactError('MODEL_GOLDEN_MISMATCH', `${directory}/golden.json: row ${wrong} has another margin than the compiled model gives`);
  return { ...model, policy: { thresholds: scores(suggested.thresholds), belowLine: scores(suggested.belowLine) }, golden };
}

function artifactsOf(model: ShippedModel): Map<string, Uint8Array> {
  const text = (content: string): Uint8Array => new TextEncoder().encode(content);
  const circuits = SIZES.map((size) => {
    const { total, domain } = model.costReport(slotsOf(size));
    return [modelCircuitId(model, size), { file: modelCircuitFile(size), slots: slotsOf(size), constraints: total, domain }] as const;
  });
  const document = {
    id: model.id,
    version: model.version,
    canonicalSha256: sha256(model.canonicalOnnx),
    modelDigest: String(model.modelDigest),
    scale: model.ir.scale,
    maxScore: model.ir.maxScore,
    dropped: model.dropped,
    policy: { thresholds: model.policy.thresholds.map(String), belowLine: model.policy.belowLine.map(String) },
    circuits: Object.fromEntries(circuits),
  };
  return new Map<string, Uint8Array>([
    ['canonical.onnx', model.canonicalOnnx],
    ['compiled.json', text(`${JSON.stringify(document, null, 2)}\n`)],
    ...SIZES.map((size) => [modelCircuitFile(size), text(model.circomSource(slotsOf(size)))] as const),
  ]);
}

function requireUpToDate(directory: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [name, content] of files) {
    if (!same(directory, name, content)) {
      throw new ModelArtifactError('MODEL_ARTIFACT_DRIFT', `${directory}/${name} is not what the compiler makes of model.onnx: run npm run generate and commit`);
    }
  }
}

function same(directory: string, name: string, content: Uint8Array): boolean {
  try {
    return Buffer.compare(readFileSync(join(directory, name)), content) === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function readJson<Schema extends z.ZodType>(directory: string, name: string, schema: Schema): z.infer<Schema> {
  try {
    return schema.parse(JSON.parse(readFileSync(join(directory, name), 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? `${error.issues[0]!.path.join('.')}: ${error.issues[0]!.message}` : (error as Error).message;
    throw new ModelArtifactError('MODEL_FILE_INVALID', `${directory}/${name}: ${reason}`);
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
