import { test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { consistencyProof, emptyRoot, inclusionProof, leafHash, rootOf, verifyConsistency, verifyInclusion, type TreeHash } from './merkle.js';

/** Leaves and roots of the reference implementation of RFC 6962 (certificate-transparency, merkle_tree_test). */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(hexToBytes);
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const HASHES = LEAVES.map(leafHash);
const leaves = (size: number): TreeHash[] => Array.from({ length: size }, (_, i) => leafHash(new Uint8Array([i % 256, Math.floor(i / 256)])));
const flip = (hash: TreeHash): TreeHash => hash.map((byte, i) => (i === 7 ? byte ^ 1 : byte));

test('roots of the published leaves', () => {
  ROOTS.forEach((root, i) => assert.equal(bytesToHex(rootOf(HASHES.slice(0, i + 1))), root));
  assert.equal(bytesToHex(emptyRoot()), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});

test('every leaf of every size is included, at its own index only', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, a, b) => {
      const tree = leaves(size);
      const index = a % size;
      const other = b % size;
      const proof = inclusionProof(tree, index);
      assert.equal(verifyInclusion(rootOf(tree), size, tree[index]!, index, proof), true);
      if (other !== index) assert.equal(verifyInclusion(rootOf(tree), size, tree[index]!, other, proof), false);
      assert.equal(verifyInclusion(rootOf(tree), size, flip(tree[index]!), index, proof), false);
    }),
  );
});

test('a changed, longer or shorter audit path is refused', () => {
  const tree = leaves(13);
  const root = rootOf(tree);
  tree.forEach((leaf, index) => {
    const proof = inclusionProof(tree, index);
    proof.forEach((_, at) => assert.equal(verifyInclusion(root, 13, leaf, index, proof.map((hash, i) => (i === at ? flip(hash) : hash))), false));
    assert.equal(verifyInclusion(root, 13, leaf, index, [...proof, root]), false);
    assert.equal(verifyInclusion(root, 13, leaf, index, proof.slice(0, -1)), false);
    assert.equal(verifyInclusion(root, 13, leaf, index, [...proof.slice(0, -1), proof.at(-1)!.slice(0, 31)]), false);
  });
  for (const index of [-1, 13, 0.5, Number.NaN, 2 ** 60]) assert.equal(verifyInclusion(root, 13, tree[0]!, index, inclusionProof(tree, 0)), false);
});

test('an inner node does not pass as a leaf', () => {
  const tree = leaves(4);
  const proof = inclusionProof(tree, 0);
  assert.equal(verifyInclusion(rootOf(tree), 2, rootOf(tree.slice(0, 2)), 0, [proof[1]!]), true, 'two leaves with these hashes make this root');
  assert.notEqual(bytesToHex(leafHash(new Uint8Array([...tree[0]!, ...tree[1]!]))), bytesToHex(rootOf(tree.slice(0, 2))));
});

test('every size extends every earlier one; a changed proof, root or size is refused', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), fc.nat(), (size, a, b) => {
      const tree = leaves(size);
      const oldSize = a % (size + 1);
      const proof = consistencyProof(tree, oldSize);
      const oldRoot = rootOf(tree.slice(0, oldSize));
      const root = rootOf(tree);
      assert.equal(verifyConsistency(oldSize, oldRoot, size, root, proof), true);
      assert.equal(verifyConsistency(oldSize, flip(oldRoot), size, root, proof), false);
      if (oldSize > 0) assert.equal(verifyConsistency(oldSize, oldRoot, size, flip(root), proof), false);
      assert.equal(verifyConsistency(oldSize, oldRoot, size, root, [...proof, root]), false);
      if (proof.length > 0) {
        const at = b % proof.length;
        assert.equal(verifyConsistency(oldSize, oldRoot, size, root, proof.map((hash, i) => (i === at ? flip(hash) : hash))), false);
        assert.equal(verifyConsistency(oldSize, oldRoot, size, root, proof.slice(0, -1)), false);
      }
    }),
  );
});

test('a rewritten leaf breaks consistency', () => {
  const tree = leaves(9);
  const rewritten = tree.map((hash, i) => (i === 2 ? flip(hash) : hash));
  assert.equal(verifyConsistency(5, rootOf(tree.slice(0, 5)), 9, rootOf(rewritten), consistencyProof(rewritten, 5)), false);
  assert.equal(verifyConsistency(9, rootOf(tree), 5, rootOf(tree.slice(0, 5)), []), false);
});
