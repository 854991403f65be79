/** Files without a name: nobody else can open or change them, and they are gone with the last process that holds them. */
import { randomUUID } from 'node:crypto';
import { open, statfs, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { ProverError } from '../../prover.js';

/** What statfs says of tmpfs: memory, never a disk, but for what the system swaps out as it may with any memory. */
const TMPFS = 0x01021994;

/** Makes a file, writes it, and takes its name away. `mode` counts where the file is executed through its descriptor. */
export async function namelessFile(directory: string, content: Uint8Array, mode = 0o600): Promise<FileHandle> {
  const path = join(directory, `probity-${randomUUID()}`);
  const writable = await open(path, 'wx+', mode);
  try {
    // Of an empty file: what is confidential never has a name.
    const readable = mode === 0o600 ? writable : await open(path, 'r');
    await unlink(path);
    await writable.writeFile(content);
    if (readable !== writable) await writable.close();
    return readable;
  } catch (error) {
    await writable.close();
    throw error;
  }
}

/** The folder for what must not touch a disk. @throws ProverError PROVER_BINARY_REFUSED unless it lies in memory */
export async function memoryDirectory(directory = '/dev/shm'): Promise<string> {
  const found = await statfs(directory).catch(() => undefined);
  if (found?.type !== TMPFS) throw new ProverError('PROVER_BINARY_REFUSED', `${directory} is no tmpfs: a witness handed to a prover binary there could reach a disk. Mount one, or use the other engine`);
  return directory;
}

/** How a child process opens a descriptor that it was given, as if it were a file of its own. */
export const descriptorPath = (descriptor: number): string => `/proc/self/fd/${descriptor}`;
