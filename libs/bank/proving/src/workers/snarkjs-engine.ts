import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WorkerEngine } from './worker-announcement.js';

/** snarkjs as a worker announces it: one proof at a time over all cores, in the version that is installed. */
export function snarkjsEngine(): WorkerEngine {
  const manifest = fileURLToPath(new URL('package.json', import.meta.resolve('snarkjs')));
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { engine: 'snarkjs', version, processes: 1 };
}
