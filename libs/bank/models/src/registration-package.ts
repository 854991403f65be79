/** The folder that a bank keeps of a model version, and that a validator and the certifier work from. */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldString, sha256String, versionedId } from '@probity/shared-evidence';
import { z } from 'zod';
import { ModelFileError } from './errors.js';

export const MANIFEST_FILE = 'model-package.json';

/** Files of a package of a compiled model, with who may have them. */
export const PACKAGE_FILES = {
  'features.json': 'public',
  'canonical.onnx': 'confidential',
  'model.circom': 'confidential',
  'cost-report.json': 'confidential',
  'fidelity-report.json': 'confidential',
  'fidelity-report.html': 'confidential',
  'registration.json': 'regulator',
  'verifying-key.json': 'regulator',
  'proof.json': 'regulator',
  'model-salt': 'confidential',
  'README.md': 'public',
} as const;
export type PackageFile = keyof typeof PACKAGE_FILES;
/** `regulator`: crosses to the regulator. `confidential`: stays with the bank and, under confidentiality, the certifier. */
const audience = z.enum(['public', 'regulator', 'confidential']);

/** The circuit of a committed model holds no weight. */
function audienceOf(file: PackageFile, mode: 'compiled' | 'committed'): z.infer<typeof audience> {
  return mode === 'committed' && file === 'model.circom' ? 'public' : PACKAGE_FILES[file];
}

export const modelPackageSchema = z.strictObject({
  format: z.literal('probity-model-package@1'),
  model: versionedId,
  modelDigest: fieldString,
  mode: z.enum(['compiled', 'committed']),
  kind: z.enum(['trees', 'linear', 'network']),
  circuit: versionedId,
  /** Records per chunk. */
  slots: z.number().int().min(1).max(4096),
  /** What has to be known to compile the same again. */
  settings: z.strictObject({
    positiveClass: z.number().int().min(0).optional(),
    numberFormat: z.number().int().min(1),
    developmentSeed: z.string().min(1),
  }),
  features: z.strictObject({ id: versionedId, programDigest: fieldString.optional() }),
  /** Of the ONNX file as it was trained. It is not part of the package. */
  originalSha256: sha256String,
  circuitArtifacts: z.strictObject({ r1csSha256: sha256String, wasmSha256: sha256String, zkeySha256: sha256String, verifyingKeySha256: sha256String, trustClass: z.literal('development') }),
  versions: z.strictObject({ circom: z.string(), setup: z.string(), node: z.string() }),
  /** Says what each circuit file gives away, so that nobody has to guess. */
  confidentiality: z.strictObject({
    circuitIsPublic: z.boolean(),
    weightsReadableFrom: z.array(z.string()),
    whoCanRunTheSetup: z.string(),
    whoCanCheckTheCircuit: z.string(),
  }),
  files: z.record(z.string(), z.strictObject({ sha256: sha256String, audience })),
});
export type ModelPackageManifest = z.infer<typeof modelPackageSchema>;

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Makes the package's folder, readable by its owner only, whatever it was before. */
export function makePackageDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
}

/** Writes the files and their manifest; confidential ones are readable by their owner only. */
export function writePackage(directory: string, files: ReadonlyMap<PackageFile, Uint8Array | string>, manifest: Omit<ModelPackageManifest, 'files'>): void {
  makePackageDirectory(directory);
  for (const [name, content] of files) writePrivately(join(directory, name), content, PACKAGE_FILES[name] === 'confidential' ? 0o600 : 0o644);
  const listed = Object.fromEntries([...files].map(([name, content]) => [name, { sha256: sha256(content), audience: audienceOf(name, manifest.mode) }]));
  writePrivately(join(directory, MANIFEST_FILE), `${JSON.stringify(modelPackageSchema.parse({ ...manifest, files: listed }), null, 2)}\n`, 0o644);
}

/** The mode of `writeFile` counts only for new files. */
export function writePrivately(path: string, content: Uint8Array | string, mode: number): void {
  writeFileSync(path, content, { mode });
  chmodSync(path, mode);
}

/**
 * Reads a package's manifest and checks every file that is there against it. A file may be missing (what crosses to
 * another party is a part), none may be another.
 *
 * @throws ModelFileError PACKAGE_INVALID
 */
export function readPackage(directory: string): { readonly manifest: ModelPackageManifest; read(name: PackageFile): Buffer } {
  const invalid = (text: string): never => {
    throw new ModelFileError('PACKAGE_INVALID', `${directory}: ${text}`);
  };
  let manifest: ModelPackageManifest;
  try {
    manifest = modelPackageSchema.parse(JSON.parse(readFileSync(join(directory, MANIFEST_FILE), 'utf8')));
  } catch (error) {
    const [issue] = error instanceof z.ZodError ? error.issues : [];
    return invalid(`${MANIFEST_FILE}: ${issue ? `${issue.path.join('.')}: ${issue.message}` : (error as Error).message}`);
  }
  return {
    manifest,
    read(name) {
      const listed = manifest.files[name] ?? invalid(`the manifest lists no ${name}`);
      let bytes: Buffer;
      try {
        bytes = readFileSync(join(directory, name));
      } catch {
        return invalid(`${name} is missing`);
      }
      return sha256(bytes) === listed.sha256 ? bytes : invalid(`${name} is not the file that the manifest lists`);
    },
  };
}
