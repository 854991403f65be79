/** What is looked at before a day is released: its explanation, whether it resembles another day, and what is unusual. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { TransactionInput } from '@probity/bank-transactions';
import fc from 'fast-check';
import type { EntityManager } from 'typeorm';
import { batchById, BankLog, BatchEntity, explanationsOf, oldestOverdueSeconds, releaseClock, resemblances, type ReleaseRule } from '@probity/bank-batches';
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
        { customerId: 'CANARY-CUSTOMER-1', identity: { kind: 'company', name: 'Zolta Rheinkies', registrationNumber: 'HRB 471108154711' } },
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
        'E2E/p-2/2026', 'asked Rheinkies, of Zolta', 'the company HRB471108154711',
      ];
      for (const text of named) {
        await assert.rejects(explain(batch, text), (error) => {
          assert.ok(code('EXPLANATION_NAMES_IDENTIFIER')(error), text);
          assert.doesNotMatch((error as Error).message, /canary|pay4|p-2|zolta|471108154711/i);
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
      for (const planted of [...CANARIES, 'pay4', 'Zolta', '471108154711']) assert.equal(sent.includes(planted), false, planted);
    });
  });

  describe('a day that resembles another', () => {
    const FIRST = '2026-04-06';
    const AGAIN = '2026-04-08';
    const on = (date: string, i: number, more: Partial<TransactionInput> = {}): TransactionInput =>
      payment(`${date}-${i}`, { bookingTime: `${date}T${String(8 + (i % 10)).padStart(2, '0')}:00:00Z`, amount: { minor: String(1000 + (i >> 1)), currency: 'EUR' }, ...more });
    let again: BatchEntity;

    it('is noted, whatever its ids and times are, and the first of the two is not', async () => {
      await bank.intake.take(Array.from({ length: 30 }, (_, i) => on(FIRST, i)), 'test');
      await bank.intake.take(Array.from({ length: 30 }, (_, i) => on(AGAIN, i + 7, { amount: { minor: String(i === 0 ? 7 : 1000 + (i >> 1)), currency: 'EUR' } })), 'test');
      const first = await bank.lifecycle.seal({ businessDate: FIRST, kind: 'normal', actor: 'test' });
      again = await bank.lifecycle.seal({ businessDate: AGAIN, kind: 'normal', actor: 'test' });
      assert.deepEqual(first.preflightNotes, []);
      assert.deepEqual(again.preflightNotes, [{ code: 'DAY_RESEMBLES_ANOTHER', date: FIRST, percent: 96, count: 29 }]);
      assert.equal((await proven(first)).state, 'published');
    });

    it('is not released without an explanation, not even by force', async () => {
      const held = await proven(again);
      assert.deepEqual([held.state, held.failureCode, held.headerIndex], ['proven', 'EXPLANATION_MISSING', null]);
      assert.equal((await bank.lifecycle.waiting()).includes(again.id), false, 'it waits for somebody');
      assert.equal((await bank.lifecycle.close(again.id)).failureCode, 'EXPLANATION_MISSING');
      await assert.rejects(bank.lifecycle.publish(again.id, true), code('EXPLANATION_MISSING'));
      const [notice] = await bank.dataSource.query("SELECT data ->> 'code' AS code FROM bank.notice WHERE event = 'day.refused' AND data ->> 'batchId' = $1", [again.id]) as { code: string }[];
      assert.equal(notice?.code, 'EXPLANATION_MISSING');
    });

    it('goes on by itself with one, and the note stays in the bank', async () => {
      await explain(again, 'Standing orders of the whole month were moved to this day.');
      assert.equal((await batchById(bank.dataSource, again.id)).failureCode, null);
      assert.ok((await bank.lifecycle.waiting()).includes(again.id));
      const released = await bank.lifecycle.advance(again.id);
      assert.deepEqual([released.state, released.header!.explanation], ['published', 'Standing orders of the whole month were moved to this day.']);
      assert.doesNotMatch(JSON.stringify(await bank.lifecycle.bundle(again.id)), /RESEMBLES|"percent"/);
    });

    it('is counted as a multiset of lines, amounts, directions and accounts, by whoever counts', async () => {
      const posting = fc.record({ line: fc.constantFrom(1, 2), amount: fc.nat({ max: 3 }), debit: fc.constantFrom(0, 1), account: fc.constantFrom(1, 2), counterparty: fc.constantFrom(1, 2) });
      const sample = fc.tuple(
        fc.array(posting, { minLength: 18, maxLength: 60 }),
        fc.array(fc.record({ drop: fc.nat({ max: 6 }), extra: fc.array(posting, { maxLength: 4 }), daysBefore: fc.constantFrom(0, 1, 3, 40, 41) }), { minLength: 1, maxLength: 3 }),
      );
      await asOwner(bank, async (owner) => fc.assert(fc.asyncProperty(sample, async ([own, others]) => {
        const runner = owner.createQueryRunner();
        await runner.startTransaction();
        try {
          const days = new Map(others.map(({ drop, extra, daysBefore }) => [daysBefore, [...own.slice(drop), ...extra]]));
          for (const [daysBefore, postings] of days) await putPostings(runner.manager, daysBefore, 0, postings);
          // What came to the date before is in front of the range, as it is of a late batch.
          const first = days.get(0)?.length ?? 0;
          await putPostings(runner.manager, 0, first, own);
          const expected = [...days].filter(([daysBefore, postings]) => daysBefore <= 40 && own.length >= 20 && postings.length >= 20)
            .map(([daysBefore, postings]) => ({ daysBefore, common: inCommon(own, postings) }))
            .filter(({ common }) => common * 10 >= own.length * 9)
            .sort((a, b) => b.common - a.common || a.daysBefore - b.daysBefore)
            .map(({ daysBefore, common }) => ({ code: 'DAY_RESEMBLES_ANOTHER', date: dateBefore(daysBefore), percent: Math.floor((100 * common) / own.length), count: common }));
          assert.deepEqual(await resemblances(runner.manager, dateBefore(0), first, first + own.length), expected);
        } finally {
          await runner.rollbackTransaction();
          await runner.release();
        }
      }), { numRuns: 30 }));
    });
  });

  it('a silent line and an unusual number of records are noted, and hold nothing up', async () => {
    const weekday = (week: number): string => new Date(Date.UTC(2026, 5, 1 + 7 * week)).toISOString().slice(0, 10);
    for (let week = 0; week < 10; week += 1) {
      const bookingTime = `${weekday(week)}T10:00:00Z`;
      await bank.intake.take([payment(`w${week}-1`, { bookingTime }), payment(`w${week}-2`, { bookingTime, channel: 'card' })], 'test');
      await bank.lifecycle.seal({ businessDate: weekday(week), kind: 'normal', actor: 'test' });
    }
    await bank.intake.take([1, 2, 3, 4, 5].map((i) => payment(`w10-${i}`, { bookingTime: `${weekday(10)}T10:00:00Z` })), 'test');
    const batch = await bank.lifecycle.seal({ businessDate: weekday(10), kind: 'normal', actor: 'test' });
    assert.deepEqual(batch.preflightNotes, [{ code: 'LINE_SILENT', line: 'card' }, { code: 'VOLUME_UNUSUAL', count: 5, median: 2, days: 10 }]);
    assert.equal((await proven(batch)).state, 'published');
    const empty = await bank.lifecycle.seal({ businessDate: weekday(11), kind: 'empty', actor: 'test' });
    assert.deepEqual(empty.preflightNotes.map(({ code: noted }) => noted), ['LINE_SILENT', 'VOLUME_UNUSUAL'], 'transfers; cards had a week without');
  });

  it('the clock shows what was released in time, is due, came late or is missing', async () => {
    const rule: ReleaseRule = { timeZone: 'Europe/Berlin', weekdays: [1, 2, 3, 4, 5], holidays: [], dueTime: '12:00' };
    const { manager } = bank.dataSource;
    const at = (instant: string): number => Date.parse(instant) / 1000;
    const now = at('2026-08-28T08:00:00Z');
    const seal = (businessDate: string): Promise<BatchEntity> => bank.lifecycle.seal({ businessDate, kind: 'empty', actor: 'test' });
    const [early, late] = [await seal('2026-08-24'), await seal('2026-08-25')];
    await seal('2026-08-26');
    const release = (batch: BatchEntity, publishedAt: string): Promise<unknown> => manager.update(BatchEntity, { id: batch.id }, { timings: { publishedAt: Date.parse(publishedAt) } });
    await release(early, '2026-08-25T10:00:00Z');
    await release(late, '2026-08-26T10:00:01Z');

    const shown = await releaseClock(manager, { from: '2026-08-23', to: '2026-09-30' }, rule, now);
    assert.deepEqual(shown.map(({ businessDate, state, lateSeconds }) => [businessDate, state, lateSeconds]), [
      ['2026-08-23', 'missing', now - at('2026-08-24T10:00:00Z')], ['2026-08-24', 'on-time', 0], ['2026-08-25', 'late', 1],
      ['2026-08-26', 'late', now - at('2026-08-27T10:00:00Z')], ['2026-08-27', 'due', 0],
    ]);
    assert.deepEqual([shown[1]!.dueAt, shown[1]!.releasedAt], [at('2026-08-25T10:00:00Z'), at('2026-08-25T10:00:00Z')]);
    assert.equal((await releaseClock(manager, {}, rule, now)).length, 31);
    assert.deepEqual(await releaseClock(manager, { to: '2025-12-31' }, rule, now), [], 'before the bank began');
    await assert.rejects(releaseClock(manager, { from: '2026-08-02', to: '2026-08-01' }, rule, now), code('PERIOD_INVALID'));
    await assert.rejects(releaseClock(manager, { from: '2025-01-01', to: '2026-08-01' }, rule, now), code('PERIOD_INVALID'));

    assert.equal(await oldestOverdueSeconds(manager, rule, now), now - at('2026-01-02T11:00:00Z'), 'the bank began on 1 January and released nothing for it');
    assert.equal(await oldestOverdueSeconds(manager, rule, at('2026-01-02T10:59:59Z')), 0);
  });
});

interface Posting {
  readonly line: number;
  readonly amount: number;
  readonly debit: number;
  readonly account: number;
  readonly counterparty: number;
}

const dateBefore = (days: number): string => new Date(Date.UTC(2030, 4, 20 - days)).toISOString().slice(0, 10);

/** Each of the one list meets one of the other list, at most. */
function inCommon(own: readonly Posting[], others: readonly Posting[]): number {
  const left = others.map((posting) => JSON.stringify(posting));
  return own.filter((posting) => {
    const at = left.indexOf(JSON.stringify(posting));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
}

/** Records of a date from a sequence number on, in an order of their own, with ids and times that no other record has. */
async function putPostings(manager: EntityManager, daysBefore: number, first: number, postings: readonly Posting[]): Promise<void> {
  const date = dateBefore(daysBefore);
  await manager.query('INSERT INTO bank.business_day VALUES ($1, $2) ON CONFLICT (business_date) DO UPDATE SET next_sequence = EXCLUDED.next_sequence', [date, first + postings.length]);
  await manager.query(
    `INSERT INTO bank.record (id, transaction_id, source, external_id, side, business_date, sequence, account_id, account_version, window_state, amount, amount_base, booking_time,
       line, channel, debit, reversal, cross_currency, counterparty_risk, counterparty_country, currency, account_pseudonym, customer_pseudonym, counterparty_pseudonym,
       reference, view, segment, risk_class, features, rules, score, alert, model_version, policy_version, actor)
     SELECT gen_random_uuid(), gen_random_uuid(), 'test', gen_random_uuid()::text, 'debit', $1, place, md5('account' || account)::uuid, $2::int * 1000 + place, '{}', amount, amount, $2::int * 1000 + place,
       line, 0, debit, 0, 0, 0, 0, 978, account, account, counterparty, place, place, 0, 0, '{}', '{}', 0, false, 'test@1.0.0', 1, 'test'
       FROM (SELECT posting.*, (row_number() OVER (ORDER BY gen_random_uuid()))::int - 1 + $4::int AS place
               FROM jsonb_to_recordset($3::jsonb) AS posting (line int, amount int, debit int, account int, counterparty int)) AS placed`,
    [date, daysBefore, JSON.stringify(postings), first],
  );
}
