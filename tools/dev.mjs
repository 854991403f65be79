/* Watch mode: rebuilds on every change and restarts the services after each build without errors. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { closeOnSignals } from '@probity/shared-platform';
import { root } from './workspace.mjs';

let services;
/** Restarts are done one after the other; a build that ends meanwhile waits its turn. */
let turn = Promise.resolve();

// Groups of their own: Ctrl-C reaches this process only, which stops them in order.
const compiler = spawn(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b', '--watch', '--preserveWatchOutput'], {
  cwd: root,
  detached: true,
  stdio: ['ignore', 'pipe', 'inherit'],
});

createInterface({ input: compiler.stdout }).on('line', (line) => {
  process.stderr.write(`${line}\n`);

  if (/Found 0 errors/.test(line)) {
    turn = turn.then(restart);
  }
});

closeOnSignals(async () => {
  compiler.kill('SIGTERM');
  await turn;
  await stopServices();
});

async function restart() {
  await stopServices();
  services = spawn(process.execPath, [join(root, 'apps', 'cli', 'dist', 'main.js'), 'start', ...process.argv.slice(2)], { cwd: root, detached: true, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

async function stopServices() {
  if (services === undefined || services.exitCode !== null || services.signalCode !== null) {
    return;
  }

  const ended = new Promise((done) => services.once('exit', done));
  services.kill('SIGTERM');
  await ended;
}
