import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  batchById, BatchEntity, ChunkEntity, forecastOf, loadChunk, LogCosignatureEntity, LogLeafEntity, markChunkFailed, OutboxEntity, ProofEntity, RecordEntity, retryBatch, SealedCommitmentMismatch,
  storeProof, switchProving, type Eta,
} from '@probity/bank-batches';
import { QuarantineEntity } from '@probity/bank-intake';
import { evidenceBundleSchema, signDocument } from '@probity/shared-evidence';
import { circuitInputs } from '@probity/shared-commitments';
import { skipWithoutPostgres } from '@probity/shared-platform/testing';
import { asOwner, ATTESTOR_SECRET, attestBlindly, CANARIES, DATE, openTestBank, payment, storePlaceholderProofs, throughProving, type TestBank } from './bank.test-helper.js';

const code = (expected: string) => (error: unknown): boolean => (error as { code?: unknown }).code === expected;

describe('batches', { skip: skipWithoutPostgres() }, () => {
  let bank: TestBank;
  let normal: BatchEntity;
  before(async () => {
    bank = await openTestBank();
    await bank.intake.take(['a', 'b', 'c', 'd', 'e'].map((id) => payment(id)), 'test');
  });
  after(() => bank?.close());
  const judged = (id: string): Promise<unknown> =>
    bank.dataSource.manager.update(BatchEntity, { id }, { state: 'judged', verdict: { summary: 'shown' } as never });

  it('seals a date once, in chunks, with an evaluator that agrees with production', async () => {
    // More at a time than the pool has connections: none may wait for a second one while it holds the date's lock.
    const [one, ...others] = await Promise.all(Array.from({ length: 12 }, () => bank.lifecycle.seal({ businessDate: DATE, kind: 'normal', actor: 'test' })));
    assert.ok(others.every(({ id }) => id === one!.id));
    normal = await batchById(bank.dataSource, one!.id);
    assert.deepEqual([normal.state, normal.records, normal.chunks, normal.rescoreDifferences], ['sealed', 5, 3, 0]);
    await assert.rejects(bank.lifecycle.seal({ businessDate: DATE, kind: 'late', actor: 'test' }), code('PREVIOUS_BATCH_OPEN'));
  });

  it('loads a chunk that opens what was sealed', async () => {
    const chunk = await loadChunk(bank.dataSource, normal.id, 2);
    const inputs = circuitInputs(chunk.slots, chunk.featureWidths, chunk.batch, 2, chunk.input);
    assert.deepEqual(inputs.commitments, chunk.sealed);
    assert.equal(chunk.input.records.length, 1);
    assert.equal(chunk.input.totalsBefore.records, 4n);
  });

  it('asks the attestor for nothing but keys, places and salts', async () => {
    const request = await bank.lifecycle.attestationRequest(normal.id);
    assert.deepEqual(request.records.map((record) => Object.keys(record).sort()), request.records.map(() => ['externalId', 'salt', 'sequence', 'side', 'source']));
    assert.deepEqual(request.records.map(({ externalId, sequence }) => [externalId, sequence]), ['a', 'b', 'c', 'd', 'e'].map((id, i) => [id, i]));
  });

  it('takes an attestation of the registered key and of this batch only', async () => {
    const signed = (await attestBlindly(bank, normal)) as { document: object };
    await assert.rejects(bank.lifecycle.attest(normal.id, await attestBlindly(bank, normal, new Uint8Array(32).fill(8))), code('ATTESTATION_SIGNATURE'));
    await assert.rejects(bank.lifecycle.attest(normal.id, { ...signed, document: { ...signed.document, slots: 3 } }), code('ATTESTATION_SIGNATURE'));
    await assert.rejects(bank.lifecycle.close(normal.id), code('ATTESTATION_MISSING'));
  });

  it('starts no proof before the close leaf is cosigned, and goes on when the witness is back', async () => {
    const attestation = await attestBlindly(bank, normal);
    bank.regulator.reachable = false;
    await assert.rejects(bank.lifecycle.attest(normal.id, attestation));
    const waiting = await batchById(bank.dataSource, normal.id);
    assert.deepEqual([waiting.state, waiting.closeIndex], ['sealed', null], 'nothing is appended before the witness was asked once what it keeps');
    assert.equal(await bank.dataSource.manager.count(OutboxEntity), 0);
    assert.deepEqual(await bank.lifecycle.waiting(), [normal.id]);

    bank.regulator.reachable = true;
    const closed = await bank.lifecycle.advance(normal.id);
    assert.equal(closed.state, 'closed');
    await Promise.all([bank.lifecycle.close(normal.id), bank.lifecycle.attest(normal.id, attestation)]);
    assert.deepEqual((await bank.dataSource.manager.find(OutboxEntity)).map(({ topic, payload }) => ({ topic, payload })), [{ topic: 'prove-batch', payload: { batchId: normal.id } }]);
    assert.equal(await bank.dataSource.manager.count(LogLeafEntity), 2, 'the head of the receipts, and the close leaf');
    assert.equal(await bank.dataSource.manager.existsBy(LogCosignatureEntity, { size: 2 }), true);
  });

  it('refuses another attestation once closed', async () => {
    const other = (await attestBlindly(bank, normal)) as { document: { attestedAt: string } };
    const later = signDocument({ ...other.document, kind: 'ledger-attestation' as const, attestedAt: '2026-03-04T00:00:00Z' }, ATTESTOR_SECRET);
    await assert.rejects(bank.lifecycle.attest(normal.id, later), code('ATTESTATION_CONFLICT'));
  });

  it('names the record that was changed after sealing, and no value', async () => {
    await asOwner(bank, async (owner) => {
      const edit = async (sql: string, undo: string): Promise<void> => {
        await owner.query(sql);
        await assert.rejects(loadChunk(bank.dataSource, normal.id, 1), (error) => {
          assert.ok(error instanceof SealedCommitmentMismatch);
          assert.deepEqual([error.code, error.chunkIndex, error.sequence], ['SEALED_COMMITMENT_MISMATCH', 1, 2]);
          assert.doesNotMatch(error.message, /12345|99999/);
          return true;
        });
        await owner.query(undo);
      };
      await edit('UPDATE bank.record SET amount = 99999 WHERE sequence = 2', 'UPDATE bank.record SET amount = 12345 WHERE sequence = 2');
      await edit('UPDATE bank.record SET counterparty_pseudonym = counterparty_pseudonym + 1 WHERE sequence = 2', 'UPDATE bank.record SET counterparty_pseudonym = counterparty_pseudonym - 1 WHERE sequence = 2');
      await edit('UPDATE bank.record SET sequence = 77 WHERE sequence = 2', 'UPDATE bank.record SET sequence = 2 WHERE sequence = 77');
    });
    assert.equal((await loadChunk(bank.dataSource, normal.id, 1)).input.records.length, 2);
  });

  it('notices changed features, window, score and totals', async () => {
    await asOwner(bank, async (owner) => {
      for (const [sql, undo] of [
        ['UPDATE bank.record SET features[1] = features[1] + 1 WHERE sequence = 2', 'UPDATE bank.record SET features[1] = features[1] - 1 WHERE sequence = 2'],
        ["UPDATE bank.record SET window_state[1] = window_state[1] || '0' WHERE sequence = 2", 'UPDATE bank.record SET window_state[1] = left(window_state[1], -1) WHERE sequence = 2'],
        ['UPDATE bank.record SET score = score + 1 WHERE sequence = 2', 'UPDATE bank.record SET score = score - 1 WHERE sequence = 2'],
        ['UPDATE bank.chunk SET totals_salt = totals_salt + 1 WHERE chunk_index = 0', 'UPDATE bank.chunk SET totals_salt = totals_salt - 1 WHERE chunk_index = 0'],
      ] as const) {
        await owner.query(sql);
        await assert.rejects(loadChunk(bank.dataSource, normal.id, 1), code('SEALED_COMMITMENT_MISMATCH'), sql);
        await owner.query(undo);
      }
    });
  });

  it('forecasts from what proofs took, and says why where it can not', async () => {
    const eta = async (announced: number): Promise<Eta> => forecastOf(bank.dataSource, await batchById(bank.dataSource, normal.id), announced);
    assert.deepEqual([(await eta(2)).reason, (await eta(0)).reason], ['NOT_MEASURED', 'NO_PROVER']);
    await storePlaceholderProofs(bank, normal, { chunks: 1, milliseconds: { record: 3000, model: 1000 } });
    const before = Date.now();
    const { finishesAt, ...rest } = await eta(2);
    assert.deepEqual(rest, { remaining: { record: 2, model: 2 }, secondsPerProof: { record: 3, model: 1 }, provers: 2, reason: null });
    assert.ok(finishesAt! >= before + 4000 && finishesAt! < before + 9000);
    assert.equal((await eta(0)).provers, 1, 'a proof was stored just now');
    await switchProving(bank.dataSource.manager, true, 'test', 'test');
    assert.equal((await eta(2)).reason, 'PAUSED');
    await switchProving(bank.dataSource.manager, false, 'test', 'test');
  });

  it('stores a proof once, and fails and retries a batch', async () => {
    await assert.rejects(bank.lifecycle.complete(normal.id), code('PROOFS_MISSING'));
    await storePlaceholderProofs(bank, normal);
    const { proof } = await bank.dataSource.manager.findOneByOrFail(ProofEntity, { batchId: normal.id, chunkIndex: 0, circuit: 'record' });
    assert.equal(await storeProof(bank.dataSource, { batchId: normal.id, chunkIndex: 0, circuit: 'record', proof, statementDigest: 2n, proveMs: 2 }), false);
    assert.equal((await batchById(bank.dataSource, normal.id)).state, 'proving');
    await markChunkFailed(bank.dataSource, normal.id, 1, 'SEALED_COMMITMENT_MISMATCH');
    const failed = await batchById(bank.dataSource, normal.id);
    assert.deepEqual([failed.state, failed.failureCode], ['failed', 'SEALED_COMMITMENT_MISMATCH']);
    await retryBatch(bank.dataSource, normal.id);
    assert.equal((await batchById(bank.dataSource, normal.id)).state, 'closed');
  });

  it('anchors and publishes once, however often it is asked', async () => {
    bank.regulator.reachable = false;
    await assert.rejects(bank.lifecycle.complete(normal.id));
    const waiting = await batchById(bank.dataSource, normal.id);
    assert.deepEqual([waiting.state, waiting.headerIndex, waiting.anchorSize], ['proven', 2, null]);
    bank.regulator.reachable = true;
    await Promise.all([bank.lifecycle.complete(normal.id), bank.lifecycle.complete(normal.id)]);
    const done = await bank.lifecycle.complete(normal.id);
    assert.equal(done.state, 'published');
    assert.equal(await bank.dataSource.manager.count(LogLeafEntity), 3);
    assert.equal(done.headerHash, waiting.headerHash);
    assert.deepEqual([done.closeIndex, done.headerIndex, done.anchorSize], [1, 2, 3]);
    assert.equal(new Set(bank.regulator.received.map((bundle) => JSON.stringify(bundle))).size, 1);
    const bundle = await bank.lifecycle.bundle(normal.id);
    assert.deepEqual(evidenceBundleSchema.parse(bundle), bundle);
    assert.deepEqual(bundle.header.coverage[1]!.scored, { count: '5', amount: '61725' });
    assert.equal(bundle.proofs.length, 3);
    await judged(normal.id);
  });

  it('puts what comes later into a late batch, and counts the whole date', async () => {
    await bank.intake.take([payment('late-1'), payment('late-2', { debtor: { bank: 'HOME', account: 'UNKNOWN' } })], 'test');
    const late = await throughProving(bank, { businessDate: DATE, kind: 'late' });
    assert.deepEqual([late.batchIndex, late.firstSequence, late.records, late.state], [1, 5, 1, 'published']);
    assert.deepEqual(late.header!.coverage[1]!.scored, { count: '6', amount: '74070' });
    assert.deepEqual(late.header!.coverage[1]!.quarantined, { count: '1', amount: '12345' });
    assert.equal(late.header!.previousHeader, (await batchById(bank.dataSource, normal.id)).headerHash);
    await judged(late.id);
    await assert.rejects(bank.lifecycle.seal({ businessDate: DATE, kind: 'late', actor: 'test' }), code('NO_RECORDS'));
  });

  it('corrects an anchored batch with new salts, counting it instead', async () => {
    const correction = await throughProving(bank, { businessDate: DATE, kind: 'correction', supersedes: normal.id });
    const replaced = await batchById(bank.dataSource, normal.id);
    assert.deepEqual([correction.batchIndex, correction.records, correction.supersedes], [2, 5, replaced.headerHash]);
    assert.deepEqual(correction.header!.coverage[1]!.scored, { count: '6', amount: '74070' });
    const [before, now] = await Promise.all([normal.id, correction.id].map((batchId) => bank.dataSource.manager.findOneByOrFail(ChunkEntity, { batchId, chunkIndex: 0 })));
    assert.notEqual(before!.transactionsCommitment, now!.transactionsCommitment);
    await judged(correction.id);
    await assert.rejects(bank.lifecycle.seal({ businessDate: DATE, kind: 'correction', supersedes: normal.id, actor: 'test' }), code('NOT_CORRECTABLE'));
  });

  it('waits, with the reason, where the witness or the pre-flight refuses', async () => {
    const date = '2026-03-04';
    await bank.intake.take([payment('w', { bookingTime: `${date}T10:00:00Z` })], 'test');
    const sealed = await bank.lifecycle.seal({ businessDate: date, kind: 'normal', actor: 'test' });
    bank.regulator.refuses = true;
    await assert.rejects(bank.lifecycle.attest(sealed.id, await attestBlindly(bank, sealed)), code('WITNESS_REFUSED'));
    assert.equal((await batchById(bank.dataSource, sealed.id)).failureCode, 'WITNESS_REFUSED');
    assert.equal((await bank.lifecycle.waiting()).includes(sealed.id), false, 'asking again and again would not help');
    bank.regulator.refuses = false;
    const closed = await bank.lifecycle.close(sealed.id);
    assert.deepEqual([closed.state, closed.failureCode], ['closed', null]);

    bank.claims = [{ claim: 'coverage', status: 'refused', code: 'LINE_NOT_COVERED', sentence: 'no' }];
    await storePlaceholderProofs(bank, sealed);
    const held = await bank.lifecycle.complete(sealed.id);
    assert.deepEqual([held.state, held.failureCode, held.preflight], ['anchored', 'PREFLIGHT_REFUSED', bank.claims]);
    assert.equal((await bank.lifecycle.advance(sealed.id)).state, 'anchored');
    const sent = await bank.lifecycle.publish(sealed.id, true);
    assert.deepEqual([sent.state, sent.failureCode], ['published', null]);
    bank.claims = [];

    bank.regulator.refuses = true;
    await assert.rejects(bank.lifecycle.advance(sealed.id), code('REGULATOR_REFUSED'));
    assert.equal((await batchById(bank.dataSource, sealed.id)).failureCode, 'REGULATOR_REFUSED');
    bank.regulator.refuses = false;
    const asked = await bank.lifecycle.publish(sealed.id, false);
    assert.deepEqual([asked.state, asked.failureCode], ['published', null]);
    assert.ok((await bank.lifecycle.waiting()).includes(sealed.id), 'the verdict is asked for again');
  });

  it('takes the later checkpoint where another batch is cosigned first', async () => {
    const [first, second] = await Promise.all(['2026-03-06', '2026-03-07'].map((businessDate) => bank.lifecycle.seal({ businessDate, kind: 'empty', actor: 'test' })));
    bank.regulator.meanwhile = async () => bank.lifecycle.attest(second!.id, await attestBlindly(bank, second!));
    const done = await bank.lifecycle.attest(first!.id, await attestBlindly(bank, first!));
    assert.deepEqual([done.state, done.failureCode], ['published', null]);
    assert.equal((await batchById(bank.dataSource, second!.id)).state, 'published');
  });

  it('counts a score that production and evaluator differ on, and commits to the evaluator', async () => {
    const date = '2026-03-05';
    await bank.intake.take([payment('s1', { bookingTime: `${date}T10:00:00Z` }), payment('s2', { bookingTime: `${date}T11:00:00Z` })], 'test');
    const [, second] = await bank.dataSource.manager.find(RecordEntity, { where: { businessDate: date }, order: { sequence: 'ASC' } });
    await asOwner(bank, (owner) => owner.query('UPDATE bank.record SET score = score + 1 WHERE id = $1', [second!.id]));
    const sealed = await bank.lifecycle.seal({ businessDate: date, kind: 'normal', actor: 'test' });
    assert.equal(sealed.rescoreDifferences, 1);
    assert.deepEqual((await loadChunk(bank.dataSource, sealed.id, 0)).input.records.map(({ score }) => Number(score))[1], second!.score);
  });

  it('takes an empty day through without a proof', async () => {
    await assert.rejects(bank.lifecycle.seal({ businessDate: '2026-03-03', kind: 'normal', actor: 'test' }), code('NO_RECORDS'));
    await assert.rejects(bank.lifecycle.seal({ businessDate: '2026-03-03', kind: 'late', actor: 'test' }), code('DAY_NOT_SEALED'));
    const sealed = await bank.lifecycle.seal({ businessDate: '2026-03-03', kind: 'empty', actor: 'test' });
    const done = await bank.lifecycle.attest(sealed.id, await attestBlindly(bank, sealed));
    assert.deepEqual([done.state, done.chunks, done.records], ['published', 0, 0]);
  });

  it('lets nobody change the log or a proof, the owner included', async () => {
    const statements = [
      "UPDATE bank.log_leaf SET hash = 'x' WHERE index = 0", 'DELETE FROM bank.log_leaf', "UPDATE bank.log_checkpoint SET note = 'x'", 'DELETE FROM bank.log_cosignature',
      'UPDATE bank.log_head SET size = 0', 'DELETE FROM bank.log_head', 'UPDATE bank.proof SET prove_ms = 0',
    ];
    for (const sql of statements) await assert.rejects(bank.dataSource.query(sql), sql);
    await asOwner(bank, async (owner) => {
      for (const sql of [...statements, ...['log_leaf', 'log_checkpoint', 'log_cosignature', 'proof'].map((table) => `TRUNCATE bank.${table} CASCADE`)]) await assert.rejects(owner.query(sql), /APPEND_ONLY/, sql);
    });
    await assert.rejects(bank.dataSource.query('UPDATE bank.record SET amount = 1'), /permission denied/);
    await assert.rejects(bank.dataSource.query('DELETE FROM bank.alert'), /permission denied/);
  });

  it('lets no raw data into the outbox, the log or the evidence', async () => {
    const leaves = await bank.dataSource.manager.find(LogLeafEntity);
    const outbox = await bank.dataSource.manager.find(OutboxEntity);
    const reasons = await bank.dataSource.manager.find(QuarantineEntity, { select: { id: true, code: true, reason: true } });
    assert.ok(reasons.length > 0);
    const record = await bank.dataSource.manager.findOneByOrFail(RecordEntity, { sequence: 0 });
    const secrets = [...CANARIES, '"late-1"', record.accountPseudonym.toString(), record.customerPseudonym.toString(), record.reference.toString(), record.windowState[0]!.toString()];
    const out = [...leaves.map(({ leaf }) => leaf.toString('utf8')), JSON.stringify(outbox), JSON.stringify(reasons), ...bank.regulator.received.map((bundle) => JSON.stringify(bundle))];
    assert.ok(out.length > 5);
    for (const text of out) for (const secret of secrets) assert.equal(text.includes(secret), false, 'a planted value left the bank');
  });
});
