/** A prover worker tells that it is there, what it can do and what it does: a row of its own, renewed while it lives. */
import { hostname, totalmem, availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@probity/shared-platform';
import type { Logger } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';
import { errorCode } from '../queue/proving-error.js';
import type { Artifacts, ArtifactStore } from '../artifacts/artifact-store.js';

/** What proves, as the worker describes it. */
export interface WorkerEngine {
  readonly engine: string;
  readonly version: string;
  /** Proofs at a time. */
  readonly processes: number;
}

export type WorkerState = 'working' | 'draining' | 'stopped';

export interface WorkerAnnouncementOptions {
  readonly dataSource: DataSource;
  readonly engine: WorkerEngine;
  /** The directory of this machine: which keys lie there is announced. */
  readonly artifacts: Pick<ArtifactStore, 'list'>;
  readonly logger: Logger;
  readonly heartbeatMilliseconds?: number;
}

/** Three of these may be missed, see `LOST_AFTER_SECONDS`. */
const HEARTBEAT_MILLISECONDS = 10_000;
const STOP_MILLISECONDS = 2_000;
/** Rows of processes that are long gone are taken away by the next one that starts. */
const KEPT_DAYS = 7;

/**
 * The announcement of one process. Nothing depends on it: a database that is away for a while is said in the log and
 * tried again with the next heartbeat, and proving goes on.
 */
export class WorkerAnnouncement {
  readonly id = newId();
  readonly #options: WorkerAnnouncementOptions;
  #state: WorkerState = 'working';
  #proofs = 0;
  #trouble: string | null = null;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #pending = 0;

  constructor(options: WorkerAnnouncementOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    await this.#write(() => this.#clean());
    await this.#announce('working');
    this.#timer = setInterval(() => this.#beat(), this.#options.heartbeatMilliseconds ?? HEARTBEAT_MILLISECONDS);
  }

  /** Counts a proof that was stored; told with the next heartbeat. */
  proved(): void {
    this.#proofs += 1;
  }

  /** The same artifacts; what keeps this worker from them is told with the next heartbeat, and no longer once they come. */
  watch(artifacts: Artifacts): Artifacts {
    return {
      get: async (sha256) => {
        try {
          const bytes = await artifacts.get(sha256);
          this.#trouble = null;
          return bytes;
        } catch (error) {
          this.#trouble = errorCode(error);
          throw error;
        }
      },
      put: (bytes) => artifacts.put(bytes),
    };
  }

  /** Takes no more jobs, and finishes what it has. */
  drain(): Promise<void> {
    return this.#announce('draining');
  }

  /** The last word. A database that doesn't answer keeps no worker from ending: it will count as lost. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.race([this.#announce('stopped'), sleep(STOP_MILLISECONDS, undefined, { ref: false })]);
  }

  /** Leaves a beat out while the database is slow with the one before. */
  #beat(): void {
    if (this.#pending === 0) void this.#write(() => this.#renew());
  }

  #announce(state: WorkerState): Promise<void> {
    this.#state = state;
    return this.#write(() => this.#renew());
  }

  /** One write after the other: an older state must not come last. */
  #write(work: () => Promise<unknown>): Promise<void> {
    this.#pending += 1;
    this.#writing = this.#writing
      .then(work)
      .then(
        () => undefined,
        (error: unknown) => this.#options.logger.warn({ err: error }, 'this worker could not be announced'),
      )
      .finally(() => {
        this.#pending -= 1;
      });
    return this.#writing;
  }

  /** The whole row each time, so that one taken away while the database was out of reach comes back. */
  async #renew(): Promise<void> {
    const { dataSource, engine, artifacts } = this.#options;
    await dataSource.query(
      `INSERT INTO bank.worker (id, host, pid, engine, engine_version, processes, cores, memory_mib, state, trouble, proofs, keys)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
         (SELECT coalesce(jsonb_agg(jsonb_build_object('circuit', circuit, 'sha256', zkey_sha256) ORDER BY circuit), '[]') FROM bank.circuit WHERE zkey_sha256 = ANY ($12)))
       ON CONFLICT (id) DO UPDATE SET state = excluded.state, trouble = excluded.trouble, proofs = excluded.proofs, keys = excluded.keys, last_seen_at = now()`,
      [this.id, hostname(), process.pid, engine.engine, engine.version, engine.processes, availableParallelism(), memoryMebibytes(), this.#state, this.#trouble, this.#proofs, await artifacts.list()],
    );
  }

  async #clean(): Promise<void> {
    await this.#options.dataSource.query('DELETE FROM bank.worker WHERE last_seen_at < now() - make_interval(days => $1)', [KEPT_DAYS]);
  }
}

/** What this process may use: of a container its limit. */
function memoryMebibytes(): number {
  const limit = process.constrainedMemory();
  return Math.floor((limit > 0 && limit < totalmem() ? limit : totalmem()) / 2 ** 20);
}
