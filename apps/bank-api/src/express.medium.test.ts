import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ContinuousMode, expressChunks, markChunkFailed, OutboxEntity, proveExpress, putCalendar, RecordEntity, retryBatch, type ExpressView } from '@probity/bank-batches';
import { FixedClock } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { approveChanges, attestBlindly, continuousModeOf, DATE, openTestBank, payment, storePlaceholderProofs, type TestBank } from './bank.test-helper.js';

const code = (expected: string) => (error: unknown): boolean => (error as { code?: unknown }).code === expected;

describe('the express lane', { skip: skipWithoutPostgres() }, () => {
  const clock = new FixedClock(Date.parse(`${DATE}T12:00:00Z`) / 1000);
  let bank: TestBank;
  let mode: ContinuousMode;
  before(async () => {
    bank = await openTestBank();
    mode = continuousModeOf(bank, clock);
  });
  after(() => bank?.close());

  const take = (date: string, ...ids: string[]): Promise<unknown> => bank.intake.take(ids.map((id) => payment(id, { bookingTime: `${date}T10:00:00Z` })), 'test');
  const ask = async (externalId: string): Promise<Omit<ExpressView, 'recordId' | 'batchId'>> => {
    const { state, chunkIndex } = await proveExpress(bank.dataSource, { source: 'core', externalId, side: 'debit' }, 'somebody');
    return { state, chunkIndex };
  };
  const rows = async (): Promise<unknown[]> =>
    (await bank.dataSource.manager.find(OutboxEntity, { order: { id: 'ASC' } })).map(({ topic, payload }) => (payload.chunkIndex === undefined ? topic : `${topic} ${payload.chunkIndex}`));

  it('keeps the strict order of nightly mode: no proof of a sealed batch before its close leaf is cosigned', async () => {
    await take(DATE, 'a', 'b', 'c', 'd');
    await assert.rejects(ask('unknown'), code('RECORD_UNKNOWN'));
    assert.deepEqual(await ask('c'), { state: 'WAITS_FOR_CHUNK', chunkIndex: null });
    const sealed = await bank.lifecycle.seal({ businessDate: DATE, kind: 'normal', actor: 'test' });
    assert.deepEqual(await ask('c'), { state: 'WAITS_FOR_CLOSE', chunkIndex: 1 });
    assert.deepEqual([await rows(), await expressChunks(bank.dataSource.manager)], [[], []]);

    await bank.lifecycle.attest(sealed.id, await attestBlindly(bank, sealed));
    assert.deepEqual(await rows(), ['prove-batch', 'express-chunk 1'], 'the wish held until the close');
    assert.deepEqual(await ask('a'), { state: 'QUEUED', chunkIndex: 0 });
    assert.deepEqual((await rows()).at(-1), 'express-chunk 0');
    assert.deepEqual((await expressChunks(bank.dataSource.manager)).map(({ chunkIndex }) => chunkIndex).sort(), [0, 1]);

    await storePlaceholderProofs(bank, sealed, { chunks: 1, milliseconds: { record: 1, model: 1 } });
    assert.deepEqual(await ask('b'), { state: 'PROVEN', chunkIndex: 0 });
    await markChunkFailed(bank.dataSource, sealed.id, 1, 'WITNESS_REJECTED');
    assert.deepEqual(await ask('c'), { state: 'FAILED', chunkIndex: 1 });
    await retryBatch(bank.dataSource, sealed.id);
    assert.deepEqual(await ask('c'), { state: 'QUEUED', chunkIndex: 1 });
  });

  it('proves a chunk of a day that runs first, once it is full', async () => {
    const date = '2026-02-27';
    await putCalendar(bank.dataSource.manager, { closeTime: '01:30', weekdays: [1], closedDates: [], continuous: true }, clock.nowSeconds(), 'test');
    await approveChanges(bank, clock);
    await take(date, 'e', 'f', 'g');
    assert.deepEqual(await ask('g'), { state: 'WAITS_FOR_CHUNK', chunkIndex: null });
    assert.equal(await mode.sealFullChunks(), 1);
    assert.deepEqual((await rows()).at(-1), 'prove-chunk 0', 'another chunk is not in a hurry');
    assert.deepEqual(await ask('g'), { state: 'WAITS_FOR_CHUNK', chunkIndex: null }, 'no chunk is cut short');
    await take(date, 'h');
    assert.equal(await mode.sealFullChunks(), 1);
    assert.deepEqual((await rows()).at(-1), 'express-chunk 1');
    assert.deepEqual(await ask('e'), { state: 'QUEUED', chunkIndex: 0 });
  });

  it('answers with states and ids only', async () => {
    const [record] = await bank.dataSource.manager.find(RecordEntity, { where: { externalId: 'a' } });
    const view = await proveExpress(bank.dataSource, { id: record!.id }, 'somebody');
    assert.deepEqual(Object.keys(view).sort(), ['batchId', 'chunkIndex', 'recordId', 'state']);
    assert.equal(view.recordId, record!.id);
  });
});
