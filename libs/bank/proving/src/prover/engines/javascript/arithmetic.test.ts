import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bn254 } from '@noble/curves/bn254.js';
import { FIELD_ORDER } from '@probity/shared-commitments';
import fc from 'fast-check';
import { inverse, power, readG1, readG2, reduce, rootOfUnity, writeScalar } from '@probity/shared-proving-key';
import { readScalar } from '../../witness-program.js';
import { CurveMemory } from './curve-memory.js';
import { g1Bytes, g2Bytes } from './curve-memory.testing.js';
import { Domain } from './domain.js';
import { MultiExponentiation, pointSection } from './multi-exponentiation.js';
import { bestWidth, cutScalars } from './scalar-digits.js';

const scalar = fc.oneof(fc.constantFrom(0n, 1n, 2n, FIELD_ORDER - 1n, FIELD_ORDER - 2n, (FIELD_ORDER - 1n) / 2n), fc.bigInt({ min: 0n, max: 70_000n }), fc.bigInt({ min: 0n, max: FIELD_ORDER - 1n }));

function scalarBytes(scalars: readonly bigint[]): Uint8Array {
  const bytes = new Uint8Array(32 * scalars.length);
  scalars.forEach((value, i) => writeScalar(new DataView(bytes.buffer), 32 * i, value));
  return bytes;
}

describe('scalar digits', () => {
  it('add up to the scalars, whatever the width', () => {
    fc.assert(
      fc.property(fc.array(scalar, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 15 }), (scalars, width) => {
        const { count, windows, digits } = cutScalars(scalarBytes(scalars), width);
        scalars.forEach((expected, i) => {
          let sum = 0n;
          for (let window = windows - 1; window >= 0; window -= 1) {
            const digit = digits[window * count + i]!;
            assert.ok(Math.abs(digit) <= 2 ** (width - 1));
            sum = (sum << BigInt(width)) + BigInt(digit);
          }
          assert.equal(sum, expected);
        });
      }),
    );
  });

  it('are wider for more points', () => {
    const widths = [1, 100, 10_000, 1_000_000].map(bestWidth);
    assert.deepEqual([...widths].sort((a, b) => a - b), widths);
    assert.ok(widths.at(-1)! <= 15);
  });
});

describe('sums of points times scalars', () => {
  // Few different points, and their opposites, so that buckets meet equal and opposite ones at every depth.
  const multiple = fc.constantFrom(0n, 1n, 2n, 3n, FIELD_ORDER - 1n, FIELD_ORDER - 2n, 12_345n);
  const terms = fc.array(fc.tuple(multiple, scalar), { minLength: 1, maxLength: 40 });

  it('are those of noble in the first group, at any offset, again and again', async () => {
    for (const width of [1, 4, 9]) {
      const memory = await CurveMemory.create();
      const sums = new MultiExponentiation(memory, 'G1', 40, width);
      await fc.assert(
        fc.asyncProperty(terms, fc.integer({ min: 0, max: 3 }), async (pairs, offset) => {
          const points = pairs.map(([k]) => bn254.G1.Point.BASE.multiplyUnsafe(k));
          const scalars = [...Array.from({ length: offset }, () => 7n), ...pairs.map(([, value]) => value)];
          const expected = points.reduce((sum, point, i) => sum.add(point.multiplyUnsafe(pairs[i]![1])), bn254.G1.Point.ZERO);
          const section = pointSection(memory, 'G1', Buffer.concat(points.map(g1Bytes)));
          assert.equal(section.finite.length, points.filter((point) => !point.is0()).length);
          const sum = readG1(await sums.run(section, cutScalars(scalarBytes(scalars), width), offset));
          assert.ok(sum.equals(expected));
        }),
        { numRuns: 12 },
      );
    }
  });

  it('are those of noble in the second group', async () => {
    const memory = await CurveMemory.create();
    const sums = new MultiExponentiation(memory, 'G2', 40, 5);
    await fc.assert(
      fc.asyncProperty(terms, async (pairs) => {
        const points = pairs.map(([k]) => bn254.G2.Point.BASE.multiplyUnsafe(k));
        const expected = points.reduce((sum, point, i) => sum.add(point.multiplyUnsafe(pairs[i]![1])), bn254.G2.Point.ZERO);
        const sum = readG2(await sums.run(pointSection(memory, 'G2', Buffer.concat(points.map(g2Bytes))), cutScalars(scalarBytes(pairs.map(([, value]) => value)), 5)));
        assert.ok(sum.equals(expected));
      }),
      { numRuns: 5 },
    );
  });
});

describe('domain', () => {
  it('takes the values of a polynomial to the odd coset', async () => {
    for (const bits of [1, 4]) {
      const memory = await CurveMemory.create();
      const domain = new Domain(memory, bits);
      const coefficients = Array.from({ length: 2 ** bits }, (_, i) => reduce(BigInt(i + 3) ** 40n));
      const at = (x: bigint): bigint => coefficients.reduceRight((sum, coefficient) => reduce(sum * x + coefficient), 0n);
      const MONTGOMERY = (1n << 256n) % FIELD_ORDER;
      const places = (root: bigint, shift: bigint): bigint[] => coefficients.map((_, i) => reduce(power(root, BigInt(i)) * shift));
      const values = memory.store(scalarBytes(places(rootOfUnity(bits), 1n).map((x) => reduce(at(x) * MONTGOMERY))));

      domain.toOddCoset(values);

      const found = memory.view(values, 32 * coefficients.length);
      assert.deepEqual(coefficients.map((_, i) => reduce(readScalar(found, i) * inverse(MONTGOMERY))), places(rootOfUnity(bits), rootOfUnity(bits + 1)).map(at));
    }
  });
});
