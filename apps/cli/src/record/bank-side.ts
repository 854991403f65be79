/** One of the recorded banks: its service in this process, its prover in a process of its own, its people as clients. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startBankService } from '@probity/bank-api';
import type { IdentifiedTransaction } from '@probity/bank-transactions';
import {
  createLogger, createSupervisor, loadServiceConfig, ProbityError, repositoryRoot, serviceEnvironment, withDatabase, type Config, type Databases, type Logger, type RunningService, type ZoneDatabase, type RegulatorLink,
} from '@probity/shared-platform';
import { ApiClient } from '../api-client.js';
import { attestBatch } from '../attestor.js';
import { CHECKERS } from '../changes.js';
import type { BatchView } from '../demo/run-day.js';
import { folders, ledgerFile, send } from '../demo/set-up.js';
import { tokenOf } from '../stack.js';
import type { RecordedSource } from './source.js';

const POLL_MILLISECONDS = 200;
const STALLED_MILLISECONDS = 600_000;

export interface BankSideOptions {
  readonly config: Config;
  readonly databases: Databases;
  readonly directory: string;
  readonly source: RecordedSource;
  readonly regulator: RegulatorLink;
}

export class BankSide {
  #service: RunningService | undefined;
  readonly #logger: Logger;
  readonly #supervisor;

  private constructor(
    private readonly options: BankSideOptions,
    private database: ZoneDatabase,
  ) {
    this.#logger = createLogger({ name: options.source.bankId, level: options.config.logLevel });
    this.#supervisor = createSupervisor({ logger: this.#logger });
  }

  /** @param database migrated; of an earlier run, the one it went on with. */
  static async open(options: BankSideOptions, database: ZoneDatabase): Promise<BankSide> {
    mkdirSync(folders(options.directory).bank, { recursive: true, mode: 0o700 });
    const side = new BankSide(options, keptName(options.directory) === undefined ? database : renamed(database, keptName(options.directory)!));
    await side.start();
    return side;
  }

  get source(): RecordedSource {
    return this.options.source;
  }

  get directory(): string {
    return this.options.directory;
  }

  client(actor: string): ApiClient {
    return new ApiClient(this.#service!.url, tokenOf(folders(this.directory).bank, 'bank', actor));
  }

  get bank(): ApiClient {
    return this.client('operator');
  }

  get checkers(): ApiClient[] {
    return CHECKERS.map((checker) => this.client(checker));
  }

  get ownerUrl(): string {
    return this.database.ownerUrl;
  }

  async start(): Promise<void> {
    const { config, regulator } = this.options;
    const environment = { zone: 'bank' as const, appUrl: this.database.appUrl, dataDirectory: folders(this.directory).bank, queue: config.queue, logLevel: config.logLevel, port: 0 };
    this.#service = await startBankService(loadServiceConfig('bank', serviceEnvironment({ ...environment, regulator })), this.#logger);
    await this.#supervisor.start({
      name: 'prover-worker', entry: join(repositoryRoot(), 'apps/prover-worker/dist/main.js'), arguments: ['--artifacts', join(config.dataDirectory, 'artifacts')],
      environment: serviceEnvironment({ ...environment, artifactsStorage: config.artifactsStorage, prover: config.prover }),
    });
  }

  async stop(): Promise<void> {
    await this.#supervisor.stopAll();
    await this.#service?.close();
    this.#service = undefined;
  }

  /** Keeps a copy of the database, as a backup does. Of the bank on the zone's own database only. */
  async backUp(): Promise<void> {
    await this.stop();
    await this.options.databases.copy('bank', BACKUP);
    await this.start();
  }

  /** Goes on from the backup: what the bank did since is gone. */
  async restore(): Promise<void> {
    await this.stop();
    this.database = renamed(this.database, BACKUP);
    writeFileSync(nameFile(this.directory), BACKUP);
    await this.start();
  }

  send(transactions: readonly IdentifiedTransaction[]): ReturnType<typeof send> {
    return send(this.client('importer'), '/transactions', transactions);
  }

  seal(businessDate: string, kind: string, supersedes?: string): Promise<BatchView> {
    return this.bank.post<BatchView>('/batches', { businessDate, kind, supersedes });
  }

  async attest({ id }: Pick<BatchView, 'id'>, at: number): Promise<void> {
    await attestBatch(folders(this.directory).attestor, this.client('ledger-attestor'), id, ledgerFile(this.directory), new Date(at * 1000));
  }

  /** Waits for the verdict. Publishes a day that the bank's own pre-flight refuses only where that is told. */
  async judged(id: string, force = false): Promise<BatchView> {
    return this.until(id, (batch) => batch.state === 'judged', force);
  }

  async until(id: string, done: (batch: BatchView) => boolean, force = false): Promise<BatchView> {
    const started = Date.now();
    for (;;) {
      const batch = await this.bank.get<BatchView>(`/batches/${id}`);
      if (done(batch)) return batch;
      if (batch.failureCode === 'PREFLIGHT_REFUSED' && force) await this.bank.post(`/batches/${id}/publish`, { force: true });
      else if (batch.failureCode !== null) throw new ProbityError('BATCH_FAILED', `batch of ${batch.businessDate} of ${this.source.bankId}: ${batch.failureCode}`);
      if (Date.now() - started > STALLED_MILLISECONDS) throw new ProbityError('BATCH_STALLED', `batch of ${batch.businessDate} stands at ${batch.state}: is a prover worker running?`);
      await new Promise((resume) => setTimeout(resume, POLL_MILLISECONDS));
    }
  }
}

/** Name of the backup's database. */
const BACKUP = 'bank_backup';
const nameFile = (directory: string): string => join(directory, 'database');
const keptName = (directory: string): string | undefined => (existsSync(nameFile(directory)) ? readFileSync(nameFile(directory), 'utf8') : undefined);

/** The database of another name beside this one. */
export function renamed({ ownerUrl, appUrl }: ZoneDatabase, name: string): ZoneDatabase {
  return { ownerUrl: withDatabase(ownerUrl, name), appUrl: withDatabase(appUrl, name) };
}
