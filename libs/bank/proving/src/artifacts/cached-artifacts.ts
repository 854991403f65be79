/** What a worker proves with: its own directory, filled from object storage as needed. */
import { statfs } from 'node:fs/promises';
import type { Logger, ObjectStorageConfig } from '@probity/shared-platform';
import { ArtifactError } from './artifact-error.js';
import { ArtifactStore } from './artifact-store.js';
import type { Artifacts } from './artifact-store.js';
import { ObjectStorage } from './object-storage.js';

/**
 * A directory in front of object storage. Each artifact is fetched once and hashed each time it is loaded; a damaged copy
 * is fetched again, and what the storage itself holds under a wrong name is refused. Processes may share the directory: a
 * file appears whole, and two that fetch the same one at once write the same bytes.
 */
export class CachedArtifacts implements Artifacts {
  readonly #running = new Map<string, Promise<Uint8Array>>();
  #swept = false;

  constructor(
    readonly cache: ArtifactStore,
    readonly storage: Pick<ObjectStorage, 'get' | 'put'>,
    readonly logger: Logger,
  ) {}

  /** @throws ArtifactError */
  get(sha256: string): Promise<Uint8Array> {
    const known = this.#running.get(sha256);
    if (known !== undefined) return known;
    const loading = this.#load(sha256).finally(() => this.#running.delete(sha256));
    this.#running.set(sha256, loading);
    return loading;
  }

  put(bytes: Uint8Array): Promise<string> {
    return this.storage.put(bytes);
  }

  async #load(sha256: string): Promise<Uint8Array> {
    try {
      return await this.cache.get(sha256);
    } catch (error) {
      if (!(error instanceof ArtifactError)) throw error;
      if (error.code !== 'ARTIFACT_MISSING') this.logger.warn({ sha256, code: error.code }, 'the cached artifact is of no use and is fetched again');
    }
    if (!this.#swept) await this.cache.sweep();
    this.#swept = true;

    const start = performance.now();
    // What is handed out is what came over the network and was hashed: a bad disk can spoil the copy only.
    const bytes = await this.storage.get(sha256, (size) => requireRoom(this.cache.directory, size));
    await this.cache.put(bytes);
    this.logger.info({ sha256, bytes: bytes.length, milliseconds: Math.round(performance.now() - start) }, 'artifact fetched');
    return bytes;
  }
}

/** Saves a worker whose disk is full from downloading a key again and again that it can't keep. */
async function requireRoom(directory: string, bytes: number): Promise<void> {
  const disk = await statfs(directory).catch(() => undefined);
  if (disk !== undefined && disk.bavail * disk.bsize < bytes) {
    throw new ArtifactError('ARTIFACT_STORE_FULL', `${directory} has no room for an artifact of ${bytes} bytes: the disk is full; make room, nothing was lost`);
  }
}

/** The artifacts of a machine: its directory alone, or in front of the bank's object storage where one is configured. */
export function openArtifacts(directory: string, storage: ObjectStorageConfig | undefined, logger: Logger): Artifacts & { readonly cache: ArtifactStore } {
  const cache = new ArtifactStore(directory);
  if (storage !== undefined) return new CachedArtifacts(cache, new ObjectStorage(storage), logger);
  return { cache, get: (sha256) => cache.get(sha256), put: (bytes) => cache.put(bytes) };
}
