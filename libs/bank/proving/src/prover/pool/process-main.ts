/** Main of a prover process. It keeps keys and witness programs, and proves what it is sent; it ends when its starter is gone. */
import { sha256Of } from '../../artifacts/artifact-store.js';
import { SetupError } from '@probity/shared-proving-key';
import { openEngine, type CircuitProver, type ProofEngine } from '../engines/engine.js';
import { ProverError } from '../prover.js';
import { readScalar, WitnessProgram } from '../witness-program.js';
import { circuitName, type Proved, type Reply, type Request } from './messages.js';

interface LoadedCircuit {
  readonly program: WitnessProgram;
  readonly prover: CircuitProver;
}

const circuits = new Map<string, LoadedCircuit>();
let engine: ProofEngine | undefined;

process.on('disconnect', () => process.exit());
// An error's message may hold what it choked on, and this process holds witnesses.
process.on('uncaughtException', () => process.exit(1));
process.on('message', (request: Request) => {
  void answer(request).then((reply) => process.send!(reply));
});

async function answer(request: Request): Promise<Reply> {
  try {
    return { ok: true, proved: await handle(request) };
  } catch (error) {
    if (error instanceof ProverError) return { ok: false, code: error.code, message: error.message };
    return { ok: false, code: 'PROVING_FAILED', message: `the prover failed (${error instanceof Error ? error.name : typeof error})` };
  }
}

async function handle(request: Request): Promise<Proved | undefined> {
  if (request.type === 'prove') return prove(request);
  if (request.type === 'load') await load(request);
  else engine = await openEngine(request.settings);
  return undefined;
}

async function load({ circuit, zkey, wasm, forget }: Request & { type: 'load' }): Promise<void> {
  if (sha256Of(zkey) !== circuit.zkeySha256) throw new ProverError('KEY_REFUSED', `the proving key has not the SHA-256 ${circuit.zkeySha256}`);
  if (sha256Of(wasm) !== circuit.wasmSha256) throw new ProverError('KEY_REFUSED', `the witness program has not the SHA-256 ${circuit.wasmSha256}`);
  if (forget !== undefined) {
    await circuits.get(forget)?.prover.release();
    circuits.delete(forget);
  }
  circuits.set(circuitName(circuit), { program: programOf(wasm, circuit.wasmSha256), prover: await proverOf(zkey, circuit.zkeySha256) });
}

function programOf(wasm: Uint8Array, sha256: string): WitnessProgram {
  try {
    return WitnessProgram.create(wasm);
  } catch {
    throw new ProverError('KEY_REFUSED', `artifact ${sha256} is no witness program`);
  }
}

async function proverOf(zkey: Uint8Array, sha256: string): Promise<CircuitProver> {
  try {
    return await engine!.load(zkey);
  } catch (error) {
    if (error instanceof SetupError || error instanceof RangeError) throw new ProverError('KEY_REFUSED', `artifact ${sha256} is no proving key: ${error.message}`);
    throw error;
  }
}

async function prove({ circuit, input }: Request & { type: 'prove' }): Promise<Proved> {
  const { program, prover } = circuits.get(circuitName(circuit))!;
  const start = performance.now();
  const witness = program.witness(input);
  const middle = performance.now();
  const proof = await prover.prove(witness).catch((error: unknown) => {
    throw error instanceof RangeError ? new ProverError('PROVING_FAILED', `key and witness program do not go together: ${error.message}`) : error;
  });
  const end = performance.now();
  const publicSignal = readScalar(witness, 1);
  witness.fill(0);
  return {
    proof, publicSignal, timings: { witnessMilliseconds: middle - start, proveMilliseconds: end - middle },
    residentMiB: Math.round(process.memoryUsage.rss() / 2 ** 20), peakMemoryMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}
