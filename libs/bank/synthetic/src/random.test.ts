import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from './random.js';

/** Written down once: a change here changes every synthetic bank. */
const VECTOR = [533014, 615956, 561838, 220400, 337441, 682880];
const draw = (random: Random): number[] => Array.from({ length: 6 }, () => random.int(0, 999_999));

test('one seed and name give one stream, on every machine', () => {
  assert.deepEqual(draw(new Random(1, 'customers')), draw(new Random(1, 'customers')));
  assert.deepEqual(draw(new Random(1, 'customers')), VECTOR);
});

test('another seed or name gives another stream', () => {
  const streams = [new Random(1, 'a'), new Random(2, 'a'), new Random(1, 'b'), new Random(1)].map((random) => draw(random).join());
  assert.equal(new Set(streams).size, 4);
});

test('integers cover their range and stay inside', () => {
  const random = new Random(3);
  const seen = new Set(Array.from({ length: 2_000 }, () => random.int(-2, 4)));
  assert.deepEqual([...seen].sort((a, b) => a - b), [-2, -1, 0, 1, 2, 3, 4]);
});

test('a sample holds no entry twice and never more than there are', () => {
  const random = new Random(4);
  assert.equal(new Set(random.sample([1, 2, 3, 4, 5], 3)).size, 3);
  assert.deepEqual(random.sample([1, 2, 3], 9).sort(), [1, 2, 3]);
});
