import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FIELD_ORDER, ZERO_TOTALS, type BatchContext } from '@probity/shared-commitments';
import { readContext, readTotals, storeContext, storeTotals } from './stored.js';

const context: BatchContext = {
  bankId: 'bank', recordCircuit: 'record@1.0.0', modelCircuit: 'model@1.0.0', businessDate: 20_000, dayStart: 1, dayEnd: 2, kind: 'late', batchIndex: 3,
  featureProgramDigest: FIELD_ORDER - 1n, modelDigest: 0n, policyCommitment: 2n ** 53n + 1n, queryKeyCommitment: 7n,
};

test('context and totals come back from JSON as they were', () => {
  assert.deepEqual(readContext(JSON.parse(JSON.stringify(storeContext(context)))), context);
  const totals = { ...ZERO_TOTALS, records: 2n ** 60n + 1n, alerts: 3n };
  assert.deepEqual(readTotals(JSON.parse(JSON.stringify(storeTotals(totals)))), totals);
});

test('a stored digest that is no field element is refused', () => {
  assert.throws(() => readContext({ ...storeContext(context), modelDigest: FIELD_ORDER.toString() }), { code: 'OUT_OF_RANGE' });
  assert.throws(() => readContext({ ...storeContext(context), modelDigest: '01' }), { code: 'NOT_CANONICAL' });
});
