import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { migrateZone, withConnection } from '../database.js';
import { ProbityError } from '../errors.js';
import { joinEmbeddedPostgres, removeEmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

const folders: string[] = [];

/** Removed at the very end: a test's own hooks run in the order they were made, and the folder's would come before its server's. */
function clusterFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'probity-cluster-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

test('two zones with two roles each; data and addresses of roles survive a restart', async (context) => {
  const directory = clusterFolder();
  const first = await startEmbeddedPostgres({ directory, durable: false });
  await withConnection(first.bank.ownerUrl, (client) => client.query('CREATE TABLE kept (value int); INSERT INTO kept VALUES (7)'));
  await first.stop();
  await first.stop();

  const second = await startEmbeddedPostgres({ directory, durable: false });
  context.after(() => second.stop());
  const kept = await withConnection(second.bank.ownerUrl, (client) => client.query<{ value: number }>('SELECT value FROM kept'));

  assert.deepEqual(kept.rows, [{ value: 7 }]);
  assert.equal(statSync(join(directory, 'credentials.json')).mode & 0o777, 0o600);
});

test('a second process joins the server that runs, or starts one for itself; it makes none', async (context) => {
  const directory = clusterFolder();
  await assert.rejects(joinEmbeddedPostgres(directory, 'bank'), { code: 'DATABASE_UNREACHABLE' });
  const first = await startEmbeddedPostgres({ directory, durable: false });
  context.after(() => first.stop());
  const joined = await joinEmbeddedPostgres(directory, 'bank');
  assert.equal(joined.appUrl, first.bank.appUrl);
  await joined.stop();
  await withConnection(first.bank.ownerUrl, (client) => client.query('CREATE TABLE kept (value int)'));
  await first.stop();

  const alone = await joinEmbeddedPostgres(directory, 'bank');
  context.after(() => alone.stop());
  await withConnection(alone.ownerUrl, (client) => client.query('SELECT value FROM kept'));
});

test('roles of one zone cannot connect to the other zone, and the application role owns nothing', async (context) => {
  const postgres = await startEmbeddedPostgres({ directory: clusterFolder(), durable: false });
  context.after(() => postgres.stop());
  const bankRoleAtRegulator = new URL(postgres.bank.appUrl);
  bankRoleAtRegulator.pathname = new URL(postgres.regulator.appUrl).pathname;

  await assert.rejects(
    withConnection(bankRoleAtRegulator.toString(), (client) => client.query('SELECT 1')),
    /permission denied for database/,
  );
  await assert.rejects(
    withConnection(postgres.bank.appUrl, (client) => client.query('CREATE TABLE mine (value int)')),
    /permission denied for schema/,
  );
});

test('an owner role that may not make the missing application role is told what to do', async (context) => {
  const postgres = await startEmbeddedPostgres({ directory: clusterFolder(), durable: false });
  context.after(() => postgres.stop());
  await withConnection(postgres.adminUrl, (client) => client.query('ALTER ROLE probity_bank_app RENAME TO other'));

  await assert.rejects(
    migrateZone({ zone: 'bank', ownerUrl: postgres.bank.ownerUrl, migrations: [] }),
    (error) => error instanceof ProbityError && error.code === 'DATABASE_ROLE_MISSING' && error.detail.includes('probity_bank_app'),
  );
});

test('a second launcher of the same folder is refused while the first one runs', async (context) => {
  const directory = clusterFolder();
  const postgres = await startEmbeddedPostgres({ directory, durable: false });
  context.after(() => postgres.stop());

  await assert.rejects(startEmbeddedPostgres({ directory }), (error) => error instanceof ProbityError && error.code === 'DATABASE_IN_USE');
});

test('a damaged password file is named, not quoted, and nothing is started', async () => {
  const directory = clusterFolder();
  writeFileSync(join(directory, 'credentials.json'), '{"admin":"geheim');

  await assert.rejects(
    startEmbeddedPostgres({ directory }),
    (error) => error instanceof ProbityError && error.code === 'DATABASE_START_FAILED' && error.detail.includes('credentials.json') && error.cause === undefined && !error.message.includes('geheim'),
  );
  assert.equal(existsSync(join(directory, 'data')), false);
});

test('a killed launcher leaves no server, and the folder starts again', async (context) => {
  const directory = clusterFolder();
  const holder = fork(join(import.meta.dirname, '..', 'fixtures', 'hold-postgres.js'), [directory], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [message] = (await once(holder, 'message')) as [{ url: string }];
  holder.kill('SIGKILL');
  await once(holder, 'exit');

  const again = await startEmbeddedPostgres({ directory, durable: false });
  context.after(() => again.stop());

  await assert.rejects(withConnection(message.url, (client) => client.query('SELECT 1')), /ECONNREFUSED/);
  assert.equal((await withConnection(again.adminUrl, (client) => client.query('SELECT 1'))).rowCount, 1);
});

test('a server number left behind that belongs to another program does not block the start, nor is that program touched', async () => {
  const directory = clusterFolder();
  const postgres = await startEmbeddedPostgres({ directory, durable: false });
  const pidFile = join(directory, 'data', 'postmaster.pid');
  const content = readFileSync(pidFile, 'utf8');
  await postgres.stop();
  writeFileSync(pidFile, content.replace(/^\d+/, String(process.pid)));
  writeFileSync(join(directory, 'launcher.pid'), '999999999\n');

  const again = await startEmbeddedPostgres({ directory, durable: false });
  await again.stop();

  assert.notEqual(again.port, 0);
});

test('a checkout that the server\'s user cannot reach works too; removed, it leaves nothing and starts anew', async () => {
  const folder = clusterFolder();
  chmodSync(folder, 0o700);
  const directory = join(folder, 'postgres');
  const first = await startEmbeddedPostgres({ directory, durable: false });
  const answer = await withConnection(first.adminUrl, (client) => client.query<{ data_directory: string }>('SHOW data_directory'));
  await first.stop();
  removeEmbeddedPostgres(directory);

  assert.deepEqual([existsSync(directory), existsSync(answer.rows[0]?.data_directory ?? '/')], [false, false]);

  const second = await startEmbeddedPostgres({ directory, durable: false });
  await second.stop();
  removeEmbeddedPostgres(directory);
});
