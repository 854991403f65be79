import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  batchById, BatchEntity, BusinessDayEntity, ChunkEntity, ContinuousMode, loadChunk, LogLeafEntity, OutboxEntity, ProofEntity, putCalendar, SealEntity,
} from '@probity/bank-batches';
import { evidenceBundleSchema, signDocument } from '@probity/shared-evidence';
import { FixedClock } from '@probity/shared-platform';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { approveChanges, asOwner, ATTESTOR_SECRET, attestBlindly, continuousModeOf, DATE, openTestBank, payment, storePlaceholderProofs, type TestBank } from './bank.test-helper.js';

const code = (expected: string) => (error: unknown): boolean => (error as { code?: unknown }).code === expected;
const CALENDAR = { closeTime: '01:30', weekdays: [1, 2, 3, 4, 5, 6, 7], closedDates: [], continuous: true };

describe('continuous mode', { skip: skipWithoutPostgres() }, () => {
  const clock = new FixedClock(Date.parse(`${DATE}T12:00:00Z`) / 1000);
  let bank: TestBank;
  let mode: ContinuousMode;
  before(async () => {
    bank = await openTestBank();
    mode = continuousModeOf(bank, clock);
  });
  after(() => bank?.close());

  const take = (date: string, ...ids: string[]): Promise<unknown> => bank.intake.take(ids.map((id) => payment(id, { bookingTime: `${date}T10:00:00Z` })), 'test');
  const batchOf = (businessDate: string): Promise<BatchEntity> => bank.dataSource.manager.findOneByOrFail(BatchEntity, { businessDate, batchIndex: 0 });
  const positions = async ({ id }: BatchEntity): Promise<number[][]> =>
    (await bank.dataSource.manager.find(SealEntity, { where: { batchId: id }, order: { position: 'ASC' } })).map(({ position, sequence }) => [position, sequence]);
  const dense = (count: number): number[][] => Array.from({ length: count }, (_, i) => [i, i]);

  it('seals nothing before the close unless the calendar says so', async () => {
    await take(DATE, 'a', 'b', 'c', 'd', 'e');
    assert.equal(await mode.sealFullChunks(), 0);
    await putCalendar(bank.dataSource.manager, { ...CALENDAR, continuous: false }, clock.nowSeconds(), 'test');
    await approveChanges(bank, clock);
    assert.equal(await mode.sealFullChunks(), 0);
    assert.equal(await bank.dataSource.manager.count(BatchEntity), 0);
  });

  it('seals each full chunk once, by however many processes, and leaves the rest', async () => {
    await putCalendar(bank.dataSource.manager, CALENDAR, clock.nowSeconds(), 'test');
    assert.equal(await mode.sealFullChunks(), 0, 'nobody but its maker has seen the calendar yet');
    await approveChanges(bank, clock);
    await Promise.all([mode.sealFullChunks(), mode.sealFullChunks(), mode.sealFullChunks()]);
    const batch = await batchOf(DATE);
    assert.deepEqual([batch.state, batch.kind, batch.records, batch.chunks, batch.endSequence], ['open', 'normal', 4, 2, 4]);
    assert.deepEqual(await positions(batch), dense(4));
    const outbox = await bank.dataSource.manager.find(OutboxEntity, { order: { id: 'ASC' } });
    assert.deepEqual(outbox.map(({ topic, payload }) => ({ topic, payload })), [0, 1].map((chunkIndex) => ({ topic: 'prove-chunk', payload: { batchId: batch.id, chunkIndex } })));
    assert.equal((await loadChunk(bank.dataSource, batch.id, 1)).input.totalsBefore.records, 2n);
    assert.equal(await mode.sealFullChunks(), 0);
  });

  it('opens no batch for a date to come', async () => {
    await take('2026-03-09', 'ahead-1', 'ahead-2');
    assert.equal(await mode.sealFullChunks(), 0);
  });

  it('lets nothing out while the day runs: no leaf, no request to finance, no other batch', async () => {
    const batch = await batchOf(DATE);
    await storePlaceholderProofs(bank, batch, { chunks: 1, milliseconds: { record: 1, model: 1 } });
    assert.equal((await batchOf(DATE)).state, 'open');
    await assert.rejects(bank.lifecycle.attestationRequest(batch.id), code('BATCH_STATE'));
    await assert.rejects(bank.lifecycle.attest(batch.id, await signed(batch)), code('ATTESTATION_CONFLICT'));
    await assert.rejects(bank.lifecycle.seal({ businessDate: DATE, kind: 'late', actor: 'test' }), code('PREVIOUS_BATCH_OPEN'));
    assert.deepEqual(await bank.lifecycle.waiting(), []);
    assert.equal(await bank.dataSource.manager.count(LogLeafEntity), 0);
    assert.equal(bank.regulator.size, 0);
  });
  // The request is refused, so the document is made from a batch of another day.
  const signed = async (batch: BatchEntity): Promise<unknown> => {
    const other = await bank.lifecycle.seal({ businessDate: '2026-02-01', kind: 'empty', actor: 'test' });
    const document = (await attestBlindly(bank, other)) as { document: object };
    return signDocument({ ...document.document, kind: 'ledger-attestation' as const, businessDate: batch.businessDate, batchKind: batch.kind }, ATTESTOR_SECRET);
  };

  it('stays whole while records arrive, chunks are sealed and the day is closed at the same time', async () => {
    await bank.intake.take([payment('q', { debtor: { bank: 'HOME', account: 'UNKNOWN' } })], 'test');
    const more = ['f', 'g', 'h', 'i'].map((id) => take(DATE, id));
    const [sealed] = await Promise.all([bank.lifecycle.seal({ businessDate: DATE, kind: 'normal', actor: 'test' }), mode.sealFullChunks(), ...more, mode.sealFullChunks()]);
    const batch = await batchById(bank.dataSource, sealed.id);
    assert.equal(batch.state, 'sealed');
    assert.ok(batch.records >= 5 && batch.records <= 9);
    assert.equal(batch.endSequence, batch.records);
    assert.deepEqual(await positions(batch), dense(batch.records));
    assert.deepEqual(batch.quarantined.map(({ externalId }) => externalId), ['q'], 'as of the close');
    const chunks = await bank.dataSource.manager.find(ChunkEntity, { where: { batchId: batch.id }, order: { chunkIndex: 'ASC' } });
    assert.deepEqual(chunks.map(({ records }) => records), Array.from({ length: batch.chunks }, (_, i) => Math.min(2, batch.records - 2 * i)), 'cut as any batch');
    for (const [i, chunk] of chunks.entries()) {
      if (i > 0) assert.equal(chunk.totalsBefore, chunks[i - 1]!.totalsAfter);
      await loadChunk(bank.dataSource, batch.id, i);
    }
    assert.equal(chunks.at(-1)!.totals.records, String(batch.records));
    assert.equal(chunks[0]!.early, true);
    assert.equal(await mode.sealFullChunks(), 0, 'what comes now is late');
  });

  it('goes on as any batch: attested, closed by a cosigned leaf, proven with the proofs it has, published', async () => {
    const batch = await batchOf(DATE);
    const early = await bank.dataSource.manager.findBy(ProofEntity, { batchId: batch.id });
    const closed = await bank.lifecycle.attest(batch.id, await attestBlindly(bank, batch));
    assert.equal(closed.state, 'closed');
    assert.equal(await bank.dataSource.manager.countBy(OutboxEntity, { topic: 'prove-batch' }), 1);
    await assert.rejects(bank.lifecycle.complete(batch.id), code('PROOFS_MISSING'));
    await storePlaceholderProofs(bank, batch);
    assert.equal((await bank.lifecycle.complete(batch.id)).state, 'published');
    const now = await bank.dataSource.manager.findBy(ProofEntity, { batchId: batch.id, chunkIndex: 0 });
    assert.deepEqual(now.map(({ id }) => id).sort(), early.map(({ id }) => id).sort());
    const bundle = await bank.lifecycle.bundle(batch.id);
    assert.deepEqual(evidenceBundleSchema.parse(bundle), bundle);
    assert.doesNotMatch(JSON.stringify(bundle), /early|openedAt/);
    assert.equal(bundle.header.totals.last.records, String(batch.records));
  });

  it('goes on where a close was interrupted, with the chunks that are there', async () => {
    const date = '2026-02-27';
    await take(date, 'x', 'y', 'z');
    assert.equal(await mode.sealFullChunks(), 1);
    const open = await batchOf(date);
    const [first] = await bank.dataSource.manager.findBy(ChunkEntity, { batchId: open.id });
    await asOwner(bank, (owner) => owner.query("UPDATE bank.batch SET state = 'sealing', end_sequence = 3 WHERE business_date = $1", [date]));
    const sealed = await bank.lifecycle.seal({ businessDate: date, kind: 'normal', actor: 'test' });
    assert.deepEqual([sealed.id, sealed.state, sealed.records, sealed.chunks], [open.id, 'sealed', 3, 2]);
    assert.deepEqual(await bank.dataSource.manager.findOneBy(ChunkEntity, { batchId: open.id, chunkIndex: 0 }), first);
    assert.equal((await bank.dataSource.manager.findOneByOrFail(BusinessDayEntity, { businessDate: date })).nextSequence, 3);
  });

  it('closes a day whose every record was sealed before', async () => {
    const date = '2026-02-26';
    await take(date, 'v', 'w');
    assert.equal(await mode.sealFullChunks(), 1);
    const sealed = await bank.lifecycle.seal({ businessDate: date, kind: 'normal', actor: 'test' });
    assert.deepEqual([sealed.state, sealed.records, sealed.chunks], ['sealed', 2, 1]);
  });
});
