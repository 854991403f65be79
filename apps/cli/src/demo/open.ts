/** One run of the demo: its databases and services, and a bank that stands before its first day. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeEmbeddedPostgres, type Config, type Databases } from '@probity/shared-platform';
import type { PreparedCircuits } from '../circuits.js';
import { openStackDatabases, startStack, type Stack } from '../stack.js';
import { stage } from '../terminal.js';
import { registerInSandbox, send, setUpBank, writeLedgerFile } from './set-up.js';
import type { DemoSource } from './source.js';

/** What runs now, for an orderly end whenever it comes. */
export interface Running {
  databases?: Databases;
  stack?: Stack;
}

export async function stopAll(running: Running): Promise<void> {
  await running.stack?.stop();
  await running.databases?.stop();
}

export function clearRun(directory: string): void {
  removeEmbeddedPostgres(join(directory, 'postgres'));
  rmSync(directory, { recursive: true, force: true });
}

/** Starts everything; sets the bank up unless an earlier run in this folder did. */
export async function openBank(running: Running, config: Config, directory: string, source: DemoSource, circuits: PreparedCircuits): Promise<Stack> {
  const databases = await stage('databases', () => openStackDatabases(config, directory));
  running.databases = databases;
  const stack = await stage('regulator, bank and prover started', () =>
    startStack({ config, directory, databases, artifactsDirectory: join(config.dataDirectory, 'artifacts'), workers: 1 }),
  );
  running.stack = stack;
  const done = join(directory, 'set-up');
  if (existsSync(done)) return stack;
  await stage('bank set up; lines, features, model, policy and keys registered', async () => {
    writeLedgerFile(directory, source);
    await setUpBank(directory, stack, source, circuits);
    await registerInSandbox(directory, stack);
  });
  if (source.history.length > 0) await stage(`account windows filled from ${source.history.length} earlier transactions`, (report) => send(stack.bank, '/history', source.history, report));
  writeFileSync(done, '');
  return stack;
}
