/** Finds every file that a circuit is made of, as circom would. */
import { readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256Hex } from '@probity/shared-commitments';
import { CircuitBuildError } from './circuit-build-error.js';

export type CircomSource = {
  /** As written in the include statement; `main` for the first. Absolute paths stay out, so that hashes agree between machines. */
  readonly include: string;
  readonly sha256: string;
};

/** Lists the main file and all files it includes, each once, in the order of a depth-first walk. */
export async function listCircomSources(main: string, includeDirs: readonly string[]): Promise<CircomSource[]> {
  const sources: CircomSource[] = [];
  const seen = new Set<string>();

  const visit = async (path: string, include: string): Promise<void> => {
    if (seen.has(path)) return;
    seen.add(path);
    const bytes = await readFile(path);
    sources.push({ include, sha256: sha256Hex(bytes) });
    for (const next of includesOf(bytes.toString('utf8'))) {
      await visit(await resolveInclude(next, dirname(path), includeDirs, include), next);
    }
  };
  await visit(await resolveInclude(main, '/', [], 'the build'), 'main');
  return sources;
}

function includesOf(source: string): string[] {
  const withoutComments = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/[^\n]*/g, '');
  return [...withoutComments.matchAll(/^\s*include\s+"([^"]+)"\s*;/gm)].map((match) => match[1]!);
}

async function resolveInclude(include: string, directory: string, includeDirs: readonly string[], from: string): Promise<string> {
  for (const base of [directory, ...includeDirs]) {
    const found = await realpath(include.startsWith('/') ? include : join(base, include)).catch(() => undefined);
    if (found !== undefined) return found;
  }
  throw new CircuitBuildError('CIRCUIT_SOURCE_MISSING', `${from} includes ${include}, which is not beside it nor in an include directory`);
}
