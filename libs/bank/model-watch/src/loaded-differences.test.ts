import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differencesOf, type LoadedProcess } from './loaded-differences.js';

const known = { models: new Map([['m@1.0.0', '11'], ['m@1.0.1', '12']]), policies: new Map([[1, '21'], [2, '22']]), programs: new Map([['p@1.0.0', '31']]), artifacts: new Set(['a']) };
const day = { businessDate: '2026-03-02', model: 'm@1.0.0', policy: 1, policyCommitment: '21', program: 'p@1.0.0', programDigest: '31' };
const expected = [{ businessDate: '2026-03-02', batchId: 'b', model: 'm@1.0.0', policy: 1, program: 'p@1.0.0' }];
const running = (loaded: Partial<LoadedProcess['loaded']>, more: Partial<LoadedProcess> = {}): LoadedProcess => ({
  id: 'x', kind: 'bank-api', host: 'h', pid: 1, code: 'c', silent: false, startedAt: '', lastSeenAt: '', loaded: { models: [], days: [], artifacts: [], ...loaded }, ...more,
});
const codes = (process: LoadedProcess): string[] => differencesOf([process], expected, known, 'c').map(({ code }) => code);

test('finds nothing where everything is as registered and effective, and asks nothing of dates that are closed', () => {
  assert.deepEqual(codes(running({ models: [{ version: 'm@1.0.0', digest: '11' }], days: [day, { ...day, businessDate: '2026-02-27', policy: 2, policyCommitment: '22' }], artifacts: ['a'] })), []);
});

test('names each difference by its code', () => {
  assert.deepEqual(codes(running({ models: [{ version: 'm@1.0.0', digest: '99' }] })), ['MODEL_DIGEST_DIFFERS']);
  assert.deepEqual(codes(running({ models: [{ version: 'unknown@1.0.0', digest: '11' }] })), ['MODEL_DIGEST_DIFFERS']);
  assert.deepEqual(codes(running({ days: [{ ...day, model: 'm@1.0.1' }] })), ['MODEL_NOT_EFFECTIVE']);
  assert.deepEqual(codes(running({ days: [{ ...day, policy: 2, policyCommitment: '22' }] })), ['POLICY_NOT_EFFECTIVE']);
  assert.deepEqual(codes(running({ days: [{ ...day, policyCommitment: '22' }] })), ['POLICY_COMMITMENT_DIFFERS']);
  assert.deepEqual(codes(running({ days: [{ ...day, programDigest: '0' }] })), ['PROGRAM_DIGEST_DIFFERS']);
  assert.deepEqual(codes(running({ artifacts: ['a', 'z'] })), ['CIRCUIT_NOT_REGISTERED']);
  assert.deepEqual(codes(running({}, { code: 'older' })), ['STALE_PROCESS']);
  assert.deepEqual(codes(running({}, { silent: true })), ['SILENT_PROCESS']);
});
