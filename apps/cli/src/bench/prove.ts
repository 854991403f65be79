/** What proving costs on this machine: full chunks, both circuits, one proof after the other as a worker makes them. */
import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { evaluateModel, loadModel } from '@probity/bank-compiler';
import { SnarkjsProver, syntheticBatch } from '@probity/bank-proving';
import { circuitInputs } from '@probity/shared-commitments';
import { featureWidths } from '@probity/shared-feature-program';
import { parseVerifyingKey, verifyGroth16 } from '@probity/shared-proof-verifier';
import { modelDirectory, prepareCircuits, shippedProgram, type CircuitSize, type PreparedCircuit } from '../circuits.js';
import type { Report } from '../terminal.js';

export interface ProveBench {
  /** Both circuits, over the records of a full chunk. */
  readonly constraintsPerRecord: number;
  /** Constraints over domain sizes, the two circuits summed. */
  readonly domainFill: number;
  readonly recordsPerChunk: number;
  /** Witness and proof of both circuits, mean over the chunks; the first one, which warms up, is left out. */
  readonly proveSecondsPerChunk: number;
  readonly recordsPerSecond: number;
  /** Largest resident size of the process that proved. */
  readonly peakMemoryMiB: number;
}

export interface ProveBenchOptions {
  /** Holds `artifacts/` and `builds/`, as for every other command. */
  readonly cacheDirectory: string;
  readonly size: CircuitSize;
  /** Chunks measured. */
  readonly chunks: number;
  readonly report: Report;
}

/** What the measuring process is told. */
interface Measurement {
  readonly record: PreparedCircuit;
  readonly modelCircuit: PreparedCircuit;
  readonly chunks: number;
}
type Measured = { readonly secondsPerChunk: number; readonly peakMemoryMiB: number };

/**
 * Proves full chunks of synthetic records with the shipped model's circuits, and verifies every proof. Measures in a
 * process of its own, so that making the keys does not count.
 */
export async function benchProve({ cacheDirectory, size, chunks, report }: ProveBenchOptions): Promise<ProveBench> {
  const { record, modelCircuit } = await prepareCircuits(cacheDirectory, size, (fraction, note) => report(fraction / 2, note));
  const { secondsPerChunk, peakMemoryMiB } = await measureApart({ record, modelCircuit, chunks }, (fraction) => report(0.5 + fraction / 2, 'proving'));
  const constraints = record.built.constraints + modelCircuit.built.constraints;
  return {
    constraintsPerRecord: Math.round(constraints / record.slots),
    domainFill: rounded(constraints / (record.built.domainSize + modelCircuit.built.domainSize), 3),
    recordsPerChunk: record.slots,
    proveSecondsPerChunk: rounded(secondsPerChunk, 2),
    recordsPerSecond: rounded(record.slots / secondsPerChunk, 2),
    peakMemoryMiB: Math.round(peakMemoryMiB),
  };
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

function measureApart(measurement: Measurement, progress: (fraction: number) => void): Promise<Measured> {
  const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(measurement)], { stdio: ['ignore', process.stderr, process.stderr, 'ipc'] });
  return new Promise((done, failed) => {
    let measured: Measured | undefined;
    child.on('message', (message: { fraction: number } | Measured) => {
      if ('fraction' in message) progress(message.fraction);
      else measured = message;
    });
    child.on('error', failed);
    child.on('exit', (code) => (measured && code === 0 ? done(measured) : failed(new Error(`the measuring process ended with exit code ${code}: see above`))));
  });
}

async function measure({ record, modelCircuit, chunks }: Measurement, progress: (fraction: number) => void): Promise<Measured> {
  const program = shippedProgram();
  const model = loadModel(modelDirectory(), program);
  const { slots } = record;
  const { batch, chunks: inputs } = syntheticBatch({
    program, slots, modelDigest: model.modelDigest, recordCircuit: record.id, modelCircuit: modelCircuit.id, seed: 1,
    score: (features) => BigInt(evaluateModel(model.ir, features)),
    records: Array.from({ length: chunks + 1 }, () => slots),
  });
  const keys = [keyOf(record), keyOf(modelCircuit)] as const;
  const prover = new SnarkjsProver();
  let milliseconds = 0;
  for (const [index, input] of inputs.entries()) {
    const { record: recordInput, model: modelInput, recordDigest, modelDigest } = circuitInputs(slots, featureWidths(program), batch, index, input);
    for (const [key, circuitInput, digest] of [[keys[0], recordInput, recordDigest], [keys[1], modelInput, modelDigest]] as const) {
      const { proof, timings } = await prover.prove({ zkey: key.zkey, wasm: key.wasm, input: circuitInput });
      if (!verifyGroth16(key.verifyingKey, digest, proof)) throw new Error(`a proof of ${key.id} does not verify`);
      if (index > 0) milliseconds += timings.witnessMilliseconds + timings.proveMilliseconds;
    }
    progress((index + 1) / inputs.length);
  }
  await prover.close();
  return { secondsPerChunk: milliseconds / chunks / 1000, peakMemoryMiB: process.resourceUsage().maxRSS / 1024 };
}

function keyOf({ id, built: { paths } }: PreparedCircuit) {
  const verifyingKey = parseVerifyingKey(JSON.parse(readFileSync(paths.vk, 'utf8')));
  if (!verifyingKey.ok) throw new Error(`verifying key of ${id}: ${verifyingKey.message}`);
  return { id, zkey: readFileSync(paths.zkey), wasm: readFileSync(paths.wasm), verifyingKey: verifyingKey.value };
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send !== undefined) {
  const send = process.send.bind(process);
  send(await measure(JSON.parse(process.argv[2]!) as Measurement, (fraction) => send({ fraction })));
  process.disconnect();
}
