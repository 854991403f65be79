/** Runs the circom compiler for tests and benches, and keeps what it made. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const require = createRequire(import.meta.url);
const root = join(dirname(fileURLToPath(import.meta.url)), '../../../..');
const cache = join(root, '.probity/test-circuits');
const { version } = require('circom2/package.json') as { version: string };

export const circuitsFolder = join(root, 'circuits');
export const circomlibFolder = join(dirname(require.resolve('circomlib/package.json')), 'circuits');

export interface CircomOutput {
  readonly r1cs: Uint8Array;
  readonly wasm: Uint8Array;
  /** Signal number, wire (-1: none is left), component, name; one a line. */
  readonly sym: string;
}

/**
 * Compiles one text without includes at --O2, as the circuits in use are. Kept by the text's hash, so that a second run
 * is quick.
 * @throws Error with what the compiler said
 */
export async function runCircom(text: string): Promise<CircomOutput> {
  const folder = join(cache, createHash('sha256').update(`circom2@${version} --O2\n${text}`).digest('hex').slice(0, 32));
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const making = mkdtempSync(join(cache, 'making-'));
    writeFileSync(join(making, 'circuit.circom'), text);
    // The compiler sees only the tree below its working directory.
    const args = [require.resolve('circom2/cli.js'), relative(root, join(making, 'circuit.circom')), '--r1cs', '--wasm', '--sym', '--O2', '-o', relative(root, making)];
    await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 1 << 26 }).catch((error: { stdout?: string; stderr?: string }) => {
      rmSync(making, { recursive: true });
      throw new Error(`circom2: ${error.stderr ?? ''}${error.stdout ?? ''}`);
    });
    try {
      renameSync(making, folder);
    } catch {
      // Another process made the same meanwhile.
      rmSync(making, { recursive: true });
    }
  }
  return {
    r1cs: readFileSync(join(folder, 'circuit.r1cs')),
    wasm: readFileSync(join(folder, 'circuit_js/circuit.wasm')),
    sym: readFileSync(join(folder, 'circuit.sym'), 'utf8'),
  };
}
