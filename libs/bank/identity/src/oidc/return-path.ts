import { z } from 'zod';

const LONGEST = 1024;
/** Any origin: what matters is whether a path can leave it. */
const HERE = 'http://here.invalid';

/**
 * Whether a browser that is sent there stays on this service. Browsers take `//host`, `/\host` and a path with a tab or a line end in it
 * for another site, so a path is read as they read it and only printable ASCII is taken.
 */
export function isReturnPath(path: string): boolean {
  if (path.length > LONGEST || !/^\/(?![/\\])[\x21-\x7e]*$/.test(path) || path.includes('\\')) return false;
  return URL.canParse(path, HERE) && new URL(path, HERE).origin === HERE;
}

/** Where a browser goes after a login. */
export const returnPathSchema = z.string().max(LONGEST).refine(isReturnPath, 'must be a path of this service that begins with one /');
