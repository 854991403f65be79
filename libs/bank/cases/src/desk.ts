/**
 * What is noted beside cases: requests of the FIU, samplings, known-good decisions. The case log gets an event of one kind for
 * all of them, with a salted digest and nothing else: that there was a report or a request is confidential, and must not show
 * by the kind of an event that is opened to somebody. Detail and salt stay here, so that each can be opened alone.
 */
import { appendCaseEvents, bankProfile, businessDateOf, lockBusinessDay } from '@probity/bank-batches';
import { canonicalJson } from '@probity/shared-commitments';
import type { EntityManager } from 'typeorm';
import { digestDocument, saltedDigest } from './digests.js';
import { DeskEventEntity } from './entities/desk.entity.js';

export type DeskDetail = { readonly kind: string } & Readonly<Record<string, string | number | boolean | null>>;

/**
 * Notes a change of something, in the chain of the day it happens on. The caller holds the row of what is changed, or has
 * just inserted it; its version is the event's.
 */
export async function noteDesk(manager: EntityManager, subject: string, version: number, detail: DeskDetail, actor: string, at: number): Promise<void> {
  const { timeZone } = await bankProfile(manager);
  const businessDate = businessDateOf(at, timeZone);
  const { salt, digest } = digestDocument(detail);
  await manager.insert(DeskEventEntity, { subject, version, businessDate, detail: detail as never, salt, digest, actor, at: BigInt(at) });
  await lockBusinessDay(manager, businessDate);
  await appendCaseEvents(manager, businessDate, [{ kind: 'desk-noted', alert: subject, actor, at, content: { version, digest } }]);
}

/** Notes that do not give their digest, or whose event is not in the case log; and events of it without a note. */
export async function checkDesk(manager: EntityManager): Promise<{ readonly subject: string; readonly version: number }[]> {
  const notes = await manager.find(DeskEventEntity, { order: { subject: 'ASC', version: 'ASC' } });
  const wrong = notes.filter(({ salt, detail, digest }) => saltedDigest(salt, canonicalJson(detail)) !== digest).map(({ subject, version }) => ({ subject, version }));
  const unmatched: { subject: string; version: number }[] = await manager.query(
    `SELECT COALESCE(note.subject, event.alert_id) AS subject, COALESCE(note.version, (event.content ->> 'version')::integer) AS version
       FROM bank.desk_event note
       FULL JOIN (SELECT * FROM bank.case_event WHERE kind = 'desk-noted') event
         ON event.alert_id = note.subject AND (event.content ->> 'version')::integer = note.version
        AND event.content ->> 'digest' = note.digest AND event.business_date = note.business_date AND event.actor = note.actor AND event.at = note.at
      WHERE note.subject IS NULL OR event.id IS NULL ORDER BY 1, 2`,
  );
  return [...wrong, ...unmatched];
}
