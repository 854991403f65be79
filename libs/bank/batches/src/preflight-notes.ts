/**
 * What the bank notices about a day before it releases it, and the regulator does not judge. Looked for at sealing, in the
 * database; kept with the batch, and never leaves the bank.
 */
import { z } from 'zod';
import { isoDate } from '@probity/shared-evidence';
import type { EntityManager } from 'typeorm';
import { addDays } from './calendar.js';
import type { BatchEntity } from './entities/batch.entity.js';
import { LineRegisterEntity } from './entities/reference.entity.js';

/** So far back a day is compared with others. */
export const RESEMBLANCE_DAYS = 40;
/** From so much of a day on it is said to resemble another one. */
export const RESEMBLANCE_PERCENT = 90;
/** Of fewer records chance is too likely a cause. */
export const RESEMBLANCE_RECORDS = 20;
/** As many same weekdays are looked at. */
const WEEKDAYS = 10;
/** Fewer same weekdays have no median worth the name. */
const WEEKDAYS_FOR_MEDIAN = 4;

const count = z.int().min(0);
export const preflightNoteSchema = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('DAY_RESEMBLES_ANOTHER'), date: isoDate, percent: z.int().min(RESEMBLANCE_PERCENT).max(100),
    count: count.describe('records of this batch, of a small late one with the late ones before it, that have their like in the other day'),
  }),
  z.strictObject({ code: z.literal('LINE_SILENT'), line: z.string().describe('code of the ledger line') }),
  z.strictObject({ code: z.literal('VOLUME_UNUSUAL'), count, median: z.number().min(0), days: count.describe('same weekdays that the median is of') }),
]);
export type PreflightNote = z.infer<typeof preflightNoteSchema>;

/** Without an explanation such a day is not released: counted twice, its alerts and its figures would be wrong. */
export function wantsExplanation(notes: readonly PreflightNote[]): boolean {
  return notes.some(({ code }) => code === 'DAY_RESEMBLES_ANOTHER');
}

/**
 * Earlier days that a range of a date's records resembles, most alike first; the date itself where the records before the
 * range are alike, as of a late batch. A record's like is one of the same line, amount,
 * currency, direction and accounts on both sides; each counts once, so that two equal payments want two. Left out of the
 * comparison: ids, which a file that is made again has new ones of (those that come again with their ids, intake knows);
 * times, which move with the date; and what the bank makes of a record, such as its score.
 */
export async function resemblances(
  manager: EntityManager, businessDate: string, first: number, end: number,
): Promise<Extract<PreflightNote, { code: 'DAY_RESEMBLES_ANOTHER' }>[]> {
  const records = end - first;
  if (records < RESEMBLANCE_RECORDS) return [];
  const rows: { date: string; common: number }[] = await manager.query(
    `WITH near AS (
       SELECT business_date FROM bank.business_day
        WHERE business_date >= $1::date - ${RESEMBLANCE_DAYS} AND business_date < $1::date
          AND next_sequence >= greatest(${RESEMBLANCE_RECORDS}, ceil(($3::int - $2::int) * ${RESEMBLANCE_PERCENT} / 100.0))
     ), print AS (
       SELECT business_date, business_date = $1 AND sequence >= $2::int AS own,
              line, amount, currency, debit, reversal, account_id, counterparty_pseudonym, count(*)::int AS times
         FROM bank.record
        -- The first two bounds go by the index: without them all records that there ever were would be read.
        WHERE business_date >= $1::date - ${RESEMBLANCE_DAYS} AND business_date <= $1
          AND (business_date IN (SELECT business_date FROM near)
            OR (business_date = $1 AND sequence < $3::int AND (sequence >= $2::int OR $2::int >= ${RESEMBLANCE_RECORDS})))
        GROUP BY business_date, own, line, amount, currency, debit, reversal, account_id, counterparty_pseudonym
     )
     SELECT other.business_date::text AS date, sum(least(own.times, other.times))::int AS common
       FROM print own
       JOIN print other USING (line, amount, currency, debit, reversal, account_id, counterparty_pseudonym)
      WHERE own.own AND NOT other.own
      GROUP BY other.business_date
     HAVING sum(least(own.times, other.times)) * 100 >= ${RESEMBLANCE_PERCENT} * ($3::int - $2::int)
      ORDER BY common DESC, date DESC`,
    [businessDate, first, end],
  );
  return rows.map(({ date, common }) => ({ code: 'DAY_RESEMBLES_ANOTHER', date, percent: Math.floor((common * 100) / records), count: common }));
}

/** Records of each line, by slot. */
type LineCounts = ReadonlyMap<number, number>;

const sum = (counts: LineCounts): number => [...counts.values()].reduce((total, one) => total + one, 0);

/** @param numbers at least one */
function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * What is unusual about a day beside the same weekdays before it.
 * @param lines register of lines that holds
 * @param before the last same weekdays that were sealed, at most ten
 */
export function unusual(lines: readonly { readonly slot: number; readonly code: string }[], counts: LineCounts, before: readonly LineCounts[]): PreflightNote[] {
  const notes: PreflightNote[] = [];
  for (const { slot, code } of lines) {
    const isUsed = before.length === WEEKDAYS && before.every((day) => (day.get(slot) ?? 0) > 0);
    if (isUsed && (counts.get(slot) ?? 0) === 0) notes.push({ code: 'LINE_SILENT', line: code });
  }
  if (before.length < WEEKDAYS_FOR_MEDIAN) return notes;
  const [records, usual] = [sum(counts), median(before.map(sum))];
  if (records * 2 < usual || records > usual * 2) notes.push({ code: 'VOLUME_UNUSUAL', count: records, median: usual, days: before.length });
  return notes;
}

/** Counts of dates that have a batch, from the totals of its last chunk: no record is read. What a recovery replaced is not counted twice. */
async function sealedCounts(manager: EntityManager, dates: readonly string[]): Promise<LineCounts[]> {
  const rows: { date: string; slot: number | null; count: number }[] = await manager.query(
    `SELECT batch.business_date::text AS date, line.place::int - 1 AS slot, coalesce(sum((line.totals ->> 'count')::bigint), 0)::int AS count
       FROM bank.batch
       LEFT JOIN bank.chunk ON chunk.batch_id = batch.id AND chunk.chunk_index = batch.chunks - 1
       LEFT JOIN LATERAL jsonb_array_elements(chunk.totals -> 'lines') WITH ORDINALITY AS line (totals, place) ON true
      WHERE batch.business_date = ANY ($1::date[]) AND batch.kind <> 'correction' AND batch.state NOT IN ('open', 'sealing') AND NOT batch.lost
        AND NOT EXISTS (SELECT 1 FROM bank.batch again WHERE again.supersedes_batch = batch.id AND again.kind = 'recovery' AND again.state NOT IN ('open', 'sealing'))
      GROUP BY batch.business_date, line.place`,
    [dates],
  );
  const days = new Map<string, Map<number, number>>();
  for (const { date, slot, count: records } of rows) {
    const day = days.get(date) ?? new Map<number, number>();
    if (slot !== null) day.set(slot, records);
    days.set(date, day);
  }
  return [...days.values()];
}

async function weekdayNotes(manager: EntityManager, batch: BatchEntity): Promise<PreflightNote[]> {
  const { businessDate, firstSequence, endSequence, lineRegisterVersion } = batch;
  const { document } = await manager.findOneByOrFail(LineRegisterEntity, { version: lineRegisterVersion });
  const rows: { slot: number; count: number }[] = await manager.query(
    'SELECT line AS slot, count(*)::int AS count FROM bank.record WHERE business_date = $1 AND sequence >= $2 AND sequence < $3 GROUP BY line',
    [businessDate, firstSequence, endSequence],
  );
  const before = await sealedCounts(manager, Array.from({ length: WEEKDAYS }, (_, i) => addDays(businessDate, -7 * (i + 1))));
  return unusual(document.lines, new Map(rows.map(({ slot, count: records }) => [slot, records])), before);
}

/**
 * Where the comparison of a batch begins. A late batch that is too small to be compared is compared together with the late ones
 * before it: a copied file in batches of nineteen would pass one by one.
 */
async function comparedFrom(manager: EntityManager, { businessDate, kind, firstSequence, endSequence }: BatchEntity): Promise<number> {
  if (kind !== 'late' || endSequence - firstSequence >= RESEMBLANCE_RECORDS) return firstSequence;
  const [first] = (await manager.query(
    "SELECT max(end_sequence)::int AS end FROM bank.batch WHERE business_date = $1 AND kind IN ('normal', 'empty') AND end_sequence <= $2", [businessDate, firstSequence],
  )) as { end: number | null }[];
  return first?.end ?? firstSequence;
}

/** Notes of a batch whose range of records is fixed. What is usual is asked of a date's first batch only. */
export async function preflightNotesOf(manager: EntityManager, batch: BatchEntity): Promise<PreflightNote[]> {
  const resembling = await resemblances(manager, batch.businessDate, await comparedFrom(manager, batch), batch.endSequence);
  return batch.kind === 'normal' || batch.kind === 'empty' ? [...resembling, ...(await weekdayNotes(manager, batch))] : resembling;
}
