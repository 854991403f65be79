/** What proving costs on this machine: full chunks, both circuits, with the prover of a worker. */
import { join } from 'node:path';
import { ArtifactStore, openProver } from '@probity/bank-proving';
import { createLogger, type ProverConfig } from '@probity/shared-platform';
import { prepareCircuits, type CircuitSize } from '../circuits.js';
import type { Report } from '../terminal.js';
import { fullChunks, requireVerified } from './full-chunks.js';

export interface ProveBench {
  /** Both circuits, over the records of a full chunk. */
  readonly constraintsPerRecord: number;
  /** Constraints over domain sizes, the two circuits summed. */
  readonly domainFill: number;
  readonly recordsPerChunk: number;
  /** By the clock over the chunks, proved as many at a time as the prover has processes; a first one each warms them up and is left out. */
  readonly proveSecondsPerChunk: number;
  readonly recordsPerSecond: number;
  /** Largest resident size of a prover process. */
  readonly peakMemoryMiB: number;
}

export interface ProveBenchOptions {
  /** Holds `artifacts/` and `builds/`, as for every other command. */
  readonly cacheDirectory: string;
  readonly prover: ProverConfig;
  readonly size: CircuitSize;
  /** Chunks measured. */
  readonly chunks: number;
  readonly report: Report;
}

/** Proves full chunks of synthetic records with the shipped model's circuits, and verifies every proof. */
export async function benchProve({ cacheDirectory, prover: config, size, chunks, report }: ProveBenchOptions): Promise<ProveBench> {
  const { record, modelCircuit } = await prepareCircuits(cacheDirectory, size, (fraction, note) => report(fraction / 2, note));
  const prover = await openProver({ config, artifacts: new ArtifactStore(join(cacheDirectory, 'artifacts')), logger: createLogger({ name: 'bench', level: 'silent' }) });
  const { processes } = prover.description;
  const jobs = fullChunks(record, modelCircuit, processes + chunks).flat();
  const warming = jobs.splice(0, 2 * processes);
  for (const job of warming) requireVerified(job, (await prover.prove(job)).proof);
  await Promise.all(warming.map((job) => prover.prove(job)));
  let proved = 0;
  const start = performance.now();
  const results = await Promise.all(
    jobs.map(async (job) => {
      const result = await prover.prove(job);
      proved += 1;
      report(0.5 + (0.5 * proved) / jobs.length, 'proving');
      return result;
    }),
  );
  const secondsPerChunk = (performance.now() - start) / chunks / 1000;
  await prover.close();
  jobs.forEach((job, i) => requireVerified(job, results[i]!.proof));
  const constraints = record.built.constraints + modelCircuit.built.constraints;
  return {
    constraintsPerRecord: Math.round(constraints / record.slots),
    domainFill: rounded(constraints / (record.built.domainSize + modelCircuit.built.domainSize), 3),
    recordsPerChunk: record.slots,
    proveSecondsPerChunk: rounded(secondsPerChunk, 2),
    recordsPerSecond: rounded(record.slots / secondsPerChunk, 2),
    peakMemoryMiB: Math.max(...results.map(({ peakMemoryMiB }) => peakMemoryMiB)),
  };
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
