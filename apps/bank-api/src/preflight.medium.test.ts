/** What is looked at before a day is released: its explanation, whether it resembles another day, and what is unusual. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BankLog, explanationsOf, type BatchEntity } from '@probity/bank-batches';
import { Identities } from '@probity/bank-customers';
import { explanationText } from '@probity/shared-evidence';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { asOwner, attestBlindly, CANARIES, DATE, openTestBank, payment, storeSimulatedProofs, type TestBank } from './bank.test-helper.js';
import { preflightOf } from './preflight.js';

const code = (expected: string) => (error: unknown): boolean => (error as { code?: unknown }).code === expected;

describe('before a day is released', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  before(async () => {
    bank = await openTestBank();
  });
  after(() => bank?.close());
  const explain = (batch: BatchEntity, text: string): Promise<void> => bank.lifecycle.explain(batch.id, { text, actor: 'test' }, bank.app.get(Identities).mentionOf);
  /** Seals, attests and proves a batch, and takes it on as far as it goes. */
  const proven = async (sealed: BatchEntity): Promise<BatchEntity> => {
    await bank.lifecycle.attest(sealed.id, await attestBlindly(bank, sealed));
    await storeSimulatedProofs(bank, sealed);
    return bank.lifecycle.complete(sealed.id);
  };

  describe('an explanation', () => {
    let batch: BatchEntity;
    before(async () => {
      await bank.intake.take(['CANARY-PAYMENT-1', 'p-2', 'pay4'].map((id) => payment(id, { reference: `E2E/${id}/2026` })), 'test');
      const identities = bank.app.get(Identities);
      await bank.dataSource.transaction((manager) => identities.put(manager, [
        { customerId: 'CANARY-CUSTOMER-1', identity: { kind: 'company', name: 'Zolta Rheinkies', registrationNumber: 'HRB 4711' } },
      ], 'test'));
      batch = await bank.lifecycle.seal({ businessDate: DATE, kind: 'normal', actor: 'test' });
    });

    it('holds nothing that hides in a text', () => {
      for (const hidden of ['a\u202eb', 'a\u200bb', 'a\nb', 'a\u0000b', 'a\u001b[2Jb', 'a\u2066b', 'a\ufeffb', 'a\u3164b', 'a\u{e0041}b', 'a\ud800b', '', 'x'.repeat(2001)]) {
        assert.equal(explanationText.safeParse(hidden).success, false, JSON.stringify(hidden));
      }
      for (const shown of ['Zahltag – die Läufe sind höher.', '給料日', 'é', 'x'.repeat(2000)]) assert.equal(explanationText.safeParse(shown).success, true, shown);
    });

    it('is refused where it names somebody or something of the day, and the error does not', async () => {
      const named = [
        'see canary-payment-1', 'see CANARY PAYMENT 1', 'pay4 came twice', 'the account CANARY-ACCOUNT-1', 'counterparty canary.counterparty', 'customer CANARY-CUSTOMER-1',
        'E2E/p-2/2026', 'asked Rheinkies, of Zolta', 'the company HRB4711',
      ];
      for (const text of named) {
        await assert.rejects(explain(batch, text), (error) => {
          assert.ok(code('EXPLANATION_NAMES_IDENTIFIER')(error), text);
          assert.doesNotMatch((error as Error).message, /canary|pay4|p-2|zolta|4711/i);
          return true;
        });
      }
      assert.deepEqual(await explanationsOf(bank.dataSource.manager, batch.id), []);
    });

    it('is kept in versions until the header is made, and the newest one goes into it', async () => {
      await explain(batch, 'A first try.');
      await explain(batch, 'Salaries were paid a day early.');
      await explain(batch, 'Salaries were paid a day early.');
      assert.deepEqual((await explanationsOf(bank.dataSource.manager, batch.id)).map(({ version, text }) => [version, text]), [[2, 'Salaries were paid a day early.'], [1, 'A first try.']]);
      await Promise.all(['b', 'c', 'd'].map((text) => explain(batch, text)));
      await explain(batch, 'Salaries were paid a day early.');
      batch = await proven(batch);
      assert.deepEqual([batch.state, batch.header!.explanation], ['published', 'Salaries were paid a day early.']);
      await assert.rejects(explain(batch, 'Too late.'), code('EXPLANATION_TOO_LATE'));
      await assert.rejects(
        bank.dataSource.query("INSERT INTO bank.batch_explanation (batch_id, version, text, actor) VALUES ($1, 99, 'late', 'test')", [batch.id]), /EXPLANATION_TOO_LATE/,
      );
      await asOwner(bank, (owner) => assert.rejects(owner.query("UPDATE bank.batch_explanation SET text = 'another'"), /APPEND_ONLY/));
    });

    it('shows at the regulator where it is changed after the release', async () => {
      const judge = preflightOf(bank.dataSource, bank.app.get(BankLog), bank.regulator);
      const historyOf = async (explanation: string | undefined): Promise<string> => {
        const sent = await bank.lifecycle.bundle(batch.id);
        const claims = await judge({ ...sent, header: { ...sent.header, explanation } });
        return claims.find(({ claim }) => claim === 'history')!.code;
      };
      const good = await historyOf('Salaries were paid a day early.');
      assert.notEqual(good, 'HEADER_NOT_IN_LOG');
      assert.deepEqual([await historyOf('All is well.'), await historyOf(undefined)], ['HEADER_NOT_IN_LOG', 'HEADER_NOT_IN_LOG']);
    });

    it('takes no planted value out of the bank', () => {
      const sent = JSON.stringify(bank.regulator.received);
      assert.match(sent, /Salaries were paid/);
      for (const planted of [...CANARIES, 'pay4', 'Zolta', '4711']) assert.equal(sent.includes(planted), false, planted);
    });
  });
});
