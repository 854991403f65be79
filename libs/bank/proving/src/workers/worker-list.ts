/** Who proves, or did until lately. */
import type { DataSource } from 'typeorm';
import type { WorkerState } from './worker-announcement.js';

/** Silent for longer than this, a worker counts as lost: three heartbeats. The queue has given its chunks to others by then. */
export const LOST_AFTER_SECONDS = 30;

/** A worker as operators see it. `lost`: it fell silent without saying that it stopped. */
export interface WorkerView {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly engine: string;
  readonly engineVersion: string;
  /** Proofs at a time. */
  readonly processes: number;
  readonly cores: number;
  readonly memoryMib: number;
  /** Registered proving keys on its disk. */
  readonly keys: readonly { readonly circuit: string; readonly sha256: string }[];
  readonly state: WorkerState | 'lost';
  /** Code of what keeps it from its artifacts, such as ARTIFACT_MISSING: its chunks wait. */
  readonly trouble: string | null;
  /** Proofs stored since its start. */
  readonly proofs: number;
  readonly startedAt: string;
  readonly lastSeenAt: string;
}

/** Workers of the last days, those at work first, then the last seen. */
export async function listWorkers(dataSource: DataSource): Promise<WorkerView[]> {
  const rows = await dataSource.query<(Omit<WorkerView, 'startedAt' | 'lastSeenAt'> & { startedAt: Date; lastSeenAt: Date })[]>(
    `SELECT id, host, pid, engine, engine_version AS "engineVersion", processes, cores, memory_mib AS "memoryMib", keys,
       CASE WHEN state <> 'stopped' AND last_seen_at < now() - make_interval(secs => $1) THEN 'lost' ELSE state END AS state,
       trouble, proofs, started_at AS "startedAt", last_seen_at AS "lastSeenAt"
     FROM bank.worker
     ORDER BY state = 'stopped', last_seen_at < now() - make_interval(secs => $1), last_seen_at DESC, id`,
    [LOST_AFTER_SECONDS],
  );
  return rows.map((row) => ({ ...row, startedAt: row.startedAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString() }));
}
