import { createHash } from 'node:crypto';
import { bytesDigestOf, SCORE_BITS, type FieldElement } from '@probity/shared-commitments';
import { RECORD_CIRCUITS, type FeatureProgram, type RecordCircuitSize } from '@probity/shared-feature-program';
import { canonicalOnnx } from './canonical-onnx.js';
import { circomSource } from './circom-model.js';
import { planCircuit } from './circuit-plan.js';
import { costReport, type CostReport } from './cost-report.js';
import { importEnsemble } from './ensemble-import.js';
import { UnsupportedModelError } from './errors.js';
import { lowerEnsemble, type DroppedPrecision } from './lower-ensemble.js';
import type { TreeModel } from './model.js';

export interface ModelPackage {
  readonly id: string;
  readonly version: string;
  /** The integer form. `ir.scale` relates scores to margins. */
  readonly ir: TreeModel;
  /** What onnxruntime runs in production. */
  readonly canonicalOnnx: Uint8Array;
  /** `modelDigestOf(canonicalOnnx)`: the named field of statements and registrations. */
  readonly modelDigest: FieldElement;
  /** What the integer grid cost. */
  readonly dropped: DroppedPrecision;
  /** Main file of the model circuit for chunks of `slots` records. */
  circomSource(slots: number): string;
  costReport(slots: number): CostReport;
}

/** SHA-256 of the canonical ONNX file, cut to a field element. */
export function modelDigestOf(canonicalOnnx: Uint8Array): FieldElement {
  return bytesDigestOf(createHash('sha256').update(canonicalOnnx).digest());
}

/** `id@semver` of a model's circuit, as it stands in statements and registrations. Its slots are those of the record circuit of that size. */
export function modelCircuitId(model: { readonly id: string; readonly version: string }, size: RecordCircuitSize): string {
  return `model-${model.id}${RECORD_CIRCUITS[size].suffix}@${model.version}`;
}

/**
 * Compiles a trained model: ONNX bytes and the feature program it was trained on, to everything that scores and proves with it.
 *
 * @throws UnsupportedModelError for a model that can't be compiled exactly
 */
export function compileModel(onnxBytes: Uint8Array, program: Pick<FeatureProgram, 'features'>, name: { readonly id: string; readonly version: string }): ModelPackage {
  const features = program.features.map(({ name: feature, bits }) => ({ name: feature, bits }));
  if (features.reduce((sum, { bits }) => sum + bits, SCORE_BITS) > 253) {
    throw new UnsupportedModelError('FEATURE_MISMATCH', 'features and score must fit one packed element of 253 bits');
  }
  const { model, dropped } = lowerEnsemble(importEnsemble(onnxBytes), features);
  const plan = planCircuit(model);
  const label = `${name.id}@${name.version}`;
  const canonical = canonicalOnnx(model, label);
  return {
    id: name.id,
    version: name.version,
    ir: model,
    canonicalOnnx: canonical,
    modelDigest: modelDigestOf(canonical),
    dropped,
    circomSource: (slots) => circomSource(model, plan, label, slots),
    costReport: (slots) => costReport(model, plan, slots),
  };
}
