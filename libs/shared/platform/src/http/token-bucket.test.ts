import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TokenBuckets } from './token-bucket.js';

test('a burst passes, then the rate holds, and each caller has a bucket of his own', () => {
  let now = 0;
  const buckets = new TokenBuckets({ perSecond: 2, burst: 3 }, () => now);
  assert.deepEqual([1, 2, 3].map(() => buckets.take('a').remaining), [2, 1, 0]);
  assert.deepEqual(buckets.take('a'), { allowed: false, remaining: 0, resetSeconds: 2, retrySeconds: 1 });
  assert.equal(buckets.take('b').allowed, true);
  now = 500;
  assert.equal(buckets.take('a').allowed, true);
  assert.equal(buckets.take('a').allowed, false);
});

test('whatever the times are, no more passes than burst and rate allow', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 200 }), (perSecond, burst, pauses) => {
    let now = 0;
    const buckets = new TokenBuckets({ perSecond, burst }, () => now);
    let passed = 0;
    for (const pause of pauses) {
      now += pause;
      passed += buckets.take('a').allowed ? 1 : 0;
    }
    assert.ok(passed <= burst + (now / 1000) * perSecond + 1e-6);
  }));
});

test('many addresses do not fill the memory', () => {
  const buckets = new TokenBuckets({ perSecond: 1, burst: 2 }, () => 0);
  for (let i = 0; i < 30_000; i += 1) buckets.take(`address ${i}`);
  assert.ok(buckets.size <= 10_001);
});
