/** Sealing: the range of records first, in one short transaction; then salts and commitments, in another. */
import { queryKeyCommitment, randomSalt, sealChunk, ZERO_TOTALS, type BatchContext, type BatchKind, type RecordOpening, type Totals } from '@probity/shared-commitments';
import { featureWidths } from '@probity/shared-feature-program';
import { newId } from '@probity/shared-platform';
import { setImmediate } from 'node:timers/promises';
import type { DataSource, EntityManager } from 'typeorm';
import { dayBounds, daysSinceEpoch } from './business-day.js';
import { BatchEntity, ChunkEntity, SealEntity } from './entities/batch.entity.js';
import { BusinessDayEntity, RecordEntity } from './entities/record.entity.js';
import { FeatureProgramEntity, PolicyEntity } from './entities/reference.entity.js';
import { BatchError } from './errors.js';
import { openingOf } from './opening.js';
import type { DayFacts, EvaluatorOf } from './ports.js';
import { bankProfile, circuitOf, policyOf, referenceOn, type DayReference } from './reference-data.js';
import { isSettled, planRecovery, unrecovered } from './recovery.js';
import { storeContext, storeTotals } from './stored.js';

export interface SealRequest {
  readonly businessDate: string;
  readonly kind: BatchKind;
  /** The batch that a correction or a recovery replaces. */
  readonly supersedes?: string;
  readonly actor: string;
}

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
    const day = await lockBusinessDay(manager, businessDate);
    const batches = await manager.find(BatchEntity, { where: { businessDate }, order: { batchIndex: 'ASC' } });
    const again = batches.find((batch) => batch.kind === kind && !batch.lost && (kind === 'normal' || kind === 'empty' || batch.state === 'sealing'));
    if (again) return again;
    const [lost] = unrecovered(batches);
    if (lost && kind !== 'recovery') throw new BatchError('ROWS_LOST', `the rows of batch ${lost.batchIndex} of ${businessDate} went with a restore: send its records again and seal the date as recovery of ${lost.id}`);
    const open = batches.find((batch) => !isSettled(batch, batches, kind));
    if (open) throw new BatchError('PREVIOUS_BATCH_OPEN', `batch ${open.batchIndex} of ${businessDate} is ${open.state}: prove and publish it first, so that each batch of a date has its place in the log`);
    const range = kind === 'recovery' ? await planRecovery(manager, request.supersedes, batches, day.nextSequence) : this.range(request, day.nextSequence, batches);
    const reference = await referenceOn(manager, businessDate);
    const context = this.context(reference, request, batches.length);
    const record = await circuitOf(manager, context.recordCircuit);
    const model = await circuitOf(manager, context.modelCircuit);
    if (record.slots !== model.slots) throw new BatchError('REFERENCE_CONFLICT', 'the record circuit and the model circuit take chunks of different sizes');
    const batch: Partial<BatchEntity> = {
      id: newId(), businessDate, batchIndex: batches.length, kind, state: 'sealing', failureCode: null,
      context: storeContext(context), slots: record.slots,
      policyVersion: reference.policy.version, modelVersion: reference.model.version,
      featureProgramVersion: reference.program.version, lineRegisterVersion: reference.lines.version,
      ...range, records: 0, chunks: 0, firstSalt: randomSalt(), rescoreDifferences: 0,
      quarantined: await this.facts.quarantined(manager, businessDate), fxTableDigest: await this.facts.fxTableDigest(manager, businessDate),
      timings: { sealingAt: Date.now() }, actor: request.actor,
    };
    await manager.insert(BatchEntity, batch as never);
    return manager.findOneByOrFail(BatchEntity, { id: batch.id! });
  }

  private range(
    request: SealRequest, nextSequence: number, batches: readonly BatchEntity[],
  ): Pick<BatchEntity, 'firstSequence' | 'endSequence' | 'supersedesBatch' | 'supersedes'> {
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

  /** Re-scores, salts and commits every record of the range. Dying here leaves the batch `sealing`: it starts over. */
  private async fill(batch: BatchEntity): Promise<void> {
    const { manager } = this.dataSource;
    const records = await manager
      .createQueryBuilder(RecordEntity, 'record')
      .where('record.businessDate = :date AND record.sequence >= :first AND record.sequence < :end', {
        date: batch.businessDate, first: batch.firstSequence, end: batch.endSequence,
      })
      .orderBy('record.sequence')
      .getMany();
    const evaluate = await this.evaluatorOf(batch.modelVersion);
    const seals = records.map((record, position) => {
      const score = evaluate(record.features);
      return {
        id: newId(), batchId: batch.id, position, recordId: record.id, sequence: record.sequence,
        transactionSalt: randomSalt(), recordSalt: randomSalt(), inferenceSalt: randomSalt(), rescored: score === record.score ? null : score,
      };
    });
    const openings = records.map((record, i) => openingOf(record, seals[i]!));
    const { chunks, commitments } = await this.chunks(batch, openings);
    await this.dataSource.transaction(async (tx) => {
      const { affected } = await tx.update(BatchEntity, { id: batch.id, state: 'sealing' }, {
        state: 'sealed', records: records.length, chunks: chunks.length,
        rescoreDifferences: seals.filter(({ rescored }) => rescored !== null).length,
        timings: { ...batch.timings, sealedAt: Date.now() },
      });
      // Another request sealed it meanwhile: its salts stand.
      if (affected !== 1) return;
      for (let i = 0; i < seals.length; i += INSERT_ROWS) {
        await tx.insert(SealEntity, seals.slice(i, i + INSERT_ROWS).map((seal, j) => ({ ...seal, ...commitments[i + j]! })));
      }
      if (chunks.length > 0) await tx.insert(ChunkEntity, chunks);
    });
  }

  private async chunks(batch: BatchEntity, openings: readonly RecordOpening[]): Promise<{
    chunks: Omit<ChunkEntity, 'failureCode'>[];
    commitments: Pick<SealEntity, 'transactionCommitment' | 'recordCommitment' | 'lookupTag'>[];
  }> {
    const { manager } = this.dataSource;
    const policy = await manager.findOneByOrFail(PolicyEntity, { version: batch.policyVersion });
    const program = await manager.findOneByOrFail(FeatureProgramEntity, { version: batch.featureProgramVersion });
    const { queryKey } = await bankProfile(manager);
    const widths = featureWidths(program.document);
    const chunks: Omit<ChunkEntity, 'failureCode'>[] = [];
    const commitments: Pick<SealEntity, 'transactionCommitment' | 'recordCommitment' | 'lookupTag'>[] = [];
    let totals: Totals = ZERO_TOTALS;
    let salt = batch.firstSalt;
    for (let first = 0; first < openings.length; first += batch.slots) {
      const records = openings.slice(first, first + batch.slots);
      const totalsSalt = randomSalt();
      const sealed = sealChunk(batch.slots, widths, {
        records, totalsBefore: totals, totalsBeforeSalt: salt, totalsAfterSalt: totalsSalt,
        policy: policyOf(policy), policySalt: policy.salt, queryKey,
      });
      chunks.push({
        id: newId(), batchId: batch.id, chunkIndex: chunks.length, firstPosition: first, records: records.length,
        ...sealed.commitments, totals: storeTotals(sealed.totalsAfter), totalsSalt,
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

