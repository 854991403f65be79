import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, closeSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { appRole } from '../config.js';
import type { Zone, ZoneDatabase } from '../config.js';
import { copyDatabase, dropDatabase, withConnection } from '../database.js';
import { platformError } from '../errors.js';
import { postgresBinaries, reachable, serverUser } from './binaries.js';
import type { ServerUser } from './binaries.js';
import { spawnTied } from '../process/tied-process.js';
import type { TiedProcess } from '../process/tied-process.js';

const run = promisify(execFile);

/** 5 pools of up to 10 connections in each of a few services, two zones, and room for tests running side by side. */
const MAX_CONNECTIONS = 200;
const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 15_000;
const DATA_PATH_NOTE = 'data-path';
const ZONES: readonly Zone[] = ['bank', 'regulator'];

export interface EmbeddedPostgres {
  readonly port: number;
  /** Superuser, database `postgres`: for tests, copies and clean-up only. */
  readonly adminUrl: string;
  readonly bank: ZoneDatabase;
  readonly regulator: ZoneDatabase;
  /** Connections of a zone's roles to another database of the cluster, such as a copy. */
  urls(zone: Zone, database: string): ZoneDatabase;
  /** Copies a database; connections to `from` are ended. */
  copyDatabase(from: string, to: string): Promise<void>;
  dropDatabase(name: string): Promise<void>;
  /** Fast shutdown; resolves when the server is gone. Safe to call twice. */
  stop(): Promise<void>;
  /** Immediate shutdown, after which the next start replays the write-ahead log: for tests of recovery. */
  crash(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  /** Folder of this cluster: made when missing, kept afterwards. Holds the data, the passwords (0600) and the log. */
  readonly directory: string;
  /** false gives up crash safety for speed: for throwaway clusters of tests. */
  readonly durable?: boolean;
}

/** Name of a zone's database in the embedded cluster. */
export function zoneDatabaseName(zone: Zone): string {
  return `probity_${zone}`;
}

/**
 * Starts the embedded Postgres on a free port of 127.0.0.1: one cluster, a database per zone, and per zone an owner
 * role and an application role. The server ends with this process, however that ends: it is told by a pipe that only
 * this process holds open.
 *
 * @throws ProbityError DATABASE_IN_USE when a running process of ours holds the directory, DATABASE_START_FAILED,
 *   DATABASE_UNSUPPORTED_PLATFORM
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const directory = resolve(options.directory);
  mkdirSync(directory, { recursive: true });
  const user = serverUser();
  const binaries = postgresBinaries(user);
  const data = dataPath(directory, user);
  await claim(directory, data);
  const credentials = loadCredentials(directory);

  if (!existsSync(join(data, 'PG_VERSION'))) {
    await initialise(binaries, data, user, credentials.admin);
  }

  const server = await startServer({ binaries, data, directory, user, durable: options.durable ?? true, password: credentials.admin });
  const adminUrl = roleUrl(server.port, 'postgres', credentials.admin, 'postgres');
  const urls = (zone: Zone, database: string): ZoneDatabase => zoneUrls(server.port, credentials, zone, database);

  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(join(directory, 'launcher.pid'), { force: true });
  };

  try {
    for (const zone of ZONES) {
      await ensureZone(adminUrl, zone, credentials[`${zone}Owner`], credentials[`${zone}App`]);
    }
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    port: server.port,
    adminUrl,
    bank: urls('bank', zoneDatabaseName('bank')),
    regulator: urls('regulator', zoneDatabaseName('regulator')),
    urls,
    copyDatabase: (from, to) => copyDatabase(adminUrl, from, to),
    dropDatabase: (name) => dropDatabase(adminUrl, name),
    stop,
    crash: () => server.crash(),
  };
}

/**
 * A zone's database in an embedded cluster that is there already: of the server that runs, or of one started for the time
 * being. Nothing is made where there is none.
 *
 * @throws ProbityError DATABASE_UNREACHABLE, or those of {@link startEmbeddedPostgres}
 */
export async function joinEmbeddedPostgres(directory: string, zone: Zone): Promise<ZoneDatabase & { stop(): Promise<void> }> {
  const path = resolve(directory);

  if (!existsSync(join(path, 'credentials.json'))) {
    throw platformError('DATABASE_UNREACHABLE', `${path} holds no embedded Postgres`);
  }

  const pidFile = join(dataPathIfAny(path), 'postmaster.pid');
  const server = readPid(pidFile);
  // The fourth line of the file is the port.
  const port = server !== undefined && (await isPostgres(server)) ? Number(readFileSync(pidFile, 'utf8').split('\n')[3]) : undefined;

  if (port !== undefined) {
    return { ...zoneUrls(port, loadCredentials(path), zone, zoneDatabaseName(zone)), stop: () => Promise.resolve() };
  }

  const postgres = await startEmbeddedPostgres({ directory: path });
  return { ...postgres[zone], stop: () => postgres.stop() };
}

function roleUrl(port: number, role: string, password: string, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

function zoneUrls(port: number, credentials: Credentials, zone: Zone, database: string): ZoneDatabase {
  return {
    ownerUrl: roleUrl(port, ownerRole(zone), credentials[`${zone}Owner`], database),
    appUrl: roleUrl(port, appRole(zone), credentials[`${zone}App`], database),
  };
}

function ownerRole(zone: Zone): string {
  return `probity_${zone}_owner`;
}

/**
 * The data folder. Where `user` cannot get to ours (a checkout below a 0700 folder) it is one in the temporary
 * directory, under a name of chance that is written down beside the passwords: removed with them, it is not found again.
 */
function dataPath(directory: string, user: ServerUser | undefined): string {
  const known = dataPathIfAny(directory);

  if (existsSync(known) || user === undefined || reachable(directory, user)) {
    return known;
  }

  const elsewhere = join(tmpdir(), `probity-postgres-${randomBytes(12).toString('hex')}`);
  writeFileSync(join(directory, DATA_PATH_NOTE), `${elsewhere}\n`, { mode: 0o600 });

  return elsewhere;
}

/** Removes a stopped cluster with all of its data, wherever that lies; nothing happens where there is none. */
export function removeEmbeddedPostgres(directory: string): void {
  rmSync(dataPathIfAny(directory), { recursive: true, force: true });
  rmSync(directory, { recursive: true, force: true });
}

function dataPathIfAny(directory: string): string {
  const note = join(directory, DATA_PATH_NOTE);
  return existsSync(note) ? readFileSync(note, 'utf8').trim() : join(directory, 'data');
}

const credentialsSchema = z.strictObject({ admin: z.string(), bankOwner: z.string(), bankApp: z.string(), regulatorOwner: z.string(), regulatorApp: z.string() });
type Credentials = z.infer<typeof credentialsSchema>;

function loadCredentials(directory: string): Credentials {
  const path = join(directory, 'credentials.json');

  if (existsSync(path)) {
    return readCredentials(path);
  }

  const password = (): string => randomBytes(24).toString('hex');
  const credentials: Credentials = { admin: password(), bankOwner: password(), bankApp: password(), regulatorOwner: password(), regulatorApp: password() };
  const draft = `${path}.${process.pid}`;
  // Renamed when complete: a start cut short leaves no half file.
  writeFileSync(draft, JSON.stringify(credentials), { mode: 0o600 });
  renameSync(draft, path);

  return credentials;
}

function readCredentials(path: string): Credentials {
  try {
    return credentialsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // The cause would quote the file.
    throw platformError('DATABASE_START_FAILED', `${path} does not hold the passwords of the embedded Postgres: restore it, or remove its folder to start with empty databases`);
  }
}

/** Makes this process the one launcher of `directory`, and ends a server that a killed launcher left behind. */
async function claim(directory: string, data: string): Promise<void> {
  const path = join(directory, 'launcher.pid');
  const holder = readPid(path);

  const server = readPid(join(data, 'postmaster.pid'));

  // The server ends with its launcher, so a number without a running server was left behind and means nothing.
  if (holder !== undefined && isRunning(holder) && server !== undefined && (await isPostgres(server))) {
    throw platformError('DATABASE_IN_USE', `${directory} is in use by process ${holder}: stop that one first, or use another data directory`);
  }

  writeFileSync(path, `${process.pid}\n`);
  await stopOrphan(data);
}

async function stopOrphan(data: string): Promise<void> {
  const pidFile = join(data, 'postmaster.pid');
  const pid = readPid(pidFile);

  if (pid === undefined) {
    return;
  }

  if (await isPostgres(pid)) {
    process.kill(pid, 'SIGINT');
    await waitUntil(() => !existsSync(pidFile) || !isRunning(pid), STOP_TIMEOUT_MS, `the Postgres server left behind (process ${pid}) does not stop: end it by hand`);
  } else {
    // The process is gone or is another program by now; Postgres would take its number for a living server.
    rmSync(pidFile, { force: true });
  }
}

function readPid(path: string): number | undefined {
  if (!existsSync(path)) {
    return undefined;
  }

  const pid = Number.parseInt(readFileSync(path, 'utf8').split('\n')[0] ?? '', 10);

  return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether the process is a Postgres that still runs: one that ended and was not collected by its parent is none. */
async function isPostgres(pid: number): Promise<boolean> {
  try {
    const { stdout } = await run('ps', ['-o', 'stat=,comm=', '-p', String(pid)]);
    return stdout.includes('postgres') && !stdout.trim().startsWith('Z');
  } catch {
    // No ps on slim images: Linux says it in /proc, as `pid (name) state …`.
    const path = `/proc/${pid}/stat`;
    return existsSync(path) && /^\d+ \(postgres\) [^Z]/.test(readFileSync(path, 'utf8'));
  }
}

/** initdb into a folder of its own, renamed when complete, so that a start cut short leaves no half cluster. */
async function initialise(binaries: string, data: string, user: ServerUser | undefined, password: string): Promise<void> {
  const draft = `${data}.new`;
  const passwordFile = join(tmpdir(), `probity-initdb-${randomBytes(8).toString('hex')}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });

  try {
    if (user !== undefined) {
      chownSync(draft, user.uid, user.gid);
      chownSync(passwordFile, user.uid, user.gid);
    }

    await run(
      join(binaries, 'bin', 'initdb'),
      ['-D', draft, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', '--locale=C', '--no-sync'],
      { ...user, cwd: '/', env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } },
    );
  } catch (cause) {
    throw platformError('DATABASE_START_FAILED', `initdb failed in ${draft}: ${lastLine(cause)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }

  renameSync(draft, data);
}

function lastLine(error: unknown): string {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return text.trim().split('\n').at(-1) ?? '';
}

interface StartServerOptions {
  readonly binaries: string;
  readonly data: string;
  readonly directory: string;
  readonly user: ServerUser | undefined;
  readonly durable: boolean;
  readonly password: string;
}

interface RunningServer {
  readonly port: number;
  stop(): Promise<void>;
  crash(): Promise<void>;
}

async function startServer(options: StartServerOptions): Promise<RunningServer> {
  if (options.user !== undefined && lstatSync(options.data).uid !== options.user.uid) {
    throw platformError('DATABASE_START_FAILED', `${options.data} does not belong to the user Postgres runs as (it was made under another user): remove it, or start as that user`);
  }

  // A free port can be taken between asking and binding: try a few.
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const server = spawnServer(options, port);
    const ready = await waitReady(server, port, options.password);

    if (ready) {
      return { port, stop: () => server.stop(), crash: () => server.crash('SIGQUIT') };
    }

    await server.stop();

    if (attempt === 3) {
      throw platformError('DATABASE_START_FAILED', `Postgres did not start: see ${join(options.directory, 'postgres.log')}`);
    }
  }
}

function spawnServer(options: StartServerOptions, port: number): TiedProcess {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: MAX_CONNECTIONS,
    shared_buffers: '128MB',
    log_min_messages: 'warning',
    // Statements and their values stay out of the log.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    timezone: 'UTC',
    ...(options.durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const arguments_ = ['-D', options.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const logPath = join(options.directory, 'postgres.log');
  const log = openSync(logPath, 'a', 0o600);
  chmodSync(logPath, 0o600);

  try {
    return spawnTied({ ...options.user, command: join(options.binaries, 'bin', 'postgres'), arguments: arguments_, output: log, stopTimeoutMs: STOP_TIMEOUT_MS });
  } finally {
    closeSync(log);
  }
}

async function waitReady(server: TiedProcess, port: number, password: string): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;

  while (Date.now() < deadline && !server.ended) {
    try {
      await withConnection(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`, (client) => client.query('SELECT 1'));
      return true;
    } catch {
      await delay(50);
    }
  }

  return false;
}

/** Roles and database of a zone, made where missing. Passwords are ours (hex), so they can stand in the statement. */
async function ensureZone(adminUrl: string, zone: Zone, ownerPassword: string, appPassword: string): Promise<void> {
  const owner = ownerRole(zone);
  const app = appRole(zone);
  const database = zoneDatabaseName(zone);

  await withConnection(adminUrl, async (client) => {
    for (const [role, password] of [[owner, ownerPassword], [app, appPassword]] as const) {
      const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);

      if (found.rowCount === 0) {
        await client.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
      }
    }

    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);

    if (found.rowCount === 0) {
      await client.query(`CREATE DATABASE ${database} OWNER ${owner}`);
    }

    await closeToOthers(client, database, app);
  });
}

/** Only its owner and the service of its zone get into a database: by default Postgres lets every role of the server in. */
export async function closeToOthers(client: { query(text: string): Promise<unknown> }, database: string, app: string): Promise<void> {
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  // The queue adds many jobs at once through a temporary table.
  await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${app}`);
}

/** A port of 127.0.0.1 that is free now. */
export async function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === 'object' ? done(address.port) : failed(new Error('no port'))));
    });
  });
}

async function waitUntil(condition: () => boolean, timeoutMs: number, message: string): Promise<void> {
  const deadline = Date.now() + timeoutMs;

  while (!condition()) {
    if (Date.now() > deadline) {
      throw platformError('DATABASE_START_FAILED', message);
    }

    await delay(50);
  }
}

async function delay(milliseconds: number): Promise<void> {
  await new Promise((done) => setTimeout(done, milliseconds));
}
