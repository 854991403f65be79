/** Everything that runs, each part of which a test can kill, cut off or start again: databases, queue, services, workers. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createLogger, createSupervisor, loadConfig, ProbityError, removeEmbeddedPostgres, repositoryRoot, serviceEnvironment, startEmbeddedPostgres,
  type EmbeddedPostgres, type LogLevel, type QueueBackendConfig, type ServiceProcess, type Supervisor, type Zone,
} from '@probity/shared-platform';
import pg from 'pg';
import { ApiClient } from '../api-client.js';
import { CHECKERS } from '../changes.js';
import { EXAMINERS } from '../registering.js';
import { makeAttestation } from '../attestor.js';
import type { PreparedCircuits } from '../circuits.js';
import { folders, ledgerFile, registerInSandbox, send, setUpBank, writeLedgerFile } from '../demo/set-up.js';
import { syntheticSource, type DemoSource, type SourceDay } from '../demo/source.js';
import type { BatchView } from '../demo/run-day.js';
import { migrate, tokenOf, type Stack } from '../stack.js';
import { cut } from '../tamper/day.js';
import { Link } from './link.js';
import { PRELOAD_VARIABLE, type PreloadSettings } from './preload.fixture.js';
import { RedisServer } from './redis-server.js';

export type Backend = QueueBackendConfig['backend'];

export interface WorldOptions {
  readonly directory: string;
  readonly backend: Backend;
  readonly circuits: PreparedCircuits;
  readonly artifactsDirectory: string;
  readonly seed: number;
  /** Records of the days, in turn; the tiny circuits take two a chunk. */
  readonly records: readonly number[];
  readonly logLevel: LogLevel;
  /** Overrides of the queues' settings in every process; claims that run out quickly unless given. */
  readonly queues?: PreloadSettings['queues'];
  /** Sizes of the synthetic bank; a dozen customers for more than a year unless given. */
  readonly bank?: { readonly customers: number; readonly days: number };
  /** How long anything may take before it counts as lost; two minutes unless given. */
  readonly patienceMilliseconds?: number;
  /** Address at which workers reach queue and database; 127.0.0.1 unless they are on other machines. */
  readonly host?: string;
}

/** Business dates that the synthetic bank has. */
const DAYS = 400;
/** Enough that one can fail and another take over. */
const WORKERS = 2;
/** Longer than anything here takes when nothing is lost. */
const PATIENCE_MILLISECONDS = 120_000;
const POLL_MILLISECONDS = 20;
/** Long enough that a proof of the tiny circuits doesn't hold up its renewal, short enough to wait for. */
const QUICK_CLAIMS = { lockDuration: 4_000, stalledInterval: 1_000, postpone: { hold: 500, delay: 2_000 } };

export interface WorkerOptions {
  readonly artifactsDirectory?: string;
  readonly faults?: PreloadSettings;
  /** See `ServiceProcessOptions`. */
  readonly through?: readonly string[];
}

export class World implements Stack {
  readonly supervisor: Supervisor;
  readonly workers = new Set<ServiceProcess>();
  #postgres!: EmbeddedPostgres;
  redis: RedisServer | undefined;
  /** From the services to Postgres. */
  database!: Link;
  /** From the workers to what holds the queue; on the Postgres backend that is their database too. */
  workerQueue!: Link;
  /** From the bank to the regulator. */
  regulatorLink!: Link;
  #bank: ServiceProcess | undefined;
  #regulator: ServiceProcess | undefined;
  readonly #source: DemoSource;
  #nextDay = 0;
  #looking: pg.Client | undefined;
  /** Records of each date that was closed. */
  readonly expected = new Map<string, number>();

  private constructor(readonly options: WorldOptions) {
    this.supervisor = createSupervisor({ logger: createLogger({ name: 'faults', level: 'silent' }), stopTimeoutMs: 10_000 });
    const source = syntheticSource(options.seed, { customers: 12, historyDays: 2, days: DAYS, plantedEpisodes: 0, ...options.bank });
    this.#source = { ...source, days: cutInTurn(source.days, options.records) };
  }

  /** Starts everything, registers the bank, and stands before its first day. */
  static async open(options: WorldOptions): Promise<World> {
    const world = new World(options);
    try {
      await world.#open();
    } catch (error) {
      await world.close();
      throw error;
    }
    return world;
  }

  async #open(): Promise<void> {
    const { directory, backend, circuits } = this.options;
    mkdirSync(directory, { recursive: true });
    this.#postgres = await startEmbeddedPostgres({ directory: this.#postgresDirectory });
    this.database = await Link.to({ host: '127.0.0.1', port: this.#postgres.port }, this.#host);
    if (backend === 'redis') this.redis = await RedisServer.start(join(directory, 'redis'), this.#host);
    this.workerQueue = await Link.to({ host: this.redis?.host ?? '127.0.0.1', port: this.redis?.port ?? this.#postgres.port }, this.#host);
    await migrate({ ...loadConfig(), queue: this.queue }, this.#postgres);
    await this.startRegulator();
    this.regulatorLink = await Link.to({ host: '127.0.0.1', port: Number(new URL(this.#regulator!.url!).port) });
    await this.startBank();
    writeLedgerFile(directory, this.#source);
    await setUpBank(directory, this, this.#source, circuits);
    await registerInSandbox(directory, this);
    if (this.#source.history.length > 0) await send(this.bank, '/history', this.#source.history);
    await this.restore();
  }

  async close(): Promise<void> {
    for (const link of [this.database, this.workerQueue, this.regulatorLink] as (Link | undefined)[]) link?.set('open');
    await this.supervisor.stopAll();
    await this.#looking?.end().catch(() => undefined);
    await this.redis?.stop();
    await (this.#postgres as EmbeddedPostgres | undefined)?.stop();
    for (const link of [this.database, this.workerQueue, this.regulatorLink] as (Link | undefined)[]) await link?.close();
    removeEmbeddedPostgres(this.#postgresDirectory);
    rmSync(this.options.directory, { recursive: true, force: true });
  }

  get #host(): string {
    return this.options.host ?? '127.0.0.1';
  }

  get #postgresDirectory(): string {
    return join(this.options.directory, 'postgres');
  }

  /** The queue as the bank's service and tests reach it. */
  get queue(): QueueBackendConfig {
    return this.redis === undefined ? { backend: 'postgres' } : { backend: 'redis', redisUrl: this.redis.url };
  }

  // ---------------------------------------------------------------------------------------------- services

  async startRegulator(): Promise<void> {
    this.#regulator = await this.supervisor.start({
      name: 'regulator-api', entry: entry('regulator-api'),
      environment: serviceEnvironment({ zone: 'regulator', appUrl: this.#appUrl('regulator', this.database), dataDirectory: join(this.options.directory, 'regulator'), queue: this.queue, logLevel: this.options.logLevel }),
    });
  }

  async startBank(faults: PreloadSettings = {}): Promise<void> {
    const link = { url: `http://127.0.0.1:${this.regulatorLink.port}` };
    this.#bank = await this.supervisor.start({
      name: 'bank-api', entry: entry('bank-api'),
      environment: {
        ...serviceEnvironment({
          zone: 'bank', appUrl: this.#appUrl('bank', this.database), dataDirectory: join(this.options.directory, 'bank'), queue: this.queue, logLevel: this.options.logLevel, regulator: link,
        }),
        ...this.#preload(faults),
      },
    });
  }

  async startWorker({ artifactsDirectory = this.options.artifactsDirectory, faults = {}, through }: WorkerOptions = {}): Promise<ServiceProcess> {
    const onRedis = this.redis !== undefined;
    const queue: QueueBackendConfig = onRedis ? { backend: 'redis', redisUrl: `redis://${this.#host}:${this.workerQueue.port}` } : { backend: 'postgres' };
    const worker = await this.supervisor.start({
      name: 'prover-worker', entry: entry('prover-worker'), arguments: ['--artifacts', artifactsDirectory], through,
      environment: {
        ...serviceEnvironment({
          zone: 'bank', appUrl: this.#appUrl('bank', onRedis ? this.database : this.workerQueue), dataDirectory: join(this.options.directory, 'bank'), queue, logLevel: this.options.logLevel,
        }),
        // One proof at a time: several workers share the cores here.
        PROVER_PROCESSES: '1',
        ...this.#preload(faults),
      },
    });
    this.workers.add(worker);
    worker.exited.then(() => this.workers.delete(worker), () => undefined);
    return worker;
  }

  /** Variables that load the faults of a process; none where it has none. */
  #preload(faults: PreloadSettings): Record<string, string> {
    const settings: PreloadSettings = { ...faults, queues: { ...(this.options.queues ?? QUICK_CLAIMS), ...faults.queues } };
    if (Object.keys(settings).length === 1 && Object.keys(settings.queues!).length === 0) return {};
    return { NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'preload.fixture.js')).href}`, [PRELOAD_VARIABLE]: JSON.stringify(settings) };
  }

  async killBank(): Promise<void> {
    await this.#bank?.kill();
    this.#bank = undefined;
  }

  async stopBank(): Promise<void> {
    await this.#bank?.stop();
    this.#bank = undefined;
  }

  async killRegulator(): Promise<void> {
    await this.#regulator?.kill();
    this.#regulator = undefined;
  }

  async killWorkers(): Promise<number> {
    const killed = [...this.workers];
    await Promise.all(killed.map((worker) => worker.kill()));
    return killed.length;
  }

  async stopWorkers(): Promise<void> {
    await Promise.all([...this.workers].map((worker) => worker.stop()));
  }

  /** Immediate shutdown of Postgres and its next start, which replays the write-ahead log. */
  async crashPostgres(downMilliseconds: number): Promise<void> {
    await this.#postgres.crash();
    await sleep(downMilliseconds);
    this.#postgres = await startEmbeddedPostgres({ directory: this.#postgresDirectory });
    const address = { host: '127.0.0.1', port: this.#postgres.port };
    this.database.redirect(address);
    if (this.redis === undefined) this.workerQueue.redirect(address);
  }

  /** Every service up and every link open: how a scenario finds the world. Workers it starts itself, or takes what is there. */
  async restore(): Promise<void> {
    for (const link of [this.database, this.workerQueue, this.regulatorLink]) link.set('open');
    if (this.#regulator === undefined) {
      await this.startRegulator();
      this.regulatorLink.redirect({ host: '127.0.0.1', port: Number(new URL(this.#regulator!.url!).port) });
    }
    if (this.#bank === undefined) await this.startBank();
  }

  /** Tops up the workers. Those that run at a scenario's start have no fault: who starts others stops them. */
  async plainWorkers(): Promise<void> {
    await Promise.all(Array.from({ length: Math.max(0, WORKERS - this.workers.size) }, () => this.startWorker()));
  }

  // ---------------------------------------------------------------------------------------------- clients

  get bank(): ApiClient {
    return this.#client('bank', 'operator');
  }
  get attestor(): ApiClient {
    return this.#client('bank', 'ledger-attestor');
  }
  get checkers(): ApiClient[] {
    return CHECKERS.map((checker) => this.#client('bank', checker));
  }
  get regulator(): ApiClient {
    return this.#client('regulator', 'operator');
  }
  get examiners(): ApiClient[] {
    return EXAMINERS.map((examiner) => this.#client('regulator', examiner));
  }
  get submission(): ApiClient {
    return this.#client('regulator', 'bank');
  }
  stop(): Promise<void> {
    return this.close();
  }

  #client(zone: Zone, actor: string): ApiClient {
    const url = (zone === 'bank' ? this.#bank : this.#regulator)?.url;
    if (url === undefined) throw new ProbityError('SERVICE_UNREACHABLE', `the ${zone}'s service is down`, { status: 503 });
    return new ApiClient(url, tokenOf(join(this.options.directory, zone), zone, actor));
  }

  /** Connection of a zone's owner role, past every link: tests look with it. */
  ownerUrl(zone: Zone): string {
    return this.#postgres[zone].ownerUrl;
  }

  /** Asks the bank's database, over one connection that is kept: looking must not cost more than what is looked at. */
  async query<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    try {
      this.#looking ??= await openClient(this.ownerUrl('bank'));
      return (await this.#looking.query<Row>(sql, [...values])).rows;
    } catch (error) {
      const lost = this.#looking;
      this.#looking = undefined;
      await lost?.end().catch(() => undefined);
      throw error;
    }
  }

  #appUrl(zone: Zone, link: Link): string {
    const url = new URL(this.#postgres[zone].appUrl);
    url.hostname = this.#host;
    url.port = String(link.port);
    return url.toString();
  }

  /** The bank's application connection, straight to the server: for looking into the queue on Postgres. */
  get bankAppUrl(): string {
    return this.#postgres.bank.appUrl;
  }

  // ---------------------------------------------------------------------------------------------- days

  nextDay(): SourceDay {
    const day = this.#source.days[this.#nextDay++];
    if (day === undefined) throw new Error('the synthetic bank has no further day');
    this.expected.set(day.date, day.ledger.length);
    return day;
  }

  /** Posts a day's transactions and seals it, however often the service goes away meanwhile. */
  async sealDay(day: SourceDay): Promise<BatchView> {
    await persist(() => send(this.bank, '/transactions', day.transactions));
    return persist(() => this.bank.post<BatchView>('/batches', { businessDate: day.date, kind: 'normal' }));
  }

  /** Hands in finance's attestation, which closes the day. It is signed once, and sent until it is taken. */
  async attestDay(batchId: string): Promise<void> {
    const { directory } = this.options;
    const signed = await persist(() => makeAttestation(folders(directory).attestor, this.attestor, batchId, ledgerFile(directory)));
    await persist(() => this.attestor.post(`/batches/${batchId}/attestation`, signed));
  }

  /** The next date, posted, sealed and closed: proving has begun, by plain workers unless the caller has started others. Returns its batch. */
  async closeNextDay({ workers = true } = {}): Promise<BatchView> {
    if (workers) await this.plainWorkers();
    const batch = await this.sealDay(this.nextDay());
    await this.attestDay(batch.id);
    return batch;
  }

  /** Waits until a batch's row is as wanted; a failure ends the wait unless it is looked for. */
  async untilBatch(batchId: string, what: string, wanted: (row: BatchRow) => boolean): Promise<BatchRow> {
    return this.until(what, async () => {
      const [row] = await this.query<BatchRow>(
        `SELECT state, failure_code AS "failureCode", chunks, close_index AS "closeIndex", header_index AS "headerIndex",
           (SELECT count(*)::int FROM bank.proof WHERE batch_id = batch.id) AS proofs
         FROM bank.batch WHERE id = $1`,
        [batchId],
      );
      if (row !== undefined && wanted(row)) return row;
      if (row !== undefined && row.failureCode !== null) throw new ProbityError('BATCH_FAILED', `${what}: the batch has failed with ${row.failureCode}`);
      return undefined;
    });
  }

  untilJudged(batchId: string): Promise<BatchRow> {
    return this.untilBatch(batchId, 'the batch to be judged', ({ state }) => state === 'judged');
  }

  untilProofs(batchId: string, proofs: number): Promise<BatchRow> {
    return this.untilBatch(batchId, `${proofs} proofs`, (row) => row.proofs >= proofs);
  }

  /** Looks until something is found. What goes wrong while looking counts as not found, except a failed batch. */
  async until<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
    let last: unknown;
    const patience = this.options.patienceMilliseconds ?? PATIENCE_MILLISECONDS;
    for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(POLL_MILLISECONDS)) {
      try {
        const found = await look();
        if (found !== undefined) return found;
      } catch (error) {
        if (error instanceof ProbityError && error.code === 'BATCH_FAILED') throw error;
        last = error;
      }
    }
    throw new Error(`waited ${patience / 1000} s for: ${what}`, { cause: last });
  }
}

export interface BatchRow {
  readonly state: BatchView['state'];
  readonly failureCode: string | null;
  readonly chunks: number;
  readonly closeIndex: number | null;
  readonly headerIndex: number | null;
  readonly proofs: number;
}

/** Days of exactly these sizes, over and over; dates that can't be cut to theirs are left out. */
function cutInTurn(days: readonly SourceDay[], sizes: readonly number[]): SourceDay[] {
  const kept: SourceDay[] = [];
  for (const day of days) {
    const size = sizes[kept.length % sizes.length]!;
    const shorter = cut(day, size);
    if (shorter.ledger.length === size) kept.push(shorter);
  }
  return kept;
}

async function openClient(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function entry(app: string): string {
  return join(repositoryRoot(), 'apps', app, 'dist', 'main.js');
}

/** Asks again while the service is away, as any client of it must. */
export async function persist<T>(ask: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + PATIENCE_MILLISECONDS; ; await sleep(100)) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline || !passes(error)) throw error;
    }
  }
}

function passes(error: unknown): boolean {
  if (error instanceof ProbityError) return error.status === undefined || error.status >= 500;
  // The body of an answer broke off.
  return error instanceof TypeError;
}
