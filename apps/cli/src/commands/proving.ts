/** What proving runs on: the workers, and the artifacts they fetch. */
import { join } from 'node:path';
import { ArtifactStore, ObjectStorage, publishArtifacts, type PublishedCircuit, type WorkerView } from '@probity/bank-proving';
import { loadConfig, ProbityError } from '@probity/shared-platform';
import type { Command } from 'commander';
import { result, say, stage, table } from '../terminal.js';
import { connect, withConnection, type ConnectionOptions } from './connection.js';

export function workersCommand(program: Command): void {
  withConnection(program.command('workers'), 'bank')
    .description('prover workers: where they run, what they prove with, what became of them')
    .action(async (options: ConnectionOptions) => {
      const workers = await connect('bank', 'reader', options).get<WorkerView[]>('/workers');
      if (workers.length === 0) say('  no worker has announced itself');
      table(workers.map(({ host, pid, engine, engineVersion, processes, cores, memoryMib, keys, state, proofs, lastSeenAt, trouble }) => ({
        host, pid, state, engine: `${engine} ${engineVersion}`, processes, cores, MiB: memoryMib, keys: keys.length, proofs, seen: lastSeenAt.slice(0, 19).replace('T', ' '), trouble: trouble ?? '',
      })));
      result(workers);
    });
}

interface PublishOptions extends ConnectionOptions {
  readonly artifacts?: string;
  readonly again?: true;
}

export function publishCommand(circuits: Command): void {
  withConnection(circuits.command('publish'), 'bank')
    .description('put proving keys and witness programs of the registered circuits into the object storage of ARTIFACTS_S3_*, where workers fetch them')
    .option('--artifacts <folder>', 'where they lie by hash; `artifacts` in the data directory by default')
    .option('--again', 'upload also what is there already: mends an object that was damaged')
    .action(async ({ artifacts, again, ...connection }: PublishOptions) => {
      const config = loadConfig();
      if (config.artifactsStorage === undefined) throw new ProbityError('CONFIG_INVALID', 'no object storage is configured: set ARTIFACTS_S3_ENDPOINT and its companions, see docs/artifacts.md');
      const storage = new ObjectStorage(config.artifactsStorage);
      const registered = await connect('bank', 'reader', connection).get<PublishedCircuit[]>('/circuits');
      const local = new ArtifactStore(artifacts ?? join(config.dataDirectory, 'artifacts'));
      const published = await stage(`artifacts of ${registered.length} circuits`, () => publishArtifacts(registered, local, storage, again));
      table(published.map(({ circuit, artifact, bytes, uploaded }) => ({ circuit, artifact, bytes, '': uploaded ? 'uploaded' : 'was there' })));
      result(published);
    });
}
