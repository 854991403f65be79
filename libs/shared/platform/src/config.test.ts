import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inheritedEnvironment, loadConfig, loadMigrationConfig, loadServiceConfig, serviceEnvironment, withRole } from './config.js';
import { ProbityError } from './errors.js';
import { DEFAULT_RATE_LIMITS } from './http/rate-limit.js';
import { DEFAULT_PROVER } from './prover-config.js';

const BANK = 'postgres://owner:geheim@db/bank';
const REGULATOR = 'postgres://owner:geheim@db/regulator';

function refusal(code: string, mention: RegExp): (error: unknown) => boolean {
  return (error) => error instanceof ProbityError && error.code === code && mention.test(error.detail) && !error.message.includes('geheim');
}

test('without variables everything is embedded', () => {
  const config = loadConfig({ PROBITY_DATA_DIRECTORY: '/tmp/p' });

  assert.deepEqual(config, {
    dataDirectory: '/tmp/p',
    databases: { kind: 'embedded' },
    queue: { backend: 'postgres' },
    artifactsStorage: undefined,
    ports: { bankApi: 0, regulatorApi: 0 },
    logLevel: 'info',
    prover: DEFAULT_PROVER,
    releaseDueTime: '12:00',
    notices: {},
    oidc: {},
  });
});

test('one database URL alone is refused, naming the missing one', () => {
  assert.throws(() => loadConfig({ BANK_DATABASE_URL: BANK }), refusal('CONFIG_INVALID', /^REGULATOR_DATABASE_URL is not set/));
  assert.throws(() => loadConfig({ REGULATOR_DATABASE_URL: REGULATOR }), refusal('CONFIG_INVALID', /^BANK_DATABASE_URL is not set/));
  assert.throws(() => loadConfig({ BANK_DATABASE_URL: BANK, REGULATOR_DATABASE_URL: '' }), refusal('CONFIG_INVALID', /^REGULATOR_DATABASE_URL is not set/));
});

test('one database for both zones is refused', () => {
  assert.throws(() => loadConfig({ BANK_DATABASE_URL: BANK, REGULATOR_DATABASE_URL: BANK }), refusal('CONFIG_INVALID', /two databases/));
});

test('external databases: sessions take on the application role unless it has a URL of its own', () => {
  const { databases } = loadConfig({ BANK_DATABASE_URL: BANK, REGULATOR_DATABASE_URL: REGULATOR, REGULATOR_APP_DATABASE_URL: 'postgres://app:x@db/regulator' });

  assert.ok(databases.kind === 'external');
  assert.equal(databases.bank.ownerUrl, BANK);
  assert.equal(new URL(databases.bank.appUrl).searchParams.get('options'), '-c role=probity_bank_app');
  assert.equal(databases.regulator.appUrl, 'postgres://app:x@db/regulator');
});

test('a refused value is named, never quoted', () => {
  assert.throws(() => loadConfig({ BANK_DATABASE_URL: 'mysql://geheim', REGULATOR_DATABASE_URL: REGULATOR }), refusal('CONFIG_INVALID', /BANK_DATABASE_URL/));
  assert.throws(() => loadConfig({ QUEUE_BACKEND: 'geheim' }), refusal('CONFIG_INVALID', /QUEUE_BACKEND/));
  assert.throws(() => loadConfig({ QUEUE_BACKEND: 'redis' }), refusal('CONFIG_INVALID', /REDIS_URL/));
  assert.throws(() => loadConfig({ BANK_API_PORT: '70000' }), refusal('CONFIG_INVALID', /BANK_API_PORT/));
  assert.throws(() => loadConfig({ RELEASE_DUE_TIME: '24:00' }), refusal('CONFIG_INVALID', /RELEASE_DUE_TIME/));
});

test('what the starter hands to a service is what the service reads', () => {
  const environment = serviceEnvironment({
    zone: 'bank',
    appUrl: 'postgres://app:x@127.0.0.1:1/bank',
    dataDirectory: '/tmp/p',
    queue: { backend: 'redis', redisUrl: 'redis://127.0.0.1:2' },
    logLevel: 'warn',
    port: 8080,
    regulator: { url: 'http://127.0.0.1:3', token: 't' },
    notices: loadConfig({ WEBHOOK_ALLOWED_HOSTS: 'case.bank.example' }).notices,
    releaseDueTime: loadConfig({ RELEASE_DUE_TIME: '09:30' }).releaseDueTime,
  });

  assert.deepEqual(loadServiceConfig('bank', environment), {
    zone: 'bank',
    dataDirectory: '/tmp/p',
    databaseUrl: 'postgres://app:x@127.0.0.1:1/bank',
    queue: { backend: 'redis', redisUrl: 'redis://127.0.0.1:2' },
    host: '127.0.0.1',
    port: 8080,
    logLevel: 'warn',
    tokensFile: '/tmp/p/tokens/bank.json',
    monitoring: undefined,
    stallMilliseconds: 250,
    rateLimits: DEFAULT_RATE_LIMITS,
    browser: { origin: undefined, secureCookies: false },
    regulator: { url: 'http://127.0.0.1:3', token: 't', receiptKey: undefined },
    notices: { webhooks: { hosts: ['case.bank.example'], networks: [], loopback: false }, mail: undefined },
    oidc: undefined,
    releaseDueTime: '09:30',
  });
});

test('cookies go over TLS only, but on this machine', () => {
  const own = serviceEnvironment({ zone: 'bank', appUrl: 'postgres://app:x@h/bank', dataDirectory: '/tmp/p', queue: { backend: 'postgres' }, logLevel: 'info' });
  const browser = (more: Record<string, string>): unknown => loadServiceConfig('bank', { ...own, ...more }).browser;

  assert.deepEqual(browser({ SERVICE_HOST: '0.0.0.0' }), { origin: undefined, secureCookies: true });
  assert.deepEqual(browser({ PUBLIC_URL: 'https://aml.bank.example/' }), { origin: 'https://aml.bank.example', secureCookies: true });
  assert.deepEqual(browser({ PUBLIC_URL: 'http://localhost:8080' }), { origin: 'http://localhost:8080', secureCookies: false });
  assert.throws(() => browser({ PUBLIC_URL: 'http://aml.bank.example' }), refusal('CONFIG_INVALID', /https only/));
  assert.throws(() => browser({ PUBLIC_URL: 'ftp://aml.bank.example' }), refusal('CONFIG_INVALID', /PUBLIC_URL/));
});

test('a service of one zone does not start on the connection of the other', () => {
  const environment = serviceEnvironment({ zone: 'bank', appUrl: 'postgres://app:x@h/bank', dataDirectory: '/tmp/p', queue: { backend: 'postgres' }, logLevel: 'info' });

  assert.throws(() => loadServiceConfig('regulator', environment), refusal('CONFIG_INVALID', /REGULATOR_APP_DATABASE_URL/));
});

test('a migration step needs the owner connection of its own zone only', () => {
  assert.deepEqual(loadMigrationConfig('bank', { BANK_DATABASE_URL: BANK }), { ownerUrl: BANK, queue: { backend: 'postgres' }, logLevel: 'info' });
  assert.throws(() => loadMigrationConfig('bank', { REGULATOR_DATABASE_URL: REGULATOR }), refusal('CONFIG_INVALID', /^BANK_DATABASE_URL/));
  assert.throws(() => loadMigrationConfig('regulator', { BANK_DATABASE_URL: BANK }), refusal('CONFIG_INVALID', /^REGULATOR_DATABASE_URL/));
});

test('children inherit no database URL, token or other setting', () => {
  const names = Object.keys(inheritedEnvironment());

  assert.deepEqual(names.filter((name) => /URL|TOKEN|PASSWORD|PROBITY|BACKEND/.test(name)), []);
  assert.ok(names.includes('PATH'));
});

test('withRole keeps the rest of the URL and encodes for the driver', () => {
  assert.equal(withRole('postgres://u:p@h:5/db?sslmode=require', 'r'), 'postgres://u:p@h:5/db?sslmode=require&options=-c%20role%3Dr');
  assert.equal(withRole('postgres://u:p+q@h/db', 'r'), 'postgres://u:p+q@h/db?options=-c%20role%3Dr');
});
