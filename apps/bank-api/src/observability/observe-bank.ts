import { join } from 'node:path';
import { QUEUES, type QueueName } from '@probity/bank-proving';
import {
  databaseState, DEFAULT_RELEASE_DUE_TIME, migrationsState, repositoryRoot, stateOf, watchStalls, type BrowserPage, type Logger, type Metrics, type Readiness, type ServiceConfig,
} from '@probity/shared-platform';
import { configureQueueBackend } from '@probity/shared-platform/queue';
import { Queue } from 'bullmq';
import type { DataSource } from 'typeorm';
import { bankMetrics } from './bank-metrics.js';
import { queuesPage } from './queues-page.js';

export interface BankObservation {
  readonly page: BrowserPage;
  ready(): Promise<Readiness>;
  stop(): Promise<void>;
}

/** What the bank's service shows of itself. It looks at the queues by connections of its own, so that looking never holds up work. */
export function observeBank(config: Pick<ServiceConfig, 'databaseUrl' | 'queue' | 'stallMilliseconds' | 'releaseDueTime'>, dataSource: DataSource, metrics: Metrics, logger: Logger): BankObservation {
  const { connection } = configureQueueBackend(config);
  const queues = Object.fromEntries((Object.keys(QUEUES) as QueueName[]).map((name) => [name, new Queue(name, { connection })])) as Record<QueueName, Queue>;
  for (const queue of Object.values(queues)) queue.on('error', (error) => logger.warn({ queue: queue.name, err: error }, 'queue connection trouble'));
  bankMetrics(metrics, dataSource, queues, config.releaseDueTime ?? DEFAULT_RELEASE_DUE_TIME);
  const watch = watchStalls({ thresholdMilliseconds: config.stallMilliseconds, logger, metrics });
  return {
    page: queuesPage(Object.values(queues)),
    ready: async () => ({
      database: await databaseState(dataSource),
      migrations: await migrationsState(dataSource, join(repositoryRoot(), 'migrations/bank')),
      queue: await stateOf(() => queues.proving.getJobCounts('active')),
    }),
    stop: async () => {
      watch.stop();
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
    },
  };
}
