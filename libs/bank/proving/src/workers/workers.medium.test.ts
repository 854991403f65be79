import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDataSource, createLogger, migrateZone, newId, repositoryRoot, sqlMigrations, withConnection } from '@probity/shared-platform';
import { createTestDatabase, skipWithoutPostgres } from '@probity/shared-platform/testing';
import type { TestDatabase } from '@probity/shared-platform/testing';
import type { DataSource } from 'typeorm';
import { ArtifactError } from '../artifacts/artifact-error.js';
import { WorkerAnnouncement } from './worker-announcement.js';
import type { WorkerAnnouncementOptions } from './worker-announcement.js';
import { listWorkers } from './worker-list.js';
import type { WorkerView } from './worker-list.js';

const logger = createLogger({ name: 'workers-test', level: 'silent' });
const [KEY, OTHER] = ['a'.repeat(64), 'b'.repeat(64)];

describe('the register of workers', { skip: skipWithoutPostgres() }, () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  const open: WorkerAnnouncement[] = [];

  before(async () => {
    database = await createTestDatabase('bank');
    await migrateZone({ zone: 'bank', ownerUrl: database.ownerUrl, migrations: sqlMigrations(join(repositoryRoot(), 'migrations/bank')) });
    dataSource = await createDataSource({ url: database.appUrl, entities: [], poolSize: 2, applicationName: 'workers-test' }).initialize();
    await withConnection(database.ownerUrl, (client) => client.query(
      `INSERT INTO bank.circuit (id, circuit, role, slots, r1cs_sha256, wasm_sha256, zkey_sha256, verifying_key_sha256, verifying_key, actor) VALUES ($1, 'record-test@1.0.0', 'record', 2, 'r', 'w', $2, 'v', '{}', 'test')`, [newId(), KEY],
    ));
  });
  afterEach(async () => {
    for (const announcement of open.splice(0)) await announcement.stop();
    await dataSource.query('DELETE FROM bank.worker');
  });
  after(async () => {
    await dataSource?.destroy();
    await database?.drop();
  });

  const announce = async (changes: Partial<WorkerAnnouncementOptions> = {}): Promise<WorkerAnnouncement> => {
    const announcement = new WorkerAnnouncement({ dataSource, engine: { engine: 'snarkjs', version: 'ffjavascript 0.3.1', processes: 2 }, artifacts: { list: async () => [KEY, OTHER] }, logger, heartbeatMilliseconds: 20, ...changes });
    open.push(announcement);
    await announcement.start();
    return announcement;
  };
  const viewOf = async ({ id }: WorkerAnnouncement): Promise<WorkerView> => (await listWorkers(dataSource)).find((view) => view.id === id)!;
  const silentFor = (id: string, seconds: number): Promise<unknown> => dataSource.query('UPDATE bank.worker SET last_seen_at = now() - make_interval(secs => $2) WHERE id = $1', [id, seconds]);

  async function until(what: string, look: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + 5_000;
    while (!(await look())) {
      assert.ok(Date.now() < end, `waited for: ${what}`);
      await sleep(5);
    }
  }

  it('tells who proves, with what, and which registered keys are at hand', async () => {
    const view = await viewOf(await announce());
    const { id, startedAt, lastSeenAt, cores, memoryMib, ...rest } = view;
    assert.deepEqual(rest, {
      host: hostname(), pid: process.pid, engine: 'snarkjs', engineVersion: 'ffjavascript 0.3.1', processes: 2, keys: [{ circuit: 'record-test@1.0.0', sha256: KEY }], state: 'working', trouble: null, proofs: 0,
    });
    assert.ok(cores >= 1 && memoryMib > 100 && id.length === 36);
    assert.ok(Math.abs(Date.now() - Date.parse(startedAt)) < 60_000 && lastSeenAt >= startedAt);
  });

  it('counts proofs, and goes from working to draining to stopped', async () => {
    const announcement = await announce();
    announcement.proved();
    announcement.proved();
    await until('two proofs', async () => (await viewOf(announcement)).proofs === 2);
    await announcement.drain();
    assert.equal((await viewOf(announcement)).state, 'draining');
    await announcement.stop();
    const stopped = await viewOf(announcement);
    assert.equal(stopped.state, 'stopped');
    await sleep(60);
    assert.deepEqual(await viewOf(announcement), stopped, 'no heartbeat follows the last word');
  });

  it('calls lost who fell silent, unless he said that he stops, and takes him back', async () => {
    const slow = { heartbeatMilliseconds: 60_000 };
    const [silent, late, gone] = [await announce(slow), await announce(slow), await announce(slow)];
    await gone.stop();
    await silentFor(silent.id, 31);
    await silentFor(late.id, 29);
    await silentFor(gone.id, 100);
    assert.deepEqual((await listWorkers(dataSource)).map(({ id, state }) => [id, state]), [[late.id, 'working'], [silent.id, 'lost'], [gone.id, 'stopped']]);
    await silent.drain();
    assert.equal((await viewOf(silent)).state, 'draining');
  });

  it('forgets after a week, and comes back where it was forgotten too early', async () => {
    const [old, young] = [await announce(), await announce()];
    await old.stop();
    await silentFor(old.id, 8 * 86_400);
    await announce();
    assert.equal((await listWorkers(dataSource)).length, 2);
    await dataSource.query('DELETE FROM bank.worker');
    await until('the worker to be back', async () => (await viewOf(young)) !== undefined);
  });

  it('tells what keeps it from its artifacts for as long as it does', async () => {
    const announcement = await announce();
    let uploaded = false;
    const artifacts = announcement.watch({
      get: async () => {
        if (!uploaded) throw new ArtifactError('ARTIFACT_MISSING', 'not yet');
        return new Uint8Array(1);
      },
      put: async () => KEY,
    });
    await assert.rejects(artifacts.get(KEY));
    await until('the trouble', async () => (await viewOf(announcement)).trouble === 'ARTIFACT_MISSING');
    uploaded = true;
    assert.equal((await artifacts.get(KEY)).length, 1);
    await until('its end', async () => (await viewOf(announcement)).trouble === null);
  });

  it('proves on where the database can not be told', async () => {
    const away = createDataSource({ url: database.appUrl, entities: [], poolSize: 1, applicationName: 'workers-test' });
    const announcement = await announce({ dataSource: away });
    announcement.proved();
    await sleep(50);
    await away.initialize();
    await until('the announcement', async () => (await viewOf(announcement))?.proofs === 1);
    await announcement.stop();
    await away.destroy();
  });
});
