import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AlertInsights } from '@probity/bank-alerts';
import { AlertEntity, fsck, putMergeRules } from '@probity/bank-batches';
import { approveAll } from '@probity/bank-governance/testing';
import { newId } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { BankKeys } from './bank-keys.js';
import { asOwner, attestBlindly, DATE, openTestBank, payment, type TestBank } from './bank.test-helper.js';
import { CHANGE_KINDS } from './governance/governance.module.js';
import { Models } from './models.js';

const code = (expected: string) => (error: unknown): boolean => (error as { code?: unknown }).code === expected;
const customer2 = { bank: 'HOME', account: 'CANARY-ACCOUNT-2', country: 276 };

describe('alerts', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let insights: AlertInsights;
  let alert: string;
  before(async () => {
    bank = await openTestBank();
    insights = bank.app.get(AlertInsights);
  });
  after(() => bank?.close());

  it('are not explained before there is anything to compare with', async () => {
    await bank.intake.take([payment('first', { debtor: customer2, amount: { minor: '950000', currency: 'EUR' } })], 'test');
    alert = (await bank.dataSource.manager.findOneByOrFail(AlertEntity, {})).id;
    await assert.rejects(insights.explanation(alert, 'test'), code('BASELINE_MISSING'));
    await assert.rejects(insights.view('00000000-0000-4000-8000-000000000000'), code('ALERT_UNKNOWN'));
  });

  it('are explained against the medians of records that are no alerts, which then stay', async () => {
    await bank.intake.take(['n1', 'n2', 'n3'].map((id) => payment(id)), 'test');
    const [first, second] = await Promise.all([insights.explanation(alert, 'a'), insights.explanation(alert, 'b')]);
    assert.deepEqual(first, second);
    assert.deepEqual([first.baseline, (await insights.view(alert)).score], [{ version: 1, records: 3 }, first.score]);
    const sum = first.shap!.reduce((total, { numerator }) => total + BigInt(numerator), 0n);
    assert.equal(sum, BigInt(first.score - first.baselineScore) * BigInt(first.shap![0]!.denominator));
    for (const { changeToBaseline, sentence, feature } of first.reasons) {
      assert.ok(changeToBaseline > 0, feature);
      assert.match(sentence, /^[A-Z0-9].*\.$/);
    }
    await bank.intake.take(['n4', 'n5'].map((id) => payment(id, { amount: { minor: '99', currency: 'EUR' } })), 'test');
    assert.deepEqual(await insights.explanation(alert, 'c'), first);
  });

  it('take a baseline that fits the model, as the next version', async () => {
    const { features } = await insights.view(alert);
    const own = features.map(({ value }) => value);
    assert.deepEqual(await insights.putBaseline('retail-gbt@1.0.0', own, 'test'), { version: 2 });
    assert.deepEqual(await insights.putBaseline('retail-gbt@1.0.0', own, 'test'), { version: 2 });
    await assert.rejects(insights.putBaseline('retail-gbt@1.0.0', [...own.slice(1), 2 ** 20], 'test'), code('BASELINE_INVALID'));
    const { reasons, baselineScore, score } = await insights.explanation(alert, 'test');
    assert.deepEqual([reasons, baselineScore], [[], score], 'against itself nothing is unusual');
  });

  it('show priority with its parts, hints with their facts, and where the proof is', async () => {
    await bank.intake.take([payment('again', { debtor: customer2, amount: { minor: '960000', currency: 'EUR' }, bookingTime: `${DATE}T12:00:00Z` })], 'test');
    const rows = await bank.dataSource.manager.find(AlertEntity, { order: { raisedAt: 'DESC', id: 'DESC' } });
    const newest = await insights.view(rows[0]!.id);
    assert.deepEqual([newest.priority.parts.history, newest.priority.parts.risk], [3, 5], 'one alert before, risk class 1');
    assert.equal(newest.priority.value, Object.values(newest.priority.parts).reduce((sum, part) => sum + part));
    assert.deepEqual(newest.typologies, [{ typology: 'structuring', facts: { nearLimit: 1, nearLimitCount7d: 2 } }]);
    assert.deepEqual(newest.events.map(({ kind }) => kind), ['alert-raised']);
    assert.deepEqual(newest.proof, { state: 'scored', batchId: null, chunkIndex: null });
    const sealed = await bank.lifecycle.seal({ businessDate: DATE, kind: 'normal', actor: 'test' });
    assert.deepEqual((await insights.view(alert)).proof, { state: 'sealed', batchId: sealed.id, chunkIndex: 0 });
    await bank.lifecycle.attest(sealed.id, await attestBlindly(bank, sealed));
    assert.deepEqual((await insights.view(rows[0]!.id)).proof, { state: 'closed', batchId: sealed.id, chunkIndex: 3 }, 'seventh record, two a chunk');
    assert.doesNotMatch(JSON.stringify(newest), /CANARY/);
  });

  it('are merged where the rules of their date say so, each in the case log with its rule, and in a case like any other', async () => {
    const day = '2026-03-03';
    const { manager } = bank.dataSource;
    await putMergeRules(manager, { version: 1, validFrom: day, rules: [{ id: 'same-account', per: 'account', atMost: 2 }] }, 'maker');
    await approveAll(bank.dataSource, CHANGE_KINDS);
    const send = (id: string): ReturnType<typeof payment> => payment(id, { debtor: customer2, amount: { minor: '960000', currency: 'EUR' }, bookingTime: `${day}T10:00:00Z` });
    // In one request and in requests at the same time: the date's lock puts them in one order.
    await bank.intake.take(['m1', 'm2'].map(send), 'test');
    await Promise.all(['m3', 'm4', 'm5', 'm6'].map((id) => bank.intake.take([send(id)], 'test')));
    const placed: { state: string; into: number | null; rule: string | null; score: number }[] = await manager.query(
      `SELECT alert.state, target.sequence AS into, event.content ->> 'rule' AS rule, record.score
         FROM bank.record JOIN bank.alert ON alert.record_id = record.id JOIN bank.case_event event ON event.alert_id = alert.id AND event.kind = 'alert-' || alert.state
         LEFT JOIN bank.alert other ON other.id = alert.merged_into LEFT JOIN bank.record target ON target.id = other.record_id
        WHERE record.business_date = $1 ORDER BY record.sequence`, [day]);
    assert.equal(placed.length, 6);
    const [same, own] = ['same-account', null];
    assert.deepEqual(placed.map(({ state, into, rule }) => [state, into, rule]), [
      ['raised', null, own], ['raised', null, own], ['merged', 0, same], ['merged', 0, same], ['merged', 1, same], ['merged', 1, same],
    ], 'the second scores higher than the first; two are merged into each, no more');
    assert.ok(placed[1]!.score > placed[0]!.score);
    assert.deepEqual(await mergeProblems(), []);
    const merged = await manager.findOneByOrFail(AlertEntity, { state: 'merged' });
    assert.deepEqual((await insights.view(merged.id)).mergedInto, merged.mergedInto);
    assert.ok((await insights.view(merged.mergedInto!)).merged.some(({ id, mergeRule }) => id === merged.id && mergeRule === 'same-account'));
    assert.equal(await manager.query('SELECT 1 FROM bank.case_intake WHERE alert_id = $1', [merged.id]).then((rows: unknown[]) => rows.length), 1);
  });

  it('that are hidden behind others show, or are refused', async () => {
    const [merged, raised] = [await bank.dataSource.manager.findOneByOrFail(AlertEntity, { state: 'merged' }), await bank.dataSource.manager.findOneByOrFail(AlertEntity, { id: alert })];
    const into = (target: string) => bank.dataSource.manager.insert(AlertEntity, { ...merged, id: newId(), recordId: newId(), mergedInto: target });
    for (const target of [merged.id, raised.id, newId()]) await assert.rejects(into(target), /MERGE_REFUSED|alert_merged_into_fkey/);
    await asOwner(bank, async (owner) => {
      await owner.query("UPDATE bank.alert SET state = 'merged', merged_into = (SELECT id FROM bank.alert WHERE state = 'raised' AND id <> $1 LIMIT 1) WHERE id = $1", [raised.id]);
    });
    assert.deepEqual(await mergeProblems(), ['ALERT_MERGE', 'CASE_EVENT_EXTRA']);
    await asOwner(bank, async (owner) => {
      await owner.query("UPDATE bank.alert SET state = 'raised', merged_into = NULL WHERE id = $1", [raised.id]);
    });
    assert.deepEqual(await mergeProblems(), []);
  });

  async function mergeProblems(): Promise<string[]> {
    const { problems } = await fsck(bank.dataSource, { evaluatorOf: bank.app.get(Models).evaluatorOf, firstLogKey: bank.app.get(BankKeys).firstKey(), witnessKey: undefined, proves: () => true });
    return [...new Set(problems.map(({ code: found }) => found))].filter((found) => /^(ALERT|CASE_EVENT)_/.test(found)).sort();
  }

  it('keep their baselines', async () => {
    await assert.rejects(bank.dataSource.query('UPDATE bank.model_baseline SET records = 0'), /permission denied/);
    await asOwner(bank, (owner) => assert.rejects(owner.query('DELETE FROM bank.model_baseline'), /APPEND_ONLY/));
  });
});
