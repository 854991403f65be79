/** A worker on a machine of its own: an empty disk, object storage, and an end that it is told of. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { BATCH_ENTITIES, ProofEntity } from '@probity/bank-batches';
import { ArtifactStore, listWorkers, ObjectStorage, OutboxRelay, ProvingFlows, publishArtifacts } from '@probity/bank-proving';
import type { WorkerView } from '@probity/bank-proving';
import { startObjectServer } from '@probity/bank-proving/testing';
import type { ObjectServer } from '@probity/bank-proving/testing';
import { createDataSource, createLogger, createSupervisor, migrateZone, repositoryRoot, serviceEnvironment, sqlMigrations } from '@probity/shared-platform';
import { configureQueueBackend, migrateQueueSchema } from '@probity/shared-platform/queue';
import { createTestDatabase, skipWithoutPostgres } from '@probity/shared-platform/testing';
import type { TestDatabase } from '@probity/shared-platform/testing';
import type { DataSource } from 'typeorm';
import { sealedBatch, setUpBank } from './testing/sealed-batch.js';
import { tinyCircuits } from './testing/tiny-circuits.js';
import type { TinyCircuits } from './testing/tiny-circuits.js';

const queue = { backend: 'postgres' } as const;
const logger = createLogger({ name: 'workers-test', level: 'silent' });

async function until(what: string, milliseconds: number, look: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await look())) {
    assert.ok(Date.now() < end, `waited ${milliseconds} ms for: ${what}`);
    await sleep(10);
  }
}

describe('a prover worker elsewhere', { skip: skipWithoutPostgres() }, () => {
  const supervisor = createSupervisor({ logger, stopTimeoutMs: 25_000 });
  let database: TestDatabase;
  let dataSource: DataSource;
  let circuits: TinyCircuits;
  let flows: ProvingFlows;
  let storage: ObjectServer;
  let directory: string;

  before(async () => {
    circuits = await tinyCircuits();
    storage = await startObjectServer();
    directory = await mkdtemp(join(tmpdir(), 'probity-worker-'));
    database = await createTestDatabase('bank');
    await migrateZone({ zone: 'bank', ownerUrl: database.ownerUrl, migrations: sqlMigrations(join(repositoryRoot(), 'migrations/bank')) });
    await migrateQueueSchema(database.ownerUrl);
    dataSource = await createDataSource({ url: database.appUrl, entities: [...BATCH_ENTITIES], applicationName: 'workers-test' }).initialize();
    await setUpBank(dataSource, circuits);
    flows = ProvingFlows.connect(configureQueueBackend({ queue, databaseUrl: database.appUrl }).connection, () => undefined);
  });
  after(async () => {
    await supervisor.stopAll();
    await flows?.close();
    await dataSource?.destroy();
    await database?.drop();
    await storage?.close();
    await rm(directory, { recursive: true, force: true });
  });

  it('fetches what it needs, proves, says so, and finishes its chunk when it is told to end', async () => {
    const needed = [circuits.record, circuits.modelCircuit].map(({ id, built: { zkeySha256, wasmSha256 } }) => ({ circuit: id, zkeySha256, wasmSha256 }));
    await publishArtifacts(needed, new ArtifactStore(circuits.artifactsDirectory), new ObjectStorage(storage.config));
    const batch = await sealedBatch(dataSource, circuits, '2026-03-02', 9);
    await new OutboxRelay({ dataSource, flows, logger }).dispatchWaiting();

    const worker = await supervisor.start({
      name: 'prover-worker',
      entry: fileURLToPath(new URL('./main.js', import.meta.url)),
      environment: serviceEnvironment({ zone: 'bank', appUrl: database.appUrl, dataDirectory: directory, queue, logLevel: 'silent', artifactsStorage: storage.config }),
    });
    const proofs = (): Promise<number> => dataSource.getRepository(ProofEntity).countBy({ batchId: batch.id });
    const seen = async (): Promise<WorkerView> => (await listWorkers(dataSource)).find(({ pid }) => pid === worker.pid)!;
    assert.deepEqual([(await seen()).state, (await seen()).engine], ['working', 'snarkjs']);

    await until('some proofs', 60_000, async () => (await proofs()) >= 3);
    const ended = worker.stop();
    await until('the worker to drain', 5_000, async () => (await seen()).state !== 'working');
    assert.deepEqual(await ended, { code: 0, signal: null });

    const { state, proofs: told, trouble, keys } = await seen();
    assert.deepEqual([state, told, trouble], ['stopped', await proofs(), null]);
    assert.ok(told < 10, 'told to end while there was work left');
    const jobs = await dataSource.query<{ state: string }[]>("SELECT state FROM queue.job WHERE queue = 'proving' AND state = 'active'");
    assert.deepEqual(jobs, [], 'no chunk was left in the middle');
    assert.deepEqual(keys.map(({ circuit }) => circuit).sort(), [circuits.record.id, circuits.modelCircuit.id].sort());

    const fetched = needed.flatMap(({ zkeySha256, wasmSha256 }) => [zkeySha256, wasmSha256]).sort();
    assert.deepEqual((await readdir(join(directory, 'artifacts'))).sort(), fetched);
    assert.deepEqual(storage.requests.filter(({ method }) => method === 'GET').map(({ path }) => path.split('/').at(-1)).sort(), fetched, 'each was fetched once');
  });
});
