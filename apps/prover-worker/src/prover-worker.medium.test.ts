/** Real worker processes with real circuits on a real database: what a crash may cost, and what it may not. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { BATCH_ENTITIES, BatchEntity, BatchError, batchProgress, loadChunk, OutboxEntity, ProofEntity } from '@probity/bank-batches';
import { OutboxRelay, ProvingFlows, startQueueWorker } from '@probity/bank-proving';
import type { QueueWorker } from '@probity/bank-proving';
import { circuitInputs } from '@probity/shared-commitments';
import { createDataSource, createLogger, createSupervisor, migrateZone, repositoryRoot, serviceEnvironment, sqlMigrations, withConnection } from '@probity/shared-platform';
import type { ServiceProcess } from '@probity/shared-platform';
import { configureQueueBackend, migrateQueueSchema } from '@probity/shared-platform/queue';
import { createTestDatabase, skipWithoutPostgres } from '@probity/shared-platform/testing';
import type { TestDatabase } from '@probity/shared-platform/testing';
import { parseProof, parseVerifyingKey, verifyGroth16 } from '@probity/shared-proof-verifier';
import { Queue } from 'bullmq';
import type { DataSource } from 'typeorm';
import { closeBatch, recordedDay, sealedBatch, setUpBank } from './testing/sealed-batch.js';
import { tinyCircuits } from './testing/tiny-circuits.js';
import type { TinyCircuits } from './testing/tiny-circuits.js';

const queue = { backend: 'postgres' } as const;
const logger = createLogger({ name: 'prover-worker-test', level: 'silent' });

async function until(what: string, milliseconds: number, look: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await look())) {
    assert.ok(Date.now() < end, `waited ${milliseconds} ms for: ${what}`);
    await sleep(10);
  }
}

describe('prover worker', { skip: skipWithoutPostgres() }, () => {
  const supervisor = createSupervisor({ logger, stopTimeoutMs: 25_000 });
  const completed: string[] = [];
  let database: TestDatabase;
  let dataSource: DataSource;
  let circuits: TinyCircuits;
  let flows: ProvingFlows;
  let relay: OutboxRelay;
  let completer: QueueWorker;

  before(async () => {
    circuits = await tinyCircuits();
    database = await createTestDatabase('bank');
    await migrateZone({ zone: 'bank', ownerUrl: database.ownerUrl, migrations: sqlMigrations(join(repositoryRoot(), 'migrations/bank')) });
    await migrateQueueSchema(database.ownerUrl);
    dataSource = await createDataSource({ url: database.appUrl, entities: [...BATCH_ENTITIES], applicationName: 'prover-worker-test' }).initialize();
    await setUpBank(dataSource, circuits);

    // What stands beside the api in the bank's service, without the log.
    const { connection } = configureQueueBackend({ queue, databaseUrl: database.appUrl });
    flows = ProvingFlows.connect(connection, () => undefined);
    relay = new OutboxRelay({ dataSource, flows, logger });
    completer = startQueueWorker(
      'batches',
      [
        {
          jobName: 'complete-batch',
          handle: async ({ batchId }) => {
            const { chunks, proven } = await batchProgress(dataSource, batchId);
            if (proven.record !== chunks || proven.model !== chunks) throw new BatchError('PROOFS_MISSING', `batch ${batchId}: not every chunk has both proofs`);
            completed.push(batchId);
            return {};
          },
        },
        { jobName: 'close-days', handle: async () => ({}) },
      ],
      { connection, logger },
    );
  });

  after(async () => {
    await supervisor.stopAll();
    await completer?.close(5_000);
    await flows?.close();
    await dataSource?.destroy();
    await database?.drop();
  });

  const startWorker = (): Promise<ServiceProcess> =>
    supervisor.start({
      name: 'prover-worker',
      entry: fileURLToPath(new URL('./main.js', import.meta.url)),
      arguments: ['--artifacts', circuits.artifactsDirectory],
      environment: serviceEnvironment({ zone: 'bank', appUrl: database.appUrl, dataDirectory: join(repositoryRoot(), '.probity'), queue, logLevel: 'silent' }),
    });

  const proofs = (batchId: string): Promise<ProofEntity[]> => dataSource.getRepository(ProofEntity).findBy({ batchId });

  it('loses nothing and doubles nothing when a worker is killed in mid-batch', async () => {
    const batch = await sealedBatch(dataSource, circuits, '2026-03-02', 9);
    assert.equal(batch.chunks, 5);
    assert.equal(await relay.dispatchWaiting(), 1);
    // The relay died after the queue had the jobs and before the row was marked.
    await dataSource.getRepository(OutboxEntity).updateAll({ dispatchedAt: null });
    assert.equal(await relay.dispatchWaiting(), 1);

    const first = await startWorker();
    await until('some proofs', 60_000, async () => (await proofs(batch.id)).length >= 3);
    const { signal } = await first.kill();
    assert.equal(signal, 'SIGKILL');
    const before = await proofs(batch.id);
    assert.ok(before.length < 10, 'killed while there was work left');

    const second = await startWorker();
    await until('completion', 120_000, async () => completed.includes(batch.id));

    const rows = await proofs(batch.id);
    assert.deepEqual(rows.map(({ chunkIndex, circuit }) => `${chunkIndex}-${circuit}`).sort(), [0, 1, 2, 3, 4].flatMap((chunk) => [`${chunk}-model`, `${chunk}-record`]));
    assert.deepEqual(before.map(({ id }) => id).filter((id) => !rows.some((row) => row.id === id)), [], 'proofs made before the kill are kept');
    for (const row of rows) await verifies(batch.id, row);
    assert.deepEqual(completed, [batch.id]);
    assert.deepEqual(await second.stop(), { code: 0, signal: null }, 'a worker told to stop ends by itself');
  });

  it('proves the chunks of a day that still runs, and makes none of those proofs again after its close', async () => {
    const date = '2026-03-05';
    const sealing = await recordedDay(dataSource, circuits, date, 5);
    assert.deepEqual([await sealing.sealFullChunk(date, 'test'), await sealing.sealFullChunk(date, 'test'), await sealing.sealFullChunk(date, 'test')], [true, true, false]);
    const { id } = await dataSource.getRepository(BatchEntity).findOneByOrFail({ businessDate: date });
    assert.equal(await relay.dispatchWaiting(), 2);
    await withConnection(database.ownerUrl, (client) => client.query("DELETE FROM queue.job WHERE id LIKE 'early-%'"));
    await relay.recover();
    const worker = await startWorker();
    await until('early proofs', 60_000, async () => (await proofs(id)).length === 4);
    assert.equal((await dataSource.getRepository(BatchEntity).findOneByOrFail({ id })).state, 'open');
    const early = await proofs(id);

    const batch = await closeBatch(dataSource, sealing, date);
    assert.deepEqual([batch.id, batch.records, batch.chunks], [id, 5, 3]);
    await relay.dispatchWaiting();
    await until('completion', 60_000, async () => completed.includes(id));
    await worker.stop();
    const rows = await proofs(id);
    assert.equal(rows.length, 6);
    for (const row of early) assert.deepEqual(rows.find((other) => other.id === row.id), row);
    for (const row of rows) await verifies(id, row);
  });

  it('stops a batch whose row was changed after sealing, at the first attempt', async () => {
    const batch = await sealedBatch(dataSource, circuits, '2026-03-03', 3);
    await withConnection(database.ownerUrl, (client) => client.query("UPDATE bank.record SET amount = amount # 1 WHERE business_date = '2026-03-03' AND sequence = 2"));
    await relay.dispatchWaiting();
    const worker = await startWorker();
    const row = (): Promise<BatchEntity> => dataSource.getRepository(BatchEntity).findOneByOrFail({ id: batch.id });
    await until('the batch to fail', 60_000, async () => (await row()).state === 'failed');
    assert.equal((await row()).failureCode, 'SEALED_COMMITMENT_MISMATCH');
    await worker.stop();
    const failed = await dataSource.query<{ id: string; attempts_made: number; failed_reason: string }[]>("SELECT id, attempts_made, failed_reason FROM queue.job WHERE queue = 'proving' AND state = 'failed'");
    assert.ok(failed.length > 0);
    for (const job of failed) {
      assert.equal(job.attempts_made, 1);
      assert.match(job.failed_reason, /^SEALED_COMMITMENT_MISMATCH: .* sequence number 2 /);
    }
    assert.ok(!completed.includes(batch.id));
  });

  it('keeps ids only in the queue: no salt, pseudonym, amount or proof', async () => {
    const jobs = await dataSource.query<{ text: string }[]>("SELECT data::text || coalesce(return_value::text, '') || coalesce(progress::text, '') || coalesce(failed_reason, '') || coalesce(stacktrace::text, '') AS text FROM queue.job");
    assert.ok(jobs.length > 10);
    const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
    for (const { text } of jobs) assert.doesNotMatch(text.replaceAll(uuid, ''), /\d{6}/);
  });

  it('hands each outbox row over once with two relays, and puts back what the queue has lost', async () => {
    const batch = await sealedBatch(dataSource, circuits, '2026-03-04', 1);
    const other = new OutboxRelay({ dataSource, flows, logger });
    const taken = await Promise.all([relay.dispatchWaiting(), other.dispatchWaiting()]);
    assert.equal(taken[0]! + taken[1]!, 1);
    const { connection } = configureQueueBackend({ queue, databaseUrl: database.appUrl });
    const queues = [new Queue('proving', { connection }), new Queue('batches', { connection })] as const;
    try {
      const states = (): Promise<string[]> => Promise.all([queues[0].getJobState(`prove-${batch.id}-0-record`), queues[1].getJobState(`complete-${batch.id}`)]);
      assert.deepEqual(await states(), ['prioritized', 'waiting-children']);
      for (const one of queues) await one.obliterate({ force: true });
      assert.deepEqual(await states(), ['unknown', 'unknown']);

      await relay.recover();

      assert.deepEqual(await states(), ['prioritized', 'waiting-children']);
      assert.equal(await relay.dispatchWaiting(), 0);
    } finally {
      for (const one of queues) await one.close();
    }
    const worker = await startWorker();
    await until('completion', 60_000, async () => completed.includes(batch.id));
    await worker.stop();
    assert.equal((await proofs(batch.id)).length, 2);
  });

  async function verifies(batchId: string, row: ProofEntity): Promise<void> {
    const chunk = await loadChunk(dataSource, batchId, row.chunkIndex);
    const { recordDigest, modelDigest } = circuitInputs(chunk.slots, chunk.featureWidths, chunk.batch, row.chunkIndex, chunk.input);
    assert.equal(row.statementDigest, row.circuit === 'record' ? recordDigest : modelDigest);
    const key = parseVerifyingKey(chunk.circuits[row.circuit].verifyingKey);
    const proof = parseProof(row.proof);
    assert.ok(key.ok && proof.ok && verifyGroth16(key.value, row.statementDigest, proof.value), `${row.circuit} proof of chunk ${row.chunkIndex} verifies`);
  }
});
