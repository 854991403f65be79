/**
 * What the bank says beside the evidence of a batch: free text that goes into the header, so that it is committed and
 * signed with the figures. The examiner reads it, so it holds nothing that names a person or a payment.
 */
import type { EntityManager } from 'typeorm';
import { BatchEntity } from './entities/batch.entity.js';
import { BatchExplanationEntity } from './entities/explanation.entity.js';
import { BatchError } from './errors.js';

/** More versions than anybody reads. */
const VERSIONS_SHOWN = 100;

/** What a text may not hold: a raw identifier of the business date. Undefined where it holds none. */
export type MentionOf = (manager: EntityManager, businessDate: string, text: string) => Promise<string | undefined>;

export interface ExplanationPut {
  readonly text: string;
  readonly actor: string;
}

/** The version that goes into the header; undefined where nothing was said. */
export async function newestExplanation(manager: EntityManager, batchId: string): Promise<BatchExplanationEntity | undefined> {
  return (await explanationsOf(manager, batchId, 1))[0];
}

/** All versions, newest first, at most 100. */
export async function explanationsOf(manager: EntityManager, batchId: string, most = VERSIONS_SHOWN): Promise<BatchExplanationEntity[]> {
  return manager.find(BatchExplanationEntity, { where: { batchId }, order: { version: 'DESC' }, take: most });
}

/**
 * Before it is sealed nobody knows what the batch holds, nor what was noticed about it: words of then would release a day that
 * resembles another without anybody having seen that it does, and could name a payment that comes after they were looked at.
 * @throws BatchError BATCH_STATE
 */
export function requireSealed({ id, state }: BatchEntity): void {
  if (state === 'open' || state === 'sealing') throw new BatchError('BATCH_STATE', `batch ${id} is ${state}: look at its notes once it is sealed, then explain it`);
}

/**
 * Adds a version; the same text as the newest again changes nothing. The caller holds the row lock of the batch, as does who
 * makes its header: a version is either in the header or refused.
 * @throws BatchError BATCH_STATE before it is sealed, EXPLANATION_TOO_LATE once the header is in the log
 */
export async function addExplanation(manager: EntityManager, batch: BatchEntity, { text, actor }: ExplanationPut): Promise<void> {
  requireSealed(batch);
  if (batch.headerIndex !== null || batch.lost) {
    throw new BatchError('EXPLANATION_TOO_LATE', `the header of batch ${batch.id} is in the log, and with it what was said until then: a correction carries a new explanation`);
  }
  const newest = await newestExplanation(manager, batch.id);
  if (newest?.text === text) return;
  await manager.insert(BatchExplanationEntity, { batchId: batch.id, version: (newest?.version ?? 0) + 1, text, actor });
}

/** @throws BatchError EXPLANATION_NAMES_IDENTIFIER, without the identifier */
export async function requireNoIdentifier(manager: EntityManager, { businessDate }: BatchEntity, text: string, mentionOf: MentionOf): Promise<void> {
  const mention = await mentionOf(manager, businessDate, text);
  if (mention === undefined) return;
  throw new BatchError('EXPLANATION_NAMES_IDENTIFIER', `text: it holds ${mention} of ${businessDate}, and would leave the bank with the evidence: say it without`, { status: 422 });
}
