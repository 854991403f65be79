import { canonicalJson, chunkStatements, modelStatementDigest, recordStatementDigest, totalsCommitment, ZERO_TOTALS } from '@probity/shared-commitments';
import { In, LessThanOrEqual, MoreThan, type EntityManager } from 'typeorm';
import { loadChunk } from '../chunk-store.js';
import { BatchEntity, ChunkEntity, OutboxEntity, SealEntity } from '../entities/batch.entity.js';
import { LogCosignatureEntity, LogLeafEntity, LogRecoveryEntity } from '../entities/log.entity.js';
import { RecordEntity } from '../entities/record.entity.js';
import { SealedCommitmentMismatch } from '../errors.js';
import { closeLeafOf, headerOf } from '../evidence.js';
import { commitmentsOf, readContext, readTotals } from '../stored.js';
import { evaluatorFor, isDatabaseTrouble, isMissing, type Checking, type Evaluate } from './checking.js';
import { checkProofs, type ProofKeys, type Statements } from './proofs.js';
import { computed } from './records.js';

/** States in which every chunk has both proofs. */
const PROVEN: readonly BatchEntity['state'][] = ['proven', 'anchored', 'published', 'judged'];
/** Kinds that go on where the date's last batch ended; the others cover a range again. */
const TILING: readonly BatchEntity['kind'][] = ['normal', 'empty', 'late'];

/** The batches of a date: among themselves, and each with its seals, chunks, proofs and leaves. @returns how many chunks there are */
export async function checkBatches(checking: Checking, keys: ProofKeys, date: string, next: number | null): Promise<number> {
  const batches = await checking.manager.find(BatchEntity, { where: { businessDate: date }, order: { batchIndex: 'ASC' } });
  checkDate(checking, date, batches, next ?? 0);
  let chunks = 0;
  for (const batch of batches) {
    if (batch.lost) {
      await checkLost(checking, batch);
      continue;
    }
    await checkState(checking, batch);
    if (batch.state !== 'sealing') chunks += await checkChunks(checking, keys, batch);
    await checkLeaves(checking, batch);
  }
  return chunks;
}

function checkDate({ problems }: Checking, date: string, batches: readonly BatchEntity[], next: number): void {
  batches.forEach(({ batchIndex }, i) => batchIndex === i || problems.add('BATCH_INDEX', `${date} batch ${batchIndex}`));
  if (batches.filter(({ kind }) => kind === 'normal' || kind === 'empty').length > 1) problems.add('BATCH_DUPLICATE', date);
  // Of a recovery that failed too, the next one replaces the same batch.
  const corrected = batches.flatMap(({ kind, lost, supersedesBatch }) => (kind === 'recovery' || lost ? [] : (supersedesBatch ?? [])));
  if (new Set(corrected).size !== corrected.length) problems.add('BATCH_DUPLICATE', date);
  let end = 0;
  for (const batch of batches.filter(({ lost }) => !lost)) {
    const where = `${date} batch ${batch.batchIndex}`;
    const replaced = batches.find(({ id }) => id === batch.supersedesBatch);
    if (TILING.includes(batch.kind) || (batch.kind === 'recovery' && replaced?.lost)) {
      if (batch.firstSequence !== end || batch.endSequence < end || batch.endSequence > next) problems.add('RANGE_TILING', where);
      end = Math.max(end, batch.endSequence);
    } else if ((batch.kind === 'correction' || batch.kind === 'recovery') && (replaced?.firstSequence !== batch.firstSequence || replaced.endSequence !== batch.endSequence)) {
      problems.add('RANGE_TILING', where);
    }
  }
}

async function checkState({ manager, problems }: Checking, batch: BatchEntity): Promise<void> {
  const { state } = batch;
  const wrong = (what: string): void => problems.add('STATE_INCONSISTENT', `batch ${batch.id}`, `${state}: ${what}`);
  const isOneOf = (...states: BatchEntity['state'][]): boolean => states.includes(state);
  if ((batch.closeIndex === null) !== (batch.closeHash === null)) wrong('index and hash of the close leaf');
  const header = [batch.headerIndex, batch.headerHash, batch.header].filter((part) => part !== null).length;
  if (header !== 0 && header !== 3) wrong('index, hash and document of the header');
  if ((batch.attestation === null) !== (batch.attestationSha256 === null)) wrong('attestation and its digest');
  if (batch.closeIndex === null && !isOneOf('open', 'sealing', 'sealed')) wrong('no close leaf');
  if (batch.closeIndex !== null && batch.attestation === null) wrong('no attestation');
  if (batch.headerIndex === null && isOneOf('anchored', 'published', 'judged')) wrong('no header');
  if (batch.headerIndex !== null && !(batch.headerIndex > (batch.closeIndex ?? Infinity))) wrong('the header stands before its close leaf');
  if (isOneOf('published', 'judged') && batch.receipt === null) wrong('no receipt');
  if ((state === 'judged') !== (batch.verdict !== null)) wrong('verdict');
  if (isOneOf('anchored', 'published', 'judged')) {
    const { anchorSize } = batch;
    const holds = anchorSize !== null && anchorSize > (batch.headerIndex ?? Infinity);
    if (!holds || !(await manager.existsBy(LogCosignatureEntity, { size: anchorSize }))) wrong('no cosigned checkpoint that holds the header');
  }
  await checkOutbox({ manager, problems }, batch);
}

async function checkOutbox({ manager, problems }: Pick<Checking, 'manager' | 'problems'>, batch: BatchEntity): Promise<void> {
  if (batch.chunks === 0 || ['open', 'sealing', 'sealed'].includes(batch.state)) return;
  const rows = await manager.createQueryBuilder(OutboxEntity, 'outbox')
    .where("outbox.topic = 'prove-batch' AND outbox.payload ->> 'batchId' = :id", { id: batch.id }).getMany();
  if (rows.length === 0) problems.add('OUTBOX_MISSING', `batch ${batch.id}`);
  if (PROVEN.includes(batch.state) && rows.some(({ dispatchedAt }) => dispatchedAt === null)) problems.add('OUTBOX_WAITING', `batch ${batch.id}`);
}

async function checkChunks(checking: Checking, keys: ProofKeys, batch: BatchEntity): Promise<number> {
  const { manager, problems } = checking;
  const chunks = await manager.countBy(ChunkEntity, { batchId: batch.id });
  const records = batch.endSequence - batch.firstSequence;
  if (batch.records !== records || (await manager.countBy(SealEntity, { batchId: batch.id })) !== records) problems.add('SEALS_DIFFER', `batch ${batch.id}`);
  if (batch.chunks !== chunks || chunks !== Math.ceil(records / batch.slots)) problems.add('CHUNKS_DIFFER', `batch ${batch.id}`);
  const evaluate = await evaluatorFor(checking, batch.modelVersion, `batch ${batch.id}`);
  let before = totalsCommitment(ZERO_TOTALS, batch.firstSalt);
  for (let index = 0; index < batch.chunks; index += 1) {
    const chunk = await manager.findOneBy(ChunkEntity, { batchId: batch.id, chunkIndex: index });
    const where = `batch ${batch.id} chunk ${index}`;
    const first = index * batch.slots;
    if (chunk?.firstPosition !== first || chunk.records !== Math.min(batch.slots, records - first)) problems.add('CHUNKS_DIFFER', where);
    if (chunk === null) continue;
    if (chunk.totalsBefore !== before) problems.add('TOTALS_CHAIN', where);
    if (computed(() => totalsCommitment(readTotals(chunk.totals), chunk.totalsSalt)) !== chunk.totalsAfter) problems.add('TOTALS_OPENING', where);
    before = chunk.totalsAfter;
    await checkSeals(checking, batch, chunk, evaluate);
    await checkCommitments(checking, batch, index);
    await checkProofs(checking, keys, batch, index, statementsOf(batch, chunk), PROVEN.includes(batch.state));
  }
  const beyond: { chunk: number }[] = await manager.query(
    'SELECT DISTINCT chunk_index AS chunk FROM bank.proof WHERE batch_id = $1 AND chunk_index NOT BETWEEN 0 AND $2', [batch.id, batch.chunks - 1],
  );
  for (const { chunk } of beyond) problems.add('PROOF_UNEXPECTED', `batch ${batch.id} chunk ${chunk}`);
  return chunks;
}

function statementsOf(batch: BatchEntity, chunk: ChunkEntity): Statements | undefined {
  return computed(() => {
    const { record, model } = chunkStatements(readContext(batch.context), chunk.chunkIndex, commitmentsOf(chunk));
    return { record: recordStatementDigest(record), model: modelStatementDigest(model) };
  });
}

/** One seal a record, in sequence order; and the evaluator's score kept where production's is another. */
async function checkSeals({ manager, problems }: Checking, batch: BatchEntity, chunk: ChunkEntity, evaluate: Evaluate | undefined): Promise<void> {
  const [first, end] = [chunk.firstPosition, chunk.firstPosition + chunk.records];
  const seals = await manager.createQueryBuilder(SealEntity, 'seal')
    .where('seal.batchId = :id AND seal.position >= :first AND seal.position < :end', { id: batch.id, first, end })
    .orderBy('seal.position').getMany();
  const records = new Map((await manager.findBy(RecordEntity, { id: In(seals.map(({ recordId }) => recordId)) })).map((row) => [row.id, row]));
  seals.forEach((seal, i) => {
    const where = `batch ${batch.id} position ${seal.position}`;
    const record = records.get(seal.recordId);
    const inPlace = seal.position === first + i && seal.sequence === batch.firstSequence + seal.position;
    if (!inPlace || record?.sequence !== seal.sequence || record.businessDate !== batch.businessDate) problems.add('SEALS_DIFFER', where);
    else if (evaluate && computed(() => evaluate(record.features)) !== (seal.rescored ?? record.score)) problems.add('SCORE_DIFFERS', `${record.businessDate} sequence ${record.sequence}`);
  });
}

async function checkCommitments({ manager, problems }: Checking, batch: BatchEntity, index: number): Promise<void> {
  try {
    await loadChunk(manager, batch.id, index);
  } catch (error) {
    if (isDatabaseTrouble(error)) throw error;
    const sequence = error instanceof SealedCommitmentMismatch && error.sequence !== undefined ? `sequence ${error.sequence}` : undefined;
    // A context or totals edited out of their form can't be read at all.
    problems.add(isMissing(error) ? 'REFERENCE_MISSING' : 'COMMITMENT_DIFFERS', `batch ${batch.id} chunk ${index}`, sequence);
  }
}

/** Of a lost batch there are its leaves and nothing else. Only leaves that came back after a restore may be such: else rows were removed. */
async function checkLost({ manager, problems }: Checking, { id, closeIndex, closeHash, headerIndex, headerHash }: BatchEntity): Promise<void> {
  const cameBack = closeIndex !== null && (await manager.existsBy(LogRecoveryEntity, { held: LessThanOrEqual(closeIndex), size: MoreThan(closeIndex) }));
  if (!cameBack) problems.add('STATE_INCONSISTENT', `batch ${id}`, 'lost: its close leaf is none that came back after a restore');
  const isThere = (index: number, hash: string | null): Promise<boolean> => manager.existsBy(LogLeafEntity, { index, hash: hash ?? '' });
  if (closeIndex !== null && !(await isThere(closeIndex, closeHash))) problems.add('CLOSE_LEAF_DIFFERS', `batch ${id}`);
  if (headerIndex !== null && !(await isThere(headerIndex, headerHash))) problems.add('HEADER_DIFFERS', `batch ${id}`);
}

/** Close leaf and header, made anew from the rows, against the bytes in the log. */
async function checkLeaves({ manager, problems }: Checking, batch: BatchEntity): Promise<void> {
  const { closeIndex, closeHash, headerIndex, headerHash, header } = batch;
  const closed = closeIndex === null || (await isLeaf(manager, closeIndex, closeHash, () => closeLeafOf(manager, batch)));
  if (!closed) problems.add('CLOSE_LEAF_DIFFERS', `batch ${batch.id}`);
  if (headerIndex === null) return;
  const kept = await isLeaf(manager, headerIndex, headerHash, async () => header);
  const derived = await isLeaf(manager, headerIndex, headerHash, () => headerOf(manager, batch));
  if (!kept || !derived) problems.add('HEADER_DIFFERS', `batch ${batch.id}`);
}

async function isLeaf(manager: EntityManager, index: number, hash: string | null, derive: () => Promise<unknown>): Promise<boolean> {
  const leaf = await manager.findOneBy(LogLeafEntity, { index });
  if (leaf === null || leaf.hash !== hash) return false;
  const derived = await derive().catch((error: unknown) => {
    // A schema refuses what was edited out of its form; whatever else goes wrong in the database is no finding.
    if (isDatabaseTrouble(error)) throw error;
    return undefined;
  });
  return derived !== undefined && canonicalJson(derived) === leaf.leaf.toString('utf8');
}
