/** The log under several writers, under the roles it really has, and through a change of its key. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BankLog, BATCH_ENTITIES, LogCheckpointEntity, LogHeadEntity, LogLeafEntity, registrations } from '@probity/bank-batches';
import { createDataSource } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { logKeyPeriods, verifyLogCheckpoint } from '@probity/shared-proof-verifier';
import { consistencyProof, formatVerifierKey, verifierOf, verifyConsistency } from '@probity/shared-transparency';
import type { DataSource } from 'typeorm';
import { BankKeys } from './bank-keys.js';
import { openTestBank, type TestBank } from './bank.test-helper.js';
import { rotateLogKey } from './rotate-log-key.js';

const code = (expected: string) => (error: unknown): boolean => (error as { code?: unknown }).code === expected;

describe('log', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let other: DataSource;
  let keys: BankKeys;
  before(async () => {
    bank = await openTestBank();
    keys = bank.app.get(BankKeys);
    other = await createDataSource({ url: bank.database.appUrl, entities: [...BATCH_ENTITIES] }).initialize();
  });
  after(async () => {
    await other?.destroy();
    await bank?.close();
  });

  const append = (dataSource: DataSource, what: string): Promise<{ index: number }> =>
    dataSource.transaction((manager) => new BankLog(dataSource, keys, bank.regulator).append(manager, () => Promise.resolve({ kind: 'test', what })));
  const size = async (): Promise<number> => (await bank.dataSource.manager.findOneByOrFail(LogHeadEntity, { id: 1 })).size;

  it('gives each of many writers at once a leaf and a checkpoint of its own, in one history', async () => {
    const done = await Promise.all(Array.from({ length: 8 }, (_, i) => append(i % 2 === 0 ? bank.dataSource : other, `writer ${i}`)));
    assert.deepEqual(done.map(({ index }) => index).sort(), [0, 1, 2, 3, 4, 5, 6, 7]);
    const hashes = (await bank.dataSource.manager.find(LogLeafEntity, { order: { index: 'ASC' } })).map(({ hash }) => Uint8Array.from(Buffer.from(hash, 'hex')));
    const periods = logKeyPeriods(keys.firstKey(), [])!;
    const checkpoints = (await bank.dataSource.manager.find(LogCheckpointEntity, { order: { size: 'ASC' } })).map(({ note }) => verifyLogCheckpoint(note, periods)!.checkpoint);
    assert.deepEqual(checkpoints.map((checkpoint) => checkpoint.size), [1, 2, 3, 4, 5, 6, 7, 8]);
    for (const { size: oldSize, root } of checkpoints) assert.equal(verifyConsistency(oldSize, root, 8, checkpoints[7]!.root, consistencyProof(hashes, oldSize)), true);
  });

  it('leaves nothing of an append that fails, and takes no leaf twice', async () => {
    await assert.rejects(bank.dataSource.transaction((manager) => bank.lifecycle.log.append(manager, () => Promise.reject(new Error('stopped')))), /stopped/);
    await assert.rejects(append(bank.dataSource, 'writer 0'), /unique/);
    assert.equal(await size(), 8);
  });

  it('holds the head while a leaf is made', async () => {
    await bank.dataSource.transaction(async (manager) => {
      await bank.lifecycle.log.append(manager, async () => {
        await assert.rejects(other.transaction(async (waiting) => {
          await waiting.query("SET LOCAL lock_timeout = '50ms'");
          await waiting.query('UPDATE bank.log_head SET size = size + 1');
        }), /lock timeout/);
        return { kind: 'test', what: 'held' };
      });
    });
    assert.equal(await size(), 9);
  });

  it('gives the role of the services no right but to add', async () => {
    const tables = ['log_leaf', 'log_checkpoint', 'log_cosignature', 'log_key_rotation'];
    const statements = [
      ...tables.flatMap((table) => [
        `UPDATE bank.${table} SET ${table === 'log_leaf' ? 'hash' : table === 'log_key_rotation' ? 'actor' : 'note'} = 'x'`, `DELETE FROM bank.${table}`, `TRUNCATE bank.${table} CASCADE`,
        `ALTER TABLE bank.${table} DISABLE TRIGGER ALL`, `DROP TABLE bank.${table}`,
      ]),
      'INSERT INTO bank.log_head (id, size) VALUES (1, 0)', 'DELETE FROM bank.log_head', 'TRUNCATE bank.log_head', 'SET session_replication_role = replica',
    ];
    for (const sql of statements) await assert.rejects(bank.dataSource.query(sql), /permission denied|must be owner/, sql);
    for (const sql of ['UPDATE bank.log_head SET size = size - 1', 'UPDATE bank.log_head SET size = size']) await assert.rejects(bank.dataSource.query(sql), /APPEND_ONLY/, sql);
  });

  it('goes on under a new key, which both keys name, and keeps what the old one signed', async () => {
    const [old] = keys.signers();
    const first = keys.firstKey();
    const rotation = await rotateLogKey(keys, bank.lifecycle.log, 'test');
    assert.equal(rotation.fromSize, 10);
    await assert.rejects(rotateLogKey(keys, bank.lifecycle.log, 'test'), code('LOG_KEY_UNUSED'));
    const { index } = await append(other, 'after the rotation');
    assert.equal(index, 9);
    const periods = logKeyPeriods(first, [rotation])!;
    const notes = await bank.dataSource.manager.find(LogCheckpointEntity, { order: { size: 'ASC' } });
    assert.equal(notes.length, 10);
    const signedBy = notes.map(({ note }) => formatVerifierKey(verifyLogCheckpoint(note, periods)!.key));
    assert.deepEqual(signedBy, [...Array.from({ length: 9 }, () => formatVerifierKey(verifierOf(old!))), rotation.newKey]);
    assert.deepEqual([bank.lifecycle.log.logKey, keys.firstKey()], [first, first], 'the bank stays registered under its first key');
    const { registrations: documents } = await registrations(bank.dataSource.manager, bank.lifecycle.log.logKey);
    assert.deepEqual(documents.slice(0, 2).map(({ kind }) => kind), ['bank-registration', 'log-key-rotation']);
  });

  it('finishes a rotation that was cut short after the database knew of it', async () => {
    const next = keys.prepareNext();
    const rotation = await bank.lifecycle.log.rotateKey(next, 'test');
    await append(bank.dataSource, 'signed while both keys are in their files');
    assert.deepEqual(await rotateLogKey(keys, bank.lifecycle.log, 'test'), rotation);
    assert.deepEqual(keys.signers(), [next]);
  });

  it('signs nothing with a key that is not the one in force', async () => {
    const stranger = new BankLog(bank.dataSource, { name: keys.signers()[0]!.name, type: 'ed25519', secretKey: new Uint8Array(32).fill(1) }, bank.regulator);
    const before = await size();
    await assert.rejects(bank.dataSource.transaction((manager) => stranger.append(manager, () => Promise.resolve({ kind: 'test' }))), code('LOG_KEY_MISSING'));
    assert.equal(await size(), before);
  });
});
