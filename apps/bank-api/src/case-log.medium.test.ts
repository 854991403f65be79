import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  AlertEntity, appendCaseEvents, caseEventOf, CaseEventEntity, CaseLogRangeEntity, CaseLogRootEntity, fsck, lockBusinessDay, LogHeadEntity, RecordEntity, type BatchEntity,
} from '@probity/bank-batches';
import { CASE_CHAIN_START, caseEventHash, caseEventInclusion, verifyCaseEvent, type CaseLog } from '@probity/shared-evidence';
import { newId } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import type { EntityManager } from 'typeorm';
import { BankKeys } from './bank-keys.js';
import { asOwner, attestBlindly, DATE, openTestBank, payment, throughProving, type TestBank } from './bank.test-helper.js';
import { Models } from './models.js';

const NEXT_DATE = '2026-03-03';
/** An alert by the policy of its segment. */
const alerting = (id: string, date = DATE): ReturnType<typeof payment> =>
  payment(id, { bookingTime: `${date}T11:00:00Z`, debtor: { bank: 'HOME', account: 'CANARY-ACCOUNT-2' } });

describe('the case log', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  before(async () => {
    bank = await openTestBank();
  });
  after(() => bank?.close());

  const events = (businessDate: string): Promise<CaseEventEntity[]> => bank.dataSource.manager.find(CaseEventEntity, { where: { businessDate }, order: { sequence: 'ASC' } });
  const rangesOf = async ({ id }: BatchEntity): Promise<[string, number, number][]> =>
    (await bank.dataSource.manager.find(CaseLogRangeEntity, { where: { batchId: id }, order: { businessDate: 'ASC' } }))
      .map(({ businessDate, firstSequence, endSequence }) => [businessDate, firstSequence, endSequence]);
  const caseLogOf = ({ header }: BatchEntity): CaseLog => header!.caseLog;
  const emptyDay = async (businessDate: string): Promise<BatchEntity> => {
    const sealed = await bank.lifecycle.seal({ businessDate, kind: 'empty', actor: 'test' });
    return bank.lifecycle.attest(sealed.id, await attestBlindly(bank, sealed));
  };
  const findings = async (): Promise<string[]> => {
    const report = await fsck(bank.dataSource, {
      evaluatorOf: bank.app.get(Models).evaluatorOf, firstLogKey: bank.app.get(BankKeys).firstKey(), witnessKey: undefined, proves: () => true,
    });
    return report.problems.map(({ code }) => code).filter((code) => code.startsWith('CASE_') || code === 'HEADER_DIFFERS');
  };

  it('gets an event with each alert, in a chain without gap or fork, from requests at the same time', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, i) => bank.intake.take([alerting(`a${i}`), payment(`b${i}`), alerting(`c${i}`, NEXT_DATE), alerting(`d${i}`)], 'test')));
    for (const [date, count] of [[DATE, 16], [NEXT_DATE, 8]] as const) {
      const chain = await events(date);
      assert.deepEqual(chain.map(({ sequence }) => sequence), Array.from({ length: count }, (_, i) => i));
      chain.forEach((row, i) => assert.equal(row.hash, caseEventHash(chain[i - 1]?.hash ?? CASE_CHAIN_START, row.salt, caseEventOf(row))));
      for (const { alertId, kind, content } of chain) {
        const alert = await bank.dataSource.manager.findOneByOrFail(AlertEntity, { id: alertId });
        const record = await bank.dataSource.manager.findOneByOrFail(RecordEntity, { id: alert.recordId });
        assert.deepEqual([kind, content, record.businessDate], ['alert-raised', { record: record.sequence, reasons: alert.reasons }, date]);
      }
    }
    assert.equal(await bank.dataSource.manager.count(AlertEntity), 24);
    assert.deepEqual(await findings(), []);
  });

  it('is under the root of the next header, of whatever date, and opens there', async () => {
    const normal = await throughProving(bank, { businessDate: DATE, kind: 'normal' });
    assert.deepEqual(await rangesOf(normal), [[DATE, 0, 16], [NEXT_DATE, 0, 8]]);
    assert.equal(caseLogOf(normal).leaves, 1024);
    const covered = [...await events(DATE), ...await events(NEXT_DATE)];
    const { paddingSeed, root } = await bank.dataSource.manager.findOneByOrFail(CaseLogRootEntity, { batchId: normal.id });
    assert.equal(root, caseLogOf(normal).root);
    const row = covered[9]!;
    const opening = {
      event: caseEventOf(row), previousHash: covered[8]!.hash, salt: row.salt.toString(), ...caseEventInclusion(covered.map(({ hash }) => hash), paddingSeed, row.hash),
    };
    assert.equal(verifyCaseEvent(caseLogOf(normal), opening), true);
    assert.deepEqual(await findings(), []);
  });

  it('leaves a published root alone: an event of an old date comes under the next one', async () => {
    await bank.intake.take([alerting('later')], 'test');
    const [first, second] = [await emptyDay('2026-03-06'), await emptyDay('2026-03-07')];
    assert.deepEqual([await rangesOf(first), await rangesOf(second)], [[[DATE, 16, 17]], []]);
    assert.notEqual(caseLogOf(first).root, caseLogOf(second).root);
    assert.equal(caseLogOf(second).leaves, 1024);
    assert.notEqual(caseLogOf(second).root, caseLogOf(await emptyDay('2026-03-08')).root, 'two roots over nothing differ, so nothing shows that it is nothing');
    assert.deepEqual(await findings(), []);
  });

  it('waits for nobody: what is not committed when a header is made comes under the next one', async () => {
    const append = async (manager: EntityManager, alert: string): Promise<void> => {
      await lockBusinessDay(manager, '2026-03-09');
      await appendCaseEvents(manager, '2026-03-09', [{ kind: 'alert-merged', alert, actor: 'test', at: 1_772_900_000, content: { record: 0, reasons: ['score'], into: newId(), rule: 'test', rulesVersion: 1 } }]);
    };
    const raised = (await events(DATE))[0]!.alertId;
    await assert.rejects(bank.dataSource.transaction((manager) => append(manager, raised)), /case_event_alert/, 'an alert is raised or merged once');
    const during = await bank.dataSource.transaction(async (manager) => {
      await append(manager, newId());
      return emptyDay('2026-03-10');
    });
    assert.deepEqual(await rangesOf(during), []);
    assert.deepEqual(await rangesOf(await emptyDay('2026-03-11')), [['2026-03-09', 0, 1]]);
  });

  it('stores nothing where the header is not logged', async () => {
    const roots = await bank.dataSource.manager.count(CaseLogRootEntity);
    const sealed = await bank.lifecycle.seal({ businessDate: '2026-03-12', kind: 'empty', actor: 'test' });
    await asOwner(bank, (owner) => owner.query('ALTER TABLE bank.log_checkpoint ADD CONSTRAINT broken CHECK (size < 16) NOT VALID'));
    const { size } = await bank.dataSource.manager.findOneByOrFail(LogHeadEntity, { id: 1 });
    assert.equal(size, 14, 'the close leaf is the 15th, the header would be the 16th');
    await assert.rejects(bank.lifecycle.attest(sealed.id, await attestBlindly(bank, sealed)), /broken/);
    assert.equal(await bank.dataSource.manager.count(CaseLogRootEntity), roots);
    await asOwner(bank, (owner) => owner.query('ALTER TABLE bank.log_checkpoint DROP CONSTRAINT broken'));
    assert.equal((await bank.lifecycle.advance(sealed.id)).state, 'published');
    assert.equal(await bank.dataSource.manager.count(CaseLogRootEntity), roots + 1);
  });

  it('takes no change, of the owner either', async () => {
    const tables = ['case_event', 'case_log_root', 'case_log_range'];
    const changes = [
      ...tables.map((table) => `DELETE FROM bank.${table}`),
      "UPDATE bank.case_event SET actor = 'x'", 'UPDATE bank.case_log_root SET leaves = 2048', 'UPDATE bank.case_log_range SET first_sequence = 0',
    ];
    for (const sql of changes) {
      await assert.rejects(bank.dataSource.query(sql), /permission denied/, sql);
      await asOwner(bank, (owner) => assert.rejects(owner.query(sql), /APPEND_ONLY/, sql));
    }
    await asOwner(bank, async (owner) => {
      for (const table of tables) await assert.rejects(owner.query(`TRUNCATE bank.${table} CASCADE`), /APPEND_ONLY/);
    });
  });
});
