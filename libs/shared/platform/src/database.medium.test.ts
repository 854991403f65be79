import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { copyDatabase, createDataSource, dropDatabase, migrateZone, sqlMigrations, withConnection, withDatabase } from './database.js';
import { withRole } from './config.js';
import { ProbityError } from './errors.js';
import { databaseState, migrationsState } from './observability/readiness.js';
import { createTestDatabase, skipWithoutPostgres } from './testing.js';

const skip = skipWithoutPostgres();

function migrationFolder(context: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'probity-migrations-'));
  context.after(() => rmSync(folder, { recursive: true }));

  for (const [name, sql] of Object.entries(files)) {
    writeFileSync(join(folder, name), sql);
  }

  return folder;
}

test('migrations run once, in order of their time, as the owner; two starters at once are safe', { skip }, async (context) => {
  const database = await createTestDatabase('bank');
  context.after(() => database.drop());
  const migrations = sqlMigrations(
    migrationFolder(context, {
      '1763700000002-fill.sql': 'INSERT INTO lines VALUES (1);',
      '1763700000001-lines.sql': 'CREATE TABLE lines (slot int); GRANT SELECT ON lines TO probity_bank_app;',
    }),
  );
  const run = (): Promise<string[]> => migrateZone({ zone: 'bank', ownerUrl: database.ownerUrl, migrations });

  const applied = await Promise.all([run(), run()]);

  assert.deepEqual(applied.flat(), ['lines1763700000001', 'fill1763700000002']);
  assert.deepEqual(await run(), []);
  const rows = await withConnection(database.appUrl, (client) => client.query('SELECT slot FROM lines'));
  assert.deepEqual(rows.rows, [{ slot: 1 }]);
});

test('a migration that fails leaves nothing of its run behind', { skip }, async (context) => {
  const database = await createTestDatabase('bank');
  context.after(() => database.drop());
  const migrations = sqlMigrations(migrationFolder(context, { '1763700000001-good.sql': 'CREATE TABLE good (x int);', '1763700000002-bad.sql': 'CREATE TABLE good (x int);' }));

  await assert.rejects(migrateZone({ zone: 'bank', ownerUrl: database.ownerUrl, migrations }), /already exists/);
  const found = await withConnection(database.ownerUrl, (client) => client.query("SELECT 1 FROM pg_tables WHERE tablename = 'good'"));
  assert.equal(found.rowCount, 0);
});

test('a migration file of another name is refused', (context) => {
  const folder = migrationFolder(context, { 'first.sql': 'SELECT 1' });

  assert.throws(() => sqlMigrations(folder), (error) => error instanceof ProbityError && error.code === 'MIGRATION_NAME_INVALID');
});

test('a data source takes on the role its URL names', { skip }, async (context) => {
  const database = await createTestDatabase('bank');
  context.after(() => database.drop());
  const source = createDataSource({ url: withRole(database.adminUrl, 'probity_bank_app') });
  await source.initialize();
  const answer: unknown = await source.query('SELECT current_user AS role');
  await source.destroy();

  assert.deepEqual(answer, [{ role: 'probity_bank_app' }]);
});

test('a database that answers is up, one that is gone is down', { skip }, async (context) => {
  const database = await createTestDatabase('bank');
  const source = createDataSource({ url: database.appUrl });
  context.after(() => source.destroy());
  await source.initialize();

  assert.equal(await databaseState(source), 'up');
  await database.drop();
  assert.equal(await databaseState(source), 'down');
});

test('a service sees with its own role whether a migration is missing', { skip }, async (context) => {
  const database = await createTestDatabase('bank');
  context.after(() => database.drop());
  const first = { '1700000000000-one.sql': 'SELECT 1' };
  await migrateZone({ zone: 'bank', ownerUrl: database.ownerUrl, migrations: sqlMigrations(migrationFolder(context, first)) });
  const source = createDataSource({ url: database.appUrl, poolSize: 1 });
  context.after(() => source.destroy());
  await source.initialize();

  assert.equal(await migrationsState(source, migrationFolder(context, first)), 'up');
  assert.equal(await migrationsState(source, migrationFolder(context, {})), 'up', 'a newer database is fine');
  assert.equal(await migrationsState(source, migrationFolder(context, { ...first, '1700000000001-two.sql': 'SELECT 2' })), 'down');
});

test('a copy holds the same rows, has a life of its own, and ends connections to its template', { skip }, async (context) => {
  const database = await createTestDatabase('bank');
  const copy = `${database.name}_copy`;
  const clusterUrl = withDatabase(database.adminUrl, 'postgres');
  context.after(async () => {
    await dropDatabase(clusterUrl, copy);
    await database.drop();
  });
  await withConnection(database.ownerUrl, async (client) => {
    await client.query('CREATE TABLE rows (value int); INSERT INTO rows VALUES (1); GRANT SELECT ON rows TO probity_bank_app');
  });
  const lingering = createDataSource({ url: database.ownerUrl });
  await lingering.initialize();

  await copyDatabase(clusterUrl, database.name, copy);
  await withConnection(withDatabase(database.ownerUrl, copy), (client) => client.query('UPDATE rows SET value = 2'));

  const read = (url: string): Promise<unknown[]> => withConnection(url, async (client) => (await client.query('SELECT value FROM rows')).rows as unknown[]);
  assert.deepEqual(await read(withDatabase(database.appUrl, copy)), [{ value: 2 }]);
  assert.deepEqual(await read(database.ownerUrl), [{ value: 1 }]);
  await lingering.destroy();
});

test('a database name that is not plain is refused before it meets a statement', async () => {
  for (const name of ['', 'A', 'a;drop', 'a-b', '1a', 'a'.repeat(64)]) {
    await assert.rejects(copyDatabase('postgres://u@127.0.0.1:1/x', 'a', name), (error) => error instanceof ProbityError && error.code === 'DATABASE_NAME_INVALID');
  }
});
