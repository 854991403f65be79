import { getQueueToken } from '@nestjs/bullmq';
import type { INestApplicationContext } from '@nestjs/common';
import { JOB_QUEUE } from '@probity/bank-proving';
import { databaseState, startObserveEndpoint, stateOf, watchStalls, type Logger, type Metrics, type Readiness, type ServiceConfig } from '@probity/shared-platform';
import type { Queue } from 'bullmq';
import { DataSource } from 'typeorm';

export interface ObserveWorkerOptions {
  /** The worker's application, taking jobs. */
  readonly app: INestApplicationContext;
  readonly config: Pick<ServiceConfig, 'monitoring' | 'stallMilliseconds'>;
  readonly metrics: Metrics;
  readonly logger: Logger;
}

/** Watches the worker's event loop, and answers monitoring where a port is configured. */
export async function observeWorker({ app, config, metrics, logger }: ObserveWorkerOptions): Promise<{ stop(): Promise<void> }> {
  const dataSource = app.get(DataSource);
  const queue = app.get<Queue>(getQueueToken(JOB_QUEUE['prove-chunk']), { strict: false });
  const ready = async (): Promise<Readiness> => ({
    database: await databaseState(dataSource),
    queue: await stateOf(() => queue.getJobCounts('active')),
  });
  const endpoint = config.monitoring && (await startObserveEndpoint({ ...config.monitoring, metrics, ready, logger }));
  const watch = watchStalls({ thresholdMilliseconds: config.stallMilliseconds, logger, metrics });
  return {
    stop: async () => {
      watch.stop();
      await endpoint?.close();
    },
  };
}
