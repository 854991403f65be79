/**
 * rapidsnark as a program: `prover <zkey> <witness> <proof> <public>`. It maps its files into memory, so pipes will not
 * do. It gets files without a name: its own copy of the binary and of the key, whose hashes were checked, in the folder
 * for temporary files; witness and results in memory (tmpfs). Whatever dies, nothing stays.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { parseSnarkjsProof, proofToWire, type ProofWire } from '@probity/shared-proof-verifier';
import { ProverError } from '../../prover.js';
import type { CircuitProver, ProofEngine } from '../engine.js';
import { descriptorPath, memoryDirectory, namelessFile } from './nameless-file.js';
import { readPinned, type PinnedBinary } from './pinned-binary.js';
import { witnessFile } from './witness-file.js';

/** Descriptors in the program: after standard input, output and errors. */
const [PROGRAM, ZKEY, WITNESS, PROOF, PUBLIC] = [3, 4, 5, 6, 7];

/** @throws ProverError PROVER_BINARY_REFUSED */
export async function rapidsnarkEngine(pinned: PinnedBinary): Promise<ProofEngine> {
  if (process.platform !== 'linux') throw new ProverError('PROVER_BINARY_REFUSED', 'a prover binary is run on Linux only: elsewhere use the other engine');
  const memory = await memoryDirectory();
  const program = await namelessFile(tmpdir(), await readPinned(pinned), 0o700);
  return {
    async load(zkey): Promise<CircuitProver> {
      const key = await namelessFile(tmpdir(), zkey);
      return { prove: (witness) => proveWith(program, key, memory, witness), release: () => key.close() };
    },
  };
}

async function proveWith(program: FileHandle, key: FileHandle, memory: string, witness: Uint8Array): Promise<ProofWire> {
  const files: FileHandle[] = [];
  const inMemory = async (content: Uint8Array): Promise<FileHandle> => {
    const file = await namelessFile(memory, content);
    files.push(file);
    return file;
  };
  try {
    const [input, proof, signals] = [await inMemory(witnessFile(witness)), await inMemory(new Uint8Array()), await inMemory(new Uint8Array())];
    await run([program, key, input, proof, signals]);
    return await readProof(proof);
  } finally {
    for (const file of files) await file.close();
  }
}

function run(files: readonly FileHandle[]): Promise<void> {
  const program: ChildProcess = spawn(descriptorPath(PROGRAM!), [ZKEY, WITNESS, PROOF, PUBLIC].map((descriptor) => descriptorPath(descriptor!)), {
    // What it prints could quote what it read.
    stdio: ['ignore', 'ignore', 'ignore', ...files.map(({ fd }) => fd)],
    env: {},
  });
  // When this process is told to end in mid-proof.
  const end = (): void => void program.kill('SIGKILL');
  process.once('exit', end);
  return new Promise<void>((done, failed) => {
    program.once('error', (error: NodeJS.ErrnoException) => failed(new ProverError('PROVING_FAILED', `the prover binary could not be started (${error.code}): does the folder for temporary files allow programs? TMPDIR names another`)));
    program.once('exit', (code, signal) => {
      if (code === 0) done();
      else failed(new ProverError('PROVING_FAILED', `the prover binary ended with ${signal ?? `exit code ${code}`}: is this the key of that circuit?`));
    });
  }).finally(() => process.off('exit', end));
}

async function readProof(file: FileHandle): Promise<ProofWire> {
  const bytes = Buffer.alloc((await file.stat()).size);
  await file.read(bytes, 0, bytes.byteLength, 0);
  let document: unknown;
  try {
    document = JSON.parse(bytes.toString('utf8').replace(/\0+$/, ''));
  } catch {
    throw new ProverError('PROVING_FAILED', 'the prover binary wrote no proof');
  }
  const proof = parseSnarkjsProof(document);
  if (!proof.ok) throw new ProverError('PROVING_FAILED', `the prover binary wrote no valid proof: ${proof.message}`);
  return proofToWire(proof.value);
}
