import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { createDataSource, inheritedEnvironment, migrateZone, repositoryRoot, sqlMigrations } from '@probity/shared-platform';
import { createTestDatabase, skipWithoutPostgres } from '@probity/shared-platform/testing';

const MAIN = join(import.meta.dirname, '..', 'main.js');

test('the first user is made by who owns the database, and what sets the password is told and not kept', { skip: skipWithoutPostgres() }, async () => {
  const database = await createTestDatabase('bank');
  const owner = createDataSource({ url: database.ownerUrl });
  try {
    await migrateZone({ zone: 'bank', ownerUrl: database.ownerUrl, migrations: sqlMigrations(join(repositoryRoot(), 'migrations/bank')) });
    const run = (url: string): Promise<{ stdout: string; stderr: string }> =>
      promisify(execFile)(process.execPath, [MAIN, 'user', 'create', '--email', 'Root@Bank.example', '--role', 'operator'], { env: { ...inheritedEnvironment(), BANK_DATABASE_URL: url } });
    const { stdout } = await run(database.ownerUrl);
    const { id, halves } = JSON.parse(stdout) as { id: string; halves: string[] };
    await owner.initialize();
    const rows = JSON.stringify(await owner.query('SELECT u.email, u.roles, r.* FROM bank.app_user u JOIN bank.password_reset r ON r.user_id = u.id WHERE u.id = $1', [id]));
    assert.match(rows, /"email":"root@bank.example","roles":\["operator"\]/);
    assert.ok(halves.length === 2 && halves.every((half) => half.length === 43 && !rows.includes(half)));
    await assert.rejects(run(database.ownerUrl), /EMAIL_TAKEN/);
    await assert.rejects(run(database.appUrl), 'a service\'s connection gives nobody roles');
  } finally {
    if (owner.isInitialized) await owner.destroy();
    await database.drop();
  }
});
