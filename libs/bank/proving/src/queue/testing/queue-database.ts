import { appRole, dropDatabase, migrateZone, withConnection, withDatabase, withRole } from '@probity/shared-platform';
import { migrateQueueSchema } from '@probity/shared-platform/queue';

export interface QueueDatabase {
  readonly ownerUrl: string;
  readonly appUrl: string;
  drop(): Promise<void>;
}

/** A database of its own with the queue's tables, so that test files do not take each other's jobs. */
export async function createQueueDatabase(adminUrl: string, name: string): Promise<QueueDatabase> {
  const database = `${name}_${process.pid}`;
  await dropDatabase(adminUrl, database);
  await withConnection(adminUrl, (client) => client.query(`CREATE DATABASE ${database}`));
  const ownerUrl = withDatabase(adminUrl, database);
  await migrateZone({ zone: 'bank', ownerUrl, migrations: [] });
  await migrateQueueSchema(ownerUrl);
  return { ownerUrl, appUrl: withRole(ownerUrl, appRole('bank')), drop: () => dropDatabase(adminUrl, database) };
}
