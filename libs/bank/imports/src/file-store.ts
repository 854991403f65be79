/**
 * Files on their way in, in the data directory: raw data, for this user only, and only as long as they are needed. They are
 * named by the service, never by their sender.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@probity/shared-platform';
import { ImportError } from './errors.js';

export interface FileLimits {
  /** Largest file that is taken. */
  readonly fileBytes: number;
  /** Files that lie here, before no more are taken. */
  readonly storeBytes: number;
  /** Files received at once. */
  readonly receiving: number;
}

export const FILE_LIMITS: FileLimits = { fileBytes: 2 * 2 ** 30, storeBytes: 16 * 2 ** 30, receiving: 4 };
/** A file that no import needs after so long is of a request, or of a run, that died. */
const ABANDONED_MILLISECONDS = 3600 * 1000;
/** What this store names its files. Others in the directory are not its own. */
const NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(import|part)$/;

export interface ReceivedFile {
  readonly sha256: string;
  readonly bytes: number;
  /** Where it lies until somebody keeps it under its name. */
  readonly path: string;
}

export class FileStore {
  #receiving = 0;

  constructor(
    private readonly directory: string,
    private readonly limits = FILE_LIMITS,
  ) {}

  /**
   * Writes a stream to the disk as it comes, and lets the sender wait while the disk does.
   * @throws ImportError IMPORT_TOO_LARGE, IMPORT_EMPTY, IMPORT_INCOMPLETE, IMPORT_STORE_FULL; then nothing is kept
   */
  async receive(input: AsyncIterable<Uint8Array>): Promise<ReceivedFile> {
    // Else a sender of many files at once fills the disk, with the database on it.
    if (this.#receiving >= this.limits.receiving) throw new ImportError('IMPORT_STORE_FULL', 'too many files are on their way in: send it again later', 503);
    this.#receiving += 1;
    try {
      return await this.#receive(input);
    } finally {
      this.#receiving -= 1;
    }
  }

  async #receive(input: AsyncIterable<Uint8Array>): Promise<ReceivedFile> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    if ((await this.#heldBytes()) > this.limits.storeBytes) throw new ImportError('IMPORT_STORE_FULL', 'too many files wait to be taken: send it again later', 503);
    const path = join(this.directory, `${newId()}.part`);
    const file = await open(path, 'wx', 0o600);
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for await (const chunk of whole(input)) {
        bytes += chunk.length;
        if (bytes > this.limits.fileBytes) throw new ImportError('IMPORT_TOO_LARGE', `the file is larger than ${this.limits.fileBytes} bytes: send it in parts`, 413);
        hash.update(chunk);
        await file.writeFile(chunk);
      }
      if (bytes === 0) throw new ImportError('IMPORT_EMPTY', 'the request has no body: send the file itself, as application/octet-stream', 400);
      // Before anybody is told that it is here.
      await file.sync();
    } catch (error) {
      await file.close();
      await rm(path, { force: true });
      throw error;
    }
    await file.close();
    return { sha256: hash.digest('hex'), bytes, path };
  }

  has(importId: string): boolean {
    return existsSync(this.#pathOf(importId));
  }

  /** Keeps a received file for an import, for good once this returns. */
  async keep({ path }: ReceivedFile, importId: string): Promise<void> {
    await rename(path, this.#pathOf(importId));
    const directory = await open(this.directory, 'r');
    await directory.sync().finally(() => directory.close());
  }

  async discard({ path }: ReceivedFile): Promise<void> {
    await rm(path, { force: true });
  }

  read(importId: string): ReadStream {
    return createReadStream(this.#pathOf(importId), { highWaterMark: 64 << 10 });
  }

  async remove(importId: string): Promise<void> {
    await rm(this.#pathOf(importId), { force: true });
  }

  /**
   * Removes what requests and runs that died have left. A young file may belong to an import whose row is not committed yet.
   * @param isNeeded whether an import still has to read its file
   */
  async sweep(isNeeded: (importId: string) => Promise<boolean>, now = Date.now()): Promise<void> {
    for (const { name, id, kind } of await this.#files()) {
      const path = join(this.directory, name);
      const found = await stat(path).catch(() => undefined);
      if (found === undefined || now - found.mtimeMs < ABANDONED_MILLISECONDS || (kind === 'import' && (await isNeeded(id)))) continue;
      await rm(path, { force: true });
    }
  }

  async #files(): Promise<{ name: string; id: string; kind: string }[]> {
    const names = existsSync(this.directory) ? await readdir(this.directory) : [];
    return names.flatMap((name) => {
      const match = NAME.exec(name);
      return match === null ? [] : [{ name, id: match[1]!, kind: match[2]! }];
    });
  }

  async #heldBytes(): Promise<number> {
    const sizes = await Promise.all((await this.#files()).map(async ({ name }) => (await stat(join(this.directory, name)).catch(() => undefined))?.size ?? 0));
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  #pathOf(importId: string): string {
    return join(this.directory, `${importId}.import`);
  }
}

/** A sender who goes away in the middle ends the stream with an error of Node's own. */
async function* whole(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* input;
  } catch {
    throw new ImportError('IMPORT_INCOMPLETE', 'the body ended before it was whole: send the file again', 400);
  }
}
