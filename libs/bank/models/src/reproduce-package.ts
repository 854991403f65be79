import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileModel, modelCircuitId, NUMBER_FORMAT } from '@probity/bank-compiler';
import { compileCircom, COMPILER } from '@probity/shared-circuit-build';
import { parseLayout } from './feature-layout.js';
import { optionsOf } from './inspect-model.js';
import { inPrivateDirectory } from './make-package.js';
import { readPackage, sha256 } from './registration-package.js';

/** One thing that was made again and compared. */
export interface ReproducedStep {
  readonly step: string;
  readonly same: boolean;
  readonly expected: string;
  readonly found: string;
}

export interface Reproduction {
  readonly same: boolean;
  /** Up to the first difference. */
  readonly steps: readonly ReproducedStep[];
  readonly firstDifference?: string;
  /** What could not be compared, and why. */
  readonly notCompared: readonly string[];
}

const featuresOf = ({ id, programDigest }: { id: string; programDigest?: string | undefined }): string => `${id} ${programDigest ?? 'layout'}`;

/**
 * Compiles a package's model again from the trained file, and compares step by step. For whoever must not take the
 * bank's word for it: the model validator, the certifier.
 *
 * @param salt of a committed model: its digest can't be made again without
 * @throws ModelFileError PACKAGE_INVALID, UnsupportedModelError, ArtifactError
 */
export async function reproducePackage(directory: string, onnx: Uint8Array, includeDirectories: readonly string[], salt?: bigint): Promise<Reproduction> {
  const { manifest, read } = readPackage(directory);
  const { settings, mode, slots, circuitArtifacts } = manifest;
  const steps: ReproducedStep[] = [];
  const same = (step: string, expected: string, found: string): boolean => {
    steps.push({ step, same: expected === found, expected, found });
    return expected === found;
  };
  const notCompared = mode === 'committed' && salt === undefined ? ['model digest: give the salt to compare it'] : [];
  const done = (): Reproduction => {
    const different = steps.find((step) => !step.same);
    return { same: different === undefined, steps, ...(different && { firstDifference: different.step }), notCompared };
  };

  if (!same('original ONNX', manifest.originalSha256, sha256(onnx))) return done();
  if (!same('number format', String(settings.numberFormat), String(NUMBER_FORMAT))) return done();
  const layout = parseLayout(JSON.parse(read('features.json').toString('utf8')), 'features.json');
  if (!same('features', featuresOf(manifest.features), featuresOf({ id: `${layout.id}@${layout.version}`, ...(layout.programDigest !== undefined && { programDigest: String(layout.programDigest) }) }))) return done();
  const [id, version] = manifest.model.split('@') as [string, string];
  const model = compileModel(onnx, layout, { id, version }, optionsOf(mode, settings.positiveClass, salt));
  if (!same('canonical ONNX', sha256(read('canonical.onnx')), sha256(model.canonicalOnnx))) return done();
  if (notCompared.length === 0 && !same('model digest', manifest.modelDigest, String(model.modelDigest))) return done();
  if (!same('circuit', manifest.circuit, modelCircuitId(model, slots))) return done();
  const source = model.circomSource(slots);
  if (!same('circom source', sha256(read('model.circom')), sha256(source))) return done();
  if (!same('circom compiler', manifest.versions.circom, COMPILER)) return done();
  const r1cs = await inPrivateDirectory(async (temporary) => {
    await writeFile(join(temporary, 'model.circom'), source, { mode: 0o600 });
    await mkdir(join(temporary, 'out'));
    return (await compileCircom(join(temporary, 'model.circom'), includeDirectories, join(temporary, 'out'))).r1cs;
  });
  same('r1cs', circuitArtifacts.r1csSha256, sha256(r1cs));
  return done();
}
