import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadConfig, loadProverWorkerConfig, serviceEnvironment } from './config.js';
import { ProbityError } from './errors.js';
import { DEFAULT_PROVER } from './prover-config.js';

test('what the starter hands to a prover worker is what the worker reads', () => {
  const base = { zone: 'bank', appUrl: 'postgres://app:x@h/bank', dataDirectory: '/tmp/p', queue: { backend: 'postgres' }, logLevel: 'info' } as const;
  const prover = { engine: 'rapidsnark', binary: '/opt/prover', binarySha256: 'a'.repeat(64), processes: 3, memoryLimitMiB: 512 } as const;

  assert.deepEqual(loadProverWorkerConfig(serviceEnvironment({ ...base, prover })).prover, prover);
  assert.deepEqual(loadProverWorkerConfig(serviceEnvironment({ ...base, prover: DEFAULT_PROVER })).prover, DEFAULT_PROVER);
  assert.deepEqual(loadProverWorkerConfig(serviceEnvironment(base)).prover, DEFAULT_PROVER);
  assert.equal(DEFAULT_PROVER.engine, undefined);
});

test('a refused setting of the prover is named, never quoted', () => {
  for (const name of ['PROVER_ENGINE', 'PROVER_BINARY', 'PROVER_BINARY_SHA256', 'PROVER_PROCESSES', 'PROVER_MEMORY_LIMIT_MIB']) {
    assert.throws(
      () => loadConfig({ [name]: 'geheim' }),
      (error) => error instanceof ProbityError && error.code === 'CONFIG_INVALID' && error.detail.includes(`${name}:`) && !error.message.includes('geheim'),
    );
  }
});
