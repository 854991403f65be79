import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CLAIMS } from '@probity/shared-evidence';
import { REASON_CODES, REASONS } from './reasons.js';

test('every claim has reasons, and a code stands under one of them only', () => {
  assert.deepEqual(Object.keys(REASONS), ['any', ...CLAIMS]);
  assert.deepEqual(Object.values(REASONS).flatMap((reasons) => Object.keys(reasons)), Object.keys(REASON_CODES));
});

test('each claim but windows can be shown, and a shown one asks nothing of anybody', () => {
  for (const claim of CLAIMS) {
    const shown = Object.values(REASONS[claim]).filter(({ status }) => status === 'shown');
    assert.equal(shown.length > 0, claim !== 'windows', claim);
    for (const { who } of shown) assert.equal(who, 'nobody');
  }
});
