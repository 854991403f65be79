import assert from 'node:assert/strict';
import { test } from 'node:test';
import { summarise } from '@probity/shared-evidence';
import fc from 'fast-check';
import { flipOneBit } from './flip.js';
import { judge } from './judge.js';
import { mutatedBundles } from './mutated-bundles.testing.js';
import { publish, sampleHistory, sampleParts, sampleTrust } from './sample-day.testing.js';

const good = publish(sampleParts());

test('one bit changed anywhere is noticed', () => {
  fc.assert(fc.property(fc.array(fc.nat(), { minLength: 2, maxLength: 2 }), (numbers) => {
    let at = 0;
    const { document, path } = flipOneBit(good, (below) => numbers[at++ % 2]! % below);
    assert.notDeepEqual(document, good, path);
    assert.notEqual(summarise(judge(document, sampleTrust(), sampleHistory())), 'shown', path);
  }), { numRuns: 40 });
});

test('the mutated bundles are twenty, each of another field, and none of them is shown', () => {
  const mutated = mutatedBundles(good);
  assert.equal(new Set(mutated.map(({ field }) => field)).size, 20);
  for (const { field, document } of mutated) assert.notEqual(summarise(judge(document, sampleTrust(), sampleHistory())), 'shown', field);
});
