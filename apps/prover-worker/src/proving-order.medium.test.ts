/** What the relay hands to a real queue, and when. Nothing is proven here. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { BATCH_ENTITIES, OutboxEntity, proveExpress, provingSwitch, RecordEntity, switchProving } from '@probity/bank-batches';
import { OutboxRelay, ProvingFlows } from '@probity/bank-proving';
import { createDataSource, createLogger, migrateZone, repositoryRoot, sqlMigrations, withConnection } from '@probity/shared-platform';
import { configureQueueBackend, migrateQueueSchema } from '@probity/shared-platform/queue';
import { createTestDatabase, skipWithoutPostgres } from '@probity/shared-platform/testing';
import type { TestDatabase } from '@probity/shared-platform/testing';
import { Queue } from 'bullmq';
import { IsNull, type DataSource } from 'typeorm';
import { sealedBatch, setUpBank } from './testing/sealed-batch.js';
import { tinyCircuits } from './testing/tiny-circuits.js';
import type { TinyCircuits } from './testing/tiny-circuits.js';

const logger = createLogger({ name: 'proving-order-test', level: 'silent' });

describe('what is proven first', { skip: skipWithoutPostgres() }, () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let circuits: TinyCircuits;
  let flows: ProvingFlows;
  let proving: Queue;
  before(async () => {
    circuits = await tinyCircuits();
    database = await createTestDatabase('bank');
    await migrateZone({ zone: 'bank', ownerUrl: database.ownerUrl, migrations: sqlMigrations(join(repositoryRoot(), 'migrations/bank')) });
    await migrateQueueSchema(database.ownerUrl);
    dataSource = await createDataSource({ url: database.appUrl, entities: [...BATCH_ENTITIES], applicationName: 'proving-order-test' }).initialize();
    await setUpBank(dataSource, circuits);
    const { connection } = configureQueueBackend({ queue: { backend: 'postgres' }, databaseUrl: database.appUrl });
    flows = ProvingFlows.connect(connection, () => undefined);
    proving = new Queue('proving', { connection });
  });
  after(async () => {
    await proving?.close();
    await flows?.close();
    await dataSource?.destroy();
    await database?.drop();
  });

  const relay = (waitingLimit?: number): OutboxRelay => new OutboxRelay({ dataSource, flows, logger, ...(waitingLimit === undefined ? {} : { waitingLimit }) });
  const waiting = async (): Promise<string[]> => (await dataSource.getRepository(OutboxEntity).find({ where: { dispatchedAt: IsNull() }, order: { id: 'ASC' } })).map(({ payload }) => payload.batchId!);

  it('hands over the oldest date first, and no further batch while enough waits', async () => {
    const newer = await sealedBatch(dataSource, circuits, '2026-03-04', 3);
    const older = await sealedBatch(dataSource, circuits, '2026-03-02', 3);
    const middle = await sealedBatch(dataSource, circuits, '2026-03-03', 3);
    assert.equal(await relay(0).dispatchWaiting(), 0);
    assert.equal(await relay(4).dispatchWaiting(), 1);
    assert.deepEqual(await waiting(), [newer.id, middle.id]);
    assert.deepEqual(await flows.load(), { paused: false, waiting: 2 * older.chunks, active: 0 });
    assert.equal(await relay(5).dispatchWaiting(), 1);
    assert.deepEqual(await waiting(), [newer.id]);
    assert.equal(await relay().dispatchWaiting(), 1);
    const jobs = await proving.getPrioritized();
    assert.deepEqual(jobs.map(({ data }) => (data as { batchId: string }).batchId), [older, middle, newer].flatMap(({ id, chunks }) => Array<string>(2 * chunks).fill(id)));
    assert.deepEqual([...new Set(jobs.map(({ opts }) => opts.priority))], [20514, 20515, 20516], 'days since 1970');
  });

  it('does not hand over in recovery what waits for its turn', async () => {
    const batch = await sealedBatch(dataSource, circuits, '2026-03-05', 3);
    await relay().recover();
    assert.deepEqual(await waiting(), [batch.id]);
    assert.equal((await flows.load()).waiting, 12);
    await relay().dispatchWaiting();
  });

  it('puts an express chunk before all, however full the queue is, and puts it back when it was lost', async () => {
    const { batchId } = await proveExpress(dataSource, { id: (await dataSource.getRepository(RecordEntity).findOneByOrFail({ businessDate: '2026-03-05', sequence: 2 })).id }, 'test');
    const first = async (): Promise<string[]> => (await proving.getPrioritized(0, 1)).map(({ id }) => id!).sort();
    assert.equal(await relay(0).dispatchWaiting(), 1);
    const wanted = [`express-${batchId}-1-model`, `express-${batchId}-1-record`];
    assert.deepEqual(await first(), wanted);
    await withConnection(database.ownerUrl, (client) => client.query("DELETE FROM queue.job WHERE id LIKE 'express-%'"));
    await relay().recover();
    assert.deepEqual(await first(), wanted);
  });

  it('pauses a queue again that lost its data, before it puts anything back', async () => {
    const { manager } = dataSource;
    await switchProving(manager, true, 'a prover is suspected', 'somebody');
    await switchProving(manager, true, 'asked twice', 'another');
    assert.deepEqual([(await provingSwitch(manager))!.reason, (await provingSwitch(manager))!.actor], ['a prover is suspected', 'somebody']);
    await relay().recover();
    assert.equal((await flows.load()).paused, true);

    await withConnection(database.ownerUrl, (client) => client.query('TRUNCATE queue.job, queue.job_dependency, queue.meta, queue.scheduler CASCADE'));
    assert.deepEqual(await flows.load(), { paused: false, waiting: 0, active: 0 });
    await relay().recover();
    assert.deepEqual(await flows.load(), { paused: true, waiting: 18, active: 0 });

    // The queue was emptied while the api ran on: a new batch comes before the next recovery.
    await flows.setPaused(false);
    await sealedBatch(dataSource, circuits, '2026-03-06', 1);
    assert.equal(await relay().dispatchWaiting(), 1);
    assert.equal((await flows.load()).paused, true);

    await switchProving(manager, false, 'it was the fan', 'somebody');
    await relay().recover();
    assert.deepEqual(await flows.load(), { paused: false, waiting: 20, active: 0 });
  });
});
