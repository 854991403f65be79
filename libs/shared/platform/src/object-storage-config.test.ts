import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadConfig, loadProverWorkerConfig, loadServiceConfig, serviceEnvironment } from './config.js';
import { ProbityError } from './errors.js';

const directory = mkdtempSync(join(tmpdir(), 'probity-object-storage-'));
after(() => rmSync(directory, { recursive: true }));

const S3 = {
  ARTIFACTS_S3_ENDPOINT: 'https://storage.bank.example', ARTIFACTS_S3_BUCKET: 'probity-artifacts', ARTIFACTS_S3_ACCESS_KEY_ID: 'AKIAEXAMPLE', ARTIFACTS_S3_SECRET_ACCESS_KEY: 'geheim',
};
const storage = (changes: Record<string, string | undefined> = {}): ReturnType<typeof loadConfig>['artifactsStorage'] => loadConfig({ PROBITY_DATA_DIRECTORY: '/tmp/p', ...S3, ...changes }).artifactsStorage;
const refused = (mention: RegExp) => (error: unknown): boolean =>
  error instanceof ProbityError && error.code === 'CONFIG_INVALID' && mention.test(error.detail) && !error.message.includes('geheim');

test('object storage is what the variables name, and nothing without them', () => {
  assert.equal(loadConfig({}).artifactsStorage, undefined);
  assert.equal(storage({ ARTIFACTS_S3_ENDPOINT: '', ARTIFACTS_S3_BUCKET: '', ARTIFACTS_S3_ACCESS_KEY_ID: '', ARTIFACTS_S3_SECRET_ACCESS_KEY: '' }), undefined);
  assert.deepEqual(storage(), {
    endpoint: 'https://storage.bank.example', bucket: 'probity-artifacts', prefix: '', region: 'us-east-1', accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'geheim',
  });
  assert.deepEqual(storage({ ARTIFACTS_S3_PREFIX: 'prod/artifacts', ARTIFACTS_S3_REGION: 'eu-central-1' })?.prefix, 'prod/artifacts/');
});

test('a part of it is refused, naming what is missing', () => {
  for (const name of ['ARTIFACTS_S3_ENDPOINT', 'ARTIFACTS_S3_BUCKET', 'ARTIFACTS_S3_ACCESS_KEY_ID', 'ARTIFACTS_S3_SECRET_ACCESS_KEY']) {
    assert.throws(() => storage({ [name]: undefined }), refused(new RegExp(`${name}.* is not? ?s?e?t?|neither ${name}`)));
  }
});

test('in clear over the network, or to an address that would be normalised, is refused', () => {
  for (const endpoint of [
    'http://storage.bank.example', 'http://10.0.0.7:9000', 'http://127.0.0.1.bank.example', 'http://localhost.bank.example', 'ftp://127.0.0.1', 'https://geheim@storage.bank.example',
    'https://storage.bank.example/path', 'https://storage.bank.example/?geheim', 'geheim',
  ]) {
    assert.throws(() => storage({ ARTIFACTS_S3_ENDPOINT: endpoint }), refused(/ARTIFACTS_S3_ENDPOINT/), endpoint);
  }
  for (const endpoint of ['http://127.0.0.1:9000', 'http://localhost:9000', 'http://[::1]:9000', 'https://10.0.0.7:9000']) assert.equal(storage({ ARTIFACTS_S3_ENDPOINT: `${endpoint}/` })?.endpoint, endpoint);
  for (const prefix of ['/a', 'a//b', 'a/../b', '..', './a', 'a b', 'ä', 'a%2f']) assert.throws(() => storage({ ARTIFACTS_S3_PREFIX: prefix }), refused(/ARTIFACTS_S3_PREFIX/), prefix);
  for (const bucket of ['a', 'A-bucket', '-ab', 'a/b', 'a..b/']) assert.throws(() => storage({ ARTIFACTS_S3_BUCKET: bucket }), refused(/ARTIFACTS_S3_BUCKET/), bucket);
});

test('secrets come from a file as well, but not from both', () => {
  const file = join(directory, 'secret');
  writeFileSync(file, 'geheim\n');
  const fromFile = { ARTIFACTS_S3_SECRET_ACCESS_KEY: undefined, ARTIFACTS_S3_SECRET_ACCESS_KEY_FILE: file };
  assert.equal(storage(fromFile)?.secretAccessKey, 'geheim');
  assert.throws(() => storage({ ...fromFile, ARTIFACTS_S3_SECRET_ACCESS_KEY: 'geheim' }), refused(/both set/));
  assert.throws(() => storage({ ...fromFile, ARTIFACTS_S3_SECRET_ACCESS_KEY_FILE: join(directory, 'none') }), refused(/ARTIFACTS_S3_SECRET_ACCESS_KEY_FILE: the file can't be read/));
  for (const text of ['', '\n', 'geheim\ngeheim', 'geheim geheim']) {
    writeFileSync(file, text);
    assert.throws(() => storage(fromFile), refused(/one word/));
  }
});

test('workers are handed it, and no other service reads it', () => {
  const options = { zone: 'bank', appUrl: 'postgres://app:x@h/bank', dataDirectory: '/tmp/p', queue: { backend: 'postgres' }, logLevel: 'info' } as const;
  const environment = serviceEnvironment({ ...options, artifactsStorage: storage({ ARTIFACTS_S3_PREFIX: 'prod' }) });
  assert.deepEqual(loadProverWorkerConfig(environment).artifactsStorage, storage({ ARTIFACTS_S3_PREFIX: 'prod' }));
  assert.deepEqual(Object.keys(serviceEnvironment(options)).filter((name) => name.startsWith('ARTIFACTS')), []);
  assert.ok(!JSON.stringify(loadServiceConfig('bank', environment)).includes('geheim'));
  const regulator = serviceEnvironment({ ...options, zone: 'regulator' });
  assert.deepEqual(loadServiceConfig('regulator', { ...regulator, ...S3, ARTIFACTS_S3_ENDPOINT: 'not even looked at' }), loadServiceConfig('regulator', regulator));
  const { drainSeconds } = loadProverWorkerConfig({ ...serviceEnvironment(options), PROVER_DRAIN_SECONDS: '50' });
  assert.equal(drainSeconds, 50);
  assert.throws(() => loadProverWorkerConfig({ ...serviceEnvironment(options), PROVER_DRAIN_SECONDS: '0' }), refused(/PROVER_DRAIN_SECONDS/));
});
