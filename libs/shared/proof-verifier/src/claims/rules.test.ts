import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REASON_CODES } from './reasons.js';
import { claimsOf, RULES } from './rules.testing.js';

test('every reason for which a claim is not shown has its one rule', () => {
  const codes = Object.entries(REASON_CODES).flatMap(([code, { status }]) => (status === 'shown' ? [] : [code]));
  assert.deepEqual(RULES.map(({ code }) => code).toSorted(), codes.toSorted());
});

for (const [index, { claim, code, must, broken }] of RULES.entries()) {
  test(`rule ${index + 1}, ${code}: ${must}`, () => {
    assert.equal(claimsOf(broken()).find((entry) => entry.claim === claim)!.code, code);
  });
}
