import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { domainOf } from '@probity/shared-commitments';
import { pickChunkSize } from './chunk-size.js';
import { clipAfterMaximum } from './clip-after-maximum.js';
import { evaluateFloat, type FloatModel } from './float-model.js';
import { foldAffine, readBy } from './fold-affine.js';
import { withAllFeatures } from './lower-network.js';
import { layerFormat, weightLimit } from './number-format.js';
import { randomNetwork, testFeatures } from './random-models.testing.js';

describe('fold affine', () => {
  const features = testFeatures([4, 6, 8]);
  /** A scaler in front of a network, a sum of its own behind it, and a node that nothing reads. */
  const scaled: FloatModel = {
    nodes: [
      ...features.map((_, feature) => ({ op: 'feature' as const, feature })),
      ...features.map((_, id) => ({ op: 'affine' as const, terms: [[id, 0.5]] as const, constant: -3 })),
      { op: 'affine', terms: [[3, 1], [4, -2], [0, 0.25]], constant: 1 },
      { op: 'clip', of: 6, min: 0, max: Infinity },
      { op: 'affine', terms: [[7, 1]], constant: 0 },
      { op: 'maximum', of: [8, 5] },
      { op: 'affine', terms: [[9, 3]], constant: 0.125 },
    ],
    margin: 10,
  };

  test('no sum reads a sum, nothing is left unread, and every margin stays', () => {
    for (const model of [scaled, randomNetwork(1, features, [3, 2, 1])]) {
      const folded = foldAffine(withAllFeatures(model, features.length));
      folded.nodes.forEach((node) => {
        if (node.op === 'affine') assert.ok(node.terms.every(([of]) => folded.nodes[of]!.op !== 'affine'));
      });
      const read = new Set([folded.margin, ...folded.nodes.flatMap(readBy)]);
      folded.nodes.forEach((_, id) => assert.ok(read.has(id)));
      fc.assert(fc.property(fc.nat(15), fc.nat(63), fc.nat(255), (...vector) => {
        assert.ok(Math.abs(evaluateFloat(folded, vector)[folded.margin]! - evaluateFloat(model, vector)[model.margin]!) < 1e-9);
      }));
    }
  });
});

describe('clip after maximum', () => {
  const pooled: FloatModel = {
    nodes: [
      { op: 'feature', feature: 0 },
      { op: 'affine', terms: [[0, 1]], constant: -4 },
      { op: 'affine', terms: [[0, -2]], constant: 9 },
      { op: 'clip', of: 1, min: 0, max: Infinity },
      { op: 'clip', of: 2, min: 0, max: Infinity },
      { op: 'maximum', of: [3, 4] },
      { op: 'affine', terms: [[5, 1], [3, 1]], constant: 0 },
    ],
    margin: 6,
  };

  test('one clip stands for those of all operands, and every margin stays', () => {
    const moved = foldAffine(clipAfterMaximum(pooled));
    assert.equal(moved.nodes.filter(({ op }) => op === 'clip').length, 2, 'the one of the maximum, and the one that the sum reads too');
    for (let x = 0; x < 16; x++) assert.equal(evaluateFloat(moved, [x])[moved.margin], evaluateFloat(pooled, [x])[pooled.margin]);
  });

  test('clips at different ends stay where they are', () => {
    const nodes = pooled.nodes.map((node, id) => (id === 4 ? { op: 'clip' as const, of: 2, min: 1, max: Infinity } : node));
    assert.deepEqual(clipAfterMaximum({ ...pooled, nodes }), { ...pooled, nodes });
  });
});

describe('number format', () => {
  test('no weights can make a sum wider than its bits', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 24 }), { minLength: 1, maxLength: 64 }), fc.constantFrom('hidden' as const, 'head' as const), (operands, kind) => {
      const { align, weightBits, sumBits, shift, outputBits } = layerFormat(operands, kind);
      const products = operands.reduce((sum, bits, i) => sum + (2 ** bits - 1) * 2 ** align[i]! * weightLimit(weightBits), 0);
      assert.ok(products + 2 ** (sumBits - 1) < 2 ** sumBits);
      assert.ok(kind === 'head' || sumBits - shift === outputBits);
    }));
  });
});

describe('chunk size', () => {
  test('fills both domains as well as they can be filled together', () => {
    const [record, model] = [(slots: number): number => 2000 + 1900 * slots, (slots: number): number => 700 + 480 * slots];
    const picked = pickChunkSize(record, model)!;
    for (let slots = 2; slots <= 256; slots++) {
      const rows = (domainOf(record(slots)) + domainOf(model(slots)) + 4096) / slots;
      if (domainOf(record(slots)) <= 2 ** 17) assert.ok(picked.rowsPerRecord + 4096 / picked.slots <= rows * 1.03);
    }
    assert.ok(picked.domainFill > 0.9);
    assert.equal(picked.recordDomain, domainOf(record(picked.slots)));
  });

  test('takes few records of a large model, and none of one that no domain holds', () => {
    assert.ok(pickChunkSize((slots) => 2000 * slots, (slots) => 60_000 * slots)!.slots <= 4);
    assert.equal(pickChunkSize((slots) => 2000 * slots, (slots) => 600_000 * slots), undefined);
  });
});
