/** Files on their way in, in the data directory: raw data, for this user only, and only as long as they are needed. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '@probity/shared-platform';
import { ImportError } from './errors.js';

/** Largest file that is taken. */
export const MAX_IMPORT_BYTES = 2 * 2 ** 30;
/** A file that nobody knows of after so long is of a request that died. */
const ABANDONED_MILLISECONDS = 24 * 3600 * 1000;

export interface ReceivedFile {
  readonly sha256: string;
  readonly bytes: number;
  /** Where it lies until somebody keeps it under its name. */
  readonly path: string;
}

export class FileStore {
  constructor(
    private readonly directory: string,
    private readonly maxBytes = MAX_IMPORT_BYTES,
  ) {}

  /**
   * Writes a stream to the disk as it comes, and lets the sender wait while the disk does.
   * @throws ImportError IMPORT_TOO_LARGE, IMPORT_EMPTY, IMPORT_INCOMPLETE; then nothing is kept
   */
  async receive(input: AsyncIterable<Uint8Array>): Promise<ReceivedFile> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    const path = join(this.directory, `${newId()}.part`);
    const file = await open(path, 'wx', 0o600);
    const hash = createHash('sha256');
    let bytes = 0;
    try {
      for await (const chunk of whole(input)) {
        bytes += chunk.length;
        if (bytes > this.maxBytes) throw new ImportError('IMPORT_TOO_LARGE', `the file is larger than ${this.maxBytes} bytes: send it in parts`, 413);
        hash.update(chunk);
        await file.write(chunk);
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

  /** Keeps a received file for an import. */
  async keep({ path }: ReceivedFile, importId: string): Promise<void> {
    await rename(path, this.#pathOf(importId));
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

  /** Removes what requests and runs that died have left. @param isNeeded whether an import still has to read its file */
  async sweep(isNeeded: (importId: string) => Promise<boolean>): Promise<void> {
    for (const name of existsSync(this.directory) ? await readdir(this.directory) : []) {
      const path = join(this.directory, name);
      const [id, kind] = [name.slice(0, name.lastIndexOf('.')), name.slice(name.lastIndexOf('.') + 1)];
      const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
      const unneeded = kind === 'import' && !(await isNeeded(id));
      if (unneeded || (kind === 'part' && age > ABANDONED_MILLISECONDS)) await rm(path, { force: true });
    }
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
