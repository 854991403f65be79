/**
 * The express lane: the proof of one named record before all others. Chunks are always cut full, since the judge and finance
 * cut them by the slots of the circuit: a record whose chunk is not full yet waits for that, and goes first then. Tells states
 * and ids only, never a sum.
 */
import { newId } from '@probity/shared-platform';
import type { DataSource, EntityManager } from 'typeorm';
import { BatchEntity, ChunkEntity, OutboxEntity, ProofEntity, SealEntity } from './entities/batch.entity.js';
import { RecordEntity } from './entities/record.entity.js';
import { ExpressRecordEntity } from './entities/schedule.entity.js';
import { BatchError } from './errors.js';
import type { ChunkPlace } from './chunk-store.js';

export type ExpressState =
  | 'PROVEN'
  /** Its two proofs are in the queue, before all others. */
  | 'QUEUED'
  /** It is in no sealed chunk yet; the one that takes it goes first. */
  | 'WAITS_FOR_CHUNK'
  /** It is sealed, and no proof may begin before the close leaf is cosigned; then its chunk goes first. */
  | 'WAITS_FOR_CLOSE'
  /** Its chunk can't be proven: mend the cause and retry the batch. */
  | 'FAILED';

export interface ExpressView {
  readonly recordId: string;
  readonly state: ExpressState;
  readonly batchId: string | null;
  readonly chunkIndex: number | null;
}

/** By which a posting is known outside. */
export interface RecordKey {
  readonly source: string;
  readonly externalId: string;
  readonly side: 'debit' | 'credit';
}

/**
 * Asks for the proof of a record before all others; asked again, it tells the state. The wish is kept, so that it holds for a
 * chunk that is sealed, or a batch that is closed, only later.
 * @throws BatchError RECORD_UNKNOWN
 */
export async function proveExpress(dataSource: DataSource, record: { readonly id: string } | RecordKey, actor: string): Promise<ExpressView> {
  return dataSource.transaction(async (manager) => {
    const found = await manager.findOne(RecordEntity, { select: { id: true }, where: record });
    if (!found) throw new BatchError('RECORD_UNKNOWN', 'there is no such record: it was not taken, or waits in quarantine', { status: 404 });
    await manager.createQueryBuilder().insert().into(ExpressRecordEntity).values({ recordId: found.id, actor }).orIgnore().execute();
    const view = await stateOf(manager, found.id);
    if (view.state === 'QUEUED') await enqueueExpress(manager, [{ batchId: view.batchId!, chunkIndex: view.chunkIndex! }]);
    return view;
  });
}

async function stateOf(manager: EntityManager, recordId: string): Promise<ExpressView> {
  // A correction seals a record again: the newest batch is the one that counts.
  const seal = await manager
    .createQueryBuilder(SealEntity, 'seal')
    .innerJoin(BatchEntity, 'batch', 'batch.id = seal.batchId')
    .where('seal.recordId = :recordId', { recordId })
    .orderBy('batch.batchIndex', 'DESC')
    .limit(1)
    .getOne();
  if (!seal) return { recordId, state: 'WAITS_FOR_CHUNK', batchId: null, chunkIndex: null };
  const { batchId, position } = seal;
  const batch = await manager.findOneByOrFail(BatchEntity, { id: batchId });
  const chunk = await manager
    .createQueryBuilder(ChunkEntity, 'chunk')
    .where('chunk.batchId = :batchId AND :position >= chunk.firstPosition AND :position < chunk.firstPosition + chunk.records', { batchId, position })
    .getOneOrFail();
  const proofs = await manager.countBy(ProofEntity, { batchId, chunkIndex: chunk.chunkIndex });
  return { recordId, state: proofs === 2 ? 'PROVEN' : waitingState(batch, chunk), batchId, chunkIndex: chunk.chunkIndex };
}

function waitingState({ state }: BatchEntity, { early, failureCode }: ChunkEntity): ExpressState {
  if (state === 'failed' || failureCode !== null) return 'FAILED';
  return early || state === 'closed' || state === 'proving' ? 'QUEUED' : 'WAITS_FOR_CLOSE';
}

async function enqueueExpress(manager: EntityManager, chunks: readonly Pick<ChunkPlace, 'batchId' | 'chunkIndex'>[]): Promise<void> {
  for (const { batchId, chunkIndex } of chunks) {
    await manager.insert(OutboxEntity, { id: newId(), topic: 'express-chunk', payload: { batchId, chunkIndex }, dispatchedAt: null });
  }
}

/** Outbox rows of the chunks of a batch that somebody waits for; written in the transaction that lets its proving begin. */
export async function enqueueWishes(manager: EntityManager, batchId: string): Promise<void> {
  await enqueueExpress(manager, (await expressChunks(manager)).filter((chunk) => chunk.batchId === batchId));
}

/** True where somebody waits for one of the records. */
export async function isWished(manager: EntityManager, recordIds: readonly string[]): Promise<boolean> {
  return manager.createQueryBuilder(ExpressRecordEntity, 'wish').where('wish.recordId IN (:...recordIds)', { recordIds }).getExists();
}

/** Chunks that somebody waits for, whose proofs may be made now and are not there. */
export async function expressChunks(manager: EntityManager): Promise<ChunkPlace[]> {
  return manager
    .createQueryBuilder(ExpressRecordEntity, 'wish')
    .innerJoin(SealEntity, 'seal', 'seal.recordId = wish.recordId')
    .innerJoin(ChunkEntity, 'chunk', 'chunk.batchId = seal.batchId AND seal.position >= chunk.firstPosition AND seal.position < chunk.firstPosition + chunk.records')
    .innerJoin(BatchEntity, 'batch', 'batch.id = seal.batchId')
    .select(['chunk.batch_id AS "batchId"', 'chunk.chunk_index AS "chunkIndex"', 'batch.business_date::text AS "businessDate"'])
    .distinct()
    .where("(batch.state IN ('closed', 'proving') OR (chunk.early AND batch.state IN ('open', 'sealing', 'sealed')))")
    .andWhere('chunk.failureCode IS NULL')
    .andWhere('(SELECT COUNT(*) FROM bank.proof made WHERE made.batch_id = chunk.batch_id AND made.chunk_index = chunk.chunk_index) < 2')
    .getRawMany<ChunkPlace>();
}
