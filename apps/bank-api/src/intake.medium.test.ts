import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AlertEntity, BatchError, putPolicy, RecordEntity } from '@probity/bank-batches';
import { AccountEntity, Intake, IntakeDayFacts, IntakeError, putCustomers, QuarantineEntity, TransactionEntity } from '@probity/bank-intake';
import { systemClock } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { In } from 'typeorm';
import { BankKeys } from './bank-keys.js';
import { DATE, openTestBank, payment, type TestBank } from './bank.test-helper.js';
import { Models } from './models.js';

describe('intake', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  before(async () => {
    bank = await openTestBank();
  });
  after(() => bank?.close());

  const records = (): Promise<RecordEntity[]> => bank.dataSource.manager.find(RecordEntity, { order: { sequence: 'ASC' } });

  it('warms windows up from history, once, and makes no record of it', async () => {
    const history = [payment('history-1', { bookingTime: '2025-12-20T10:00:00Z' })];
    assert.equal((await bank.intake.takeHistory(history, 'test')).accepted, 1);
    assert.equal((await bank.intake.takeHistory(history, 'test')).duplicates, 1);
    const account = await bank.dataSource.manager.findOneByOrFail(AccountEntity, { account: 'CANARY-ACCOUNT-1' });
    assert.equal(account.version, 1);
    assert.equal((await records()).length, 0);
    const late = payment('too-late');
    assert.deepEqual((await bank.intake.takeHistory([late], 'test')).quarantined.map(({ code }) => code), ['HISTORY_TOO_LATE']);
    assert.equal(await bank.dataSource.manager.existsBy(TransactionEntity, { externalId: 'too-late' }), false, 'it can still become a record');
  });

  it('makes a record of each side on an own account, with sequence, window and score', async () => {
    const receipt = await bank.intake.take([payment('a'), payment('b', { channel: 'internal', creditor: { bank: 'HOME', account: 'CANARY-ACCOUNT-2' } })], 'test');
    assert.deepEqual({ ...receipt }, { accepted: 2, records: 3, alerts: 1, duplicates: 0, conflicts: [], quarantined: [] });
    const [first, second, third] = await records();
    assert.deepEqual([first, second, third].map((record) => record!.sequence), [0, 1, 2]);
    assert.deepEqual([first!.accountVersion, second!.accountVersion, third!.accountVersion], [1, 2, 0]);
    assert.equal(third!.side, 'credit');
    assert.equal(first!.businessDate, DATE);
    const alerts = await bank.dataSource.manager.find(AlertEntity);
    assert.deepEqual(alerts.map(({ recordId, state, reasons }) => ({ recordId, state, reasons })), [{ recordId: third!.id, state: 'raised', reasons: ['score'] }]);
    assert.deepEqual(first!.rules, [0, 0]);
  });

  it('raises an alert by a rule where the score raises none, and says which', async () => {
    const abroad = { bank: 'AWAY', account: 'CANARY-COUNTERPARTY', country: 364 };
    const receipt = await bank.intake.take([
      payment('large', { creditor: abroad, amount: { minor: '1000000', currency: 'EUR' } }),
      payment('less', { creditor: abroad, amount: { minor: '899999', currency: 'EUR' } }),
      payment('both', { debtor: { bank: 'HOME', account: 'CANARY-ACCOUNT-2' }, creditor: abroad, amount: { minor: '1000000', currency: 'EUR' } }),
    ], 'test');
    assert.equal(receipt.alerts, 2);
    const taken = (await records()).filter(({ externalId }) => ['large', 'less', 'both'].includes(externalId));
    assert.deepEqual(taken.map(({ rules, alert }) => ({ rules, alert })), [{ rules: [1, 0], alert: true }, { rules: [0, 0], alert: false }, { rules: [1, 0], alert: true }]);
    const alerts = await bank.dataSource.manager.findBy(AlertEntity, { recordId: In(taken.map(({ id }) => id)) });
    const reasonsOf = (record: RecordEntity): string[] | undefined => alerts.find(({ recordId }) => recordId === record.id)?.reasons;
    assert.deepEqual(taken.map(reasonsOf), [['rule:large-high-risk-country'], undefined, ['score', 'rule:large-high-risk-country']]);
  });

  it('takes the same transactions again without effect, and reports another content as conflict', async () => {
    const before = await records();
    const changed = payment('b', { channel: 'internal', creditor: { bank: 'HOME', account: 'CANARY-ACCOUNT-2' }, amount: { minor: '1', currency: 'EUR' } });
    const receipt = await bank.intake.take([payment('a'), changed], 'test');
    assert.deepEqual({ ...receipt }, { accepted: 0, records: 0, alerts: 0, duplicates: 1, conflicts: [{ index: 1, code: 'CONTENT_CONFLICT' }], quarantined: [] });
    assert.deepEqual(await records(), before);
  });

  it('quarantines what it can not score, keeps the good ones, and lets a cured one in', async () => {
    const unknown = payment('u', { debtor: { bank: 'HOME', account: 'LATER' } });
    const receipt = await bank.intake.take([{ nonsense: true }, unknown, payment('c'), payment('old', { bookingTime: '1999-01-01T00:00:00Z' })], 'test');
    assert.equal(receipt.accepted, 1);
    assert.deepEqual(receipt.quarantined.map(({ index, code }) => ({ index, code })), [
      { index: 0, code: 'SCHEMA_INVALID' }, { index: 1, code: 'ACCOUNT_UNKNOWN' }, { index: 3, code: 'REFERENCE_MISSING' },
    ]);
    const waiting = await bank.dataSource.manager.findOneByOrFail(QuarantineEntity, { externalId: 'u' });
    assert.deepEqual([waiting.businessDate, waiting.line, waiting.amount, waiting.side], [DATE, 1, 12345n, 'debit']);

    await putCustomers(bank.dataSource, [{ customerId: 'C3', segment: 0, riskClass: 0, accounts: [{ bank: 'HOME', account: 'LATER' }] }], 1n, 'test');
    assert.equal((await bank.intake.take([unknown], 'test')).accepted, 1);
    assert.notEqual((await bank.dataSource.manager.findOneByOrFail(QuarantineEntity, { externalId: 'u' })).resolvedAt, null);
  });

  it('takes the same customers from several senders at once, and an account for one customer only', async () => {
    const put = (customerId: string): Promise<{ customers: number; accounts: number }> =>
      putCustomers(bank.dataSource, [{ customerId, segment: 0, riskClass: 0, accounts: [{ bank: 'HOME', account: 'SHARED' }, { bank: 'HOME', account: `OF-${customerId}` }] }], 1n, 'test');
    await Promise.all([put('C4'), put('C4'), put('C4')]);
    await assert.rejects(put('C5'), (error) => error instanceof IntakeError && error.code === 'REFERENCE_CONFLICT');
    const rows = await bank.dataSource.manager.find(AccountEntity, { where: { account: In(['SHARED', 'OF-C4', 'OF-C5']) }, order: { account: 'ASC' } });
    assert.deepEqual(rows.map(({ account, customer }) => [account, customer]), [['OF-C4', 'C4'], ['SHARED', 'C4']]);
  });

  it('does not count a posting as waiting whose transaction was taken before', async () => {
    const receipt = await bank.intake.take([payment('a', { debtor: { bank: 'HOME', account: 'NEVER' } }), payment('n', { debtor: { bank: 'HOME', account: 'NEVER' } })], 'test');
    assert.deepEqual(receipt.quarantined.map(({ code }) => code), ['ACCOUNT_UNKNOWN', 'ACCOUNT_UNKNOWN']);
    const waiting = await new IntakeDayFacts().quarantined(bank.dataSource.manager, DATE);
    assert.deepEqual(waiting, [{ source: payment('n').source, externalId: 'n', side: 'debit', slot: 1, amount: '12345' }]);
  });

  it('quarantines a booking time that no record can hold, and keeps the good ones', async () => {
    const receipt = await bank.intake.take([payment('far', { bookingTime: '9999-12-31T10:00:00Z' }), payment('near')], 'test');
    assert.deepEqual([receipt.accepted, receipt.quarantined.map(({ code }) => code)], [1, ['SCHEMA_INVALID']]);
  });

  it('is not held up by a document nested deeper than the stack', async () => {
    const deep: unknown = JSON.parse(`{"source":"core","externalId":"deep","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
    const receipt = await bank.intake.take([deep, payment('beside')], 'test');
    assert.deepEqual([receipt.accepted, receipt.quarantined.map(({ code }) => code)], [1, ['SCHEMA_INVALID']]);
  });

  it('gives out a dense sequence under concurrent requests', async () => {
    const first = (await records()).length;
    await Promise.all(Array.from({ length: 8 }, (_, request) =>
      bank.intake.take(Array.from({ length: 5 }, (_, i) => payment(`c${request}-${i}`, i % 2 === 0 ? {} : { debtor: { bank: 'HOME', account: 'CANARY-ACCOUNT-2' } })), 'test')));
    const all = await records();
    assert.equal(all.length, first + 40);
    assert.deepEqual(all.map(({ sequence }) => sequence), all.map((_, i) => i));
    const versions = all.filter(({ accountId }) => accountId === all[0]!.accountId).map(({ accountVersion }) => accountVersion);
    assert.deepEqual(versions, versions.map((_, i) => i + 1), 'sequence order is the order in which windows advanced');
  });

  it('loads the model of a fresh start, asked by more requests than the pool has connections', async () => {
    const models = new Models(bank.dataSource);
    const intake = new Intake(bank.dataSource, models.scorerOf, systemClock, bank.app.get(BankKeys).pseudonymKey);
    const receipts = await Promise.all(Array.from({ length: 12 }, (_, i) => intake.take([payment(`fresh-${i}`)], 'test')));
    await models.close();
    assert.deepEqual(receipts.map(({ records }) => records), receipts.map(() => 1));
  });

  it('lets no new version hold on a date that has records', async () => {
    const policy = { version: 2, thresholds: [4, 4, 4, 4], belowLine: [3, 3, 3, 3] };
    await assert.rejects(putPolicy(bank.dataSource.manager, { ...policy, validFrom: DATE }, 'test'), (error) => error instanceof BatchError && error.code === 'REFERENCE_CONFLICT');
    const later = { ...policy, validFrom: '2026-03-03' };
    const { id } = await putPolicy(bank.dataSource.manager, later, 'test');
    assert.equal((await putPolicy(bank.dataSource.manager, later, 'test')).id, id);
  });

  it('gives one of two senders of the same transaction the record', async () => {
    const receipts = await Promise.all([1, 2, 3, 4].map(() => bank.intake.take([payment('race')], 'test')));
    assert.equal(receipts.reduce((sum, { accepted }) => sum + accepted, 0), 1);
    assert.equal(await bank.dataSource.manager.countBy(TransactionEntity, { externalId: 'race' }), 1);
  });

  it('refuses history after the first batch', async () => {
    await bank.lifecycle.seal({ businessDate: DATE, kind: 'normal', actor: 'test' });
    await assert.rejects(bank.intake.takeHistory([payment('history-2')], 'test'), (error) => error instanceof IntakeError && error.code === 'HISTORY_CLOSED');
  });
});
