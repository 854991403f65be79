/** A bank that loses two days to a restore, and what it takes to go on: both services, over http, on real databases. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BatchEntity, LogLeafEntity, markChunkFailed } from '@probity/bank-batches';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { DataSource } from 'typeorm';
import { approvalRequest, approve } from './approve.js';
import type { BatchView } from './demo/run-day.js';
import { transfer, TwoServices } from './testing/two-services.js';

const [DAY_1, DAY_2, DAY_3, DAY_4, DAY_5, DAY_6] = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07'] as const;
const code = (expected: string, text = /./) => (error: unknown): boolean => error instanceof Error && (error as { code?: unknown }).code === expected && text.test(error.message);
const claim = (batch: BatchView, name: string): string => batch.verdict!.claims.find((entry) => entry.claim === name)!.code;

interface Recovered {
  readonly held: number;
  readonly size: number;
  readonly lost: readonly { readonly batchId: string; readonly businessDate: string; readonly batchIndex: number; readonly records: number }[];
}

describe('a restore from backup', { skip: skipWithoutPostgres() }, () => {
  let services: TwoServices;
  let backup: string;
  let regulator: DataSource;
  const second = ['a', 'b'].map((name) => transfer(DAY_2, name, `${name.charCodeAt(0)}00`));
  const third = [transfer(DAY_3, 'a')];
  before(async () => {
    services = await TwoServices.open();
    regulator = await new DataSource({ type: 'postgres', url: services.regulatorDatabase.ownerUrl }).initialize();
  });
  after(async () => {
    await regulator?.destroy();
    await services?.close();
  });

  const recover = (): Promise<Recovered> => services.client('bank', 'operator').post<Recovered>('/log/recover');
  const bankLeaves = async (): Promise<string[]> => (await services.database.manager.find(LogLeafEntity, { order: { index: 'ASC' } })).map(({ leaf }) => leaf.toString('utf8'));
  const keptLeaves = async (): Promise<string[]> => (await regulator.query('SELECT leaf FROM regulator.log_leaf ORDER BY index') as { leaf: Buffer }[]).map(({ leaf }) => leaf.toString('utf8'));
  const marks = (): Promise<unknown> => regulator.query('SELECT size::int, held::int FROM regulator.recovering ORDER BY size');
  const approver = () => services.client('bank', 'approver');
  const approveAs = async (id: string, key: Uint8Array): Promise<unknown> => approve(approver(), id, await approvalRequest(approver(), id), key);

  it('loses the day after the backup', async () => {
    assert.equal((await services.day(DAY_1, [transfer(DAY_1, 'a')])).verdict!.summary, 'shown');
    backup = await services.backUp();
    await services.startBank();
    assert.equal((await services.day(DAY_2, second)).verdict!.summary, 'shown');
    assert.deepEqual(await bankLeaves(), await keptLeaves(), 'the regulator holds every leaf');
    await services.restore(backup);
    assert.equal((await bankLeaves()).length, 3, 'receipts, close leaf, header');
  });

  it('is told to recover before anything is appended', async () => {
    await services.send(third);
    const batch = await services.seal(DAY_3, 'normal');
    await assert.rejects(services.attest(batch, third), code('LOG_BEHIND_WITNESS', /keeps 6 leaves .* holds 3: .*bank recover/));
    assert.deepEqual([(await services.view(batch.id)).failureCode, (await bankLeaves()).length], ['LOG_BEHIND_WITNESS', 3]);
    assert.deepEqual(await marks(), []);
  });

  it('gets its own leaves back, byte for byte, and the log is marked', async () => {
    const report = await recover();
    assert.deepEqual([report.held, report.size, report.lost.map(({ businessDate, batchIndex, records }) => [businessDate, batchIndex, records])], [3, 6, [[DAY_2, 0, 2]]]);
    assert.deepEqual(await bankLeaves(), await keptLeaves());
    assert.deepEqual(await marks(), [{ size: 6, held: 3 }]);
    assert.deepEqual(await recover(), { ...report, held: 6 }, 'again: nothing to do');
    const lost = await services.view(report.lost[0]!.batchId);
    assert.deepEqual([lost.state, lost.failureCode, lost.verdict!.summary], ['judged', 'ROWS_LOST', 'shown']);
  });

  it('seals a lost date as nothing but a recovery, of records that came in again', async () => {
    const [lost] = (await recover()).lost;
    for (const kind of ['normal', 'late', 'empty']) await assert.rejects(services.seal(DAY_2, kind), code('ROWS_LOST', /as recovery/));
    await assert.rejects(services.seal(DAY_2, 'recovery', lost!.batchId), code('NO_RECORDS'));
    await assert.rejects(services.seal(DAY_2, 'recovery'), code('NOT_RECOVERABLE'));
    const [day1] = await services.client('bank', 'operator').list<BatchView>(`/batches?to=${DAY_1}`);
    assert.equal(day1!.state, 'judged');
  });

  it('goes on with a recovery that two people approved, and with nothing before it', async () => {
    const [lost] = (await recover()).lost;
    const waiting = await services.database.manager.findOneByOrFail(BatchEntity, { businessDate: DAY_3 });
    await services.client('bank', 'operator').post(`/batches/${waiting.id}/close`);
    assert.deepEqual([(await services.prove(waiting)).state, (await services.view(waiting.id)).failureCode], ['proven', 'RECOVERY_FIRST']);

    await services.send([...second].reverse());
    const batch = await services.seal(DAY_2, 'recovery', lost!.batchId);
    assert.equal(batch.records, 2);
    await assert.rejects(approvalRequest(approver(), batch.id), code('BATCH_STATE'));
    await services.attest(batch, second);
    await approveAs(batch.id, services.people[0]!);
    assert.deepEqual([(await services.prove(batch)).state, (await services.view(batch.id)).failureCode], ['proven', 'RECOVERY_NOT_APPROVED']);
    await assert.rejects(approveAs(batch.id, services.people[0]!), code('APPROVAL_REPEATED'));
    await assert.rejects(approveAs(batch.id, new Uint8Array(32).fill(9)), code('APPROVAL_INVALID'));
    const request = await approvalRequest(approver(), batch.id);
    await assert.rejects(approve(approver(), batch.id, { ...request, cosignedSize: 3 }, services.people[1]!), code('APPROVAL_INVALID'));
    assert.deepEqual([request.reason, request.cosignedSize, request.abandons], ['restored-from-backup', 6, []]);
    await approveAs(batch.id, services.people[1]!);

    const done = await services.judged(batch.id);
    assert.deepEqual([done.verdict!.summary, claim(done, 'history'), claim(done, 'coverage')], ['shown', 'HISTORY_SHOWN', 'COVERAGE_SHOWN']);
    const next = await services.judged(waiting.id);
    assert.deepEqual([next.verdict!.summary, claim(next, 'history')], ['shown', 'HISTORY_SHOWN']);
    assert.deepEqual((await recover()).lost, [], 'what was recovered is lost no more');
    const days = await services.client('regulator', 'examiner').get<{ headers: { batchKind: string; superseded: boolean }[] }[]>(`/banks/test-bank/days?from=${DAY_2}&to=${DAY_2}`);
    assert.deepEqual(days[0]!.headers.map(({ batchKind, superseded }) => [batchKind, superseded]), [['normal', true], ['recovery', false]]);
    assert.deepEqual(await bankLeaves(), await keptLeaves());
  });

  it('redoes a batch that failed for good, which a forged approval does not', async () => {
    const fourth = [transfer(DAY_4, 'a')];
    await services.send(fourth);
    const failed = await services.seal(DAY_4, 'normal');
    await services.attest(failed, fourth);
    await assert.rejects(services.seal(DAY_4, 'recovery', failed.id), code('PREVIOUS_BATCH_OPEN'));
    await markChunkFailed(services.database, failed.id, 0, 'SEALED_COMMITMENT_MISMATCH');

    const recovery = async (): Promise<BatchView> => {
      const batch = await services.seal(DAY_4, 'recovery', failed.id);
      await services.attest(batch, fourth);
      return batch;
    };
    const forged = await recovery();
    const fake = (await services.database.manager.findOneByOrFail(BatchEntity, { businessDate: DAY_2, kind: 'recovery' })).approvals;
    await services.database.manager.update(BatchEntity, { id: forged.id }, { approvals: fake });
    await services.prove(forged);
    assert.equal((await services.judged(forged.id)).failureCode, 'PREFLIGHT_REFUSED');
    await services.client('bank', 'operator').post(`/batches/${forged.id}/publish`, { force: true });
    const refused = await services.judged(forged.id);
    assert.deepEqual([refused.verdict!.summary, claim(refused, 'history')], ['refused', 'RECOVERY_NOT_APPROVED']);

    const batch = await recovery();
    for (const person of services.people) await approveAs(batch.id, person);
    await services.prove(batch);
    const done = await services.judged(batch.id);
    assert.deepEqual([done.verdict!.summary, claim(done, 'history'), claim(done, 'coverage')], ['shown', 'HISTORY_SHOWN', 'COVERAGE_SHOWN']);
    await services.send([transfer(DAY_4, 'b')]);
    const late = await services.seal(DAY_4, 'late');
    await services.attest(late, [...fourth, transfer(DAY_4, 'b')]);
    await services.prove(late);
    assert.deepEqual((await services.judged(late.id)).verdict!.summary, 'shown');
  });

  it('takes up its own header where only that was lost, and goes on with a recovery all the same', async () => {
    const fifth = [transfer(DAY_5, 'a')];
    await services.send(fifth);
    const batch = await services.seal(DAY_5, 'normal');
    await services.attest(batch, fifth);
    const closed = await services.backUp();
    await services.startBank();
    await services.prove(batch);
    const first = await services.judged(batch.id);
    assert.equal(first.verdict!.summary, 'shown');
    await services.restore(closed);
    const report = await recover();
    assert.deepEqual([report.size - report.held, report.lost], [1, []]);
    await services.prove(batch);
    const again = await services.judged(batch.id);
    assert.deepEqual([again.headerHash, again.verdict!.summary], [first.headerHash, 'shown']);

    const sixth = await services.seal(DAY_6, 'empty');
    await services.attest(sixth, []);
    assert.equal((await services.view(sixth.id)).failureCode, 'RECOVERY_FIRST');
    const recovery = await services.seal(DAY_5, 'recovery', batch.id);
    await services.attest(recovery, fifth);
    for (const person of services.people) await approveAs(recovery.id, person);
    await services.prove(recovery);
    assert.equal(claim(await services.judged(recovery.id), 'history'), 'HISTORY_SHOWN');
    assert.equal((await services.judged(sixth.id)).verdict!.summary, 'shown');
  });

  it('refuses a backup whose log was changed, and names the leaf', async () => {
    const before = await marks();
    await services.restore(backup, async (owner) => {
      await owner.query('SET session_replication_role = replica');
      await owner.query("UPDATE bank.log_leaf SET leaf = leaf || ' '::bytea, hash = repeat('ab', 32) WHERE index = 1");
    });
    await assert.rejects(recover(), code('LOG_LEAF_DIFFERS', /leaf 1 of the log .* the backup was changed, or the log was appended to after the restore/));
    assert.deepEqual([(await bankLeaves()).length, await marks()], [3, before], 'nothing was appended, and nothing handed out');
  });

  it('takes up a batch that was sealed before the backup as lost, too, where the log closed it otherwise', async () => {
    await services.restore(backup, async (owner) => {
      await owner.query('SET session_replication_role = replica');
      await owner.query("UPDATE bank.batch SET business_date = $1, state = 'sealed', close_index = null, close_hash = null, header_index = null, header_hash = null WHERE business_date = $2", [DAY_2, DAY_1]);
    });
    const { lost } = await recover();
    assert.deepEqual(lost.map(({ businessDate, batchIndex }) => [businessDate, batchIndex]), [[DAY_2, 1], [DAY_3, 0], [DAY_4, 2], [DAY_4, 3], [DAY_5, 1], [DAY_6, 0]], 'of each date what replaced the others');
    const sealed = await services.database.manager.findOneByOrFail(BatchEntity, { businessDate: DAY_2, batchIndex: 0 });
    assert.deepEqual([sealed.lost, sealed.closeIndex], [true, 4], 'the batch that was sealed before is not what was closed');
    assert.deepEqual(await bankLeaves(), await keptLeaves());
  });
});
