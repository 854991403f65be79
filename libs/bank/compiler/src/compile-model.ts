import { createHash } from 'node:crypto';
import { bytesDigestOf, MOST_FEATURE_BITS, type FieldElement } from '@probity/shared-commitments';
import { chunkSizeSuffix, type ChunkSize, type FeatureProgram } from '@probity/shared-feature-program';
import { canonicalOnnx } from './canonical-onnx.js';
import { circomSource } from './circom-model.js';
import { planCircuit } from './circuit-plan.js';
import { commitModel, committedGraph, type Architecture } from './committed-model.js';
import { costReport, type CostReport } from './cost-report.js';
import { UnsupportedModelError } from './errors.js';
import { lowerModel, type DroppedPrecision, type LoweredModel } from './lower-model.js';
import type { IntegerModel, ModelFeature } from './model.js';
import { importOnnx, type ImportedModel } from './onnx/import-model.js';
import { parametersDigest } from './parameters.js';

/** Features in order, with the name of the program or layout that declares them. */
export interface FeatureLayout extends Pick<FeatureProgram, 'id' | 'version'> {
  readonly features: readonly ModelFeature[];
}

export type CompileOptions = {
  /** Class whose margin is the score, of a classifier of several. */
  readonly positiveClass?: number;
} & (
  | { readonly mode?: 'compiled' }
  /** The salt is random, of SALT_BITS bits, kept as the weights are. */
  | { readonly mode: 'committed'; readonly salt: bigint }
);

export interface ModelPackage {
  readonly id: string;
  readonly version: string;
  /** Compiled: weights are constants of the circuit. Committed: weights are witness, opened against the model digest. */
  readonly mode: 'compiled' | 'committed';
  readonly kind: LoweredModel['kind'];
  /** The model as its file states it. */
  readonly original: ImportedModel;
  /** The integer form. `ir.scale` relates scores to margins. */
  readonly ir: IntegerModel;
  /** What onnxruntime runs in production. */
  readonly canonicalOnnx: Uint8Array;
  /** The named field of statements and registrations. Compiled: `modelDigestOf(canonicalOnnx)`, a label. Committed: the salted digest of the parameters. */
  readonly modelDigest: FieldElement;
  /** What the integer grid cost. */
  readonly dropped: DroppedPrecision;
  /** Name and version of the model circuit, but for its size. Committed: those of the shape, the same for every model of it. */
  readonly circuit: { readonly name: string; readonly version: string };
  /** Of a committed model. */
  readonly architecture?: Architecture;
  /** Of a committed model, what opens its digest: signals `parameters` and `modelSalt` of its circuit, beside `circuitInputs(…).model`. */
  readonly opening?: { readonly parameters: readonly bigint[]; readonly salt: bigint };
  /** Main file of the model circuit for chunks of `slots` records. */
  circomSource(slots: number): string;
  costReport(slots: number): CostReport;
}

/** SHA-256 of the canonical ONNX file, cut to a field element. */
export function modelDigestOf(canonicalOnnxBytes: Uint8Array): FieldElement {
  return bytesDigestOf(createHash('sha256').update(canonicalOnnxBytes).digest());
}

/** `id@semver` of a model's circuit, as it stands in statements and registrations. Its slots are those of the record circuit of that size. */
export function modelCircuitId({ circuit }: Pick<ModelPackage, 'circuit'>, size: ChunkSize): string {
  return `${circuit.name}${chunkSizeSuffix(size)}@${circuit.version}`;
}

/**
 * Compiles a trained model: ONNX bytes and the features it was trained on, to everything that scores and proves with it.
 *
 * @throws UnsupportedModelError for a model that can't be compiled exactly
 */
export function compileModel(onnxBytes: Uint8Array, layout: FeatureLayout, name: { readonly id: string; readonly version: string }, options: CompileOptions = {}): ModelPackage {
  const features = layout.features.map(({ name: feature, bits }) => ({ name: feature, bits }));
  if (features.reduce((sum, { bits }) => sum + bits, 0) > MOST_FEATURE_BITS) {
    throw new UnsupportedModelError('FEATURE_MISMATCH', `the features take more than the ${MOST_FEATURE_BITS} bits that one packed element has beside the score`);
  }
  // Its circuit would have the id of another size of another model's.
  if (/-(tiny|s\d+)$/.test(name.id)) throw new UnsupportedModelError('UNSUPPORTED_NAME', `a model's id may not end like the size of a circuit, as ${name.id} does`);
  const original = importOnnx(onnxBytes, features, options);
  const lowered = lowerModel(original.model, features);
  const label = `${name.id}@${name.version}`;
  const canonical = canonicalOnnx(lowered.model, label);
  const common = { id: name.id, version: name.version, kind: lowered.kind, original, ir: lowered.model, canonicalOnnx: canonical, dropped: lowered.dropped };

  if (options.mode === 'committed') {
    const { architecture, block, parameters } = commitModel(lowered);
    const plan = planCircuit(committedGraph(architecture));
    const circuit = { name: `committed-${layout.id}-${architecture.units.join('x')}`, version: layout.version };
    return {
      ...common,
      mode: 'committed',
      modelDigest: parametersDigest(block, parameters, options.salt),
      circuit, architecture,
      opening: { parameters, salt: options.salt },
      circomSource: (slots) => circomSource(features, plan, `${circuit.name}@${circuit.version}`, slots, block),
      costReport: (slots) => costReport(features, plan, slots, block),
    };
  }
  const plan = planCircuit(lowered.model);
  return {
    ...common,
    mode: 'compiled',
    modelDigest: modelDigestOf(canonical),
    circuit: { name: `model-${name.id}`, version: name.version },
    circomSource: (slots) => circomSource(features, plan, label, slots),
    costReport: (slots) => costReport(features, plan, slots),
  };
}
