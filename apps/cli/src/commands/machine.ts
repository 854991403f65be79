/** What concerns this machine: running the services, looking at what they need. */
import { join } from 'node:path';
import { closeOnSignals, loadConfig, runDoctor, type Databases } from '@probity/shared-platform';
import type { Command } from 'commander';
import { LOCAL_WORKERS, openStackDatabases, startStack, type Stack } from '../stack.js';
import { result, say, stage, table } from '../terminal.js';

export function machineCommands(program: Command): void {
  program
    .command('start')
    .description('start databases, both services and provers, and keep them up until Ctrl-C')
    .action(start);
  program
    .command('doctor')
    .description('look at everything the services need on this machine')
    .action(async () => {
      const checks = await runDoctor(loadConfig());
      table(checks.map(({ name, state, detail }) => ({ check: name, state, detail })));
      result(checks);
      process.exitCode = checks.some(({ state }) => state === 'failed') ? 1 : 0;
    });
}

async function start(): Promise<void> {
  const config = loadConfig();
  const running: { databases?: Databases; stack?: Stack } = {};
  const stop = async (): Promise<void> => {
    await running.stack?.stop();
    await running.databases?.stop();
  };
  closeOnSignals(stop);
  try {
    running.databases = await stage('databases', () => openStackDatabases(config, config.dataDirectory));
    const { databases } = running;
    running.stack = await stage('services', () => startStack({ config, directory: config.dataDirectory, databases, artifactsDirectory: join(config.dataDirectory, 'artifacts'), workers: LOCAL_WORKERS }));
  } catch (error) {
    await stop();
    throw error;
  }
  const { bank, regulator } = running.stack;
  say(`\n  bank         ${bank.url}    API ${bank.url}/docs\n  regulator    ${regulator.url}    API ${regulator.url}/docs\n\n  Tokens: ${config.dataDirectory}/{bank,regulator}/tokens. Ctrl-C stops everything.\n`);
  await new Promise(() => setInterval(() => undefined, 2 ** 30));
}
