import type { DataSource } from 'typeorm';

const SPREAD_AT_ONCE = 500;
const PRUNED_AT_ONCE = 5_000;
/** How long notices, their deliveries and mails are kept, whatever became of them. */
const KEPT = '30 days';

/**
 * Gives each webhook that wants them a delivery of the oldest new notices. Two processes take different notices (SKIP LOCKED), and
 * (notice, webhook) is unique. The webhooks' rows are locked against a removal at the same time, which would not see these deliveries.
 * @returns how many notices
 */
export async function spreadNotices(dataSource: DataSource): Promise<number> {
  const [row] = await dataSource.query<{ spread: number }[]>(
    `WITH fresh AS MATERIALIZED (
       SELECT id, event FROM bank.notice WHERE spread_at IS NULL ORDER BY occurred_at LIMIT $1 FOR UPDATE SKIP LOCKED
     ), hooks AS MATERIALIZED (
       SELECT id, events FROM bank.webhook WHERE removed_at IS NULL AND disabled_at IS NULL AND EXISTS (SELECT FROM fresh) FOR SHARE
     ), given AS (
       INSERT INTO bank.webhook_delivery (notice_id, webhook_id)
       SELECT fresh.id, hooks.id FROM fresh JOIN hooks ON fresh.event = ANY (hooks.events) ON CONFLICT DO NOTHING
     ), done AS (
       UPDATE bank.notice SET spread_at = now() FROM fresh WHERE notice.id = fresh.id RETURNING 1
     )
     SELECT count(*)::int AS spread FROM done`,
    [SPREAD_AT_ONCE],
  );
  return row!.spread;
}

/** Removes what is old, some thousands at a time, and secrets that sign no more. Deliveries go with their notices. @returns how many notices and mails */
export async function pruneNotices(dataSource: DataSource): Promise<number> {
  await dataSource.query('UPDATE bank.webhook SET former_secret = NULL, former_until = NULL WHERE former_until < now()');
  const counts = await Promise.all(
    [['notice', 'occurred_at'], ['notice_mail', 'created_at']].map(async ([table, age]) => {
      const [, count] = await dataSource.query<[unknown, number]>(
        `DELETE FROM bank.${table} WHERE id IN (SELECT id FROM bank.${table} WHERE ${age} < now() - interval '${KEPT}' LIMIT ${PRUNED_AT_ONCE})`,
      );
      return count;
    }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}
