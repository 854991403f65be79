/*
 * Gets a fresh clone ready, then hands over to a script of the repository in this same process:
 *
 *   node tools/bootstrap.mjs [--no-build] [script [arguments…]]
 *
 * Checks the Node version, installs dependencies when the lock file changed, builds. Node built-ins only, since it
 * runs before anything is installed. Writes to stderr: stdout belongs to the script.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = dirname(import.meta.dirname ?? fail(nodeMessage()));
const stampFile = join(root, 'node_modules', '.probity-install');

checkNodeVersion();
installWhenLockChanged();

const [first, ...rest] = process.argv.slice(2);
const build = first !== '--no-build';
const [script, ...scriptArguments] = build ? process.argv.slice(2) : rest;

if (build) {
  runOrFail('build', process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b']);
  runOrFail('build of the pages', process.execPath, [join(root, 'tools', 'build-web.mjs')]);
}

if (script !== undefined) {
  await handOver(resolve(root, script), scriptArguments);
}

function checkNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 13) || (major === 24 && minor >= 11) || major > 24;

  if (!supported) {
    fail(nodeMessage());
  }
}

function nodeMessage() {
  return `Node ${process.versions.node} is not supported: Probity needs 20.19 or later, 22.13 or later, or 24.11 or later.`;
}

function installWhenLockChanged() {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const wanted = `${lock} ${process.platform}-${process.arch}\n`;

  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) {
    return;
  }

  process.stderr.write('Installing dependencies (npm ci) …\n');
  runOrFail('npm ci', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(stampFile, wanted);
}

function runOrFail(what, command, commandArguments) {
  const result = spawnSync(command, commandArguments, { cwd: root, stdio: ['ignore', 2, 2] });

  if (result.error !== undefined) {
    fail(`${what} could not be started: ${result.error.message}`);
  }

  if (result.status !== 0) {
    fail(`${what} failed (${result.signal ?? `exit code ${result.status}`}), see above.`);
  }
}

async function handOver(path, scriptArguments) {
  if (!existsSync(path)) {
    fail(`${path} does not exist.`);
  }

  process.argv = [process.execPath, path, ...scriptArguments];
  await import(pathToFileURL(path).href);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
