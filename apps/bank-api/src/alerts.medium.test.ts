import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { AlertInsights } from '@probity/bank-alerts';
import { AlertEntity } from '@probity/bank-batches';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { asOwner, attestBlindly, DATE, openTestBank, payment, type TestBank } from './bank.test-helper.js';

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

  it('keep their baselines', async () => {
    await assert.rejects(bank.dataSource.query('UPDATE bank.model_baseline SET records = 0'), /permission denied/);
    await asOwner(bank, (owner) => assert.rejects(owner.query('DELETE FROM bank.model_baseline'), /APPEND_ONLY/));
  });
});
