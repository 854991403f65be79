import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { planFeature } from './thermometer-plan.js';
import { compileCircom, holds } from './circom.testing.js';

const main = (template: string): string => `pragma circom 2.2.0;
include "thermometer.circom";
component main {public [in]} = ${template};
`;

describe('thermometer gadget', () => {
  /** Bits wires are boolean by their own constraints, so trying both values of each is trying everything. */
  const everyAssignment = async (template: string, bits: number, cuts: readonly number[], overlap?: 'overlapping'): Promise<void> => {
    const circuit = await compileCircom(main(template));
    const starts = (/\[(.*?)\]/.exec(template)?.[1] ?? '').split(',').map(Number);
    const wireOf = (name: string): number => [...circuit.names].find(([, names]) => names.includes(name))![0];
    const [one, input] = [wireOf('main.one'), wireOf('main.in')];
    const others = Array.from({ length: circuit.wires - 1 }, (_, i) => i + 1).filter((wire) => wire !== one && wire !== input);
    assert.ok(others.length <= 12, 'small enough to try everything');
    for (let value = -(2 ** bits); value < 3 * 2 ** bits; value++) {
      let accepted = 0;
      for (let choice = 0; choice < 2 ** others.length; choice++) {
        const witness = new Array<bigint>(circuit.wires).fill(1n);
        witness[input] = BigInt(value) + (value < 0 ? FIELD_ORDER : 0n);
        others.forEach((wire, i) => (witness[wire] = BigInt((choice >> i) & 1)));
        if (!circuit.constraints.every((constraint) => holds(constraint, witness))) continue;
        accepted++;
        cuts.forEach((cut) => {
          const name = `main.atLeast[${starts.indexOf(cut)}]`;
          const wire = [...circuit.names].find(([, names]) => names.includes(name))?.[0];
          if (wire !== undefined) assert.equal(witness[wire], value >= cut ? 1n : 0n);
        });
      }
      const inside = value >= 0 && value < 2 ** bits;
      if (overlap && inside) assert.ok(accepted >= 1, `value ${value}`);
      else assert.equal(accepted, inside ? 1 : 0, `value ${value}`);
    }
  };

  test('cuts at all distances: one assignment inside the width, none outside', () => everyAssignment('Thermometer(4, 3, [2, 5, 11], 3)', 4, [2, 5, 11]));
  test('blocks of one size', () => everyAssignment('BlockThermometer(4, 3, [4, 8, 12], [2, 2, 2, 2])', 4, [4, 8, 12]));
  test('blocks of three sizes', () => everyAssignment('BlockThermometer(4, 4, [1, 2, 4, 8], [0, 0, 1, 2, 3])', 4, [1, 2, 4, 8]));
  test('blocks of the smallest size in the middle and at both ends', async () => {
    await everyAssignment('BlockThermometer(4, 4, [1, 3, 7, 8], [0, 1, 2, 0, 3])', 4, [1, 3, 7, 8]);
    await everyAssignment('BlockThermometer(3, 3, [1, 3, 7], [0, 1, 2, 0])', 3, [1, 3, 7]);
  });
  test('a cut for every value', () => everyAssignment('BlockThermometer(3, 7, [1, 2, 3, 4, 5, 6, 7], [0, 0, 0, 0, 0, 0, 0, 0])', 3, [1, 2, 3, 4, 5, 6, 7]));
  test('no cut: a range check', () => everyAssignment('BoundedBy(4)', 4, []));
  // Thresholds 3 and 10; the other cuts only cover the rest, so their bits are free where blocks overlap.
  test('overlapping blocks: the bits of the thresholds are unique', () => everyAssignment('BlockThermometer(4, 5, [1, 3, 6, 10, 12], [1, 1, 2, 2, 2, 2])', 4, [3, 10], 'overlapping'));
});

describe('feature plan', () => {
  const width = fc.integer({ min: 1, max: 16 });
  const thresholds = width.chain((bits) =>
    fc.tuple(fc.constant(bits), fc.uniqueArray(fc.integer({ min: 1, max: 2 ** bits - 1 }), { maxLength: 12 }).map((values) => values.sort((a, b) => a - b))));

  test('holds every threshold, and bins and blocks are what the template demands', () => {
    fc.assert(fc.property(thresholds, ([bits, values]) => {
      const plan = planFeature(bits, values);
      assert.ok(values.every((value) => plan.cuts.includes(value)));
      [...plan.cuts, 2 ** bits].forEach((end, i) => {
        const start = plan.cuts[i - 1] ?? 0;
        assert.ok(end > start);
        if (plan.template === 'Thermometer') assert.ok(end - start <= 2 ** plan.slack);
        if (plan.template !== 'BlockThermometer') return;
        // A block reaches the next one's start, and does not reach over a threshold.
        const blockEnd = start + 2 ** plan.sizes[i]!;
        assert.ok(end <= blockEnd && [...values, 2 ** bits].every((value) => value <= start || value >= blockEnd));
      });
    }));
  });

  test('takes any number of thresholds, as exact splitters make them', () => {
    for (const count of [511, 512, 2_000, 65_535]) {
      const values = Array.from({ length: count }, (_, i) => i + 1);
      const { cuts } = planFeature(16, values);
      assert.ok(values.every((value, i) => cuts[i] === value), `${count} thresholds`);
    }
  });

  test('is never dearer than one cut a threshold and two checks of the widest bin', () => {
    fc.assert(fc.property(thresholds, ([bits, values]) => {
      const widest = Math.max(...[...values, 2 ** bits].map((end, i) => end - (values[i - 1] ?? 0)));
      assert.ok(planFeature(bits, values).constraints <= values.length + 2 * Math.ceil(Math.log2(widest)));
    }));
  });
});
