import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statfsSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repositoryRoot } from './config.js';
import type { Config, Zone } from './config.js';
import { withConnection } from './database.js';
import { ProbityError } from './errors.js';
import { postgresBinaries, serverUser } from './postgres/binaries.js';

const run = promisify(execFile);

/** Dependencies are there; databases, artifacts and runs need this much. */
const MINIMUM_FREE_GIB = 2;

export type CheckState = 'ok' | 'warning' | 'failed';

export interface DoctorCheck {
  readonly name: string;
  readonly state: CheckState;
  /** What was found and, unless ok, what to do. */
  readonly detail: string;
}

/** Looks at everything the services need on this machine, changing nothing but an empty data directory. */
export async function runDoctor(config: Config): Promise<DoctorCheck[]> {
  const root = repositoryRoot();

  return [
    nodeVersion(),
    dependencies(root),
    dataDirectory(config),
    diskSpace(config),
    ...(await databases(config)),
    await queue(config),
    await port('bank-api', config.ports.bankApi),
    await port('regulator-api', config.ports.regulatorApi),
    artifacts(root, config),
  ];
}

function ok(name: string, detail: string): DoctorCheck {
  return { name, state: 'ok', detail };
}

function warning(name: string, detail: string): DoctorCheck {
  return { name, state: 'warning', detail };
}

function failed(name: string, detail: string): DoctorCheck {
  return { name, state: 'failed', detail };
}

function nodeVersion(): DoctorCheck {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || (major === 24 && minor >= 11) || major > 24;
  return supported ? ok('node', process.versions.node) : failed('node', `${process.versions.node} is not supported: 20.19, 22.13 or 24.11, or later`);
}

function dependencies(root: string): DoctorCheck {
  const stamp = join(root, 'node_modules', '.probity-install');
  const lock = join(root, 'package-lock.json');

  if (!existsSync(lock) || !existsSync(stamp)) {
    return warning('dependencies', 'not installed by this checkout\'s bootstrap: npm run build');
  }

  const current = createHash('sha256').update(readFileSync(lock)).digest('hex');
  return readFileSync(stamp, 'utf8').startsWith(current) ? ok('dependencies', 'as locked') : warning('dependencies', 'older than package-lock.json: npm run build');
}

function dataDirectory(config: Config): DoctorCheck {
  try {
    mkdirSync(config.dataDirectory, { recursive: true });
    accessSync(config.dataDirectory, constants.W_OK);
    return ok('data directory', config.dataDirectory);
  } catch {
    return failed('data directory', `${config.dataDirectory} cannot be written: set PROBITY_DATA_DIRECTORY`);
  }
}

function diskSpace(config: Config): DoctorCheck {
  if (!existsSync(config.dataDirectory)) {
    return warning('disk space', 'unknown, there is no data directory');
  }

  const { bavail, bsize } = statfsSync(config.dataDirectory);
  const gib = (bavail * bsize) / 2 ** 30;
  const detail = `${gib.toFixed(1)} GiB free`;
  return gib >= MINIMUM_FREE_GIB ? ok('disk space', detail) : warning('disk space', `${detail}, ${MINIMUM_FREE_GIB} GiB are wanted`);
}

async function databases(config: Config): Promise<DoctorCheck[]> {
  if (config.databases.kind === 'embedded') {
    return [await embeddedPostgres()];
  }

  return [await externalPostgres('bank', config.databases.bank.ownerUrl), await externalPostgres('regulator', config.databases.regulator.ownerUrl)];
}

async function embeddedPostgres(): Promise<DoctorCheck> {
  const name = 'postgres (embedded)';

  try {
    const user = serverUser();
    const { stdout } = await run(join(postgresBinaries(user), 'bin', 'postgres'), ['--version'], { ...user, cwd: '/' });
    return ok(name, stdout.trim());
  } catch (error) {
    return failed(name, error instanceof ProbityError ? error.detail : 'its binaries do not run on this machine: set BANK_DATABASE_URL and REGULATOR_DATABASE_URL');
  }
}

async function externalPostgres(zone: Zone, url: string): Promise<DoctorCheck> {
  const name = `postgres (${zone})`;

  try {
    const answer = await withConnection(url, (client) => client.query<{ server_version_num: string }>('SHOW server_version_num'));
    const major = Math.floor(Number(answer.rows[0]?.server_version_num) / 10_000);
    return major >= 15 ? ok(name, `server ${major}`) : failed(name, `server ${major}: 15 or later is needed`);
  } catch {
    return failed(name, `no connection: check ${zone.toUpperCase()}_DATABASE_URL`);
  }
}

async function queue(config: Config): Promise<DoctorCheck> {
  if (config.queue.backend === 'postgres') {
    return ok('queue', 'in the bank\'s Postgres');
  }

  const { hostname, port: given } = new URL(config.queue.redisUrl);
  const reachable = await new Promise<boolean>((done) => {
    const socket = connect({ host: hostname, port: given === '' ? 6379 : Number(given), timeout: 3_000 });
    const end = (answer: boolean): void => {
      socket.destroy();
      done(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });

  return reachable ? ok('queue', 'Redis answers') : failed('queue', 'no connection to Redis: check REDIS_URL');
}

async function port(service: string, number: number): Promise<DoctorCheck> {
  const name = `port of ${service}`;
  const free = await new Promise<boolean>((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(number, '127.0.0.1', () => probe.close(() => done(true)));
  });

  if (!free) {
    return failed(name, `${number} on 127.0.0.1 is taken: is the service running already?`);
  }

  return ok(name, number === 0 ? 'any free one' : String(number));
}

/** The lock file names artifacts by SHA-256; the store keeps each under its hash. */
function artifacts(root: string, config: Config): DoctorCheck {
  const lock = join(root, 'circuits', 'artifacts.lock.json');

  if (!existsSync(lock)) {
    return warning('circuit artifacts', 'no lock file: they are made at the first start');
  }

  const wanted = [...new Set(readFileSync(lock, 'utf8').match(/\b[0-9a-f]{64}\b/g) ?? [])];
  const missing = wanted.filter((hash) => !existsSync(join(config.dataDirectory, 'artifacts', hash)));
  return missing.length === 0 ? ok('circuit artifacts', `${wanted.length} present`) : warning('circuit artifacts', `${missing.length} of ${wanted.length} are made at the next start`);
}
