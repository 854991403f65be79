import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GrowingTree } from './growing-tree.js';
import { leafHash, rootOf } from './merkle.js';

test('a growing tree has the root of the whole list at every size', () => {
  const leaves = Array.from({ length: 130 }, (_, i) => leafHash(new Uint8Array([i])));
  const tree = new GrowingTree();
  assert.deepEqual(tree.root(), rootOf([]));
  leaves.forEach((leaf, i) => {
    tree.append(leaf);
    assert.equal(tree.size, i + 1);
    assert.deepEqual(tree.root(), rootOf(leaves.slice(0, i + 1)));
  });
});
