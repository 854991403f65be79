import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { AlertEntity, businessDateOf, ModelEntity, putFeatureProgram, putModel, putPolicy, RecordEntity } from '@probity/bank-batches';
import { compileModel } from '@probity/bank-compiler';
import { compareChallenger, LoadedAnnouncement, loadedView, ModelWatchError, putChallenger, ShadowScoring, type Comparison, type LoadedDifference } from '@probity/bank-model-watch';
import { loadFeatureProgram } from '@probity/shared-feature-program';
import { repositoryRoot, systemClock } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { approveChanges, DATE, openTestBank, payment, type TestBank } from '../bank.test-helper.js';

const PROGRAM = JSON.parse(readFileSync(join(repositoryRoot(), 'circuits/feature-programs/retail-1.0.0.json'), 'utf8')) as { id: string; version: string };
const ONNX = readFileSync(join(repositoryRoot(), 'models/retail-gbt/1.0.0/model.onnx'));
const TIMES_AHEAD = '2099-01-01';

describe('what scores, and what is tried', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let shadow: ShadowScoring;
  before(async () => {
    bank = await openTestBank();
    shadow = bank.app.get(ShadowScoring);
    const segment3 = { debtor: { bank: 'HOME', account: 'CANARY-ACCOUNT-2' } };
    await bank.intake.take([...Array.from({ length: 250 }, (_, i) => payment(`p${i}`)), payment('high', segment3)], 'test');
  });
  after(() => bank?.close());

  const putNextModel = async (version: string, validFrom: string, featureProgram = `${PROGRAM.id}@${PROGRAM.version}`): Promise<void> => {
    const { modelDigest } = compileModel(ONNX, loadFeatureProgram(PROGRAM), { id: 'retail-gbt', version });
    await putModel(bank.dataSource.manager, { version: `retail-gbt@${version}`, validFrom, onnx: ONNX, digest: modelDigest, opening: null, modelCircuit: 'model-test@1.0.0', featureProgram }, 'test');
  };
  const scoreAll = async (): Promise<number> => {
    let records = 0;
    for (let taken = await shadow.slice(); taken > 0; taken = await shadow.slice()) records += taken;
    return records;
  };
  const scoresIn = (comparison: Comparison): unknown => comparison.differences.filter(({ records }) => records > 0);

  it('has a challenger\'s policy decide beside the one that holds, once for each record, and changes no alert', async () => {
    // The champion alerts on segment 3 only; this one on segment 0 only.
    await putPolicy(bank.dataSource.manager, { version: 2, validFrom: TIMES_AHEAD, thresholds: [0, 0, 0, 1_048_575], belowLine: [0, 0, 0, 0] }, 'test');
    const put = { version: 1, validFrom: DATE, policyVersion: 2 };
    const { id } = await putChallenger(bank.dataSource, put, 'test');
    assert.equal((await putChallenger(bank.dataSource, put, 'test')).id, id);
    assert.deepEqual({ ...await compareChallenger(bank.dataSource.manager, id), differences: undefined }, {
      records: 251, unscored: 251, decisions: { bothAlert: 0, onlyChampion: 0, onlyChallenger: 0, neither: 0 }, sample: { aboveLine: [], belowLine: [] }, differences: undefined,
    });
    const before = await bank.dataSource.manager.find(AlertEntity);
    // Two processes at once: the lock of the progress keeps them apart, and the other finds nothing to do or goes on later.
    const [first, second] = await Promise.all([shadow.slice(), shadow.slice()]);
    assert.equal(first + second + (await scoreAll()), 251);
    const comparison = await compareChallenger(bank.dataSource.manager, id);
    const high = await bank.dataSource.manager.findOneByOrFail(RecordEntity, { externalId: 'high' });
    assert.deepEqual([comparison.unscored, comparison.decisions, comparison.sample.belowLine, comparison.sample.aboveLine.length], [0, { bothAlert: 0, onlyChampion: 1, onlyChallenger: 250, neither: 0 }, [high.id], 20]);
    assert.deepEqual(scoresIn(comparison), [{ from: 0, records: 251 }]);
    assert.deepEqual(await bank.dataSource.manager.find(AlertEntity), before);
  });

  it('takes a slice up again whose process died in it', async () => {
    const { id } = await putChallenger(bank.dataSource, { version: 2, validFrom: DATE, modelVersion: 'retail-gbt@1.0.0', policyVersion: 2 }, 'test');
    const dying = new ShadowScoring(bank.dataSource, () => Promise.resolve({ score: () => Promise.reject(new Error('killed')) }));
    await assert.rejects(dying.slice(), /killed/);
    assert.equal(await scoreAll(), 251);
    // Its scores are those of the version before, which had the same model and policy: each is stored once.
    assert.equal((await compareChallenger(bank.dataSource.manager, id)).unscored, 0);
    const [{ count }] = await bank.dataSource.query<[{ count: number }]>('SELECT count(*)::int AS count FROM bank.shadow_score');
    assert.equal(count, 251);
    await bank.intake.take([payment('later')], 'test');
    assert.equal(await scoreAll(), 1);
  });

  it('refuses a challenger that can not be tried, and another content for a version', async () => {
    const refused = (code: string) => (error: unknown): boolean => (error as { code?: string }).code === code;
    await assert.rejects(putChallenger(bank.dataSource, { version: 2, validFrom: DATE, policyVersion: 1 }, 'test'), refused('CHALLENGER_CONFLICT'));
    await assert.rejects(putChallenger(bank.dataSource, { version: 3, validFrom: DATE, policyVersion: 9 }, 'test'), refused('REFERENCE_MISSING'));
    await putFeatureProgram(bank.dataSource.manager, { document: { ...PROGRAM, version: '9.0.0' }, recordCircuit: 'record-test@1.0.0', validFrom: TIMES_AHEAD }, 'test');
    await putNextModel('9.0.0', TIMES_AHEAD, `${PROGRAM.id}@9.0.0`);
    await assert.rejects(putChallenger(bank.dataSource, { version: 3, validFrom: DATE, modelVersion: 'retail-gbt@9.0.0' }, 'test'), refused('FEATURES_DIFFER'));
    await assert.rejects(compareChallenger(bank.dataSource.manager, '00000000-0000-7000-8000-000000000000'), (error) => error instanceof ModelWatchError && error.code === 'CHALLENGER_UNKNOWN');
    await assert.rejects(bank.dataSource.query('UPDATE bank.challenger SET policy_version = 1'), /permission denied/);
    // Ended: what comes now is not tried.
    await putChallenger(bank.dataSource, { version: 3, validFrom: DATE }, 'test');
    await bank.intake.take([payment('untried')], 'test');
    assert.equal(await scoreAll(), 0);
  });

  it('shows a process that holds a model which is not effective any more, until it holds the one that is', async () => {
    const announcement = bank.app.get(LoadedAnnouncement);
    const now = systemClock.nowSeconds();
    const today = businessDateOf(now, 'Europe/Berlin');
    const bookingTime = new Date(now * 1000).toISOString().replace('.000Z', 'Z');
    const differences = async (): Promise<readonly LoadedDifference[]> => {
      await announcement.announce();
      return (await loadedView(bank.dataSource, systemClock)).differences;
    };
    // Its account is unknown: the process has loaded what holds today, and no record keeps a new version out.
    await bank.intake.take([payment('today-1', { bookingTime, debtor: { bank: 'HOME', account: 'NOBODY' } })], 'test');
    assert.deepEqual(await differences(), []);
    const { processes } = await loadedView(bank.dataSource, systemClock);
    const { digest } = await bank.dataSource.manager.findOneByOrFail(ModelEntity, { version: 'retail-gbt@1.0.0' });
    assert.deepEqual(processes.map(({ kind, pid, silent, loaded }) => ({ kind, pid, silent, models: loaded.models })), [
      { kind: 'bank-api', pid: process.pid, silent: false, models: [{ version: 'retail-gbt@1.0.0', digest: digest.toString() }] },
    ]);

    await putNextModel('1.0.1', today);
    assert.deepEqual(await differences(), [], 'nobody approved it yet');
    await approveChanges(bank, systemClock);
    assert.deepEqual(await differences(), [
      { code: 'MODEL_NOT_EFFECTIVE', process: announcement.id, businessDate: today, loaded: 'retail-gbt@1.0.0', expected: 'retail-gbt@1.0.1' },
    ]);
    await bank.intake.take([payment('today-2', { bookingTime })], 'test');
    assert.deepEqual(await differences(), []);
    assert.equal((await bank.dataSource.manager.findOneByOrFail(RecordEntity, { externalId: 'today-2' })).modelVersion, 'retail-gbt@1.0.1');

    await bank.dataSource.query("UPDATE bank.loaded_process SET last_seen_at = now() - interval '31 seconds'");
    assert.deepEqual((await loadedView(bank.dataSource, systemClock)).differences.map(({ code }) => code), ['SILENT_PROCESS']);
    await announcement.stop();
    assert.deepEqual((await loadedView(bank.dataSource, systemClock)).processes, []);
  });
});
