/** One run of the demo: its databases and services, and a bank that stands before its first day. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textDigest } from '@probity/shared-commitments';
import { ProbityError, removeEmbeddedPostgres, type Config, type Databases, type Supervisor } from '@probity/shared-platform';
import type { PreparedCircuits } from '../circuits.js';
import { LOCAL_WORKERS, openStackDatabases, startStack, type Stack } from '../stack.js';
import { stage } from '../terminal.js';
import { registerInSandbox, send, setUpBank, writeLedgerFile } from './set-up.js';
import type { DemoSource } from './source.js';

/** What runs now, for an orderly end whenever it comes. */
export interface Running {
  databases?: Databases;
  stack?: Stack;
  /** Of a run without a bank. */
  services?: Pick<Supervisor, 'stopAll'>;
}

export async function stopAll(running: Running): Promise<void> {
  await running.stack?.stop();
  await running.services?.stopAll();
  await running.databases?.stop();
}

export function clearRun(directory: string): void {
  removeEmbeddedPostgres(join(directory, 'postgres'));
  rmSync(directory, { recursive: true, force: true });
}

/**
 * Gives the demo's bank a pseudonym key made from the seed: counterparty sketches depend on pseudonyms, so with a random
 * key, as a real bank has, the same postings would not give quite the same features twice.
 */
function writeBankKeys(directory: string, seed: number): void {
  const keys = join(directory, 'bank', 'keys');
  if (existsSync(keys)) return;
  mkdirSync(keys, { recursive: true, mode: 0o700 });
  const content = { logSigningKey: randomBytes(32).toString('hex'), pseudonymKey: textDigest('demo pseudonym key', String(seed)).toString() };
  writeFileSync(join(keys, 'bank.json'), JSON.stringify(content), { mode: 0o600 });
}

/** Starts everything; sets the bank up unless an earlier run in this folder did. */
export async function openBank(running: Running, config: Config, directory: string, source: DemoSource, circuits: PreparedCircuits, seed: number): Promise<Stack> {
  writeBankKeys(directory, seed);
  const databases = await stage('databases', () => openStackDatabases(config, directory));
  running.databases = databases;
  const stack = await stage('regulator, bank and provers started', () =>
    startStack({ config, directory, databases, artifactsDirectory: join(config.dataDirectory, 'artifacts'), workers: LOCAL_WORKERS }),
  );
  running.stack = stack;
  const done = join(directory, 'set-up');
  const what = `${source.bankId}, seed ${seed}, ${circuits.record.id}`;
  if (existsSync(done)) {
    if (readFileSync(done, 'utf8') !== what) throw new ProbityError('OTHER_DATA_KEPT', `the kept demo is another one (${readFileSync(done, 'utf8')}): add --reset to clear it`);
    return stack;
  }
  await stage('bank set up; lines, features, model, policy and keys registered', async () => {
    writeLedgerFile(directory, source);
    await setUpBank(directory, stack, source, circuits);
    await registerInSandbox(directory, stack);
  });
  if (source.history.length > 0) await stage(`account windows filled from ${source.history.length} earlier transactions`, (report) => send(stack.bank, '/history', source.history, report));
  writeFileSync(done, what);
  return stack;
}
