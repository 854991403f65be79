import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { putModel, putPolicy, RecordEntity } from '@probity/bank-batches';
import { Changes } from '@probity/bank-governance';
import { NO_DISPOSITIONS, WhatIfEntity, WhatIfRunner, WhatIfs, type DispositionsOf, type WhatIfView } from '@probity/bank-what-if';
import { createLogger } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { CHANGE_KINDS } from '../governance/governance.module.js';
import { ChangesController } from '../governance/changes.controller.js';
import { openTestBank, payment, type TestBank } from '../bank.test-helper.js';
import { Models } from '../models.js';

const code = (expected: string) => (error: unknown): boolean => (error as { code?: unknown }).code === expected;
const logger = createLogger({ name: 'what-if-test', level: 'silent' });
const [FROM, TO] = ['2026-03-02', '2026-03-04'];
const SLICE = 4;

describe('what a draft would have done', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let whatIfs: WhatIfs;
  let records: RecordEntity[];
  before(async () => {
    bank = await openTestBank();
    whatIfs = new WhatIfs(bank.dataSource);
    // Both customers' own accounts: segment 0 never alerts under the policy that holds, segment 3 always.
    for (const day of [FROM, '2026-03-03', TO, '2026-03-05']) {
      await bank.intake.take(Array.from({ length: 6 }, (_, i) => payment(`${day}-${i}`, {
        bookingTime: `${day}T10:0${i}:00Z`, amount: { minor: String(100 * 7 ** i), currency: 'EUR' },
        debtor: { bank: 'HOME', account: `CANARY-ACCOUNT-${1 + (i % 2)}`, country: 276 },
      })), 'test');
    }
    records = (await bank.dataSource.manager.find(RecordEntity, { order: { businessDate: 'ASC', sequence: 'ASC' } })).filter(({ businessDate }) => businessDate <= TO);
  });
  after(() => bank?.close());

  const runner = (dispositions: DispositionsOf = NO_DISPOSITIONS): WhatIfRunner => new WhatIfRunner(bank.dataSource, bank.app.get(Models).scorerOf, dispositions, logger, SLICE);
  const ask = (draft: Parameters<WhatIfs['ask']>[0]['draft'], seed = 's'): Promise<WhatIfView> => whatIfs.ask({ draft, from: FROM, to: TO, seed, samples: 2 }, 'test');
  const done = async (view: WhatIfView, dispositions?: DispositionsOf): Promise<WhatIfView> => {
    while (await runner(dispositions).runSlice());
    return whatIfs.get(view.id);
  };
  const storedAlerts = (): number => records.filter(({ alert }) => alert).length;

  it('is what was scored, for the policy and the model that held', async () => {
    assert.ok(storedAlerts() > 0 && storedAlerts() < records.length);
    for (const draft of [{ policyVersion: 1 }, { modelVersion: 'retail-gbt@1.0.0' }]) {
      const { state, progress, result } = await done(await ask(draft));
      assert.deepEqual([state, progress], ['done', { done: records.length, total: records.length }]);
      const { records: looked, alerts, alertsThen, added, dropped } = result!.total;
      assert.deepEqual([looked, alerts, alertsThen, added, dropped], [records.length, storedAlerts(), storedAlerts(), 0, 0]);
      assert.deepEqual(result!.days.map(({ date }) => date), [FROM, '2026-03-03', TO]);
      assert.deepEqual([result!.dispositions.records, result!.dispositions.precision], [0, null]);
    }
  });

  it('counts under other thresholds, against what people decided, and samples by the seed', async () => {
    const scores = records.filter(({ segment }) => segment === 0).map(({ score }) => score).sort((a, b) => a - b);
    const middle = scores[Math.floor(scores.length / 2)]!;
    const draft = { thresholds: [middle, 1_048_575, 1_048_575, 1_048_575], belowLine: [0, 0, 0, 0] };
    const expected = records.filter(({ segment, score, rules }) => score >= draft.thresholds[segment]! || rules.includes(1));
    const dispositions: DispositionsOf = (ids) => Promise.resolve(new Map(ids.flatMap((id) => {
      const record = records.find((row) => row.id === id)!;
      return record.sequence % 2 === 0 ? [[id, record.segment === 0 ? 'productive' : 'unproductive'] as const] : [];
    })));
    const { result } = await done(await ask(draft), dispositions);
    assert.equal(result!.total.alerts, expected.length);
    assert.equal(result!.total.dropped, records.filter((record) => record.alert && !expected.includes(record)).length);
    assert.equal(result!.total.belowLine, records.length - expected.length);
    const { truePositive, falsePositive, records: disposed, precision } = result!.dispositions;
    assert.equal(disposed, records.filter(({ sequence }) => sequence % 2 === 0).length);
    assert.equal(truePositive, expected.filter(({ sequence, segment }) => sequence % 2 === 0 && segment === 0).length);
    assert.equal(precision, truePositive / (truePositive + falsePositive));
    const [again, other] = [(await done(await ask(draft))).result!.samples, (await done(await ask(draft, 'another seed'))).result!.samples];
    assert.deepEqual(again, result!.samples);
    assert.notDeepEqual(other, again);
    assert.ok(again.above.every(({ records: drawn }) => drawn.length > 0 && drawn.length <= 2));
  });

  it('goes on where another process stopped, and counts no record twice, whoever takes the slices', async () => {
    const view = await ask({ policyVersion: 1 });
    await runner().runSlice();
    const { state, progress } = await whatIfs.get(view.id);
    assert.deepEqual([state, progress.done], ['running', SLICE]);
    const dying: DispositionsOf = () => Promise.reject(new Error('gone'));
    await assert.rejects(runner(dying).runSlice());
    assert.equal((await whatIfs.get(view.id)).progress.done, SLICE);
    while ((await Promise.all(Array.from({ length: 4 }, () => runner().runSlice()))).some(Boolean));
    const ended = await whatIfs.get(view.id);
    assert.deepEqual([ended.state, ended.result!.total.records, ended.result!.total.added], ['done', records.length, 0]);
  });

  it('is cancelled, once', async () => {
    const view = await ask({ policyVersion: 1 });
    await runner().runSlice();
    assert.equal((await whatIfs.cancel(view.id)).state, 'cancelled');
    assert.equal(await runner().runSlice(), false);
    await assert.rejects(whatIfs.cancel(view.id), code('WHAT_IF_ENDED'));
  });

  it('is given up where it can not go on, and holds up no other', async () => {
    const view = await ask({ policyVersion: 1 });
    const dying: DispositionsOf = () => Promise.reject(new Error('gone'));
    for (let attempt = 0; attempt < 5; attempt++) await assert.rejects(runner(dying).runSlice());
    const failed = await whatIfs.get(view.id);
    assert.deepEqual([failed.state, failed.failureCode, failed.result], ['failed', 'INTERNAL', null]);
  });

  it('takes no model over features that the records do not hold, and no draft that is not there', async () => {
    const { manager } = bank.dataSource;
    await putModel(manager, { version: 'other@1.0.0', validFrom: '2026-06-01', onnx: Buffer.alloc(1), digest: 5n, opening: null, modelCircuit: 'model-test@1.0.0', featureProgram: 'other@1.0.0' }, 'maker');
    await assert.rejects(ask({ modelVersion: 'other@1.0.0' }), code('WHAT_IF_OTHER_PROGRAM'));
    await assert.rejects(ask({ modelVersion: 'none@1.0.0' }), code('WHAT_IF_DRAFT_UNKNOWN'));
    await assert.rejects(ask({ policyVersion: 77 }), code('WHAT_IF_DRAFT_UNKNOWN'));
    await assert.rejects(whatIfs.get('0198c1f2-0000-7000-8000-000000000000'), code('WHAT_IF_UNKNOWN'));
  });

  it('stands beside the change of a draft that waits, which it does not make effective', async () => {
    const { manager } = bank.dataSource;
    const { id } = await putPolicy(manager, { version: 2, validFrom: '2026-06-01', thresholds: [0, 0, 0, 0], belowLine: [0, 0, 0, 0] }, 'maker');
    await done(await ask({ policyVersion: 2 }));
    const changes = new Changes(bank.dataSource, CHANGE_KINDS);
    const [change] = (await changes.list({ state: 'pending', limit: 10 }, true)).filter(({ subject }) => subject === id);
    const controller = new ChangesController(changes, whatIfs, bank.dataSource, { nowSeconds: () => 0 } as never);
    const { state, whatIf } = await controller.one(change!.id, { id: 'checker', permissions: ['changes:approve'] });
    assert.deepEqual([state, whatIf!.state, whatIf!.total!.alerts, whatIf!.total!.added], ['pending', 'done', records.length, records.length - storedAlerts()]);
    assert.equal(await manager.countBy(WhatIfEntity, { subject: id }), 1);
  });
});
