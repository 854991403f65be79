/** What more workers bring: the whole way of a day's chunks through queue and database, by one worker and by two, a core each. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { proveChunkJobId } from '@probity/bank-proving';
import { newId, type QueueBackendConfig } from '@probity/shared-platform';
import { prepareCircuits, type CircuitSize } from '../circuits.js';
import { withQueue } from '../faults/queue-figures.js';
import { World } from '../faults/world.js';
import type { Report } from '../terminal.js';

export interface ClusterBench {
  readonly workers: readonly { readonly count: number; readonly recordsPerSecond: number }[];
  readonly recordsPerChunk: number;
  /** Full chunks of the measured day. */
  readonly chunks: number;
  readonly queue: QueueBackendConfig['backend'];
  /** Whether each worker was held to one core of its own. */
  readonly pinned: boolean;
}

export interface ClusterBenchOptions {
  /** Holds `artifacts/` and `builds/`, as for every other command. */
  readonly cacheDirectory: string;
  readonly size: CircuitSize;
  readonly chunks: number;
  readonly queue: QueueBackendConfig['backend'];
  readonly report: Report;
}

/** Numbers of workers that are measured. */
const COUNTS = [1, 2] as const;
const PATIENCE_MILLISECONDS = 3_600_000;
/** Customers whose day has so many records that any number of chunks can be cut from it. */
const CUSTOMERS_PER_RECORD = 0.6;

/**
 * Proves days of full chunks with real services, queue and Postgres, and the production settings of the queue. Of each number of
 * workers a first day, of a chunk for each, loads keys and warms up; then the clock runs from the first job's start to the last
 * proof's row.
 */
export async function benchCluster({ cacheDirectory, size, chunks, queue, report }: ClusterBenchOptions): Promise<ClusterBench> {
  const circuits = await prepareCircuits(cacheDirectory, size, (fraction, note) => report(fraction * 0.2, note));
  const { slots } = circuits.record;
  const pinned = canPin();
  const records = chunks * slots;
  const world = await World.open({
    directory: join(cacheDirectory, 'runs', newId()), backend: queue, circuits, artifactsDirectory: join(cacheDirectory, 'artifacts'), seed: 1, logLevel: 'silent', patienceMilliseconds: PATIENCE_MILLISECONDS,
    // In turn: the day that warms up, and the one that is measured.
    records: [2 * slots, records], queues: {}, bank: { customers: Math.ceil(records * CUSTOMERS_PER_RECORD) + 20, days: 2 * COUNTS.length + 8 },
  });
  try {
    const workers = [];
    for (const [i, count] of COUNTS.entries()) {
      report(0.3 + (0.7 * i) / COUNTS.length, `${count} ${count === 1 ? 'worker' : 'workers'}`);
      for (let core = 0; core < count; core++) {
        await world.startWorker({ through: pinned ? ['taskset', '-c', String(core)] : [] });
      }
      await proveDay(world);
      const seconds = await proveDay(world);
      workers.push({ count, recordsPerSecond: Number((records / seconds).toFixed(2)) });
      await world.stopWorkers();
    }
    return { workers, recordsPerChunk: slots, chunks, queue, pinned };
  } finally {
    await world.close();
  }
}

/** Whether a process can be held to a core here. */
function canPin(): boolean {
  try {
    execFileSync('taskset', ['-c', '0', process.execPath, '--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Closes the next day, and returns the seconds from its first job's start until its last proof was stored. */
async function proveDay(world: World): Promise<number> {
  const { id } = await world.closeNextDay({ workers: false });
  const { chunks } = await world.untilJudged(id);
  const started = await withQueue(world, 'proving', async (queue) => {
    const ids = Array.from({ length: chunks }, (_, chunkIndex) => (['record', 'model'] as const).map((circuit) => proveChunkJobId({ batchId: id, chunkIndex, circuit }))).flat();
    return Math.min(...(await Promise.all(ids.map(async (job) => (await queue.getJob(job))!.processedOn!))));
  });
  const [row] = await world.query<{ stored: Date }>('SELECT max(created_at) AS stored FROM bank.proof WHERE batch_id = $1', [id]);
  return (row!.stored.getTime() - started) / 1000;
}
