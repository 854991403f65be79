/**
 * The case log: what happens to alerts, in one hash chain a business date, and the root that each header publishes of it.
 * A chain over all dates would have one head that every scoring transaction with an alert locks until it ends; the lock
 * of a date is held by then anyway, since it gives out the sequence numbers.
 */
import { randomBytes } from 'node:crypto';
import { randomSalt } from '@probity/shared-commitments';
import { CASE_CHAIN_START, caseEventHash, caseLogOver, type CaseEvent, type CaseLog } from '@probity/shared-evidence';
import { newId } from '@probity/shared-platform';
import type { EntityManager } from 'typeorm';
import { CaseEventEntity, CaseLogRootEntity } from './entities/case-log.entity.js';

/** The event that a row stores. */
export function caseEventOf({ id, businessDate, sequence, alertId, kind, actor, at, content }: CaseEventEntity): CaseEvent {
  return { id, businessDate, sequence, alert: alertId, kind, actor, at: Number(at), content } as CaseEvent;
}

/** An event before it has its place in a chain. */
type Unplaced<Event> = Event extends CaseEvent ? Omit<Event, 'id' | 'businessDate' | 'sequence'> : never;
export type NewCaseEvent = Unplaced<CaseEvent>;

/**
 * Appends to the chain of a business date. The caller holds the date's lock (`lockBusinessDay`), taken in its place in the
 * order of locks: dates before accounts. Without it, two appends meet at the unique key and one of them fails.
 */
export async function appendCaseEvents(
  manager: EntityManager, businessDate: string, events: readonly NewCaseEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const [last] = await manager.find(CaseEventEntity, { where: { businessDate }, order: { sequence: 'DESC' }, take: 1 });
  let sequence = last ? last.sequence + 1 : 0;
  let hash = last?.hash ?? CASE_CHAIN_START;
  const rows = events.map(({ alert, at, ...event }): CaseEventEntity => {
    const row = { ...event, id: newId(), businessDate, sequence: sequence++, alertId: alert, at: BigInt(at), salt: randomSalt(), hash: '' };
    hash = caseEventHash(hash, row.salt, caseEventOf(row));
    return { ...row, hash };
  });
  await manager.insert(CaseEventEntity, rows as never);
}

/**
 * Fixes what the header of a batch covers: of every date the events since the header before. Called under the lock of the
 * log's head, which keeps two cuts apart, in the transaction that logs the header. Events of a transaction that has not
 * ended yet are not seen, and neither is any later one of their date: they come under the next root. Those of the batch's
 * own records are seen: sealing waited for them.
 */
export async function cutCaseLog(manager: EntityManager, batchId: string): Promise<void> {
  await manager.query(
    `INSERT INTO bank.case_log_range (batch_id, business_date, first_sequence, end_sequence)
     SELECT $1, business_date, first_sequence, end_sequence
       FROM (SELECT day.business_date,
                    COALESCE((SELECT max(end_sequence) FROM bank.case_log_range covered WHERE covered.business_date = day.business_date), 0) AS first_sequence,
                    COALESCE((SELECT max(sequence) + 1 FROM bank.case_event event WHERE event.business_date = day.business_date), 0) AS end_sequence
               FROM bank.business_day day) cut
      WHERE first_sequence < end_sequence`,
    [batchId],
  );
  const paddingSeed = randomBytes(32).toString('hex');
  const { root, leaves } = caseLogOver(await eventHashes(manager, batchId), paddingSeed);
  await manager.insert(CaseLogRootEntity, { batchId, paddingSeed, leaves, root });
}

/** The case-log root of a batch whose cut was made, from the events and the padding. */
export async function caseLogOf(manager: EntityManager, batchId: string): Promise<CaseLog> {
  const { paddingSeed } = await manager.findOneByOrFail(CaseLogRootEntity, { batchId });
  return caseLogOver(await eventHashes(manager, batchId), paddingSeed);
}

/** Hashes of the events under the root of a batch. */
async function eventHashes(manager: EntityManager, batchId: string): Promise<string[]> {
  const rows: { hash: string }[] = await manager.query(
    `SELECT event.hash
       FROM bank.case_log_range covered
       JOIN bank.case_event event ON event.business_date = covered.business_date
        AND event.sequence >= covered.first_sequence AND event.sequence < covered.end_sequence
      WHERE covered.batch_id = $1`,
    [batchId],
  );
  return rows.map(({ hash }) => hash);
}
