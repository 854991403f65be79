/** `artifacts.lock.json`: which artifacts each circuit version stands for. A build that gives others is refused. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ArtifactError } from './artifact-error.js';
import { writeAtomically } from './artifact-store.js';
import type { BuiltCircuit } from './build-circuit.js';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

const pinnedCircuitSchema = z.strictObject({
  r1csSha256: sha256Schema,
  wasmSha256: sha256Schema,
  zkeySha256: sha256Schema,
  vkSha256: sha256Schema,
  constraints: z.int().positive(),
  domainSize: z.int().positive(),
  /** Records that fit one chunk. */
  slots: z.int().positive(),
  trustClass: z.enum(['development', 'ceremony']),
  /** Published seed; of development keys only. */
  seed: z.string().optional(),
});

const artifactsLockSchema = z.strictObject({
  schema: z.literal('probity/artifacts-lock/1'),
  /** By circuit id@semver. */
  circuits: z.record(z.string().regex(/^[a-z][a-z0-9-]*@\d+\.\d+\.\d+$/), pinnedCircuitSchema),
});

export type PinnedCircuit = z.infer<typeof pinnedCircuitSchema>;
export type ArtifactsLock = z.infer<typeof artifactsLockSchema>;

/** A lock that pins nothing yet. */
export const emptyArtifactsLock = (): ArtifactsLock => ({ schema: 'probity/artifacts-lock/1', circuits: {} });

/** What a build pins. */
export function pinOf(built: BuiltCircuit, slots: number): PinnedCircuit {
  const { r1csSha256, wasmSha256, zkeySha256, vkSha256, constraints, domainSize, trustClass, seed } = built;
  return { r1csSha256, wasmSha256, zkeySha256, vkSha256, constraints, domainSize, slots, trustClass, seed };
}

/** @throws ArtifactError MALFORMED_LOCK_FILE */
export async function readArtifactsLock(path: string): Promise<ArtifactsLock> {
  let document: unknown;
  try {
    document = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new ArtifactError('MALFORMED_LOCK_FILE', `${path} can't be read as JSON`);
  }
  const read = artifactsLockSchema.safeParse(document);
  if (!read.success) throw new ArtifactError('MALFORMED_LOCK_FILE', `${path} is no artifacts lock: ${z.prettifyError(read.error)}`);
  return read.data;
}

/** Writes the lock with sorted circuit ids, so that diffs show what changed. */
export async function writeArtifactsLock(path: string, lock: ArtifactsLock): Promise<void> {
  const circuits = Object.fromEntries(Object.entries(lock.circuits).sort(([left], [right]) => (left < right ? -1 : 1)));
  await writeAtomically(path, `${JSON.stringify(artifactsLockSchema.parse({ ...lock, circuits }), null, 2)}\n`);
}

/** @throws ArtifactError ARTIFACT_NOT_PINNED for an id that the lock does not have */
export function pinnedCircuit(lock: ArtifactsLock, circuitId: string): PinnedCircuit {
  const pinned = Object.hasOwn(lock.circuits, circuitId) ? lock.circuits[circuitId] : undefined;
  if (pinned === undefined) throw new ArtifactError('ARTIFACT_NOT_PINNED', `circuit ${circuitId} is not in the artifacts lock`);
  return pinned;
}

/** Checks that a build gave what the lock pins. @throws ArtifactError ARTIFACT_HASH_MISMATCH naming the first difference */
export function requirePinned(lock: ArtifactsLock, circuitId: string, built: BuiltCircuit): void {
  const pinned = pinnedCircuit(lock, circuitId);
  for (const field of ['r1csSha256', 'wasmSha256', 'zkeySha256', 'vkSha256', 'constraints', 'domainSize', 'trustClass'] as const) {
    if (pinned[field] !== built[field]) {
      throw new ArtifactError('ARTIFACT_HASH_MISMATCH', `circuit ${circuitId}: ${field} is ${built[field]}, the artifacts lock pins ${pinned[field]}`);
    }
  }
}
