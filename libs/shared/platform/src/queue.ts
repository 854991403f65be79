/*
 * A door of its own (`@probity/shared-platform/queue`): the supervisor's services have no queue, and a test sees to it
 * that nothing of one is in what they load.
 */
import { createPostgresBackend, createRedisBackend, runMigrations, setDefaultBackendFactory } from 'bullmq';
import type { ConnectionOptions, QueueOptions } from 'bullmq';
import { appRole } from './config.js';
import type { QueueBackendConfig } from './config.js';
import { withConnection } from './database.js';

/** Schema of the queue's tables in the bank's database. */
export const QUEUE_SCHEMA = 'queue';

/** Connections of one queue, worker or flow producer at most. */
const QUEUE_POOL_SIZE = 5;

export interface ConfigureQueueOptions {
  readonly queue: QueueBackendConfig;
  /** Application connection of the bank's database, used by the Postgres backend. */
  readonly databaseUrl: string;
}

/**
 * Chooses BullMQ's backend for this process, and returns the options for `BullModule.forRoot` (or for a bare `Queue`,
 * `Worker`, `FlowProducer`). Call it before any of those is built. The Postgres backend needs
 * {@link migrateQueueSchema} to have run.
 */
export function configureQueueBackend(options: ConfigureQueueOptions): Pick<QueueOptions, 'connection'> {
  if (options.queue.backend === 'redis') {
    setDefaultBackendFactory(createRedisBackend);
    return { connection: redisConnection(options.queue.redisUrl) };
  }

  setDefaultBackendFactory(createPostgresBackend);
  const connection = { ...separateOptions(options.databaseUrl), schema: QUEUE_SCHEMA, migrate: false, max: QUEUE_POOL_SIZE };

  // The default factory was just replaced, but BullMQ's option types still speak of Redis.
  return { connection: connection as unknown as ConnectionOptions };
}

/** BullMQ adds its search path to the session options, and the driver lets those of the URL win: taken out of it. */
function separateOptions(databaseUrl: string): { connectionString: string; options: string | undefined } {
  const url = new URL(databaseUrl);
  const options = url.searchParams.get('options') ?? undefined;
  url.searchParams.delete('options');

  return { connectionString: url.toString(), options };
}

/** `maxRetriesPerRequest: null` is what BullMQ asks of a connection that blocks. */
function redisConnection(redisUrl: string): ConnectionOptions {
  const url = new URL(redisUrl);

  return {
    host: url.hostname,
    port: url.port === '' ? 6379 : Number(url.port),
    username: url.username === '' ? undefined : decodeURIComponent(url.username),
    password: url.password === '' ? undefined : decodeURIComponent(url.password),
    db: url.pathname.length > 1 ? Number(url.pathname.slice(1)) : 0,
    maxRetriesPerRequest: null,
    ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
  };
}

/**
 * Makes or upgrades the tables of BullMQ's Postgres backend, as the owner role, and lets the application role use
 * them. Outside its own schema the application role still creates nothing.
 *
 * @param ownerUrl connection of the bank database's owner role
 */
export async function migrateQueueSchema(ownerUrl: string): Promise<void> {
  const role = appRole('bank');

  await withConnection(ownerUrl, async (client) => {
    await runMigrations(client, QUEUE_SCHEMA);
    // CREATE too: the backend makes one sequence a queue for its job numbers.
    await client.query(`GRANT USAGE, CREATE ON SCHEMA ${QUEUE_SCHEMA} TO ${role}`);
    await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${role}`);
    await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ${role}`);
    await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ${role}`);
  });
}
