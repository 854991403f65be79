import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { inheritedEnvironment, withConnection } from '@probity/shared-platform';
import { createTestDatabase, skipWithoutPostgres, type TestDatabase } from '@probity/shared-platform/testing';

function migrate(environment: Record<string, string>): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'migrate.js')], { env: { ...inheritedEnvironment(), ...environment }, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

describe('migration step of the bank', { skip: skipWithoutPostgres() }, () => {
  let database: TestDatabase;
  before(async () => {
    database = await createTestDatabase('bank');
  });
  after(() => database?.drop());

  it('makes tables and queue once, and finds nothing to do the second time', async () => {
    const [first, second] = [1, 2].map(() => migrate({ BANK_DATABASE_URL: database.ownerUrl }));
    assert.equal(first!.status, 0, first!.output);
    assert.match(first!.output, /founding-tables/);
    assert.equal(second!.status, 0, second!.output);
    assert.match(second!.output, /"applied":\[\]/);
    const counts = await withConnection(database.appUrl, async (client) => [await client.query('SELECT 1 FROM bank.batch'), await client.query("SELECT 1 FROM pg_tables WHERE schemaname = 'queue' LIMIT 1")]);
    assert.deepEqual(counts.map(({ rowCount }) => rowCount), [0, 1]);
  });

  it('fails with a code and without the password where the database is not to be had', () => {
    const { status, output } = migrate({ BANK_DATABASE_URL: 'postgres://owner:geheim@127.0.0.1:1/none' });
    assert.equal(status, 1);
    assert.match(output, /ECONNREFUSED/);
    assert.doesNotMatch(output, /geheim/);
  });
});
