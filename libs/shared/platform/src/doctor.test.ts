import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadConfig } from './config.js';
import { runDoctor } from './doctor.js';

test('the doctor finds a healthy machine healthy', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'probity-doctor-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const checks = await runDoctor(loadConfig({ PROBITY_DATA_DIRECTORY: folder }));

  assert.deepEqual(checks.filter((check) => check.state === 'failed'), []);
  assert.match(checks.find((check) => check.name === 'postgres (embedded)')?.detail ?? '', /PostgreSQL/);
});

test('a taken port and servers that do not answer are failures, with no password in what is said', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'probity-doctor-'));
  const taken = createServer();
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
  context.after(() => {
    taken.close();
    rmSync(folder, { recursive: true });
  });

  const checks = await runDoctor(
    loadConfig({
      PROBITY_DATA_DIRECTORY: folder,
      BANK_DATABASE_URL: 'postgres://u:geheim@127.0.0.1:1/bank',
      REGULATOR_DATABASE_URL: 'postgres://u:geheim@127.0.0.1:1/regulator',
      QUEUE_BACKEND: 'redis',
      REDIS_URL: 'redis://:geheim@127.0.0.1:1',
      BANK_API_PORT: String((taken.address() as AddressInfo).port),
    }),
  );

  assert.deepEqual(
    checks.filter((check) => check.state === 'failed').map((check) => check.name),
    ['postgres (bank)', 'postgres (regulator)', 'queue', 'port of bank-api'],
  );
  assert.doesNotMatch(JSON.stringify(checks), /geheim/);
});
