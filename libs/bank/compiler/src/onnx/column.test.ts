import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isInside } from '../float-model.js';
import { cutsWhere, cutsWhereEqual, xorCuts } from './column.js';
import type { Column } from './symbolic.js';

/** A column of 8 bits with up to four pieces, each a rising or falling line in float32. */
const columns: fc.Arbitrary<Column> = fc
  .record({
    breaks: fc.uniqueArray(fc.integer({ min: 1, max: 255 }), { maxLength: 3 }).map((cuts) => [...cuts].sort((a, b) => a - b)),
    lines: fc.array(fc.tuple(fc.integer({ min: -7, max: 7 }), fc.integer({ min: -40, max: 40 })), { minLength: 4, maxLength: 4 }),
  })
  .map(({ breaks, lines }) => ({
    kind: 'column', feature: 0, bits: 8, breaks, steps: 1, integer: false, real: undefined,
    at: (value) => {
      const [slope, start] = lines[breaks.filter((cut) => cut <= value).length]!;
      return Math.fround(Math.fround(value * slope) / 3 + start);
    },
  }));

const EVERY = Array.from({ length: 256 }, (_, value) => value);

test('cuts are those of every comparison, value by value', () => {
  fc.assert(fc.property(columns, fc.nat(255), fc.boolean(), (column, near, next) => {
    const threshold = next ? column.at(near) : column.at(near) + 1e-3;
    const comparisons: readonly ((x: number) => boolean)[] = [(x) => x <= threshold, (x) => x < threshold, (x) => x >= threshold, (x) => x > threshold];
    for (const holds of comparisons) {
      const cuts = cutsWhere(column, holds)!;
      for (const value of EVERY) assert.equal(isInside(cuts, value), holds(column.at(value)));
    }
    const equal = cutsWhereEqual(column, threshold)!;
    for (const value of EVERY) assert.equal(isInside(equal, value), column.at(value) === threshold);
    const different = xorCuts([[0], equal]);
    for (const value of EVERY) assert.equal(isInside(different, value), column.at(value) !== threshold);
  }));
});

test('cuts are increasing and below the end of the feature', () => {
  fc.assert(fc.property(columns, fc.nat(255), (column, near) => {
    const cuts = cutsWhereEqual(column, column.at(near))!;
    assert.ok(cuts.every((cut, i) => Number.isInteger(cut) && cut >= 0 && cut < 256 && (i === 0 || cuts[i - 1]! < cut)));
  }));
});

test('a column that is NaN at an end has no cuts', () => {
  const column: Column = { kind: 'column', feature: 0, bits: 4, breaks: [], steps: 1, integer: false, real: undefined, at: (value) => (value === 15 ? NaN : value) };
  assert.equal(cutsWhere(column, (x) => x > 3), undefined);
  assert.equal(cutsWhereEqual(column, 3), undefined);
});
