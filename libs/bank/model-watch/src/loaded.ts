/** What a process has really loaded, told by itself: a row of its own, renewed while it lives. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId, repositoryRoot, type Logger } from '@probity/shared-platform';
import type { DataSource } from 'typeorm';

/** Digests are computed from what is in memory, not read from the rows that it came from. */
export interface Loaded {
  /** Models with a runtime session: the digest of the bytes that the session was opened with, or of a committed model of its parameters. */
  readonly models: readonly { readonly version: string; readonly digest: string }[];
  /** What would score each of these business dates. */
  readonly days: readonly LoadedDay[];
  /** SHA-256 of circuit artifacts, hashed as they were read. */
  readonly artifacts: readonly string[];
}

export interface LoadedDay {
  readonly businessDate: string;
  readonly model: string;
  readonly policy: number;
  readonly policyCommitment: string;
  readonly program: string;
  readonly programDigest: string;
}

export interface LoadedAnnouncementOptions {
  readonly dataSource: DataSource;
  readonly kind: 'bank-api' | 'prover-worker';
  readonly loaded: () => Loaded | Promise<Loaded>;
  readonly logger: Logger;
  readonly heartbeatMilliseconds?: number;
}

const HEARTBEAT_MILLISECONDS = 10_000;
const STOP_MILLISECONDS = 2_000;
const KEPT_DAYS = 7;

/** Nothing depends on it: a database that is away is said in the log, and told with the next heartbeat. */
export class LoadedAnnouncement {
  readonly id = newId();
  /** Taken at the start: what lies on the disk later may be newer than what runs. */
  readonly #code = codeDigest();
  readonly #options: LoadedAnnouncementOptions;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: LoadedAnnouncementOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    await this.announce();
    this.#timer = setInterval(() => void this.announce(), this.#options.heartbeatMilliseconds ?? HEARTBEAT_MILLISECONDS);
    this.#timer.unref();
  }

  /** Tells what is loaded now. One write after the other: an older state must not come last. */
  announce(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write()).catch((error: unknown) => this.#options.logger.warn({ err: error }, 'what this process has loaded could not be told'));
    return this.#writing;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopped = true;
    await Promise.race([this.announce(), sleep(STOP_MILLISECONDS, undefined, { ref: false })]);
  }

  async #write(): Promise<void> {
    const { dataSource, kind, loaded } = this.#options;
    await dataSource.query('DELETE FROM bank.loaded_process WHERE last_seen_at < now() - make_interval(days => $1)', [KEPT_DAYS]);
    await dataSource.query(
      `INSERT INTO bank.loaded_process (id, kind, host, pid, code, loaded, stopped) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (id) DO UPDATE SET loaded = excluded.loaded, stopped = excluded.stopped, last_seen_at = now()`,
      [this.id, kind, hostname(), process.pid, this.#code, JSON.stringify(await loaded()), this.#stopped],
    );
  }
}

/** SHA-256 over the compiled libraries of the bank's zone as they lie here, hex: two processes that differ in it run different code. */
export function codeDigest(): string {
  const hash = createHash('sha256');
  const root = repositoryRoot();
  for (const zone of ['libs/bank', 'libs/shared']) {
    for (const library of readdirSync(join(root, zone)).sort()) {
      const folder = join(root, zone, library, 'dist');
      const files = (readdirSync(folder, { recursive: true }) as string[]).filter((name) => name.endsWith('.js') && !/\.test(ing)?\.js$/.test(name)).sort();
      for (const file of files) {
        const content = readFileSync(join(folder, file));
        hash.update(`${library}/${file}\n${content.length}\n`).update(content);
      }
    }
  }
  return hash.digest('hex');
}
