/**
 * A worker process for the queue contract test. Tells its parent of every run; the parent decides by the chunk number:
 * chunk 7 hangs in the process that was started with `hang`, as a proof does when its machine is killed.
 */
import { createLogger } from '@probity/shared-platform';
import type { QueueBackendConfig } from '@probity/shared-platform';
import { configureQueueBackend } from '@probity/shared-platform/queue';
import { startQueueWorker } from '../queue-worker.js';

export interface ContractWorkerArguments {
  readonly queue: QueueBackendConfig;
  readonly databaseUrl: string;
  readonly hang: boolean;
}

const { queue, databaseUrl, hang } = JSON.parse(process.argv[2]!) as ContractWorkerArguments;
const { connection } = configureQueueBackend({ queue, databaseUrl });
const worker = startQueueWorker(
  'proving',
  [
    {
      jobName: 'prove-chunk',
      handle: async ({ chunkIndex }) => {
        process.send!({ ran: chunkIndex });
        if (hang && chunkIndex === 7) await new Promise(() => setInterval(() => undefined, 1_000));
        return { chunkIndex };
      },
    },
  ],
  { connection, logger: createLogger({ name: 'contract-worker', level: 'silent' }), settings: { lockDuration: 2_000, stalledInterval: 500 } },
);
await worker.ready();
process.on('disconnect', () => process.exit(0));
process.send!({ ready: true });
