/** Everything that runs: databases, both services, prover workers. Started as child processes, none left behind. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createLogger, createSupervisor, migrateZone, openDatabases, ProbityError, repositoryRoot, serviceEnvironment, sqlMigrations, tokensFile,
  type Config, type Databases, type ServiceEnvironmentOptions, type ServiceProcess, type Supervisor, type Zone, type ZoneDatabase,
} from '@probity/shared-platform';
import { migrateQueueSchema } from '@probity/shared-platform/queue';
import { ApiClient } from './api-client.js';
import { CHECKERS } from './changes.js';
import { EXAMINERS } from './registering.js';

export interface StackOptions {
  readonly config: Config;
  /** Holds the zones' own folders, `bank` and `regulator`, with their keys and tokens. */
  readonly directory: string;
  readonly databases: { readonly [zone in Zone]: ZoneDatabase };
  /** Proving keys and witness programs by hash. */
  readonly artifactsDirectory: string;
  readonly workers: number;
}

/** Prover workers on one machine: one, which has a prover process for each core. */
export const LOCAL_WORKERS = 1;

export interface Stack {
  readonly bank: ApiClient;
  readonly regulator: ApiClient;
  /** The bank's service as finance sees it: its own token. */
  readonly attestor: ApiClient;
  /** People who approve what others proposed. */
  readonly checkers: readonly ApiClient[];
  /** People of the regulator who confirm what was handed in. */
  readonly examiners: readonly ApiClient[];
  /** The regulator's service as the bank's outbound side sees it. */
  readonly submission: ApiClient;
  startWorker(): Promise<ServiceProcess>;
  stop(): Promise<void>;
}

/** Opens the databases; the embedded cluster lives under `directory`. */
export function openStackDatabases(config: Config, directory: string): Promise<Databases> {
  return openDatabases(config, join(directory, 'postgres'));
}

export async function migrate(config: Config, databases: { readonly [zone in Zone]: ZoneDatabase }): Promise<void> {
  for (const zone of ['bank', 'regulator'] as const) {
    await migrateZone({ zone, ownerUrl: databases[zone].ownerUrl, migrations: sqlMigrations(join(repositoryRoot(), 'migrations', zone)) });
  }
  if (config.queue.backend === 'postgres') await migrateQueueSchema(databases.bank.ownerUrl);
}

/** Migrates, then starts regulator, bank and workers, each with its zone's database, folder and nothing of the other. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { config, directory, databases } = options;
  await migrate(config, databases);
  const supervisor = createSupervisor({ logger: createLogger({ name: 'probity', level: config.logLevel }) });
  try {
    return await startServices(options, supervisor, directory);
  } catch (error) {
    await supervisor.stopAll();
    throw error;
  }
}

async function startServices({ config, databases, artifactsDirectory, workers }: StackOptions, supervisor: Supervisor, directory: string): Promise<Stack> {
  const folder = (zone: Zone): string => join(directory, zone);
  const environment = (zone: Zone, port: number, more: Pick<ServiceEnvironmentOptions, 'regulator' | 'notices' | 'releaseDueTime' | 'oidc' | 'artifactsStorage' | 'prover'> = {}): Record<string, string> =>
    serviceEnvironment({ zone, appUrl: databases[zone].appUrl, dataDirectory: folder(zone), queue: config.queue, logLevel: config.logLevel, port, ...more });
  const entry = (app: string): string => join(repositoryRoot(), 'apps', app, 'dist', 'main.js');

  const regulator = await supervisor.start({ name: 'regulator-api', entry: entry('regulator-api'), environment: environment('regulator', config.ports.regulatorApi) });
  const regulatorClient = (actor: string): ApiClient => new ApiClient(regulator.url!, tokenOf(folder('regulator'), 'regulator', actor));
  // Without a token: the bank signs its requests, with the key that set-up registers.
  const link = { url: regulator.url! };
  const bank = await supervisor.start({ name: 'bank-api', entry: entry('bank-api'), environment: environment('bank', config.ports.bankApi, { regulator: link, notices: config.notices, releaseDueTime: config.releaseDueTime, oidc: config.oidc }) });
  const bankClient = (actor: string): ApiClient => new ApiClient(bank.url!, tokenOf(folder('bank'), 'bank', actor));

  const startWorker = (): Promise<ServiceProcess> =>
    supervisor.start({
      name: 'prover-worker', entry: entry('prover-worker'), arguments: ['--artifacts', artifactsDirectory], environment: environment('bank', 0, { artifactsStorage: config.artifactsStorage, prover: config.prover }),
    });
  for (let i = 0; i < workers; i++) await startWorker();

  return {
    bank: bankClient('operator'),
    attestor: bankClient('ledger-attestor'),
    checkers: CHECKERS.map(bankClient),
    regulator: regulatorClient('operator'),
    examiners: EXAMINERS.map(regulatorClient),
    submission: regulatorClient('bank'),
    startWorker,
    stop: () => supervisor.stopAll(),
  };
}

/** Where a bank keeps the key of the witness whose cosignatures it takes. */
export const witnessKeyFile = (dataDirectory: string): string => join(dataDirectory, 'witness-key');

/** The token of an actor, out of the file that the service made at its first start. Throws TOKENS_UNREADABLE saying where it looked. */
export function tokenOf(dataDirectory: string, zone: Zone, actor: string): string {
  const file = tokensFile(dataDirectory, zone);
  if (!existsSync(file)) throw new ProbityError('TOKENS_UNREADABLE', `${file} is not there: --dir takes the folder in which the service keeps its tokens`);
  const tokens = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  const token = tokens[actor];
  if (token === undefined) throw new ProbityError('TOKENS_UNREADABLE', `${file} has no token for ${actor}`);
  return token;
}
