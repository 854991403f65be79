import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fsck, IntakeReceiptEntity, logDueReceipts, LogHeadEntity, openReceipts, provesStatement, RECEIPTS_LEAF_SECONDS } from '@probity/bank-batches';
import { Intake } from '@probity/bank-intake';
import { receiptsBetween } from '@probity/shared-evidence';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { BankKeys } from './bank-keys.js';
import { DATE, openTestBank, payment, type TestBank } from './bank.test-helper.js';
import { Models } from './models.js';

describe('intake receipts', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  before(async () => {
    bank = await openTestBank();
  });
  after(() => bank?.close());

  const head = async (): Promise<number> => (await bank.dataSource.manager.findOneByOrFail(LogHeadEntity, { id: 1 })).size;
  const problems = async (): Promise<string[]> => {
    const options = { evaluatorOf: bank.app.get(Models).evaluatorOf, firstLogKey: bank.app.get(BankKeys).firstKey(), witnessKey: undefined, proves: provesStatement };
    return (await fsck(bank.dataSource, options)).problems.map(({ code, where }) => `${code} ${where}`);
  };
  const now = (): number => Math.floor(Date.now() / 1000);

  it('chains what many senders bring at a time, bad rows too, with totals that run on', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, i) => bank.intake.take([payment(`p${i}`), { source: 'core', externalId: `bad${i}` }], 'test')));
    const receipts = await bank.dataSource.manager.find(IntakeReceiptEntity, { order: { number: 'ASC' } });
    assert.deepEqual(receipts.map(({ number, totals }) => [number, totals]), receipts.map((_, i) => [i + 1, { rows: String(2 * (i + 1)), amounts: { EUR: String(12345 * (i + 1)) } }]));
    assert.equal(receipts.length, 8);
    assert.deepEqual(await problems(), []);
  });

  it('logs the head once it waited long enough, and not twice', async () => {
    assert.equal(await logDueReceipts(bank.dataSource, bank.lifecycle.log, now()), false);
    const due = now() + RECEIPTS_LEAF_SECONDS + 1;
    const done = await Promise.allSettled([logDueReceipts(bank.dataSource, bank.lifecycle.log, due), logDueReceipts(bank.dataSource, bank.lifecycle.log, due)]);
    assert.ok(done.every((result) => result.status === 'fulfilled'), JSON.stringify(done));
    assert.equal(await head(), 1);
    assert.equal(await logDueReceipts(bank.dataSource, bank.lifecycle.log, due), false);
  });

  it('opens a logged head: which rows came, and no others', async () => {
    const opened = (await openReceipts(bank.dataSource.manager, 0))!;
    const receipts = receiptsBetween(opened.previousHead, opened.head, JSON.parse(JSON.stringify(opened.openings)))!;
    assert.equal(receipts.flatMap(({ rows }) => rows).length, 16);
    assert.equal(receiptsBetween(opened.previousHead, opened.head, opened.openings.slice(1)), undefined);
    assert.equal(await openReceipts(bank.dataSource.manager, 1), undefined);
    const [leaf]: [{ leaf: Buffer }] = await bank.dataSource.query('SELECT leaf FROM bank.log_leaf WHERE index = 0');
    assert.deepEqual(Object.keys(JSON.parse(leaf.leaf.toString('utf8')) as object).sort(), ['bankId', 'head', 'kind']);
  });

  it('shows a row that was received and never scored, until it comes again', async () => {
    const models = bank.app.get(Models);
    let asked = 0;
    // Loaded before the receipt; dies where it is to score.
    const dying = new Intake(bank.dataSource, async (version) => ((asked += 1) === 1 ? models.scorerOf(version) : { score: () => Promise.reject(new Error('killed')) }), { nowSeconds: now }, bank.app.get(BankKeys).pseudonymKey);
    await assert.rejects(dying.take([payment('lost', { bookingTime: `${DATE}T11:00:00Z` })], 'test'), /killed/);
    assert.deepEqual(await problems(), ['RECEIPT_ROW_LOST receipt 9 row 0']);
    await bank.intake.take([payment('lost', { bookingTime: `${DATE}T11:00:00Z` })], 'test');
    assert.deepEqual(await problems(), []);
  });

  it('takes no change, of the owner either', async () => {
    for (const sql of ['DELETE FROM bank.intake_receipt', 'UPDATE bank.intake_receipt SET at = 0', 'DELETE FROM bank.receipts_leaf']) await assert.rejects(bank.dataSource.query(sql), /permission denied/);
  });
});
