import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { canonicalJson } from '@probity/shared-commitments';
import type { CloseLeaf } from '@probity/shared-evidence';
import { createDataSource, createLogger, FixedClock, migrateZone, ProbityError } from '@probity/shared-platform';
import { createTestDatabase, skipWithoutPostgres, type TestDatabase } from '@probity/shared-platform/testing';
import { earlierLeaf, logKey, sampleTrust, witnessKey } from '@probity/shared-proof-verifier/testing';
import { consistencyProof, formatAddCheckpoint, leafHash, rootOf, signCheckpoint } from '@probity/shared-transparency';
import type { DataSource } from 'typeorm';
import { REGULATOR_ENTITIES } from './entities.js';
import { regulatorMigrations, Supervision } from './supervision.js';
import { registerByTwo } from './testing.js';

/** 2025-01-04 12:00 in UTC. */
const NOON = 1_735_992_000;
const bank = { ...sampleTrust().bank, startDate: '2025-01-01', timeZone: 'Europe/Berlin' };
const { bankId } = bank;
const leaf = (batchIndex: number): string => canonicalJson({ ...(JSON.parse(Buffer.from(earlierLeaf()).toString('utf8')) as CloseLeaf), batchIndex });

const hashesOf = (log: readonly string[]): Uint8Array[] => log.map((text) => leafHash(Buffer.from(text, 'utf8')));
const checkpointOf = (log: readonly string[]): string => signCheckpoint({ origin: logKey.name, size: log.length, root: rootOf(hashesOf(log)) }, logKey);

interface Witness {
  readonly database: TestDatabase;
  readonly dataSource: DataSource;
  readonly supervision: Supervision;
}

async function openWitness(): Promise<Witness> {
  const database = await createTestDatabase('regulator');
  await migrateZone({ zone: 'regulator', ownerUrl: database.ownerUrl, migrations: regulatorMigrations() });
  const dataSource = await createDataSource({ url: database.appUrl, entities: REGULATOR_ENTITIES }).initialize();
  const supervision = new Supervision({ dataSource, clock: new FixedClock(NOON), logger: createLogger({ name: 'test', level: 'silent' }), keys: { witness: witnessKey, receiptSecret: new Uint8Array(32).fill(5) } });
  await registerByTwo(supervision.proposals, [bank]);
  return { database, dataSource, supervision };
}

/** Shows a log to a witness, from what it has of it. */
async function show({ supervision }: Witness, log: readonly string[], from: number): Promise<number> {
  await supervision.leaves.offer(bankId, { from, leaves: log.slice(from) });
  const { status } = await supervision.witness.addCheckpoint(formatAddCheckpoint({ oldSize: from, consistency: consistencyProof(hashesOf(log), from), checkpoint: checkpointOf(log) }));
  return status;
}

describe('two witnesses, and the heartbeat', { skip: skipWithoutPostgres() }, () => {
  let first: Witness;
  let second: Witness;

  before(async () => {
    [first, second] = await Promise.all([openWitness(), openWitness()]);
  });
  after(async () => {
    for (const { dataSource, database } of [first, second]) {
      await dataSource.destroy();
      await database.drop();
    }
  });

  test('a second view of history given to a second witness is found out when checkpoints are compared, and kept', async () => {
    const shared = [leaf(0), leaf(1)];
    const [one, other] = [[...shared, leaf(2)], [...shared, leaf(7), leaf(8)]];
    for (const witness of [first, second]) assert.equal(await show(witness, shared, 0), 200);
    assert.equal((await first.supervision.comparisons.compare(bankId, (await second.supervision.witness.newestCheckpoint(bankId))!, 'second', 'operator')).outcome, 'same history');

    assert.equal(await show(first, one, 2), 200);
    assert.equal(await show(second, other, 2), 200, 'each view is consistent with itself');
    const [ofFirst, ofSecond] = [(await first.supervision.witness.newestCheckpoint(bankId))!, (await second.supervision.witness.newestCheckpoint(bankId))!];
    assert.equal((await second.supervision.comparisons.compare(bankId, ofFirst, 'first', 'operator')).outcome, 'another history');
    assert.equal((await first.supervision.comparisons.compare(bankId, ofSecond, 'second', 'operator')).outcome, 'not seen here', 'a larger one tells nothing yet');

    assert.equal(await show(first, [...one, leaf(3)], 3), 200);
    const settled = await first.supervision.comparisons.list(bankId);
    assert.deepEqual(settled.map(({ size, outcome }) => [size, outcome]).sort(), [[2, 'same history'], [4, 'another history']]);
    for (const { dataSource } of [first, second]) assert.deepEqual(await dataSource.query('SELECT DISTINCT reason FROM regulator.refused_checkpoint'), [{ reason: 'ANOTHER_ROOT' }]);
    await assert.rejects(first.dataSource.query("UPDATE regulator.compared_checkpoint SET outcome = 'same history'"), /append-only/);
  });

  test('what the bank did not sign says nothing about it', async () => {
    const stranger = { ...logKey, secretKey: new Uint8Array(32).fill(9) };
    const forged = signCheckpoint({ origin: stranger.name, size: 2, root: rootOf(hashesOf([leaf(5), leaf(6)])) }, stranger);
    await assert.rejects(first.supervision.comparisons.compare(bankId, forged, 'somebody', 'operator'), (error: unknown) => error instanceof ProbityError && error.code === 'CHECKPOINT_UNSIGNED');
  });

  test('a day without a header is told once its deadline is over, and once only', async () => {
    const alarms = await first.supervision.heartbeat.beat();
    // Noon of the 4th in Berlin: the 2nd ended 36 hours ago, the 3rd 12.
    assert.deepEqual(alarms.map(({ businessDate, kind }) => `${businessDate} ${kind}`), ['2025-01-01 DAY_MISSING', '2025-01-02 DAY_MISSING']);
    assert.deepEqual(await first.supervision.heartbeat.beat(), []);
    assert.deepEqual((await first.supervision.heartbeat.list()).map(({ businessDate, over }) => [businessDate, over]), [['2025-01-02', false], ['2025-01-01', false]]);
  });

  test('a header without its evidence is told too', async () => {
    const insert = (date: string): Promise<unknown> => second.dataSource.query(
      `INSERT INTO regulator.log_leaf (bank_id, index, leaf, hash, kind, business_date, batch_index, batch_kind) VALUES ($1, 100, '{}', 'ab', 'header', $2, 0, 'normal')`, [bankId, date]);
    await insert('2025-01-01');
    assert.deepEqual((await second.supervision.heartbeat.beat()).map(({ businessDate, kind }) => `${businessDate} ${kind}`), ['2025-01-01 EVIDENCE_MISSING', '2025-01-02 DAY_MISSING']);
  });
});
