/** Ways round what is looked at before a day is released. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { batchById, BatchEntity, Sealing } from '@probity/bank-batches';
import { Identities } from '@probity/bank-customers';
import { IntakeDayFacts } from '@probity/bank-intake';
import type { TransactionInput } from '@probity/bank-transactions';
import { explanationText } from '@probity/shared-evidence';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { attestBlindly, openTestBank, payment, storeSimulatedProofs, type TestBank } from './bank.test-helper.js';
import { Models } from './models.js';

const code = (expected: string) => (error: unknown): boolean => (error as { code?: unknown }).code === expected;

describe('attacks on what is looked at before a day is released', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  before(async () => {
    bank = await openTestBank();
  });
  after(() => bank?.close());
  const explain = (batch: BatchEntity, text: string): Promise<void> => bank.lifecycle.explain(batch.id, { text, actor: 'test' }, bank.app.get(Identities).mentionOf);
  const sealing = (): Sealing => new Sealing(bank.dataSource, bank.app.get(Models).evaluatorOf, new IntakeDayFacts());
  const proven = async (sealed: BatchEntity): Promise<BatchEntity> => {
    await bank.lifecycle.attest(sealed.id, await attestBlindly(bank, sealed));
    await storeSimulatedProofs(bank, sealed);
    return bank.lifecycle.complete(sealed.id);
  };
  const judged = ({ id }: BatchEntity): Promise<unknown> => bank.dataSource.manager.update(BatchEntity, { id }, { state: 'judged', verdict: { summary: 'shown' } as never });
  const on = (date: string, i: number, amount = 1000 + i, more: Partial<TransactionInput> = {}): TransactionInput =>
    payment(`${date}-${i}`, { bookingTime: `${date}T10:00:00Z`, amount: { minor: String(amount), currency: 'EUR' }, ...more });
  const take = (date: string, count: number, from = 0, amount = 1000): Promise<unknown> =>
    bank.intake.take(Array.from({ length: count }, (_, i) => on(date, from + i, amount + i)), 'test');
  const seal = (businessDate: string, kind: 'normal' | 'late' = 'normal'): Promise<BatchEntity> => bank.lifecycle.seal({ businessDate, kind, actor: 'test' });
  const openBatch = async (date: string): Promise<BatchEntity> => {
    assert.equal(await sealing().sealFullChunk(date, 'test'), true);
    const [{ id }] = await bank.dataSource.query('SELECT id FROM bank.batch WHERE business_date = $1', [date]) as [{ id: string }];
    return batchById(bank.dataSource, id);
  };

  it('words put while the day still ran do not release a note that nobody had seen', async () => {
    await take('2026-04-06', 30);
    await proven(await seal('2026-04-06'));
    await take('2026-04-07', 30);
    const open = await openBatch('2026-04-07');
    assert.equal(open.state, 'open');
    await assert.rejects(explain(open, 'Nothing to say yet.'), code('BATCH_STATE'));
    await assert.rejects(
      bank.dataSource.query("INSERT INTO bank.batch_explanation (batch_id, version, text, actor) VALUES ($1, 1, 'Nothing to say yet.', 'test')", [open.id]), /BATCH_STATE/,
    );
    const sealed = await seal('2026-04-07');
    assert.equal(sealed.preflightNotes.length, 1);
    const released = await proven(sealed);
    assert.deepEqual([released.state, released.failureCode], ['proven', 'EXPLANATION_MISSING']);
  });

  it('an identifier that arrives after the words were put does not leave with them', async () => {
    await take('2026-04-13', 2);
    const open = await openBatch('2026-04-13');
    await assert.rejects(explain(open, 'Waiting for UETR-LATER-4711 to be booked.'), code('BATCH_STATE'));
    await bank.intake.take([on('2026-04-13', 50, 77, { externalId: 'UETR-LATER-4711' })], 'test');
    const released = await proven(await seal('2026-04-13'));
    await assert.rejects(explain(released, 'UETR-LATER-4711 is booked.'), code('EXPLANATION_NAMES_IDENTIFIER'));
    assert.equal(JSON.stringify(bank.regulator.received).includes('UETR-LATER-4711'), false);
  });

  it('a copied day in late batches of nineteen is noticed', async () => {
    await take('2026-05-04', 38);
    await proven(await seal('2026-05-04'));
    await take('2026-05-06', 1, 900, 5);
    await judged(await proven(await seal('2026-05-06')));
    await take('2026-05-06', 19, 0, 1000);
    const one = await seal('2026-05-06', 'late');
    const first = await proven(one);
    await judged(first);
    await take('2026-05-06', 19, 19, 1019);
    const two = await seal('2026-05-06', 'late');
    const second = await proven(two);
    assert.ok([...one.preflightNotes, ...two.preflightNotes].some((note) => note.code === 'DAY_RESEMBLES_ANOTHER'), `released as ${first.state} and ${second.state}`);
  });

  describe('identifiers', () => {
    let batch: BatchEntity;
    const ids = ['ＡＢＣＤ１２３４５６', 'KUNDE-MÜLLER-ÄÖÜ', 'ﬁrma-99887766'];
    before(async () => {
      await bank.intake.take(ids.map((externalId, i) => on('2026-05-25', i, 1 + i, { externalId })), 'test');
      batch = await seal('2026-05-25');
    });
    for (const text of [...ids.map((id) => `see ${id}`), 'see kunde-müller-äöü', 'see kunde*mu\u0308ller*a\u0308o\u0308u\u0308']) {
      it(`copied as is or in small letters, it is found: ${text.normalize('NFD')}`, () => assert.rejects(explain(batch, text), code('EXPLANATION_NAMES_IDENTIFIER')));
    }
  });

  it('words that show nothing, or spill over their lines, are no explanation', () => {
    const taken = ['\u2800', '\u2800\u2800', '.', '   ', '\u00a0', `a${'\u0300'.repeat(1999)}`, `a${'\u0488'.repeat(50)}`].filter((text) => explanationText.safeParse(text).success);
    assert.deepEqual(taken.map((text) => `${text.codePointAt(text.length - 1)!.toString(16)} x${text.length}`), []);
  });
});
