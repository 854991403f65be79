/** Keeps the documents of rows that could not be taken. */
import { newId } from '@probity/shared-platform';
import type { EntityManager } from 'typeorm';
import { textOfRefused, type Refused } from './sorting.js';

/** A larger document is not kept: who sent it has to send it again. */
export const MAX_KEPT_CHARACTERS = 64 << 10;

export interface DeadLetter {
  readonly source: string;
  readonly externalId: string;
  readonly form: 'transaction' | 'raw';
  /** Anything that JSON can hold. */
  readonly document: unknown;
  readonly code: string;
  readonly reason: string;
  readonly businessDate: string | null;
  readonly importId?: string;
  readonly place?: string;
}

/** The documents of refused rows of one request. */
export function deadLettersOf(documents: readonly unknown[], refused: readonly Refused[]): DeadLetter[] {
  return refused.map(({ index, source, externalId, code, reason, businessDate }) => {
    const document = documents[index];
    // With the id that was made of its content and place, so that it is the same transaction when it comes again.
    const named = typeof document === 'object' && document !== null && !Array.isArray(document) && !('externalId' in document) ? { ...document, externalId } : document;
    return { source, externalId, form: 'transaction', document: named, code, reason, businessDate };
  });
}

/**
 * Stores them, or the newest document and reason of those that wait already; one that was discarded waits again if it comes
 * with another document. A row whose transaction was taken is no dead letter: it came once more, spoilt.
 *
 * In intake's transaction after the rows of transactions and quarantine and before the locks of dates, as everybody takes them.
 */
export async function keepDeadLetters(manager: EntityManager, letters: readonly DeadLetter[], at: number, actor: string): Promise<void> {
  if (letters.length === 0) return;
  // Once each, since one statement can't change a row twice; in one order, so that two senders never wait for each other.
  const byKey = new Map(letters.map((letter) => [`${letter.source}\n${letter.externalId}`, letter]));
  const rows = [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, letter]) => letter);
  const column = <T>(value: (letter: DeadLetter) => T): T[] => rows.map(value);
  await manager.query(
    `INSERT INTO bank.dead_letter (id, source, external_id, form, document, code, reason, business_date, import_id, place, received_at, actor)
     SELECT row.*, $11, $12
     FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::uuid[], $10::text[])
       AS row (id, source, external_id, form, document, code, reason, business_date, import_id, place)
     WHERE NOT EXISTS (SELECT 1 FROM bank.transaction taken WHERE taken.source = row.source AND taken.external_id = row.external_id)
     ON CONFLICT (source, external_id) DO UPDATE
       SET document = excluded.document, code = excluded.code, reason = excluded.reason, business_date = excluded.business_date, attempts = dead_letter.attempts + 1,
         discarded_at = CASE WHEN dead_letter.document IS NOT DISTINCT FROM excluded.document THEN dead_letter.discarded_at END
       WHERE dead_letter.resolved_at IS NULL`,
    [
      column(() => newId()), column(({ source }) => source), column(({ externalId }) => externalId), column(({ form }) => form), column(({ document }) => textToKeep(document)),
      column(({ code }) => code), column(({ reason }) => reason), column(({ businessDate }) => businessDate), column(({ importId }) => importId ?? null),
      column(({ place }) => place ?? null), at, actor,
    ],
  );
}

function textToKeep(document: unknown): string | null {
  const text = textOfRefused(document);
  return text === undefined || text.length > MAX_KEPT_CHARACTERS ? null : text;
}
