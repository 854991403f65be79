/** Evidence files in the data directory, each under its hash. A file that lies there is never written again. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { CaseError } from './errors.js';

/** What an evidence file may be. */
export const EVIDENCE_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain', 'text/csv'] as const;
export const MAX_EVIDENCE_BYTES = 50 * 1024 * 1024;

export interface StoredFile {
  readonly sha256: string;
  readonly bytes: number;
}

export class EvidenceStore {
  /** @param directory made when the first file comes */
  constructor(
    private readonly directory: string,
    private readonly limit = MAX_EVIDENCE_BYTES,
  ) {}

  /**
   * Takes a stream as it comes, a piece in memory at a time. The file has its name only once all of it is on the disk.
   * @throws CaseError EVIDENCE_SIZE where it is empty or too large
   */
  async put(content: Readable): Promise<StoredFile> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const partial = join(this.directory, `.partial-${randomUUID()}`);
    try {
      const stored = await this.write(partial, content);
      // Fails where the hash is known, and then the same bytes lie there already.
      await link(partial, this.path(stored.sha256)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      });
      return stored;
    } finally {
      await rm(partial, { force: true });
    }
  }

  private async write(path: string, content: Readable): Promise<StoredFile> {
    const hash = createHash('sha256');
    let bytes = 0;
    const file = await open(path, 'wx', 0o600);
    try {
      for await (const piece of content as AsyncIterable<Buffer>) {
        bytes += piece.length;
        if (bytes > this.limit) throw new CaseError('EVIDENCE_SIZE', `an evidence file has at most ${this.limit} bytes`, 413);
        hash.update(piece);
        await file.write(piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (bytes === 0) throw new CaseError('EVIDENCE_SIZE', 'the file is empty', 400);
    return { sha256: hash.digest('hex'), bytes };
  }

  /**
   * The content, once it was read through and found to be what its hash says.
   * @throws CaseError EVIDENCE_DAMAGED
   */
  async read(sha256: string): Promise<Readable> {
    const hash = createHash('sha256');
    try {
      for await (const piece of createReadStream(this.path(sha256)) as AsyncIterable<Buffer>) hash.update(piece);
    } catch {
      throw damaged();
    }
    if (hash.digest('hex') !== sha256) throw damaged();
    return createReadStream(this.path(sha256));
  }

  private path(sha256: string): string {
    return join(this.directory, sha256);
  }
}

const damaged = (): CaseError => new CaseError('EVIDENCE_DAMAGED', 'the file is missing or is not what its hash says: restore the data directory from a backup', 500);
