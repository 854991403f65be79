import assert from 'node:assert/strict';
import { test } from 'node:test';
// @ts-expect-error circomlibjs has no types; it is the reference implementation, used in this test only
import { buildPoseidonReference } from 'circomlibjs';
import { capacityOf, DOMAIN_TAG } from './domain-tags.js';
import { FIELD_ORDER } from './field.js';
import { RATE, taggedHash } from './poseidon.js';

test('one block agrees with circomlibjs for every width', async () => {
  const reference = await buildPoseidonReference();
  for (let length = 1; length <= RATE; length += 1) {
    const inputs = Array.from({ length }, (_, i) => (FIELD_ORDER - 1n) / BigInt(i + 1));
    const expected = reference.F.toObject(reference(inputs, reference.F.e(capacityOf('records', length)))) as bigint;
    assert.equal(taggedHash('records', inputs), expected, `width ${length + 1}`);
  }
});

test('longer lists chain through the capacity, the last block as short as what is left', async () => {
  const reference = await buildPoseidonReference();
  const inputs = Array.from({ length: 29 }, (_, i) => BigInt(i));
  const first = reference(inputs.slice(0, 16), reference.F.e(capacityOf('totals', 29)));
  const expected = reference.F.toObject(reference(inputs.slice(16), first)) as bigint;
  assert.equal(taggedHash('totals', inputs), expected);
});

test('tags and lengths keep digests apart', () => {
  const tags = Object.keys(DOMAIN_TAG) as (keyof typeof DOMAIN_TAG)[];
  assert.equal(new Set(Object.values(DOMAIN_TAG)).size, tags.length);
  assert.equal(new Set(tags.map((tag) => taggedHash(tag, [1n, 2n]))).size, tags.length);
  assert.notEqual(taggedHash('records', [1n]), taggedHash('records', [1n, 0n]));
});

test('refuses what is no field element', () => {
  assert.throws(() => taggedHash('records', [FIELD_ORDER]), { code: 'OUT_OF_RANGE' });
  assert.throws(() => taggedHash('records', [-1n]), { code: 'OUT_OF_RANGE' });
  assert.throws(() => taggedHash('records', []), { code: 'WRONG_LENGTH' });
});
