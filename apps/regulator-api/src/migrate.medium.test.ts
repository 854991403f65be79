import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { createDataSource, inheritedEnvironment, withConnection } from '@probity/shared-platform';
import { createTestDatabase, skipWithoutPostgres } from '@probity/shared-platform/testing';
import { ENTITIES } from './regulator-service.js';

test('the migration step of the regulator makes tables once, and finds nothing to do the second time', { skip: skipWithoutPostgres() }, async () => {
  const database = await createTestDatabase('regulator');
  try {
    const [first, second] = [1, 2].map(() =>
      spawnSync(process.execPath, [join(import.meta.dirname, 'migrate.js')], { env: { ...inheritedEnvironment(), REGULATOR_DATABASE_URL: database.ownerUrl }, encoding: 'utf8' }));
    assert.equal(first!.status, 0, first!.stderr);
    assert.equal(second!.status, 0, second!.stderr);
    assert.match(second!.stderr, /"applied":\[\]/);
    const dataSource = await createDataSource({ url: database.appUrl, entities: [...ENTITIES] }).initialize();
    const columns: { name: string }[] = await dataSource.query(`SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = 'regulator'`);
    const declared = ENTITIES.flatMap((entity) => {
      const { tableName, columns: own } = dataSource.getMetadata(entity);
      return own.map(({ databaseName }) => `${tableName}.${databaseName}`);
    });
    assert.deepEqual(columns.map(({ name }) => name).sort(), declared.sort(), 'the entities say what the tables are');
    for (const entity of ENTITIES) await dataSource.getRepository(entity).find({ take: 1 });
    await dataSource.destroy();
    const { rowCount } = await withConnection(database.appUrl, (client) => client.query('SELECT 1 FROM regulator.evidence'));
    assert.equal(rowCount, 0);
  } finally {
    await database.drop();
  }
});

test("neither role of the regulator gets into a bank's database, and neither of a bank's into the regulator's", { skip: skipWithoutPostgres() }, async () => {
  const zones = { regulator: await createTestDatabase('regulator'), bank: await createTestDatabase('bank') };
  const inside = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  try {
    for (const [own, other] of [['regulator', 'bank'], ['bank', 'regulator']] as const) {
      for (const url of [zones[own].appUrl, zones[own].ownerUrl]) {
        await withConnection(url, (client) => client.query('SELECT 1'));
        await assert.rejects(withConnection(inside(url, zones[other].name), (client) => client.query('SELECT 1')), /permission denied for database/);
      }
    }
  } finally {
    await zones.regulator.drop();
    await zones.bank.drop();
  }
});
