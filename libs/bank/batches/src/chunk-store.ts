/** What the proving workers read and write. They see witness inputs and commitments, by ids out of a job. */
import { sealChunk, ZERO_TOTALS, type BatchContext, type ChunkCommitments, type ChunkInput, type CircuitInput, type RecordOpening } from '@probity/shared-commitments';
import type { Proof } from '@probity/shared-evidence';
import { featureWidths as widthsOf } from '@probity/shared-feature-program';
import { newId } from '@probity/shared-platform';
import { In, type DataSource, type EntityManager } from 'typeorm';
import { BatchEntity, ChunkEntity, OutboxEntity, ProofEntity, SealEntity } from './entities/batch.entity.js';
import { RecordEntity } from './entities/record.entity.js';
import { FeatureProgramEntity, ModelEntity, PolicyEntity, type CircuitEntity } from './entities/reference.entity.js';
import { BatchError, SealedCommitmentMismatch } from './errors.js';
import { enqueueWishes } from './express.js';
import { openingOf } from './opening.js';
import { bankProfile, circuitOf, policyOf } from './reference-data.js';
import { COMMITMENT_NAMES, commitmentsOf, readContext, readTotals } from './stored.js';

export interface LoadedChunk {
  readonly batch: BatchContext;
  readonly slots: number;
  readonly featureWidths: readonly number[];
  readonly input: ChunkInput;
  /** What the model circuit takes beside: of a committed model its parameters and their salt. */
  readonly modelInput: CircuitInput;
  readonly sealed: ChunkCommitments;
  readonly circuits: { readonly record: CircuitEntity; readonly model: CircuitEntity };
}

type Database = DataSource | EntityManager;
const managerOf = (database: Database): EntityManager => ('manager' in database ? (database.manager as EntityManager) : (database as EntityManager));

export async function batchById(database: Database, batchId: string): Promise<BatchEntity> {
  const batch = await managerOf(database).findOneBy(BatchEntity, { id: batchId });
  if (!batch) throw new BatchError('BATCH_UNKNOWN', `there is no batch ${batchId}`, { status: 404 });
  return batch;
}

/**
 * One chunk, recomputed from the rows as they are now and compared with what was sealed.
 * @throws SealedCommitmentMismatch where a record, its salts or the chunk's totals are not what was sealed
 */
export async function loadChunk(database: Database, batchId: string, chunkIndex: number): Promise<LoadedChunk> {
  const manager = managerOf(database);
  const batch = await batchById(manager, batchId);
  const chunk = await manager.findOneBy(ChunkEntity, { batchId, chunkIndex });
  if (!chunk) throw new BatchError('CHUNK_UNKNOWN', `batch ${batchId} has no chunk ${chunkIndex}`, { status: 404 });
  const previous = chunkIndex === 0 ? undefined : await manager.findOneByOrFail(ChunkEntity, { batchId, chunkIndex: chunkIndex - 1 });
  const program = await manager.findOneByOrFail(FeatureProgramEntity, { version: batch.featureProgramVersion });
  const policy = await manager.findOneByOrFail(PolicyEntity, { version: batch.policyVersion });
  const model = await manager.createQueryBuilder(ModelEntity, 'model').addSelect('model.opening').where('model.version = :version', { version: batch.modelVersion }).getOneOrFail();
  const context = readContext(batch.context);
  const featureWidths = widthsOf(program.document);

  const mismatch = (sequence?: number): SealedCommitmentMismatch => new SealedCommitmentMismatch(batchId, chunkIndex, sequence);
  const { seals, records } = await sealedRecords(manager, batch, chunk, mismatch);
  const input: ChunkInput = {
    records,
    totalsBefore: previous ? readTotals(previous.totals) : ZERO_TOTALS,
    totalsBeforeSalt: previous ? previous.totalsSalt : batch.firstSalt,
    totalsAfterSalt: chunk.totalsSalt,
    policy: policyOf(policy),
    policySalt: policy.salt,
    queryKey: (await bankProfile(manager)).queryKey,
  };
  const sealed = commitmentsOf(chunk);
  const now = resealed(batch.slots, featureWidths, input, mismatch);
  now.records.forEach((record, i) => {
    const seal = seals[i]!;
    if (record.transactionCommitment !== seal.transactionCommitment || record.recordCommitment !== seal.recordCommitment || record.lookupTag !== seal.lookupTag) {
      throw mismatch(seal.sequence);
    }
  });
  if (COMMITMENT_NAMES.some((name) => now.commitments[name] !== sealed[name])) throw mismatch();
  return {
    batch: context,
    slots: batch.slots,
    featureWidths,
    input,
    modelInput: openingInput(model),
    sealed,
    circuits: { record: await circuitOf(manager, context.recordCircuit), model: await circuitOf(manager, context.modelCircuit) },
  };
}

/** Signals of circuits/model/committed-chunk.circom. */
function openingInput({ opening }: ModelEntity): CircuitInput {
  return opening === null ? {} : { parameters: opening.parameters.map(BigInt), modelSalt: BigInt(opening.salt) };
}

async function sealedRecords(
  manager: EntityManager, batch: BatchEntity, chunk: ChunkEntity, mismatch: (sequence?: number) => SealedCommitmentMismatch,
): Promise<{ seals: SealEntity[]; records: RecordOpening[] }> {
  const seals = await manager
    .createQueryBuilder(SealEntity, 'seal')
    .where('seal.batchId = :batchId AND seal.position >= :first AND seal.position < :end', {
      batchId: batch.id, first: chunk.firstPosition, end: chunk.firstPosition + chunk.records,
    })
    .orderBy('seal.position')
    .getMany();
  if (seals.length !== chunk.records) throw mismatch();
  const rows = new Map((await manager.findBy(RecordEntity, { id: In(seals.map(({ recordId }) => recordId)) })).map((row) => [row.id, row]));
  const records = seals.map((seal) => {
    const row = rows.get(seal.recordId);
    if (!row || row.sequence !== seal.sequence || row.businessDate !== batch.businessDate) throw mismatch(seal.sequence);
    try {
      return openingOf(row, seal);
    } catch {
      // A value was edited to one that no commitment can hold.
      throw mismatch(seal.sequence);
    }
  });
  return { seals, records };
}

function resealed(slots: number, widths: readonly number[], input: ChunkInput, mismatch: () => SealedCommitmentMismatch): ReturnType<typeof sealChunk> {
  try {
    return sealChunk(slots, widths, input);
  } catch {
    throw mismatch();
  }
}

export interface NewProof {
  readonly batchId: string;
  readonly chunkIndex: number;
  readonly circuit: 'record' | 'model';
  readonly proof: Proof;
  readonly statementDigest: bigint;
  readonly proveMs: number;
}

/** Stores a verified proof. Returns false where one is there already: jobs may be delivered twice. */
export async function storeProof(database: Database, proof: NewProof): Promise<boolean> {
  const manager = managerOf(database);
  const inserted = await manager
    .createQueryBuilder()
    .insert()
    .into(ProofEntity)
    .values({ ...proof, id: newId() } as never)
    .orIgnore()
    .returning('id')
    .execute();
  await manager.update(BatchEntity, { id: proof.batchId, state: 'closed' }, { state: 'proving' });
  return (inserted.raw as unknown[]).length > 0;
}

/**
 * Notes that a chunk can't be proven, whatever is tried; the batch stops until `retryBatch`. One whose day still runs goes on:
 * its flow tries the chunk again, and stops it then.
 */
export async function markChunkFailed(database: Database, batchId: string, chunkIndex: number, code: string): Promise<void> {
  await managerOf(database).transaction(async (manager) => {
    await manager.update(ChunkEntity, { batchId, chunkIndex }, { failureCode: code });
    await manager.update(BatchEntity, { id: batchId, state: In(['closed', 'proving']) }, { state: 'failed', failureCode: code });
  });
}

/** Puts a failed batch back to proving, once what failed it is mended. Its proofs so far stay. */
export async function retryBatch(database: Database, batchId: string): Promise<void> {
  await managerOf(database).transaction(async (manager) => {
    const { affected } = await manager.update(BatchEntity, { id: batchId, state: 'failed', lost: false }, { state: 'closed', failureCode: null });
    if (affected !== 1) throw new BatchError('BATCH_STATE', `batch ${batchId} has not failed, or its rows are lost: then seal the date as recovery`);
    await manager.update(ChunkEntity, { batchId }, { failureCode: null });
    await enqueueProving(manager, batchId);
  });
}

/** The outbox rows that start proving; written in the transaction that closes the batch. */
export async function enqueueProving(manager: EntityManager, batchId: string): Promise<void> {
  await manager.insert(OutboxEntity, { id: newId(), topic: 'prove-batch', payload: { batchId }, dispatchedAt: null });
  await enqueueWishes(manager, batchId);
}

export interface BatchProgress {
  readonly chunks: number;
  readonly proven: { readonly record: number; readonly model: number };
  readonly proveMs: number;
}

export async function batchProgress(database: Database, batchId: string): Promise<BatchProgress> {
  const manager = managerOf(database);
  const batch = await batchById(manager, batchId);
  const rows = await manager
    .createQueryBuilder(ProofEntity, 'proof')
    .select('proof.circuit', 'circuit')
    .addSelect('COUNT(*)::int', 'count')
    .addSelect('SUM(proof.proveMs)::int', 'ms')
    .where('proof.batchId = :batchId', { batchId })
    .groupBy('proof.circuit')
    .getRawMany<{ circuit: 'record' | 'model'; count: number; ms: number }>();
  const of = (circuit: string): number => rows.find((row) => row.circuit === circuit)?.count ?? 0;
  return { chunks: batch.chunks, proven: { record: of('record'), model: of('model') }, proveMs: rows.reduce((sum, { ms }) => sum + ms, 0) };
}

export interface ChunkPlace {
  readonly batchId: string;
  readonly chunkIndex: number;
  readonly businessDate: string;
}

/**
 * Early chunks whose proofs are awaited: handed to the queue, not both proven, not failed for good, and their batch's own flow
 * not begun.
 */
export async function earlyChunksUnderWay(manager: EntityManager): Promise<ChunkPlace[]> {
  return manager
    .createQueryBuilder(ChunkEntity, 'chunk')
    .innerJoin(BatchEntity, 'batch', "batch.id = chunk.batchId AND batch.state IN ('open', 'sealing', 'sealed')")
    .select(['chunk.batch_id AS "batchId"', 'chunk.chunk_index AS "chunkIndex"', 'batch.business_date::text AS "businessDate"'])
    .where('chunk.early AND chunk.failureCode IS NULL')
    .andWhere('(SELECT COUNT(*) FROM bank.proof made WHERE made.batch_id = chunk.batch_id AND made.chunk_index = chunk.chunk_index) < 2')
    .andWhere(`EXISTS (SELECT 1 FROM bank.outbox handed WHERE handed.topic IN ('prove-chunk', 'express-chunk') AND handed.dispatched_at IS NOT NULL
      AND handed.payload ->> 'batchId' = chunk.batch_id::text AND (handed.payload ->> 'chunkIndex')::int = chunk.chunk_index)`)
    .orderBy('batch.business_date')
    .addOrderBy('chunk.chunk_index')
    .getRawMany<ChunkPlace>();
}
