/*
 * A door of its own (`@probity/shared-platform/testing`) for medium tests: databases of their own in the cluster that
 * the test runner started.
 */
import { closeToOthers } from './postgres/embedded-postgres.js';
import { randomBytes } from 'node:crypto';
import { loadTestServices } from './config.js';
import type { Zone, ZoneDatabase } from './config.js';
import { dropDatabase, withConnection, withDatabase } from './database.js';

export { loadTestServices } from './config.js';
export type { TestServices } from './config.js';

export interface TestDatabase extends ZoneDatabase {
  readonly name: string;
  /** Superuser connection to this database. */
  readonly adminUrl: string;
  drop(): Promise<void>;
}

/** Why a medium test that needs Postgres is skipped, or false: for the `skip` option of node:test. */
export function skipWithoutPostgres(): string | false {
  return loadTestServices().adminUrl === undefined ? 'needs the Postgres that tools/run-tests.mjs starts' : false;
}

/** Why a medium test that needs Redis is skipped, or false. */
export function skipWithoutRedis(): string | false {
  return loadTestServices().redisUrl === undefined ? 'needs redis-server on the PATH' : false;
}

/** An empty database of a zone, owned by its owner role. Skip the test first where there is no Postgres. */
export async function createTestDatabase(zone: Zone): Promise<TestDatabase> {
  const services = loadTestServices();
  const roles = services[zone];
  const { adminUrl } = services;

  if (adminUrl === undefined || roles === undefined) {
    throw new Error('no test Postgres: use skipWithoutPostgres()');
  }

  const name = `test_${zone}_${randomBytes(6).toString('hex')}`;
  await withConnection(adminUrl, async (client) => {
    await client.query(`CREATE DATABASE ${name} OWNER ${client.escapeIdentifier(new URL(roles.ownerUrl).username)}`);
    await closeToOthers(client, name, client.escapeIdentifier(new URL(roles.appUrl).username));
  });

  return {
    name,
    ownerUrl: withDatabase(roles.ownerUrl, name),
    appUrl: withDatabase(roles.appUrl, name),
    adminUrl: withDatabase(adminUrl, name),
    drop: () => dropDatabase(adminUrl, name),
  };
}
