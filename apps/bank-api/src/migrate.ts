#!/usr/bin/env node
/** Brings the bank's database up to date and ends: run before its services, with the owner's connection in `BANK_DATABASE_URL`. */
import { join } from 'node:path';
import { createLogger, loadMigrationConfig, migrateZone, repositoryRoot, sqlMigrations } from '@probity/shared-platform';
import { migrateQueueSchema } from '@probity/shared-platform/queue';

const { ownerUrl, queue, logLevel } = loadMigrationConfig('bank');
const logger = createLogger({ name: 'bank-migrate', level: logLevel });

try {
  const applied = await migrateZone({ zone: 'bank', ownerUrl, migrations: sqlMigrations(join(repositoryRoot(), 'migrations/bank')) });
  if (queue.backend === 'postgres') await migrateQueueSchema(ownerUrl);
  logger.info({ applied, queue: queue.backend }, 'database is up to date');
} catch (error) {
  logger.fatal({ err: error }, 'migration failed');
  process.exitCode = 1;
}
