/** The prover binary: found, and refused unless its bytes are those that somebody checked. */
import { readFile } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import { sha256Of } from '../../../artifacts/artifact-store.js';
import { ProverError } from '../../prover.js';

/** Name of rapidsnark's program. */
const PROGRAM = 'prover';

export interface PinnedBinary {
  readonly binary: string;
  readonly sha256: string;
}

/** The first `prover` in the folders of a PATH, where there is one. */
export async function findOnPath(path: string): Promise<string | undefined> {
  for (const directory of path.split(delimiter).filter((entry) => isAbsolute(entry))) {
    const file = join(directory, PROGRAM);
    if ((await readFile(file).catch(() => undefined)) !== undefined) return file;
  }
  return undefined;
}

/** Reads a binary whose hash is the pinned one. Use the bytes, not the file. @throws ProverError PROVER_BINARY_REFUSED */
export async function readPinned({ binary, sha256 }: PinnedBinary): Promise<Uint8Array> {
  const bytes = await readFile(binary).catch(() => {
    throw new ProverError('PROVER_BINARY_REFUSED', `PROVER_BINARY: ${binary} can't be read`);
  });
  const found = sha256Of(bytes);
  if (found !== sha256) throw new ProverError('PROVER_BINARY_REFUSED', `PROVER_BINARY: ${binary} has the SHA-256 ${found}, pinned is ${sha256}: check where the binary comes from, then pin its hash`);
  return bytes;
}
