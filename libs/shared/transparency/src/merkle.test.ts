import { createHash } from 'node:crypto';
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

/** Paths and proofs of the same reference tests: of the tree of the first leaves. */
const N = {
  l0: '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d', l1: '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  l4: 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b', l01: 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  l23: '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e', l45: '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  l67: 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0', l0123: 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  l4567: '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
};
const PATHS: readonly (readonly [index: number, size: number, path: readonly string[]])[] = [
  [0, 1, []], [0, 8, [N.l1, N.l23, N.l4567]], [5, 8, [N.l4, N.l67, N.l0123]], [2, 3, [N.l01]], [1, 5, [N.l0, N.l23, N.l4]],
];
const PROOFS: readonly (readonly [oldSize: number, size: number, proof: readonly string[]])[] = [
  [1, 1, []], [1, 8, [N.l1, N.l23, N.l4567]], [6, 8, [N.l45, N.l67, N.l0123]], [2, 5, [N.l23, N.l4]],
];

test('audit paths and consistency proofs as published', () => {
  for (const [index, size, path] of PATHS) {
    assert.deepEqual(inclusionProof(HASHES.slice(0, size), index).map(bytesToHex), path);
    assert.equal(verifyInclusion(hexToBytes(ROOTS[size - 1]!), size, HASHES[index]!, index, path.map(hexToBytes)), true);
  }
  for (const [oldSize, size, proof] of PROOFS) {
    assert.deepEqual(consistencyProof(HASHES.slice(0, size), oldSize).map(bytesToHex), proof);
    assert.equal(verifyConsistency(oldSize, hexToBytes(ROOTS[oldSize - 1]!), size, hexToBytes(ROOTS[size - 1]!), proof.map(hexToBytes)), true);
  }
});

type Proof = readonly TreeHash[];
/** Every way to spoil a list of hashes: one flipped bit, one left out, one doubled, two exchanged, one added at either end. */
const spoiled = (proof: Proof, stranger: TreeHash): fc.Arbitrary<Proof> => {
  const ways: fc.Arbitrary<Proof>[] = [fc.constant([...proof, stranger]), fc.constant([stranger, ...proof])];
  if (proof.length > 0) {
    const place = fc.nat(proof.length - 1);
    ways.push(
      fc.tuple(place, fc.nat(255)).map(([at, bit]) => proof.map((hash, i) => (i === at ? hash.map((byte, j) => (j === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)) : hash))),
      place.map((at) => proof.filter((_, i) => i !== at)),
      place.map((at) => proof.flatMap((hash, i) => (i === at ? [hash, hash] : [hash]))),
    );
  }
  if (proof.length > 1) ways.push(fc.nat(proof.length - 2).map((at) => proof.map((hash, i) => (i === at ? proof[at + 1]! : i === at + 1 ? proof[at]! : hash))));
  return fc.oneof(...ways);
};
const treeAnd = fc.integer({ min: 1, max: 100 }).chain((size) => fc.tuple(fc.constant(leaves(size)), fc.nat(size - 1)));

test('no spoiled audit path is taken, and no true one at another index or size', () => {
  fc.assert(
    fc.property(
      treeAnd.chain(([tree, index]) => fc.tuple(fc.constant(tree), fc.constant(index), spoiled(inclusionProof(tree, index), rootOf(tree)), fc.integer({ min: -1, max: 130 }), fc.integer({ min: -1, max: 130 }))),
      ([tree, index, bad, otherIndex, otherSize]) => {
        const [root, leaf, path] = [rootOf(tree), tree[index]!, inclusionProof(tree, index)];
        assert.equal(verifyInclusion(root, tree.length, leaf, index, bad), false);
        if (otherIndex !== index) assert.equal(verifyInclusion(root, tree.length, leaf, otherIndex, path), false);
        // Of another size the same path may lead to the same root where index and path length allow it: only for an index that both sizes place alike.
        if (otherSize <= index) assert.equal(verifyInclusion(root, otherSize, leaf, index, path), false);
      },
    ),
  );
});

test('no spoiled consistency proof is taken, and no true one for other roots', () => {
  fc.assert(
    fc.property(
      treeAnd.chain(([tree, old]) => fc.tuple(fc.constant(tree), fc.constant(old + 1), spoiled(consistencyProof(tree, old + 1), rootOf(tree)), fc.nat(99))),
      ([tree, oldSize, bad, bit]) => {
        const [oldRoot, root, proof] = [rootOf(tree.slice(0, oldSize)), rootOf(tree), consistencyProof(tree, oldSize)];
        const other = (hash: TreeHash): TreeHash => hash.map((byte, i) => (i === bit % 32 ? byte ^ 1 : byte));
        assert.equal(verifyConsistency(oldSize, oldRoot, tree.length, root, bad), false);
        assert.equal(verifyConsistency(oldSize, other(oldRoot), tree.length, root, proof), false);
        assert.equal(verifyConsistency(oldSize, oldRoot, tree.length, other(root), proof), false);
        if (oldSize < tree.length) assert.equal(verifyConsistency(tree.length, root, oldSize, oldRoot, proof), false, 'backwards');
      },
    ),
  );
});

/** Another implementation: the definition of RFC 9162 itself, hash by hash, with the platform's SHA-256. */
function definedRoot(tree: readonly TreeHash[]): Uint8Array {
  if (tree.length === 1) return tree[0]!;
  const k = 2 ** (Math.ceil(Math.log2(tree.length)) - 1);
  return new Uint8Array(createHash('sha256').update(new Uint8Array([1])).update(definedRoot(tree.slice(0, k))).update(definedRoot(tree.slice(k))).digest());
}

test('roots of every size up to 200 are those of the definition', () => {
  const tree = leaves(200);
  tree.forEach((_, i) => assert.deepEqual(rootOf(tree.slice(0, i + 1)), definedRoot(tree.slice(0, i + 1))));
});
