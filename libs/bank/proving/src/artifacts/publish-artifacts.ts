/** Puts what workers need of registered circuits where they fetch it from. */
import type { Artifacts } from './artifact-store.js';
import type { ObjectStorage } from './object-storage.js';

/** What a worker needs of a circuit. The constraint file is not among it: nothing proves with it, and it gives the model away. */
export interface PublishedCircuit {
  /** `name@semver`. */
  readonly circuit: string;
  readonly zkeySha256: string;
  readonly wasmSha256: string;
}

export interface PublishedArtifact {
  readonly circuit: string;
  readonly artifact: 'proving key' | 'witness program';
  readonly sha256: string;
  readonly bytes: number;
  /** False where it was there already. */
  readonly uploaded: boolean;
}

/**
 * Uploads the proving key and witness program of each circuit, unless an object of that name and size is there. Running it
 * again is harmless; `again` uploads all the same, which mends an object that was damaged in the store.
 *
 * @throws ArtifactError, for one that isn't here as well: what came before it is published
 */
export async function publishArtifacts(
  circuits: readonly PublishedCircuit[], from: Pick<Artifacts, 'get'>, to: Pick<ObjectStorage, 'put' | 'size'>, again = false,
): Promise<PublishedArtifact[]> {
  const published: PublishedArtifact[] = [];
  for (const { circuit, zkeySha256, wasmSha256 } of circuits) {
    for (const [artifact, sha256] of [['proving key', zkeySha256], ['witness program', wasmSha256]] as const) {
      const bytes = await from.get(sha256);
      const uploaded = again || (await to.size(sha256)) !== bytes.length;
      if (uploaded) await to.put(bytes);
      published.push({ circuit, artifact, sha256, bytes: bytes.length, uploaded });
    }
  }
  return published;
}
