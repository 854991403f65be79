/** A real worker at work: what monitoring is told, and what its log holds. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { BATCH_ENTITIES, ProofEntity, RecordEntity } from '@probity/bank-batches';
import { OutboxRelay, ProvingFlows } from '@probity/bank-proving';
import { createDataSource, createLogger, freePort, inheritedEnvironment, migrateZone, repositoryRoot, serviceEnvironment, sqlMigrations } from '@probity/shared-platform';
import { configureQueueBackend, migrateQueueSchema } from '@probity/shared-platform/queue';
import { createTestDatabase, skipWithoutPostgres, type TestDatabase } from '@probity/shared-platform/testing';
import type { DataSource } from 'typeorm';
import { sealedBatch, setUpBank } from '../testing/sealed-batch.js';
import { tinyCircuits } from '../testing/tiny-circuits.js';

/** Everything that a line of the log may hold: names of things and of stages, figures about the machine, ids. */
const FIELDS = new Set([
  'level', 'time', 'pid', 'hostname', 'name', 'msg', 'queue', 'jobId', 'batchId', 'chunkIndex', 'circuit', 'proveMilliseconds', 'stored', 'engine', 'version', 'processes', 'peakMemoryMiB', 'url', 'reason',
  'stalls', 'longestMilliseconds', 'thresholdMilliseconds', 'context',
]);

describe('a worker under observation', { skip: skipWithoutPostgres() }, () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let worker: ChildProcess;
  let url: string;
  let log = '';

  before(async () => {
    const circuits = await tinyCircuits();
    database = await createTestDatabase('bank');
    await migrateZone({ zone: 'bank', ownerUrl: database.ownerUrl, migrations: sqlMigrations(join(repositoryRoot(), 'migrations/bank')) });
    await migrateQueueSchema(database.ownerUrl);
    dataSource = await createDataSource({ url: database.appUrl, entities: [...BATCH_ENTITIES] }).initialize();
    await setUpBank(dataSource, circuits);
    const batch = await sealedBatch(dataSource, circuits, '2026-03-02', 2);
    const queue = { backend: 'postgres' } as const;
    const flows = ProvingFlows.connect(configureQueueBackend({ queue, databaseUrl: database.appUrl }).connection, () => undefined);
    await new OutboxRelay({ dataSource, flows, logger: createLogger({ name: 'test', level: 'silent' }) }).dispatchWaiting();
    await flows.close();

    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    worker = spawn(process.execPath, [fileURLToPath(new URL('../main.js', import.meta.url)), '--artifacts', circuits.artifactsDirectory], {
      env: {
        ...inheritedEnvironment(), MONITORING_PORT: String(port), STALL_MILLISECONDS: '20',
        ...serviceEnvironment({ zone: 'bank', appUrl: database.appUrl, dataDirectory: join(repositoryRoot(), '.probity'), queue, logLevel: 'trace' }),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    worker.stderr!.on('data', (chunk: Buffer) => (log += chunk.toString()));
    for (let end = Date.now() + 90_000; (await dataSource.getRepository(ProofEntity).countBy({ batchId: batch.id })) < 2; await sleep(100)) assert.ok(Date.now() < end, log);
  });
  after(async () => {
    if (worker !== undefined && worker.exitCode === null) {
      worker.kill('SIGTERM');
      await once(worker, 'exit');
    }
    await dataSource?.destroy();
    await database?.drop();
  });

  it('tells that it is ready, and how long proofs took', async () => {
    assert.deepEqual(await (await fetch(`${url}/ready`)).json(), { status: 'ok', checks: { database: 'up', queue: 'up' } });
    let text = '';
    // The proof is stored a moment before its job is counted.
    for (let attempt = 0; attempt < 50 && !text.includes('outcome="done",service="prover-worker"} 2'); attempt++, await sleep(100)) text = await (await fetch(`${url}/metrics`)).text();
    assert.match(text, /^probity_jobs_total\{job="prove-chunk",outcome="done",service="prover-worker"\} 2$/m);
    for (const circuit of ['record', 'model']) {
      assert.match(text, new RegExp(`^probity_proving_seconds_count\\{service="prover-worker",circuit="${circuit}",engine="[a-z]+"\\} 1$`, 'm'));
      assert.match(text, new RegExp(`^probity_proof_verifications_total\\{circuit="${circuit}",outcome="accepted",service="prover-worker"\\} 1$`, 'm'));
    }
    assert.match(text, /^probity_event_loop_stalls_total\{service="prover-worker"\} \d+$/m);
    assert.doesNotMatch(text, /[0-9a-f]{8}-[0-9a-f]{4}|2026-/, 'no ids and no dates');
  });

  it('logs ids, names and times of its own, and no data of the records', async () => {
    worker.kill('SIGTERM');
    assert.deepEqual(await once(worker, 'exit'), [0, null]);
    const lines = log.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(lines.filter(({ msg }) => msg === 'chunk proven').length, 2);
    for (const line of lines) assert.deepEqual(Object.keys(line).filter((field) => !FIELDS.has(field)), [], JSON.stringify(line));

    const records = await dataSource.manager.find(RecordEntity);
    const salts: { salt: string }[] = await dataSource.query('SELECT unnest(ARRAY[transaction_salt, record_salt, inference_salt])::text AS salt FROM bank.seal');
    const secrets = [...salts.map(({ salt }) => salt), ...records.flatMap(({ accountPseudonym, customerPseudonym, reference, externalId, view }) => [accountPseudonym, customerPseudonym, reference, externalId, view].map(String))];
    assert.ok(secrets.length > 10);
    for (const secret of secrets) assert.equal(log.includes(secret), false);
    const numbers = lines.flatMap((line) => Object.entries(line)).filter(([field, value]) => typeof value === 'number' && !['level', 'time', 'pid'].includes(field));
    for (const [field] of numbers) assert.ok(/Milliseconds$|^stalls$|^chunkIndex$|^processes$|^peakMemoryMiB$/.test(field), field);
  });
});
