/** Circuit artifacts by their SHA-256, in a local directory. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ArtifactError } from './artifact-error.js';

/** Lower-case hexadecimal SHA-256 of bytes. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Writes a file whole or not at all: readers never see a part of it. */
export async function writeAtomically(path: string, content: Uint8Array | string, mode = 0o644): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await writeFile(temporary, content, { mode });
  await rename(temporary, path);
}

/**
 * A directory of files named by their SHA-256. What it hands out has been hashed on the way.
 * Readable by its owner only: the artifacts of a compiled model give its weights away.
 */
export class ArtifactStore {
  constructor(readonly directory: string) {}

  /** Stores bytes and returns their SHA-256. Storing twice is harmless, and mends a damaged copy. */
  async put(bytes: Uint8Array): Promise<string> {
    const sha256 = sha256Of(bytes);
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    await writeAtomically(this.pathOf(sha256), bytes, 0o600);
    return sha256;
  }

  /**
   * Reads an artifact into memory. The bytes returned are the bytes that were hashed: use them, not the path.
   * @throws ArtifactError ARTIFACT_MISSING, or ARTIFACT_HASH_MISMATCH when the file holds something else
   */
  async get(sha256: string): Promise<Uint8Array> {
    const path = this.pathOf(sha256);
    let bytes: Uint8Array;
    try {
      bytes = await readFile(path);
    } catch {
      throw new ArtifactError('ARTIFACT_MISSING', `artifact ${sha256} is not in ${this.directory}: build the circuits`);
    }
    if (sha256Of(bytes) !== sha256) throw new ArtifactError('ARTIFACT_HASH_MISMATCH', `${path} holds other bytes than its name says: delete it and build the circuits`);
    return bytes;
  }

  /** Where an artifact lies. */
  pathOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new ArtifactError('ARTIFACT_MISSING', 'an artifact is named by 64 lower-case hexadecimal digits');
    return join(this.directory, sha256);
  }
}
