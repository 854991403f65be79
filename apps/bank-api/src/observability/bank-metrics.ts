import { BATCH_STATES, bankProfile, oldestOverdueSeconds } from '@probity/bank-batches';
import { listWorkers, type QueueName } from '@probity/bank-proving';
import { measuredGauge, measuredNumber, type Metrics } from '@probity/shared-platform';
import type { Queue } from 'bullmq';
import type { DataSource } from 'typeorm';
import { releaseRule } from '../releases/release-rule.js';

/** States of jobs, as BullMQ names them. */
export const JOB_STATES = ['waiting', 'prioritized', 'active', 'delayed', 'waiting-children', 'completed', 'failed'] as const;

const WORKER_STATES = ['working', 'draining', 'stopped', 'lost'] as const;

type Row = Readonly<Record<string, number | null>>;

/**
 * What the bank's service shows of its work: read from database and queues when scraped, so that restarts lose nothing.
 * @param dueTime local time at which a release is due
 */
export function bankMetrics(metrics: Metrics, dataSource: DataSource, queues: Readonly<Record<QueueName, Queue>>, dueTime: string): void {
  const one = async (sql: string, parameters: unknown[] = []): Promise<Row> => ((await dataSource.query(sql, parameters)) as Row[])[0] ?? {};
  const number = (name: string, help: string, sql: string): void => measuredNumber(metrics, name, help, async () => (await one(sql))['value'] ?? undefined);

  measuredGauge(metrics, {
    name: 'probity_queue_jobs',
    help: 'Jobs by queue and state',
    labels: { queue: Object.keys(queues), state: JOB_STATES },
    read: async () => {
      const counts = await Promise.all(Object.entries(queues).map(async ([name, queue]) => ({ name, states: await queue.getJobCounts(...JOB_STATES) })));
      return counts.flatMap(({ name, states }) => Object.entries(states).map(([state, count]) => ({ queue: name, state, count })));
    },
  });
  measuredGauge(metrics, {
    name: 'probity_batches',
    help: 'Batches by state',
    labels: { state: BATCH_STATES },
    read: () => dataSource.query('SELECT state, count(*)::int AS count FROM bank.batch GROUP BY state'),
  });
  measuredGauge(metrics, {
    name: 'probity_workers',
    help: 'Prover workers of the last days by state; lost: silent without having stopped',
    labels: { state: WORKER_STATES },
    read: async () => {
      const workers = await listWorkers(dataSource);
      return WORKER_STATES.map((state) => ({ state, count: workers.filter((worker) => worker.state === state).length }));
    },
  });
  number('probity_outbox_waiting', 'Rows of the outbox that the queue was not given yet', 'SELECT count(*)::int AS value FROM bank.outbox WHERE dispatched_at IS NULL');
  number(
    'probity_outbox_oldest_waiting_seconds', 'Age of the oldest of these rows, 0 without one',
    'SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS value FROM bank.outbox WHERE dispatched_at IS NULL',
  );
  number('probity_notices_waiting', 'Notices that were given to no webhook yet', 'SELECT count(*)::int AS value FROM bank.notice WHERE spread_at IS NULL');
  for (const [name, help, table] of [['probity_webhook_deliveries', 'Deliveries of webhooks', 'webhook_delivery'], ['probity_notice_mails', 'Mails', 'notice_mail']] as const) {
    measuredGauge(metrics, {
      name,
      help: `${help} that wait for an attempt, or were given up`,
      labels: { state: ['waiting', 'dead'] },
      read: () => dataSource.query(`SELECT state, count(*)::int AS count FROM bank.${table} WHERE state IN ('waiting', 'dead') GROUP BY state`),
    });
  }
  number(
    'probity_webhook_oldest_waiting_seconds', 'Age of the oldest delivery that waits, 0 without one',
    "SELECT coalesce(extract(epoch FROM now() - min(round_since)), 0)::float8 AS value FROM bank.webhook_delivery WHERE state = 'waiting'",
  );
  number('probity_log_leaves', 'Leaves of the bank\'s log', 'SELECT size AS value FROM bank.log_head');
  number('probity_log_cosigned_leaves', 'Leaves under the largest checkpoint that the witness cosigned', 'SELECT coalesce(max(size), 0) AS value FROM bank.log_cosignature');
  measuredNumber(metrics, 'probity_oldest_open_day_age_days', 'Days since the oldest business date with records in no batch, or with a batch not published yet; 0 is today', async () => {
    const { timeZone } = await bankProfile(dataSource.manager);
    return (await one(OLDEST_OPEN_DAY, [timeZone]))['value'] ?? 0;
  });
  measuredNumber(metrics, 'probity_release_oldest_overdue_seconds', 'Seconds since the oldest day whose evidence was not handed in was due, 0 where none is overdue', async () =>
    oldestOverdueSeconds(dataSource.manager, await releaseRule(dataSource.manager, dueTime), Math.floor(Date.now() / 1000)));
}

/** A failed batch keeps its date open: nobody has its evidence. */
const OLDEST_OPEN_DAY = `
  SELECT (now() AT TIME ZONE $1)::date - min(business_date) AS value FROM (
    SELECT business_date FROM bank.batch WHERE state NOT IN ('published', 'judged')
    UNION ALL
    SELECT d.business_date FROM bank.business_day d
     WHERE d.next_sequence > coalesce((SELECT max(b.end_sequence) FROM bank.batch b WHERE b.business_date = d.business_date), 0)
  ) open`;
