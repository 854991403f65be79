#!/usr/bin/env node
/** Brings the regulator's database up to date and ends: run before its service, with the owner's connection in `REGULATOR_DATABASE_URL`. */
import { regulatorMigrations } from '@probity/regulator-supervision';
import { createLogger, loadMigrationConfig, migrateZone } from '@probity/shared-platform';

const { ownerUrl, logLevel } = loadMigrationConfig('regulator');
const logger = createLogger({ name: 'regulator-migrate', level: logLevel });

try {
  const applied = await migrateZone({ zone: 'regulator', ownerUrl, migrations: regulatorMigrations() });
  logger.info({ applied }, 'database is up to date');
} catch (error) {
  logger.fatal({ err: error }, 'migration failed');
  process.exitCode = 1;
}
