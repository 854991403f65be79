/**
 * What must hold of both databases after any fault: nothing lost, nothing twice, and one consistent history. Counted from
 * the tables and recomputed here, not asked of the services.
 */
import assert from 'node:assert/strict';
import { bytesToHex } from '@noble/hashes/utils.js';
import { parseLeaf } from '@probity/shared-evidence';
import { withConnection } from '@probity/shared-platform';
import { leafHash, parseCheckpoint, parseNote, rootOf } from '@probity/shared-transparency';

export interface ZoneUrls {
  /** Connections of the owner roles. */
  readonly bank: string;
  readonly regulator: string;
}

export interface CleanDay {
  readonly records: number;
  readonly chunks: number;
  readonly proofs: number;
}

interface DayCounts {
  readonly date: string;
  readonly state: string;
  readonly summary: string | null;
  readonly failureCode: string | null;
  readonly slots: number;
  readonly records: number;
  readonly chunks: number;
  readonly closeIndex: number;
  readonly closeHash: string;
  readonly headerIndex: number;
  readonly headerHash: string;
  readonly nextSequence: number;
  readonly rows: number;
  readonly transactionsOnce: boolean;
  readonly dense: boolean;
  readonly seals: number;
  readonly sealsDense: boolean;
  readonly chunkRows: number;
  readonly chained: boolean;
  readonly proofs: number;
  readonly proven: number;
}

const DAYS = `
  SELECT b.business_date::text AS date, b.state, b.verdict ->> 'summary' AS summary, b.failure_code AS "failureCode", b.slots, b.records, b.chunks,
    b.close_index AS "closeIndex", b.close_hash AS "closeHash", b.header_index AS "headerIndex", b.header_hash AS "headerHash", d.next_sequence AS "nextSequence",
    r.rows, r.dense, r.once AS "transactionsOnce", s.seals, s.dense AS "sealsDense", c.rows AS "chunkRows", c.chained, p.proofs, p.proven
  FROM bank.batch b
  JOIN bank.business_day d ON d.business_date = b.business_date
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS rows, coalesce(bool_and(sequence = place), true) AS dense, count(DISTINCT (source, external_id, side)) = count(*) AS once
    FROM (SELECT *, row_number() OVER (ORDER BY sequence) - 1 AS place FROM bank.record WHERE business_date = b.business_date) x) r
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS seals, coalesce(bool_and(position = place AND sequence = place), true) AS dense
    FROM (SELECT *, row_number() OVER (ORDER BY position) - 1 AS place FROM bank.seal WHERE batch_id = b.id) x) s
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS rows, coalesce(bool_and(chunk_index = place AND (place = 0 OR totals_before = before)), true) AS chained
    FROM (SELECT chunk_index, totals_before, lag(totals_after) OVER w AS before, row_number() OVER w - 1 AS place FROM bank.chunk WHERE batch_id = b.id WINDOW w AS (ORDER BY chunk_index)) x) c
  CROSS JOIN LATERAL (SELECT count(*)::int AS proofs, count(DISTINCT (chunk_index, circuit))::int AS proven FROM bank.proof WHERE batch_id = b.id) p
  ORDER BY b.business_date`;

/**
 * Asserts that every expected date has one batch that was judged, with its records, chunks and proofs, and that the log holds a
 * close leaf and a header of each and nothing else, under checkpoints that the witness cosigned.
 *
 * @param expected records of each business date
 */
export async function assertClean(urls: ZoneUrls, expected: ReadonlyMap<string, number>): Promise<Map<string, CleanDay>> {
  return withConnection(urls.bank, (bank) =>
    withConnection(urls.regulator, async (regulator) => {
      const days = (await bank.query<DayCounts>(DAYS)).rows;
      assert.deepEqual(days.map(({ date }) => date), [...expected.keys()].sort(), 'one batch a date');
      for (const day of days) assertDay(day, expected.get(day.date)!);
      assert.equal((await bank.query('SELECT 1 FROM bank.outbox WHERE dispatched_at IS NULL')).rowCount, 0, 'nothing waits in the outbox');
      await assertLog(bank, days);
      await assertWitness(bank, regulator, days);
      return new Map(days.map(({ date, records, chunks, proofs }) => [date, { records, chunks, proofs }]));
    }),
  );
}

function assertDay(day: DayCounts, records: number): void {
  const chunks = Math.ceil(records / day.slots);
  const found = {
    state: day.state, summary: day.summary, failureCode: day.failureCode, rows: day.rows, nextSequence: day.nextSequence, dense: day.dense, transactionsOnce: day.transactionsOnce,
    records: day.records, seals: day.seals, sealsDense: day.sealsDense, chunks: day.chunks, chunkRows: day.chunkRows, chained: day.chained, proofs: day.proofs, proven: day.proven,
  };
  assert.deepEqual(found, {
    state: 'judged', summary: 'shown', failureCode: null, rows: records, nextSequence: records, dense: true, transactionsOnce: true,
    records, seals: records, sealsDense: true, chunks, chunkRows: chunks, chained: true, proofs: 2 * chunks, proven: 2 * chunks,
  }, `the day ${day.date}`);
}

interface Rows {
  query<Row extends object>(sql: string, values?: unknown[]): Promise<{ rows: Row[] }>;
}

async function assertLog(bank: Rows, days: readonly DayCounts[]): Promise<void> {
  const leaves = (await bank.query<{ index: number; leaf: Buffer; hash: string }>('SELECT index, leaf, hash FROM bank.log_leaf ORDER BY index')).rows;
  const hashes = leaves.map(({ leaf }) => leafHash(leaf));
  assert.deepEqual(leaves.map(({ index }) => index), leaves.map((_, i) => i), 'leaves are dense');
  assert.deepEqual(leaves.map(({ hash }) => hash), hashes.map(bytesToHex), 'a leaf has the hash that stands beside it');
  const named = days.flatMap(({ closeIndex, closeHash, headerIndex, headerHash }) => [[closeIndex, closeHash], [headerIndex, headerHash]] as const);
  assert.deepEqual([...named].sort(([a], [b]) => a - b), leaves.filter(({ leaf }) => parseLeaf(leaf.toString('utf8'))?.kind !== 'receipts').map(({ index, hash }) => [index, hash]),
    'each day has one close leaf and one header, and nothing else is in the log but heads of receipts');
  for (const { closeIndex, headerIndex, date } of days) assert.ok(closeIndex < headerIndex, `${date} was closed before its header`);

  const [head] = (await bank.query<{ size: number }>('SELECT size FROM bank.log_head')).rows;
  assert.equal(head?.size, leaves.length);
  const notes = (await bank.query<{ size: number; root: string; note: string }>('SELECT size, root, note FROM bank.log_checkpoint ORDER BY size')).rows;
  assert.deepEqual(notes.map(({ size }) => size), leaves.map((_, i) => i + 1), 'one checkpoint a leaf');
  for (const { size, root, note } of notes) {
    const computed = bytesToHex(rootOf(hashes.slice(0, size)));
    const signed = parseCheckpoint(parseNote(note)?.text ?? '');
    assert.deepEqual([root, signed?.size, signed && bytesToHex(signed.root)], [computed, size, computed], `checkpoint ${size} is the root of its leaves`);
  }
}

async function assertWitness(bank: Rows, regulator: Rows, days: readonly DayCounts[]): Promise<void> {
  const cosigned = (await bank.query<{ size: number; root: string }>('SELECT size, c.root FROM bank.log_cosignature JOIN bank.log_checkpoint c USING (size) ORDER BY size')).rows;
  const kept = (await regulator.query<{ size: number; root: string }>('SELECT size::int, root FROM regulator.checkpoint ORDER BY size')).rows;
  const byWitness = new Map(kept.map(({ size, root }) => [size, root]));
  for (const { size, root } of cosigned) assert.equal(byWitness.get(size), root, `the witness keeps checkpoint ${size} as the bank does`);
  assert.equal((await regulator.query('SELECT 1 FROM regulator.refused_checkpoint')).rows.length, 0, 'no checkpoint was refused');
  const [newest] = (await regulator.query<{ size: number; root: string }>('SELECT size::int, root FROM regulator.witness_head')).rows;
  const log = (await bank.query<{ size: number; root: string }>('SELECT size, root FROM bank.log_checkpoint ORDER BY size DESC LIMIT 1')).rows;
  assert.deepEqual(newest, log[0], 'the witness has cosigned the whole log');

  const evidence = (await regulator.query<{ header: string; count: number }>('SELECT header_hash AS header, count(DISTINCT evidence_id)::int AS count FROM regulator.verdict GROUP BY 1')).rows;
  assert.deepEqual(evidence.map(({ header, count }) => [header, count]).sort(), days.map(({ headerHash }) => [headerHash, 1]).sort(), 'each header came in one piece of evidence');
}
