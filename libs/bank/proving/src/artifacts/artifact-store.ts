/** Circuit artifacts by their SHA-256, and the one place to keep them that every bank has: a local directory. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ArtifactError } from './artifact-error.js';

/** A place that keeps artifacts: proving keys and witness programs, by their content. */
export interface Artifacts {
  /**
   * The bytes with this SHA-256, and no others: they are hashed each time they are loaded.
   * @throws ArtifactError
   */
  get(sha256: string): Promise<Uint8Array>;
  /** Keeps bytes and returns their SHA-256. Twice is harmless, and mends a damaged copy. @throws ArtifactError */
  put(bytes: Uint8Array): Promise<string>;
}

/** Lower-case hexadecimal SHA-256 of bytes. */
export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const NAME = /^[0-9a-f]{64}$/;

/** @throws ArtifactError ARTIFACT_MISSING for what is no hash: it may come to stand in a path or an address */
export function requireArtifactName(sha256: string): string {
  if (!NAME.test(sha256)) throw new ArtifactError('ARTIFACT_MISSING', 'an artifact is named by 64 lower-case hexadecimal digits');
  return sha256;
}

/** Writes a file whole or not at all: readers never see a part of it, and nothing is left behind where it fails. */
export async function writeAtomically(path: string, content: Uint8Array | string, mode = 0o644): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    // On the disk before it has its name: a machine that loses power keeps no empty file under it.
    await writeFile(temporary, content, { mode, flush: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/** A write that takes longer than this belongs to a process that is gone. */
const ABANDONED_MILLISECONDS = 3_600_000;

/**
 * A directory of files named by their SHA-256. What it hands out has been hashed on the way.
 * Readable by its owner only: the artifacts of a compiled model give its weights away.
 */
export class ArtifactStore implements Artifacts {
  constructor(readonly directory: string) {}

  /**
   * Stores bytes and returns their SHA-256. Storing twice is harmless, and mends a damaged copy.
   * @throws ArtifactError ARTIFACT_STORE_FULL or ARTIFACT_STORE_UNREACHABLE; what was stored before is untouched
   */
  async put(bytes: Uint8Array): Promise<string> {
    const sha256 = sha256Of(bytes);
    try {
      await mkdir(this.directory, { recursive: true, mode: 0o700 });
      await writeAtomically(this.pathOf(sha256), bytes, 0o600);
    } catch (error) {
      throw diskError(error, `artifact ${sha256} can't be written to ${this.directory}`);
    }
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
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw diskError(error, `${path} can't be read`);
      throw new ArtifactError('ARTIFACT_MISSING', `artifact ${sha256} is not in ${this.directory}: build the circuits, or publish them to the object storage that this machine is told of`);
    }
    if (sha256Of(bytes) !== sha256) throw new ArtifactError('ARTIFACT_HASH_MISMATCH', `${path} holds other bytes than its name says: delete it and build the circuits`);
    return bytes;
  }

  /** Hashes of what lies here, not yet checked. Nothing where the directory isn't there. */
  async list(): Promise<string[]> {
    return (await readdir(this.directory).catch(() => [])).filter((name) => NAME.test(name)).toSorted();
  }

  /** Takes away what writers left that were killed: a key is tens of megabytes, and disks fill. */
  async sweep(): Promise<void> {
    for (const name of await readdir(this.directory).catch(() => [])) {
      if (!/^[0-9a-f]{64}\.[0-9a-f-]{36}\.tmp$/.test(name)) continue;
      const path = join(this.directory, name);
      const written = await stat(path).catch(() => undefined);
      if (written !== undefined && Date.now() - written.mtimeMs > ABANDONED_MILLISECONDS) await rm(path, { force: true }).catch(() => {});
    }
  }

  /** Where an artifact lies. */
  pathOf(sha256: string): string {
    return join(this.directory, requireArtifactName(sha256));
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown cause');

function diskError(error: unknown, what: string): ArtifactError {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new ArtifactError('ARTIFACT_STORE_FULL', `${what}: the disk is full (${code}); make room, nothing was lost`);
  return new ArtifactError('ARTIFACT_STORE_UNREACHABLE', `${what} (${code})`);
}
