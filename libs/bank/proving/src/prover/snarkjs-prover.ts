/** Proving with snarkjs (WebAssembly on worker threads, no native code). */
import type { CircuitInput } from '@probity/shared-commitments';
import { parseSnarkjsProof } from '@probity/shared-proof-verifier';
import * as snarkjs from 'snarkjs';
import { ProverError } from './prover.js';
import type { ProveJob, Prover, ProveResult } from './prover.js';

/**
 * snarkjs keeps one curve a process, with its threads: all provers share it, and the last to close ends it. Two first
 * uses at once would build two curves and lose the threads of one; a use while one is being ended would hang.
 */
const sharedCurve = {
  users: 0,
  current: undefined as ReturnType<typeof snarkjs.curves.getCurveFromName> | undefined,
  ended: Promise.resolve(),

  acquire(): Promise<unknown> {
    this.users += 1;
    this.current ??= this.ended.then(() => snarkjs.curves.getCurveFromName('bn128'));
    return this.current;
  },

  async release(): Promise<void> {
    this.users -= 1;
    const curve = this.current;
    if (this.users > 0 || curve === undefined) return;
    this.current = undefined;
    this.ended = curve.then((built) => built.terminate());
    await this.ended;
  },
};

/**
 * Proves one job after the other: a proof keeps every core busy for most of its time (two at once gained 5 %), and
 * holds copies of the key's sections. The witness lives in memory only.
 */
export class SnarkjsProver implements Prover {
  private queue: Promise<unknown> = sharedCurve.acquire();
  private closing: Promise<void> | undefined;

  prove(job: ProveJob): Promise<ProveResult> {
    if (this.closing !== undefined) return Promise.reject(new ProverError('PROVER_CLOSED', 'the prover is closed'));
    const result = this.queue.then(() => proveOne(job));
    this.queue = result.catch(() => {});
    return result;
  }

  close(): Promise<void> {
    this.closing ??= this.queue.then(() => sharedCurve.release());
    return this.closing;
  }
}

async function proveOne(job: ProveJob): Promise<ProveResult> {
  const start = performance.now();
  const witness = await calculateWitness(job.wasm, job.input);
  const middle = performance.now();
  const { proof, publicSignals } = await snarkjs.groth16.prove(plainView(job.zkey), witness).catch((error: unknown) => {
    throw new ProverError('PROVING_FAILED', `snarkjs could not prove: ${messageOf(error)}`);
  });
  const end = performance.now();
  const parsed = parseSnarkjsProof(proof);
  if (!parsed.ok || publicSignals.length !== 1) throw new ProverError('PROVING_FAILED', 'snarkjs gave no proof with one public signal: is this the key of that circuit?');
  return {
    proof: parsed.value,
    publicSignal: BigInt(publicSignals[0]!),
    timings: { witnessMilliseconds: middle - start, proveMilliseconds: end - middle },
  };
}

async function calculateWitness(wasm: Uint8Array, input: CircuitInput): Promise<{ type: 'mem' }> {
  const witness = { type: 'mem' as const };
  try {
    await snarkjs.wtns.calculate(input, plainView(wasm), witness);
    return witness;
  } catch (error) {
    throw new ProverError('WITNESS_REJECTED', `the input does not satisfy the circuit: ${messageOf(error)}`);
  }
}

/** Without copying: snarkjs takes slices for copies, which they are not of a Node Buffer. */
const plainView = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** circom's runtime names template and line, or the input signal; no value is in its messages. */
const messageOf = (error: unknown): string => (error instanceof Error ? error.message.trim() : 'unknown cause');
