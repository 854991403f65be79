import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { inheritedEnvironment, withConnection } from '@probity/shared-platform';
import { createTestDatabase, skipWithoutPostgres } from '@probity/shared-platform/testing';

test('the migration step of the regulator makes tables once, and finds nothing to do the second time', { skip: skipWithoutPostgres() }, async () => {
  const database = await createTestDatabase('regulator');
  try {
    const [first, second] = [1, 2].map(() =>
      spawnSync(process.execPath, [join(import.meta.dirname, 'migrate.js')], { env: { ...inheritedEnvironment(), REGULATOR_DATABASE_URL: database.ownerUrl }, encoding: 'utf8' }));
    assert.equal(first!.status, 0, first!.stderr);
    assert.equal(second!.status, 0, second!.stderr);
    assert.match(second!.stderr, /"applied":\[\]/);
    const { rowCount } = await withConnection(database.appUrl, (client) => client.query('SELECT 1 FROM regulator.evidence'));
    assert.equal(rowCount, 0);
  } finally {
    await database.drop();
  }
});
