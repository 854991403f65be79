import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { DataSourceOptions, MigrationInterface, QueryRunner } from 'typeorm';
import { appRole } from './config.js';
import type { Zone } from './config.js';
import { platformError } from './errors.js';

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

export type MigrationClass = new () => MigrationInterface;

export interface CreateDataSourceOptions {
  /** postgres:// URL; its `options` parameter (a role to take on, say) is honoured. */
  readonly url: string;
  readonly entities?: PostgresOptions['entities'];
  readonly migrations?: readonly MigrationClass[];
  /** Schema of tables whose entity names none; `public` by default. */
  readonly schema?: string;
  /** Connections of this pool at most; 5 by default. */
  readonly poolSize?: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string;
}

/**
 * TypeORM options for one zone's database; also what `TypeOrmModule.forRoot` takes. Nothing is synchronised and no
 * migration runs on its own: see {@link migrateZone}.
 */
export function dataSourceOptions(options: CreateDataSourceOptions): PostgresOptions {
  return {
    type: 'postgres',
    url: options.url,
    entities: options.entities ?? [],
    migrations: [...(options.migrations ?? [])],
    schema: options.schema,
    synchronize: false,
    migrationsRun: false,
    migrationsTableName: 'schema_migrations',
    logging: false,
    poolSize: options.poolSize ?? 5,
    applicationName: options.applicationName,
  };
}

/** A data source that is not yet connected: call `initialize()`, and `destroy()` at the end. */
export function createDataSource(options: CreateDataSourceOptions): DataSource {
  return new DataSource(dataSourceOptions(options));
}

export interface MigrateZoneOptions {
  readonly zone: Zone;
  /** Connection of the owner role. */
  readonly ownerUrl: string;
  readonly migrations: readonly MigrationClass[];
}

/**
 * Brings a zone's database up to its last migration, as the owner role, all in one transaction. Makes the zone's
 * application role first where the cluster has none. Two starters at once are safe: the second one waits, then finds
 * nothing to do.
 *
 * @returns names of the migrations applied now, in order
 * @throws ProbityError DATABASE_ROLE_MISSING
 */
export async function migrateZone(options: MigrateZoneOptions): Promise<string[]> {
  const dataSource = createDataSource({ url: options.ownerUrl, migrations: options.migrations, poolSize: 2, applicationName: `probity-migrate-${options.zone}` });
  await dataSource.initialize();

  try {
    const lock = dataSource.createQueryRunner();
    await lock.connect();

    try {
      await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      await ensureAppRole(lock, options.zone);
      const applied = await dataSource.runMigrations({ transaction: 'all' });
      // So that a service can say whether it is ahead of its database.
      await lock.query(`GRANT SELECT ON schema_migrations TO ${appRole(options.zone)}`);

      return applied.map((migration) => migration.name);
    } finally {
      await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await lock.release();
    }
  } finally {
    await dataSource.destroy();
  }
}

/** Any fixed number: the first four bytes of SHA-256("probity migrations"). */
const MIGRATION_LOCK = createHash('sha256').update('probity migrations').digest().readInt32BE(0);

async function ensureAppRole(runner: QueryRunner, zone: Zone): Promise<void> {
  const role = appRole(zone);
  const found: unknown[] = await runner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);

  if (found.length > 0) {
    return;
  }

  try {
    await runner.query(`CREATE ROLE ${role} NOLOGIN`);
    await runner.query(`GRANT ${role} TO CURRENT_USER`);
  } catch (cause) {
    throw platformError('DATABASE_ROLE_MISSING', `${zone} database: there is no role ${role}, and the owner role may not make it: make it by hand, or give the owner role CREATEROLE`, { cause });
  }
}

const MIGRATION_FILE = /^(\d{13})-([a-z0-9-]+)\.sql$/;

/**
 * Migrations written as plain SQL: each file `<13-digit epoch milliseconds>-<name>.sql` of a folder becomes one
 * migration. They only go forward; an error is mended by the next one.
 *
 * @throws ProbityError MIGRATION_NAME_INVALID for a `.sql` file named otherwise
 */
export function sqlMigrations(directory: string): MigrationClass[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => sqlMigration(join(directory, file), file));
}

function sqlMigration(path: string, file: string): MigrationClass {
  const match = MIGRATION_FILE.exec(file);

  if (match === null) {
    throw platformError('MIGRATION_NAME_INVALID', `migration ${path}: name it <13-digit epoch milliseconds>-<lower-case-name>.sql`);
  }

  const sql = readFileSync(path, 'utf8');
  const name = `${match[2]}${match[1]}`;

  return class SqlMigration implements MigrationInterface {
    readonly name = name;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(sql);
    }

    async down(): Promise<void> {
      await Promise.reject(platformError('MIGRATION_NAME_INVALID', `migration ${file} only goes forward: write a new one that undoes it`));
    }
  };
}

/** Runs `work` on one plain connection, closed afterwards. */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A server that ends while the client is idle emits here; the next query reports it.
  client.on('error', () => undefined);
  await client.connect();

  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same connection to another database of the cluster. */
export function withDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${databaseName(database)}`;

  return parsed.toString();
}

/**
 * Makes database `to` as an exact copy of `from` (same cluster, same owner, same grants inside). Connections to `from` are
 * ended, since a template must not be in use: stop or pause its services first.
 *
 * @param adminUrl connection of a role that may create databases, to a third database of the cluster
 * @throws ProbityError DATABASE_NAME_INVALID
 */
export async function copyDatabase(adminUrl: string, from: string, to: string): Promise<void> {
  databaseName(from);
  databaseName(to);

  await withConnection(adminUrl, async (client) => {
    const found = await client.query<{ owner: string }>('SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = $1', [from]);
    const owner = found.rows[0]?.owner;

    if (owner === undefined) {
      throw platformError('DATABASE_NAME_INVALID', `no database ${from} to copy`);
    }

    await endConnections(client, from);
    await client.query(`CREATE DATABASE ${to} TEMPLATE ${from} OWNER ${client.escapeIdentifier(owner)}`);
  });
}

/** Removes a database and ends its connections; nothing happens where it does not exist. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  databaseName(name);
  await withConnection(adminUrl, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
}

async function endConnections(client: pg.Client, database: string): Promise<void> {
  await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()', [database]);

  for (let attempt = 0; attempt < 50; attempt += 1) {
    const left = await client.query('SELECT 1 FROM pg_stat_activity WHERE datname = $1', [database]);

    if (left.rowCount === 0) {
      return;
    }

    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Database names stand unquoted in statements, so only plain ones pass. */
function databaseName(name: string): string {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) {
    throw platformError('DATABASE_NAME_INVALID', 'a database name has 1 to 63 characters: lower-case letters, digits, underscores, a letter first');
  }

  return name;
}
