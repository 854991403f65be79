import { CASE_CHAIN_START, caseEventHash } from '@probity/shared-evidence';
import { IsNull, Not } from 'typeorm';
import { caseEventOf, caseLogOf } from '../case-log.js';
import { BatchEntity } from '../entities/batch.entity.js';
import { CaseEventEntity, CaseLogRootEntity } from '../entities/case-log.entity.js';
import { isDatabaseTrouble, PAGE, type Checking } from './checking.js';
import { checkMerges } from './merges.js';
import { computed } from './records.js';

/** The case log: its chains, its events against the alerts, and what headers cover of it. */
export async function checkCaseLog(checking: Checking): Promise<void> {
  const dates: { date: string }[] = await checking.manager.query('SELECT DISTINCT business_date::text AS date FROM bank.case_event ORDER BY date');
  for (const { date } of dates) await checkChain(checking, date);
  await checkAlertEvents(checking);
  await checkMerges(checking);
  await checkRoots(checking);
  await checkRanges(checking);
}

async function checkChain({ manager, problems }: Checking, date: string): Promise<void> {
  let [expected, before] = [0, CASE_CHAIN_START];
  for (;;) {
    const rows = await manager.createQueryBuilder(CaseEventEntity, 'event')
      .where('event.businessDate = :date AND event.sequence >= :expected', { date, expected }).orderBy('event.sequence').limit(PAGE).getMany();
    if (rows.length === 0) return;
    for (const row of rows) {
      const follows = row.sequence === expected && computed(() => caseEventHash(before, row.salt, caseEventOf(row))) === row.hash;
      if (!follows) problems.add('CASE_EVENT_CHAIN', `${date} event ${row.sequence}`);
      [expected, before] = [row.sequence + 1, row.hash];
    }
  }
}

/** Every alert was raised or merged in the case log, once, as its row says. */
async function checkAlertEvents({ manager, problems }: Checking): Promise<void> {
  const missing: { id: string }[] = await manager.query(
    `SELECT alert.id FROM bank.alert alert
      WHERE NOT EXISTS (SELECT 1 FROM bank.case_event event WHERE event.alert_id = alert.id AND event.kind IN ('alert-raised', 'alert-merged'))
      ORDER BY alert.id LIMIT 1000`,
  );
  for (const { id } of missing) problems.add('CASE_EVENT_MISSING', `alert ${id}`);
  const wrong: { date: string; sequence: number }[] = await manager.query(
    `SELECT event.business_date::text AS date, event.sequence
       FROM (SELECT *, row_number() OVER (PARTITION BY alert_id, kind IN ('alert-raised', 'alert-merged') ORDER BY business_date, sequence) AS number
               FROM bank.case_event) event
       LEFT JOIN bank.alert alert ON alert.id = event.alert_id
       LEFT JOIN bank.record record ON record.id = alert.record_id
      -- What a desk notes is about no alert.
      WHERE (record.business_date IS DISTINCT FROM event.business_date AND event.kind <> 'desk-noted')
         OR (event.kind IN ('alert-raised', 'alert-merged') AND (event.number > 1
             OR event.kind <> 'alert-' || alert.state OR event.actor <> alert.actor OR event.at <> alert.raised_at
             OR event.content - 'rule' - 'rulesVersion' <> jsonb_strip_nulls(jsonb_build_object('record', record.sequence, 'reasons', to_jsonb(alert.reasons), 'into', alert.merged_into))))
         OR (event.kind = 'alert-unmerged' AND alert.state IS DISTINCT FROM 'merged')
      ORDER BY event.business_date, event.sequence LIMIT 1000`,
  );
  for (const { date, sequence } of wrong) problems.add('CASE_EVENT_EXTRA', `${date} event ${sequence}`);
}

/** Each header has its root, nothing else has one, and the root follows from events and padding. */
async function checkRoots({ manager, problems }: Checking): Promise<void> {
  const headers = new Set((await manager.find(BatchEntity, { select: { id: true }, where: { headerIndex: Not(IsNull()) } })).map(({ id }) => id));
  const roots = await manager.find(CaseLogRootEntity, { order: { batchId: 'ASC' } });
  for (const { batchId, root, leaves } of roots) {
    const derived = await caseLogOf(manager, batchId).catch((error: unknown) => {
      // A hash or a seed that was edited out of its form gives no root; whatever else goes wrong in the database is no finding.
      if (isDatabaseTrouble(error)) throw error;
      return undefined;
    });
    if (!headers.delete(batchId) || derived?.root !== root || derived.leaves !== leaves) problems.add('CASE_LOG_ROOT', `batch ${batchId}`);
  }
  for (const id of headers) problems.add('CASE_LOG_ROOT', `batch ${id}`);
}

/** In the order of headers the ranges of a date go on from each other, end within its events, and hold those of a header's own records. */
async function checkRanges({ manager, problems }: Checking): Promise<void> {
  const gaps: { id: string; date: string }[] = await manager.query(
    `SELECT id, date FROM (
       SELECT covered.batch_id AS id, covered.business_date::text AS date, batch.header_index, covered.first_sequence, covered.end_sequence,
              lag(covered.end_sequence, 1, 0) OVER (PARTITION BY covered.business_date ORDER BY batch.header_index) AS expected,
              (SELECT max(event.sequence) + 1 FROM bank.case_event event WHERE event.business_date = covered.business_date) AS events
         FROM bank.case_log_range covered JOIN bank.batch batch ON batch.id = covered.batch_id) ranges
      WHERE header_index IS NULL OR first_sequence <> expected OR events IS NULL OR end_sequence > events
      ORDER BY date, first_sequence LIMIT 1000`,
  );
  for (const { id, date } of gaps) problems.add('CASE_LOG_RANGE', `batch ${id} events of ${date}`);
  const left: { id: string }[] = await manager.query(
    `WITH reach AS (
       SELECT batch.id, batch.business_date, batch.first_sequence, batch.end_sequence, COALESCE(max(covered.end_sequence), 0) AS events
         FROM bank.batch batch
         LEFT JOIN (bank.case_log_range covered JOIN bank.batch earlier ON earlier.id = covered.batch_id)
                ON covered.business_date = batch.business_date AND earlier.header_index <= batch.header_index
        WHERE batch.header_index IS NOT NULL GROUP BY batch.id)
     SELECT DISTINCT reach.id
       FROM reach
       JOIN bank.case_event event ON event.business_date = reach.business_date AND event.sequence >= reach.events AND event.kind IN ('alert-raised', 'alert-merged')
       JOIN bank.alert alert ON alert.id = event.alert_id
       JOIN bank.record record ON record.id = alert.record_id AND record.sequence >= reach.first_sequence AND record.sequence < reach.end_sequence
      ORDER BY reach.id LIMIT 1000`,
  );
  for (const { id } of left) problems.add('CASE_LOG_RANGE', `batch ${id}`, 'alerts of its own records');
}
