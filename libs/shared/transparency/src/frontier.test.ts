import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { EMPTY_FRONTIER, extendFrontier, frontierRoot } from './frontier.js';
import { leafHash, rootOf } from './merkle.js';

const hashes = (count: number): Uint8Array[] => Array.from({ length: count }, (_, i) => leafHash(utf8ToBytes(`leaf ${i}`)));

test('a frontier names the root of every size, however the leaves come', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9), { maxLength: 12 }), (steps) => {
      const leaves = hashes(steps.reduce((sum, step) => sum + step, 0));
      let frontier = EMPTY_FRONTIER;
      for (const step of steps) {
        frontier = extendFrontier(frontier, leaves.slice(frontier.size, frontier.size + step));
        assert.deepEqual(frontierRoot(frontier), rootOf(leaves.slice(0, frontier.size)));
        assert.equal(frontier.roots.length, frontier.size.toString(2).replaceAll('0', '').length);
      }
    }),
  );
});

test('another leaf gives another root', () => {
  const [first, second] = hashes(2) as [Uint8Array, Uint8Array];
  assert.notDeepEqual(frontierRoot(extendFrontier(EMPTY_FRONTIER, [first, second])), frontierRoot(extendFrontier(EMPTY_FRONTIER, [second, first])));
});
