/** Our provers against the stock one: same circuits, same keys, same records, every proof verified. */
import { join } from 'node:path';
import { ArtifactStore, openProver, ProverError, type Prover } from '@probity/bank-proving';
import { createLogger, type ProverConfig } from '@probity/shared-platform';
import { prepareCircuits, type CircuitSize } from '../circuits.js';
import type { Report } from '../terminal.js';
import { fullChunks, requireVerified, type BenchJob } from './full-chunks.js';
import { openStockProver, type StockProver } from './stock-prover.js';

export interface ProverBench {
  readonly stock: { readonly recordsPerSecond: number };
  readonly pool: { readonly recordsPerSecond: number; readonly processes: number };
  /** `null` where there is no binary. */
  readonly rapidsnark: { readonly recordsPerSecond: number; readonly version: string } | null;
  readonly poolOverStock: number;
  readonly rapidsnarkOverStock: number | null;
}

export interface ProverBenchOptions {
  readonly cacheDirectory: string;
  readonly prover: ProverConfig;
  readonly size: CircuitSize;
  /** Rounds measured; the figures are medians over them. */
  readonly rounds: number;
  readonly report: Report;
  /** Told why rapidsnark is not measured. */
  readonly note: (text: string) => void;
}

/** Measures an engine once: seconds for one chunk. */
type Measure = (round: number) => Promise<number>;

/**
 * Engines take turns, so that what else the machine does meets all of them. A round is one chunk for the stock prover, and a chunk
 * for each process for ours, all at once; the witness counts as ours, for the stock prover it does not.
 */
export async function benchProver({ cacheDirectory, prover: config, size, rounds, report, note }: ProverBenchOptions): Promise<ProverBench> {
  const { record, modelCircuit } = await prepareCircuits(cacheDirectory, size, (fraction, text) => report(fraction / 4, text));
  const artifacts = new ArtifactStore(join(cacheDirectory, 'artifacts'));
  const logger = createLogger({ name: 'bench', level: 'silent' });
  const stock = await openStockProver();
  const pool = await openProver({ config: { ...config, engine: 'snarkjs' }, artifacts, logger });
  const rapidsnark = await openProver({ config: { ...config, engine: 'rapidsnark' }, artifacts, logger }).catch((error: unknown) => {
    if (!(error instanceof ProverError) || config.binary !== undefined) throw error;
    note(`rapidsnark is not measured: ${error.message}`);
    return undefined;
  });
  const { processes } = pool.description;
  const chunks = fullChunks(record, modelCircuit, processes);
  const engines: [Measure, number[]][] = [measureStock(stock, chunks), measureOurs(pool, chunks), ...(rapidsnark === undefined ? [] : [measureOurs(rapidsnark, chunks)])].map((measure) => [measure, []]);
  for (let round = -1; round < rounds; round += 1) {
    for (const [measure, seconds] of engines) {
      const measured = await measure(round + 1);
      // The first round warms up.
      if (round >= 0) seconds.push(measured);
    }
    report(0.25 + (0.75 * (round + 2)) / (rounds + 1), `round ${round + 1} of ${rounds}`);
  }
  for (const one of [stock, pool, rapidsnark]) await one?.close();
  const [ofStock, ofPool, ofRapidsnark] = engines.map(([, seconds]) => record.slots / median(seconds));
  return {
    stock: { recordsPerSecond: rounded(ofStock!) },
    pool: { recordsPerSecond: rounded(ofPool!), processes },
    rapidsnark: rapidsnark === undefined ? null : { recordsPerSecond: rounded(ofRapidsnark!), version: rapidsnark.description.version },
    poolOverStock: rounded(ofPool! / ofStock!),
    rapidsnarkOverStock: rapidsnark === undefined ? null : rounded(ofRapidsnark! / ofStock!),
  };
}

function measureStock(stock: StockProver, chunks: readonly (readonly BenchJob[])[]): Measure {
  return async (round) => {
    let milliseconds = 0;
    for (const job of chunks[round % chunks.length]!) {
      const { paths } = job.circuit;
      const proved = await stock.prove(paths.zkey, paths.wasm, job.input);
      requireVerified(job, proved.proof);
      milliseconds += proved.milliseconds;
    }
    return milliseconds / 1000;
  };
}

function measureOurs(prover: Prover, chunks: readonly (readonly BenchJob[])[]): Measure {
  // The long proofs first: a queue has more behind them, so that no process waits for another at the end.
  const jobs = [...chunks.map(([record]) => record!), ...chunks.map(([, model]) => model!)];
  return async () => {
    const start = performance.now();
    const results = await Promise.all(jobs.map((job) => prover.prove(job)));
    const seconds = (performance.now() - start) / 1000;
    jobs.forEach((job, i) => requireVerified(job, results[i]!.proof));
    return seconds / chunks.length;
  };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

const rounded = (value: number): number => Number(value.toFixed(2));
