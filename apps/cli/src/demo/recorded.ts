/** The regulator's side alone, over the recorded history. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createLogger, createSupervisor, repositoryRoot, serviceEnvironment, type Config } from '@probity/shared-platform';
import { importHistory, recordedSamples } from '../commands/history.js';
import { openStackDatabases } from '../stack.js';
import { stage } from '../terminal.js';
import { folders } from './set-up.js';
import type { Running } from './open.js';

/** Imports the history unless that was done before, and starts the regulator's service over it. */
export async function showRecorded(running: Running, config: Config, directory: string): Promise<{ url: string }> {
  const databases = await stage('databases', () => openStackDatabases(config, directory));
  running.databases = databases;
  const dataDirectory = folders(directory).regulator;
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  await importHistory({ from: recordedSamples(), ownerUrl: databases.regulator.ownerUrl, dataDirectory });
  const supervisor = createSupervisor({ logger: createLogger({ name: 'probity', level: config.logLevel }) });
  running.services = supervisor;
  const service = await supervisor.start({
    name: 'regulator-api', entry: join(repositoryRoot(), 'apps/regulator-api/dist/main.js'),
    environment: serviceEnvironment({ zone: 'regulator', appUrl: databases.regulator.appUrl, dataDirectory, queue: config.queue, logLevel: config.logLevel, port: config.ports.regulatorApi }),
  });
  return { url: service.url! };
}
