/**
 * Sealing: the range of records first, in one short transaction; then salts and commitments, in another. In continuous mode
 * full chunks are sealed before, each in a transaction of its own.
 */
import { queryKeyCommitment, randomSalt, sealChunk, ZERO_TOTALS, type BatchContext, type BatchKind, type RecordOpening, type Totals } from '@probity/shared-commitments';
import { featureWidths } from '@probity/shared-feature-program';
import { newId } from '@probity/shared-platform';
import { setImmediate } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { dayBounds, daysSinceEpoch } from './business-day.js';
import { BatchEntity, ChunkEntity, OutboxEntity, SealEntity } from './entities/batch.entity.js';
import { BusinessDayEntity, RecordEntity } from './entities/record.entity.js';
import { FeatureProgramEntity, PolicyEntity } from './entities/reference.entity.js';
import { BatchError } from './errors.js';
import { isWished } from './express.js';
import { openingOf } from './opening.js';
import { preflightNotesOf } from './preflight-notes.js';
import type { DayFacts, EvaluatorOf } from './ports.js';
import { bankProfile, circuitOf, policyOf, referenceOn, type DayReference } from './reference-data.js';
import { isSettled, planRecovery, unrecovered } from './recovery.js';
import { readTotals, storeContext, storeTotals } from './stored.js';
import { closeHistory } from './window-start.js';

export interface SealRequest {
  readonly businessDate: string;
  readonly kind: BatchKind;
  /** The batch that a correction or a recovery replaces. */
  readonly supersedes?: string;
  readonly actor: string;
}

type Range = Pick<BatchEntity, 'firstSequence' | 'endSequence' | 'supersedesBatch' | 'supersedes'>;
type Facts = Pick<BatchEntity, 'quarantined' | 'fxTableDigest'>;
type NewBatch = Range & Pick<BatchEntity,
  'businessDate' | 'batchIndex' | 'kind' | 'failureCode' | 'context' | 'slots' | 'policyVersion' | 'modelVersion' | 'featureProgramVersion' | 'lineRegisterVersion'
  | 'records' | 'chunks' | 'firstSalt' | 'rescoreDifferences' | 'actor'>;
type NewChunk = Omit<ChunkEntity, 'failureCode'>;

/** Rows of one insert: Postgres takes at most 65,535 parameters. */
const INSERT_ROWS = 1000;

/**
 * Takes the row lock of a business date, making the row where it is missing. Who holds it may give out sequence numbers
 * or end the range of a batch.
 */
export async function lockBusinessDay(manager: EntityManager, businessDate: string): Promise<BusinessDayEntity> {
  await manager.createQueryBuilder().insert().into(BusinessDayEntity).values({ businessDate, nextSequence: 0 }).orIgnore().execute();
  return manager.findOneOrFail(BusinessDayEntity, { where: { businessDate }, lock: { mode: 'pessimistic_write' } });
}

export class Sealing {
  constructor(
    private readonly dataSource: DataSource,
    private readonly evaluatorOf: EvaluatorOf,
    private readonly facts: DayFacts,
  ) {}

  /** Seals a batch. Asked again for the same one it resumes or returns it. */
  async seal(request: SealRequest): Promise<BatchEntity> {
    const batch = await this.dataSource.transaction((manager) => this.reserve(manager, request));
    if (batch.state === 'sealing') await this.fill(batch);
    return this.dataSource.manager.findOneByOrFail(BatchEntity, { id: batch.id });
  }

  /** Fixes which records the batch holds. */
  private async reserve(manager: EntityManager, request: SealRequest): Promise<BatchEntity> {
    const { businessDate, kind } = request;
    await closeHistory(manager);
    const day = await lockBusinessDay(manager, businessDate);
    const batches = await manager.find(BatchEntity, { where: { businessDate }, order: { batchIndex: 'ASC' } });
    const again = batches.find((batch) => batch.kind === kind && !batch.lost && (kind === 'normal' || kind === 'empty' || batch.state === 'sealing'));
    if (again?.state === 'open') return this.endOpen(manager, again, day.nextSequence);
    if (again) return again;
    const [lost] = unrecovered(batches);
    if (lost && kind !== 'recovery') throw new BatchError('ROWS_LOST', `the rows of batch ${lost.batchIndex} of ${businessDate} went with a restore: send its records again and seal the date as recovery of ${lost.id}`);
    const open = batches.find((batch) => !isSettled(batch, batches, kind));
    if (open) throw new BatchError('PREVIOUS_BATCH_OPEN', `batch ${open.batchIndex} of ${businessDate} is ${open.state}: prove and publish it first, so that each batch of a date has its place in the log`);
    const range = kind === 'recovery' ? await planRecovery(manager, request.supersedes, batches, day.nextSequence) : this.range(request, day.nextSequence, batches);
    const batch = await this.newBatch(manager, request, batches.length, range);
    return this.insert(manager, { ...batch, ...(await this.factsNow(manager, businessDate)), state: 'sealing', timings: { sealingAt: Date.now() } });
  }

  /** What is true of a batch whatever it will hold: its context, its circuits, the versions that hold on its date. */
  private async newBatch(manager: EntityManager, request: SealRequest, batchIndex: number, range: Range): Promise<NewBatch> {
    const reference = await referenceOn(manager, request.businessDate);
    const context = this.context(reference, request, batchIndex);
    const record = await circuitOf(manager, context.recordCircuit);
    const model = await circuitOf(manager, context.modelCircuit);
    if (record.slots !== model.slots) throw new BatchError('REFERENCE_CONFLICT', 'the record circuit and the model circuit take chunks of different sizes');
    return {
      businessDate: request.businessDate, batchIndex, kind: request.kind, failureCode: null,
      context: storeContext(context), slots: record.slots,
      policyVersion: reference.policy.version, modelVersion: reference.model.version,
      featureProgramVersion: reference.program.version, lineRegisterVersion: reference.lines.version,
      ...range, records: 0, chunks: 0, firstSalt: randomSalt(), rescoreDifferences: 0, actor: request.actor,
    };
  }

  private async insert(manager: EntityManager, batch: NewBatch & Facts & Pick<BatchEntity, 'state' | 'timings'>): Promise<BatchEntity> {
    const id = newId();
    await manager.insert(BatchEntity, { ...batch, id } as never);
    return manager.findOneByOrFail(BatchEntity, { id });
  }

  /** As of now: what waits in quarantine, and the FX table that holds. */
  private async factsNow(manager: EntityManager, businessDate: string): Promise<Facts> {
    return { quarantined: await this.facts.quarantined(manager, businessDate), fxTableDigest: await this.facts.fxTableDigest(manager, businessDate) };
  }

  /** Ends the range of a batch that was sealed chunk by chunk; the caller holds the date. The rest is sealed as of any batch. */
  private async endOpen(manager: EntityManager, { id, businessDate, timings }: BatchEntity, nextSequence: number): Promise<BatchEntity> {
    await manager.update(BatchEntity, { id, state: 'open' }, {
      state: 'sealing', endSequence: nextSequence, ...((await this.factsNow(manager, businessDate)) as object), timings: { ...timings, sealingAt: Date.now() },
    });
    return manager.findOneByOrFail(BatchEntity, { id });
  }

  /**
   * Continuous mode: seals the next full chunk of a date that is not closed yet, opening its batch with the first one. The
   * chunk, what the batch has grown to and the outbox row that proves it are one transaction under the batch's row lock;
   * before it nothing of the chunk is stored, so that a process may die anywhere.
   * @returns false where the date has no full chunk left, or is closed
   */
  async sealFullChunk(businessDate: string, actor: string): Promise<boolean> {
    const batch = await this.dataSource.transaction((manager) => this.openBatch(manager, businessDate, actor));
    if (batch?.state !== 'open') return false;
    const records = await this.recordsOf(batch, batch.endSequence, batch.endSequence + batch.slots);
    if (records.length < batch.slots) return false;
    const { seals, chunks, rescoreDifferences } = await this.sealRecords(batch, records, true);
    await this.dataSource.transaction(async (tx) => {
      const { affected } = await tx.update(BatchEntity, { id: batch.id, state: 'open', chunks: batch.chunks }, {
        records: batch.records + records.length, chunks: batch.chunks + 1, endSequence: batch.endSequence + records.length,
        rescoreDifferences: batch.rescoreDifferences + rescoreDifferences,
      });
      // Another process sealed this chunk, or the day was closed: its salts stand.
      if (affected !== 1) return;
      await this.store(tx, seals, chunks);
      const topic = (await isWished(tx, records.map(({ id }) => id))) ? 'express-chunk' : 'prove-chunk';
      await tx.insert(OutboxEntity, { id: newId(), topic, payload: { batchId: batch.id, chunkIndex: batch.chunks }, dispatchedAt: null });
    });
    return true;
  }

  /** The open batch of a date, made where its first chunk is full. Undefined where it isn't, or where the date has another batch. */
  private async openBatch(manager: EntityManager, businessDate: string, actor: string): Promise<BatchEntity | undefined> {
    const known = await manager.findOneBy(BatchEntity, { businessDate, batchIndex: 0 });
    if (known) return known;
    await closeHistory(manager);
    const day = await lockBusinessDay(manager, businessDate);
    if (await manager.existsBy(BatchEntity, { businessDate })) return undefined;
    const request = { businessDate, kind: 'normal', actor } as const;
    const batch = await this.newBatch(manager, request, 0, { firstSequence: 0, endSequence: 0, supersedesBatch: null, supersedes: null });
    if (day.nextSequence < batch.slots) return undefined;
    return this.insert(manager, { ...batch, ...(await this.factsNow(manager, businessDate)), state: 'open', timings: { openedAt: Date.now() } });
  }

  private range(
    request: SealRequest, nextSequence: number, batches: readonly BatchEntity[],
  ): Range {
    const { businessDate, kind } = request;
    const whole = { supersedesBatch: null, supersedes: null };
    const first = batches.some((batch) => batch.kind === 'normal' || batch.kind === 'empty');
    if (kind === 'normal' || kind === 'empty') {
      if (first) throw new BatchError('BATCH_STATE', `${businessDate} was sealed as the other of normal and empty`);
      if (kind === 'normal' && nextSequence === 0) throw new BatchError('NO_RECORDS', `${businessDate} has no record: seal it as empty`);
      if (kind === 'empty' && nextSequence > 0) throw new BatchError('DAY_HAS_RECORDS', `${businessDate} has records: seal it as normal`);
      return { ...whole, firstSequence: 0, endSequence: nextSequence };
    }
    if (!first) throw new BatchError('DAY_NOT_SEALED', `${businessDate} has no normal or empty batch yet`);
    if (kind === 'late') {
      const end = Math.max(...batches.map(({ endSequence }) => endSequence));
      if (end === nextSequence) throw new BatchError('NO_RECORDS', `no record of ${businessDate} came after its last batch`);
      return { ...whole, firstSequence: end, endSequence: nextSequence };
    }
    const replaced = batches.find(({ id }) => id === request.supersedes);
    if (!replaced || replaced.headerHash === null) throw new BatchError('NOT_CORRECTABLE', `a correction names an anchored batch of ${businessDate}`);
    if (batches.some(({ supersedesBatch }) => supersedesBatch === replaced.id)) throw new BatchError('NOT_CORRECTABLE', 'that batch was corrected before: correct the correction');
    return { firstSequence: replaced.firstSequence, endSequence: replaced.endSequence, supersedesBatch: replaced.id, supersedes: replaced.headerHash };
  }

  private context(reference: DayReference, request: SealRequest, batchIndex: number): BatchContext {
    const { profile, program, model, policy } = reference;
    if (model.featureProgram !== program.version) throw new BatchError('REFERENCE_CONFLICT', `model ${model.version} was made for another feature program`);
    return {
      bankId: profile.bankId,
      recordCircuit: program.recordCircuit,
      modelCircuit: model.modelCircuit,
      businessDate: daysSinceEpoch(request.businessDate),
      ...dayBounds(request.businessDate, profile.timeZone),
      kind: request.kind,
      batchIndex,
      featureProgramDigest: program.digest,
      modelDigest: model.digest,
      policyCommitment: policy.commitment,
      queryKeyCommitment: queryKeyCommitment(profile.queryKey),
    };
  }

  /**
   * Re-scores, salts and commits every record of the range that no earlier chunk holds. Dying here leaves the batch `sealing`:
   * it starts over with new salts, those of early chunks excepted.
   */
  private async fill(batch: BatchEntity): Promise<void> {
    const records = await this.recordsOf(batch, batch.firstSequence + batch.records, batch.endSequence);
    const { seals, chunks, rescoreDifferences } = await this.sealRecords(batch, records, false);
    // Before the transaction: comparing a large day with others takes seconds.
    const preflightNotes = await preflightNotesOf(this.dataSource.manager, batch);
    await this.dataSource.transaction(async (tx) => {
      const { affected } = await tx.update(BatchEntity, { id: batch.id, state: 'sealing' }, {
        state: 'sealed', preflightNotes: preflightNotes as never, records: batch.records + records.length, chunks: batch.chunks + chunks.length,
        rescoreDifferences: batch.rescoreDifferences + rescoreDifferences,
        timings: { ...batch.timings, sealedAt: Date.now() },
      });
      // Another request sealed it meanwhile: its salts stand.
      if (affected === 1) await this.store(tx, seals, chunks);
    });
  }

  private async store(tx: EntityManager, seals: readonly SealEntity[], chunks: readonly NewChunk[]): Promise<void> {
    for (let i = 0; i < seals.length; i += INSERT_ROWS) await tx.insert(SealEntity, seals.slice(i, i + INSERT_ROWS));
    if (chunks.length > 0) await tx.insert(ChunkEntity, [...chunks]);
  }

  private async recordsOf({ businessDate }: BatchEntity, first: number, end: number): Promise<RecordEntity[]> {
    return this.dataSource.manager
      .createQueryBuilder(RecordEntity, 'record')
      .where('record.businessDate = :businessDate AND record.sequence >= :first AND record.sequence < :end', { businessDate, first, end })
      .orderBy('record.sequence')
      .getMany();
  }

  /** Seals the batch's next records, going on from the chunks that it has. @param early of chunks that are proven before the close */
  private async sealRecords(batch: BatchEntity, records: readonly RecordEntity[], early: boolean): Promise<{
    seals: SealEntity[]; chunks: NewChunk[]; rescoreDifferences: number;
  }> {
    const evaluate = await this.evaluatorOf(batch.modelVersion);
    const salted = records.map((record, i) => {
      const score = evaluate(record.features);
      return {
        id: newId(), batchId: batch.id, position: batch.records + i, recordId: record.id, sequence: record.sequence,
        transactionSalt: randomSalt(), recordSalt: randomSalt(), inferenceSalt: randomSalt(), rescored: score === record.score ? null : score,
      };
    });
    const openings = records.map((record, i) => openingOf(record, salted[i]!));
    const { chunks, commitments } = await this.chunks(batch, openings, early);
    return { seals: salted.map((seal, i) => ({ ...seal, ...commitments[i]! })), chunks, rescoreDifferences: salted.filter(({ rescored }) => rescored !== null).length };
  }

  private async chunks(batch: BatchEntity, openings: readonly RecordOpening[], early: boolean): Promise<{
    chunks: NewChunk[];
    commitments: Pick<SealEntity, 'transactionCommitment' | 'recordCommitment' | 'lookupTag'>[];
  }> {
    const { manager } = this.dataSource;
    const policy = await manager.findOneByOrFail(PolicyEntity, { version: batch.policyVersion });
    const program = await manager.findOneByOrFail(FeatureProgramEntity, { version: batch.featureProgramVersion });
    const { queryKey } = await bankProfile(manager);
    const widths = featureWidths(program.document);
    const chunks: NewChunk[] = [];
    const commitments: Pick<SealEntity, 'transactionCommitment' | 'recordCommitment' | 'lookupTag'>[] = [];
    const last = await manager.findOneBy(ChunkEntity, { batchId: batch.id, chunkIndex: batch.chunks - 1 });
    let totals: Totals = last ? readTotals(last.totals) : ZERO_TOTALS;
    let salt = last ? last.totalsSalt : batch.firstSalt;
    for (let first = 0; first < openings.length; first += batch.slots) {
      const records = openings.slice(first, first + batch.slots);
      const totalsSalt = randomSalt();
      const sealed = sealChunk(batch.slots, widths, {
        records, totalsBefore: totals, totalsBeforeSalt: salt, totalsAfterSalt: totalsSalt,
        policy: policyOf(policy), policySalt: policy.salt, queryKey,
      });
      chunks.push({
        id: newId(), batchId: batch.id, chunkIndex: batch.chunks + chunks.length, firstPosition: batch.records + first, records: records.length,
        ...sealed.commitments, totals: storeTotals(sealed.totalsAfter), totalsSalt, early,
      });
      commitments.push(...sealed.records.map(({ transactionCommitment, recordCommitment, lookupTag }) => ({ transactionCommitment, recordCommitment, lookupTag })));
      totals = sealed.totalsAfter;
      salt = totalsSalt;
      // Hashing holds the event loop for some 100 ms a chunk: let requests through between chunks.
      await setImmediate();
    }
    return { chunks, commitments };
  }
}
