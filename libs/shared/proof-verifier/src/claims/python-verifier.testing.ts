/** The Python verifier as tests run it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { VerdictLine } from './verdict-line.js';

const PYTHON = join(import.meta.dirname, '../../../../../tools/python-verifier');
const SCRIPT = 'import json, sys; sys.path.insert(0, sys.argv[1]); import verify; [print(json.dumps(verify.verify(open(name, "rb").read()))) for name in sys.argv[2:]]';

/** Why it can't be run; false where it can. */
export function missingPython(): string | false {
  try {
    execFileSync('python3', ['-c', 'import sys, zoneinfo; zoneinfo.ZoneInfo("Europe/Berlin"); sys.exit(sys.version_info < (3, 11))'], { stdio: 'ignore' });
    return false;
  } catch {
    return 'python3 is not there, older than 3.11, or without time zones';
  }
}

/** What Python leaves out: sentences are for people, and carry facts beside the code. */
export const withoutMessages = ({ days, ...rest }: VerdictLine): unknown => ({ ...rest, days: days.map(({ date, claims }) => ({ date, claims: claims.map(({ claim, state, code }) => ({ claim, state, code })) })) });

/** The verdict lines of archives, all in one process. */
export function verifiedByPython(archives: readonly Uint8Array[]): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), 'probity-python-'));
  try {
    const files = archives.map((zip, index) => {
      const file = join(folder, `${index}.zip`);
      writeFileSync(file, zip);
      return file;
    });
    return execFileSync('python3', ['-c', SCRIPT, PYTHON, ...files], { encoding: 'utf8', maxBuffer: 2 ** 26 }).trim().split('\n').map((line) => JSON.parse(line) as unknown);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
