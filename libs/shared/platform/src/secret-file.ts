import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { ProbityError } from './errors.js';

/** Makes a file of secrets (mode 0600) unless another process was first: both then go on with the same secrets. The folder is there. */
export function makeSecretFile(file: string, content: object): void {
  const draft = writeDraft(file, content);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

/** Puts other secrets in its place, whole or not at all. */
export function replaceSecretFile(file: string, content: object): void {
  renameSync(writeDraft(file, content), file);
}

/**
 * Reads a file of secrets.
 * @param parse refuses what is none by throwing
 * @param consequence what a damaged file means, and what to do
 * @throws ProbityError KEYS_UNREADABLE when the file is damaged or others can read it
 */
export function readSecretFile<T>(file: string, parse: (document: unknown) => T, consequence: string): T {
  if ((statSync(file).mode & 0o077) !== 0) throw new ProbityError('KEYS_UNREADABLE', `${file} can be read by others: chmod 600`);
  try {
    return parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // The cause would quote the file.
    throw new ProbityError('KEYS_UNREADABLE', `${file} ${consequence}`);
  }
}

function writeDraft(file: string, content: object): string {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  return draft;
}
