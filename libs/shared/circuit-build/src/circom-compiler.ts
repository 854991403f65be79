/** Runs the circom compiler (WebAssembly build) in a process of its own. */
import { spawn } from 'node:child_process';
import { readFile, realpath } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { CircuitBuildError } from './circuit-build-error.js';

const require = createRequire(import.meta.url);
const { version } = require('circom2/package.json') as { version: string };

/** Name, version and flags: part of every build's cache key. */
export const COMPILER = `circom2@${version} --O2`;

const OUTPUT_TAIL = 2000;

export type CompiledCircuit = { readonly r1cs: Uint8Array; readonly wasm: Uint8Array };

/**
 * Compiles a circuit with full simplification (linear constraints are substituted away: compile time for domain).
 * @param outputDirectory an empty directory that the caller removes
 * @throws CircuitBuildError CIRCUIT_COMPILE_FAILED with the end of the compiler's output
 */
export async function compileCircom(main: string, includeDirs: readonly string[], outputDirectory: string): Promise<CompiledCircuit> {
  const output = await compile(main, includeDirs, outputDirectory, ['--r1cs', '--wasm']);
  const name = basename(main, '.circom');
  return { r1cs: await readFile(join(output, `${name}.r1cs`)), wasm: await readFile(join(output, `${name}_js`, `${name}.wasm`)) };
}

/** The constraint file alone, the same as `compileCircom` gives: enough to know a circuit by, and quicker. */
export async function compileConstraints(main: string, includeDirs: readonly string[], outputDirectory: string): Promise<Uint8Array> {
  const output = await compile(main, includeDirs, outputDirectory, ['--r1cs']);
  return readFile(join(output, `${basename(main, '.circom')}.r1cs`));
}

async function compile(main: string, includeDirs: readonly string[], outputDirectory: string, outputs: readonly string[]): Promise<string> {
  // The compiler sees only the tree below its working directory, include paths too: it runs in the root.
  const fromRoot = async (path: string): Promise<string> => relative('/', await realpath(path));
  const source = await fromRoot(main);
  const libraries = await Promise.all(includeDirs.map(fromRoot));
  const output = await realpath(outputDirectory);
  const args = [source, ...outputs, '--O2', ...libraries.flatMap((library) => ['-l', library]), '-o', relative('/', output)];
  await run(require.resolve('circom2/cli.js'), args);
  return output;
}

function run(script: string, args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const compiler = spawn(process.execPath, [script, ...args], { cwd: '/', env: {}, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString('utf8')).slice(-OUTPUT_TAIL);
    };
    compiler.stdout.on('data', keep);
    compiler.stderr.on('data', keep);
    compiler.on('error', reject);
    compiler.on('close', (code) => {
      // The compiler colours its output.
      const text = output.replace(/\u001b\[[0-9;]*m/g, '').trim();
      if (code === 0) resolve();
      else reject(new CircuitBuildError('CIRCUIT_COMPILE_FAILED', `circom could not compile ${args[0]}:\n${text}`));
    });
  });
}
