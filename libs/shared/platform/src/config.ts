import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { platformError } from './errors.js';
import { DEFAULT_RATE_LIMITS, type RateLimits } from './http/rate-limit.js';
import { noticesConfig, noticesEnvironment, noticesVariables, type NoticesConfig } from './notices-config.js';
import { isLoopbackHost, oidcConfig, oidcEnvironment, oidcVariables, type OidcConfig } from './oidc-config.js';
import { objectStorageConfig, objectStorageEnvironment, objectStorageVariables, type ObjectStorageConfig } from './object-storage-config.js';
import { proverConfig, proverEnvironment, proverVariables, type ProverConfig } from './prover-config.js';

export type Zone = 'bank' | 'regulator';

/** How a bank reaches its regulator. */
export interface RegulatorLink {
  readonly url: string;
  /** Of a sandbox: sent instead of a signature. */
  readonly token?: string | undefined;
  /** What receipts must be signed with: Ed25519, hex. Undefined: the key that the regulator tells first. */
  readonly receiptKey?: string | undefined;
}

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The two connections of a zone: the owner migrates, the application role is what services run as. */
export interface ZoneDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
}

export type QueueBackendConfig =
  | { readonly backend: 'postgres' }
  | { readonly backend: 'redis'; readonly redisUrl: string };

export interface Config {
  /** Absolute path of the data directory (`.probity/` of the checkout unless PROBITY_DATA_DIRECTORY is set). */
  readonly dataDirectory: string;
  readonly databases:
    | { readonly kind: 'embedded' }
    | { readonly kind: 'external'; readonly bank: ZoneDatabase; readonly regulator: ZoneDatabase };
  readonly queue: QueueBackendConfig;
  /** Where the bank's artifacts are shared between machines; without it they lie in the data directory only. */
  readonly artifactsStorage: ObjectStorageConfig | undefined;
  /** Ports of the services; 0 means a free one. */
  readonly ports: { readonly bankApi: number; readonly regulatorApi: number };
  readonly logLevel: LogLevel;
  readonly prover: ProverConfig;
  /** As RELEASE_DUE_TIME sets it. */
  readonly releaseDueTime: string;
  /** The variables of notices as they are set, for the bank's service. */
  readonly notices: Readonly<Record<string, string>>;
  /** Likewise, of login at an OpenID provider. */
  readonly oidc: Readonly<Record<string, string>>;
}

export interface BrowserConfig {
  /** Origin of PUBLIC_URL: the only one that what changes something may come from. Undefined: the host that was asked. */
  readonly origin: string | undefined;
  /** Whether session cookies go over TLS only; false on a loopback address without PUBLIC_URL. */
  readonly secureCookies: boolean;
}

/** What one running service is told; a service of one zone never sees the other zone's database. */
export interface ServiceConfig {
  readonly zone: Zone;
  readonly dataDirectory: string;
  /** Connection of the zone's application role. */
  readonly databaseUrl: string;
  readonly queue: QueueBackendConfig;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  /** File of the zone's service tokens (0600, made at first start). */
  readonly tokensFile: string;
  /** Where a process without an API, such as a worker, answers monitoring; nowhere unless a port is set. */
  readonly monitoring: { readonly host: string; readonly port: number } | undefined;
  /** An event loop held longer is logged and counted. */
  readonly stallMilliseconds: number;
  readonly rateLimits: RateLimits;
  /** How browsers reach the service. */
  readonly browser: BrowserConfig;
  /** Bank zone only: where evidence is pushed to. */
  readonly regulator: RegulatorLink | undefined;
  /** Bank zone only: where webhooks may go, and how mails leave. */
  readonly notices?: NoticesConfig;
  /** Bank zone only: where people sign in besides with passwords. */
  readonly oidc?: OidcConfig;
  /** Bank zone only: local time of the next banking day, `HH:MM`, until which the evidence of a day is to be handed in. */
  readonly releaseDueTime?: string;
}

/** What a prover worker is told besides. */
export interface ProverWorkerConfig extends ServiceConfig {
  /** Where it fetches artifacts that it doesn't hold. */
  readonly artifactsStorage: ObjectStorageConfig | undefined;
  readonly prover: ProverConfig;
  /** How long it may finish what it has in hand when it is told to end. */
  readonly drainSeconds: number;
}

/** Noon, which leaves a morning to look at what the night has proven. */
export const DEFAULT_RELEASE_DUE_TIME = '12:00';

type Environment = Readonly<Record<string, string | undefined>>;

const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgres:// URL');
const port = z.coerce.number().int().min(0).max(65535);

const environmentSchema = z.object({
  PROBITY_DATA_DIRECTORY: z.string().min(1).optional(),
  BANK_DATABASE_URL: postgresUrl.optional(),
  BANK_APP_DATABASE_URL: postgresUrl.optional(),
  REGULATOR_DATABASE_URL: postgresUrl.optional(),
  REGULATOR_APP_DATABASE_URL: postgresUrl.optional(),
  QUEUE_BACKEND: z.enum(['postgres', 'redis']).default('postgres'),
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must be a redis:// URL').optional(),
  BANK_API_PORT: port.default(0),
  REGULATOR_API_PORT: port.default(0),
  SERVICE_HOST: z.string().min(1).default('127.0.0.1'),
  SERVICE_PORT: port.default(0),
  MONITORING_HOST: z.string().min(1).default('127.0.0.1'),
  MONITORING_PORT: port.optional(),
  STALL_MILLISECONDS: z.coerce.number().int().min(10).max(60_000).default(250),
  /** Requests a second of one actor and of one address; ten seconds' worth at once. 0: no limit. */
  RATE_LIMIT_ACTOR: z.coerce.number().int().min(0).max(1_000_000).default(DEFAULT_RATE_LIMITS.actor!.perSecond),
  RATE_LIMIT_ADDRESS: z.coerce.number().int().min(0).max(1_000_000).default(DEFAULT_RATE_LIMITS.address!.perSecond),
  /** How browsers reach the service, where TLS ends before it: `https://aml.bank.example`. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  RELEASE_DUE_TIME: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 12:00').default(DEFAULT_RELEASE_DUE_TIME),
  REGULATOR_URL: z.string().regex(/^https?:\/\//, 'must be an http(s):// URL').optional(),
  REGULATOR_TOKEN: z.string().min(1).optional(),
  REGULATOR_RECEIPT_KEY: z.string().regex(/^[0-9a-f]{64}$/).optional(),
});

/** Of prover workers and of commands that concern them; no other service reads these. */
const proverSchema = z.object({
  PROVER_DRAIN_SECONDS: z.coerce.number().int().min(1).max(3600).default(15),
  ...objectStorageVariables,
  ...proverVariables,
});

type ParsedEnvironment = z.infer<typeof environmentSchema>;

const parseEnvironment = (environment: Environment): ParsedEnvironment => parseVariables(environment, environmentSchema);

/** Parses the variables of a schema; an empty value counts as not set. Messages name the variable, never its value. */
function parseVariables<Shape extends z.ZodRawShape>(environment: Environment, schema: z.ZodObject<Shape>): z.infer<z.ZodObject<Shape>> {
  const present = Object.fromEntries(
    Object.keys(schema.shape)
      .map((name) => [name, environment[name]] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = schema.safeParse(present);

  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw platformError('CONFIG_INVALID', `environment variables refused: ${problems.join('; ')}`);
  }

  return result.data;
}

function queueConfig(env: ParsedEnvironment): QueueBackendConfig {
  if (env.QUEUE_BACKEND === 'postgres') {
    return { backend: 'postgres' };
  }

  if (env.REDIS_URL === undefined) {
    throw platformError('CONFIG_INVALID', 'QUEUE_BACKEND=redis needs REDIS_URL, for example redis://127.0.0.1:6379');
  }

  return { backend: 'redis', redisUrl: env.REDIS_URL };
}

function rateLimit(perSecond: number): RateLimits['actor'] {
  return perSecond === 0 ? undefined : { perSecond, burst: 10 * perSecond };
}

function browserConfig({ PUBLIC_URL: url, SERVICE_HOST: host }: ParsedEnvironment): BrowserConfig {
  if (url === undefined) return { origin: undefined, secureCookies: !isLoopbackHost(host) };
  const { origin, protocol, hostname } = new URL(url);
  if (protocol === 'http:' && !isLoopbackHost(hostname)) throw platformError('CONFIG_INVALID', 'PUBLIC_URL is http://: over a network people sign in by https only');
  return { origin, secureCookies: protocol === 'https:' };
}

/** Name of a zone's application role; the zone's migrations grant to it. */
export function appRole(zone: Zone): string {
  return `probity_${zone}_app`;
}

/** The same connection, but every session starts as `role`: used when no separate application URL is given. */
export function withRole(url: string, role: string): string {
  const parsed = new URL(url);
  parsed.searchParams.set('options', `-c role=${role}`);
  // The driver takes a plus of the query for a plus, not for a space. One in user or password is meant.
  parsed.search = parsed.search.replaceAll('+', '%20');

  return parsed.toString();
}

function dataDirectory(env: ParsedEnvironment): string {
  return resolve(env.PROBITY_DATA_DIRECTORY ?? join(repositoryRoot(), '.probity'));
}

/**
 * Configuration of the launching commands (demo, start, dev, cli), from the environment.
 * `BANK_DATABASE_URL` and `REGULATOR_DATABASE_URL` (owner roles) are set both or not at all.
 *
 * @throws ProbityError CONFIG_INVALID
 */
export function loadConfig(environment: Environment = process.env): Config {
  const env = parseEnvironment(environment);

  return {
    dataDirectory: dataDirectory(env),
    databases: databasesConfig(env),
    queue: queueConfig(env),
    artifactsStorage: objectStorageConfig(parseVariables(environment, proverSchema)),
    ports: { bankApi: env.BANK_API_PORT, regulatorApi: env.REGULATOR_API_PORT },
    logLevel: env.LOG_LEVEL,
    prover: proverConfig(parseVariables(environment, proverSchema)),
    releaseDueTime: env.RELEASE_DUE_TIME,
    notices: noticesEnvironment(environment),
    oidc: oidcEnvironment(environment),
  };
}

function databasesConfig(env: ParsedEnvironment): Config['databases'] {
  const { BANK_DATABASE_URL: bank, REGULATOR_DATABASE_URL: regulator } = env;

  if (bank === undefined && regulator === undefined) {
    return { kind: 'embedded' };
  }

  if (bank === undefined || regulator === undefined) {
    const missing = bank === undefined ? 'BANK_DATABASE_URL' : 'REGULATOR_DATABASE_URL';
    throw platformError('CONFIG_INVALID', `${missing} is not set, its partner is: set both for external databases, or neither for the embedded one`);
  }

  if (bank === regulator) {
    throw platformError('CONFIG_INVALID', 'BANK_DATABASE_URL and REGULATOR_DATABASE_URL are the same: the two zones need two databases');
  }

  return {
    kind: 'external',
    bank: { ownerUrl: bank, appUrl: env.BANK_APP_DATABASE_URL ?? withRole(bank, appRole('bank')) },
    regulator: { ownerUrl: regulator, appUrl: env.REGULATOR_APP_DATABASE_URL ?? withRole(regulator, appRole('regulator')) },
  };
}

/**
 * Configuration of one service of `zone`, from the environment that {@link serviceEnvironment} or a container sets.
 * Only the zone's own application URL is read (`BANK_APP_DATABASE_URL` or `REGULATOR_APP_DATABASE_URL`).
 *
 * @throws ProbityError CONFIG_INVALID
 */
export function loadServiceConfig(zone: Zone, environment: Environment = process.env): ServiceConfig {
  const env = parseEnvironment(environment);
  const databaseUrl = zone === 'bank' ? env.BANK_APP_DATABASE_URL : env.REGULATOR_APP_DATABASE_URL;

  if (databaseUrl === undefined) {
    throw platformError('CONFIG_INVALID', `${zone.toUpperCase()}_APP_DATABASE_URL is not set: a service needs the connection of its zone's application role`);
  }

  if (env.REGULATOR_URL === undefined && env.REGULATOR_TOKEN !== undefined) {
    throw platformError('CONFIG_INVALID', 'REGULATOR_TOKEN is of no use without REGULATOR_URL: set that too, or neither');
  }

  const directory = dataDirectory(env);
  const browser = browserConfig(env);

  return {
    zone,
    dataDirectory: directory,
    databaseUrl,
    queue: queueConfig(env),
    host: env.SERVICE_HOST,
    port: env.SERVICE_PORT,
    logLevel: env.LOG_LEVEL,
    tokensFile: tokensFile(directory, zone),
    monitoring: env.MONITORING_PORT === undefined ? undefined : { host: env.MONITORING_HOST, port: env.MONITORING_PORT },
    stallMilliseconds: env.STALL_MILLISECONDS,
    rateLimits: { actor: rateLimit(env.RATE_LIMIT_ACTOR), address: rateLimit(env.RATE_LIMIT_ADDRESS) },
    browser,
    regulator: env.REGULATOR_URL === undefined ? undefined : { url: env.REGULATOR_URL, token: env.REGULATOR_TOKEN, receiptKey: env.REGULATOR_RECEIPT_KEY },
    ...(zone === 'bank' ? { oidc: oidcConfig(parseVariables(environment, oidcVariables), browser.origin) } : {}),
    ...(zone === 'bank' ? { notices: noticesConfig(parseVariables(environment, noticesVariables)), releaseDueTime: env.RELEASE_DUE_TIME } : {}),
  };
}

/**
 * Configuration of a prover worker: the bank's, and `ARTIFACTS_S3_*`, `PROVER_*`.
 *
 * @throws ProbityError CONFIG_INVALID
 */
export function loadProverWorkerConfig(environment: Environment = process.env): ProverWorkerConfig {
  const env = parseVariables(environment, proverSchema);

  return { ...loadServiceConfig('bank', environment), artifactsStorage: objectStorageConfig(env), prover: proverConfig(env), drainSeconds: env.PROVER_DRAIN_SECONDS };
}

/** What a zone's migration step is told. */
export interface MigrationConfig {
  /** Connection of the zone's owner role. */
  readonly ownerUrl: string;
  /** The queue's tables are made where its backend is Postgres. */
  readonly queue: QueueBackendConfig;
  readonly logLevel: LogLevel;
}

/**
 * Configuration of a migration step of its own, which runs before the services and ends: the owner connection is
 * `BANK_DATABASE_URL` or `REGULATOR_DATABASE_URL`.
 *
 * @throws ProbityError CONFIG_INVALID
 */
export function loadMigrationConfig(zone: Zone, environment: Environment = process.env): MigrationConfig {
  const env = parseEnvironment(environment);
  const ownerUrl = zone === 'bank' ? env.BANK_DATABASE_URL : env.REGULATOR_DATABASE_URL;

  if (ownerUrl === undefined) {
    throw platformError('CONFIG_INVALID', `${zone.toUpperCase()}_DATABASE_URL is not set: migrations need the connection of the owner role`);
  }

  return { ownerUrl, queue: queueConfig(env), logLevel: env.LOG_LEVEL };
}

/** Where a zone keeps its service tokens under a data directory. */
export function tokensFile(dataDirectoryPath: string, zone: Zone): string {
  return join(dataDirectoryPath, 'tokens', `${zone}.json`);
}

export interface ServiceEnvironmentOptions {
  readonly zone: Zone;
  readonly appUrl: string;
  readonly dataDirectory: string;
  readonly queue: QueueBackendConfig;
  readonly logLevel: LogLevel;
  readonly port?: number;
  readonly regulator?: RegulatorLink;
  /** For the bank's service only. */
  readonly notices?: Readonly<Record<string, string>>;
  readonly oidc?: Readonly<Record<string, string>>;
  readonly releaseDueTime?: string;
  /** For prover workers only. */
  readonly artifactsStorage?: ObjectStorageConfig;
  readonly prover?: ProverConfig;
}

/** The variables that {@link loadServiceConfig} reads, for a child service: nothing of the other zone is in it. */
export function serviceEnvironment(options: ServiceEnvironmentOptions): Record<string, string> {
  return {
    [`${options.zone.toUpperCase()}_APP_DATABASE_URL`]: options.appUrl,
    PROBITY_DATA_DIRECTORY: options.dataDirectory,
    QUEUE_BACKEND: options.queue.backend,
    ...(options.queue.backend === 'redis' ? { REDIS_URL: options.queue.redisUrl } : {}),
    LOG_LEVEL: options.logLevel,
    SERVICE_PORT: String(options.port ?? 0),
    ...(options.regulator === undefined ? {} : {
      REGULATOR_URL: options.regulator.url,
      ...(options.regulator.token === undefined ? {} : { REGULATOR_TOKEN: options.regulator.token }),
      ...(options.regulator.receiptKey === undefined ? {} : { REGULATOR_RECEIPT_KEY: options.regulator.receiptKey }),
    }),
    ...(options.releaseDueTime === undefined ? {} : { RELEASE_DUE_TIME: options.releaseDueTime }),
    ...options.notices,
    ...options.oidc,
    ...(options.artifactsStorage === undefined ? {} : objectStorageEnvironment(options.artifactsStorage)),
    ...(options.prover === undefined ? {} : proverEnvironment(options.prover)),
  };
}

/** Variables of this process that a child may inherit: what a program needs to run, and no configuration or secret. */
export function inheritedEnvironment(): Record<string, string> {
  const names = ['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'NODE_ENV', 'NODE_OPTIONS', 'CI'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}

/** Connections handed to medium tests by the test runner; `undefined` where a test runs without them and must skip. */
export interface TestServices {
  /** Superuser connection of a throwaway Postgres cluster. */
  readonly adminUrl: string | undefined;
  readonly bank: ZoneDatabase | undefined;
  readonly regulator: ZoneDatabase | undefined;
  readonly redisUrl: string | undefined;
  /** Folder of the AMLworld slice, where the machine has one. */
  readonly amlworldDirectory: string | undefined;
}

export function loadTestServices(environment: Environment = process.env): TestServices {
  const pair = (zone: string): ZoneDatabase | undefined => {
    const ownerUrl = environment[`PROBITY_TEST_${zone}_OWNER_URL`];
    const appUrl = environment[`PROBITY_TEST_${zone}_APP_URL`];
    return ownerUrl === undefined || appUrl === undefined ? undefined : { ownerUrl, appUrl };
  };

  return {
    adminUrl: environment['PROBITY_TEST_DATABASE_URL'],
    bank: pair('BANK'),
    regulator: pair('REGULATOR'),
    redisUrl: environment['PROBITY_TEST_REDIS_URL'],
    amlworldDirectory: environment['AMLWORLD_DIR'],
  };
}

/** The checkout's root: the nearest folder above this file that holds nx.json. */
export function repositoryRoot(): string {
  let directory = import.meta.dirname;

  while (!existsSync(join(directory, 'nx.json'))) {
    const parent = dirname(directory);

    if (parent === directory) {
      throw platformError('CONFIG_INVALID', `no nx.json above ${import.meta.dirname}: run from a checkout, or set PROBITY_DATA_DIRECTORY`);
    }

    directory = parent;
  }

  return directory;
}
