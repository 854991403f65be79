import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { planFeature } from './circuit-plan.js';
import { compileCircom, holds } from './test-circuits.js';

const main = (template: string): string => `pragma circom 2.2.0;
include "thermometer.circom";
component main {public [in]} = ${template};
`;

describe('thermometer gadget', () => {
  /** Bits wires are boolean by their own constraints, so trying both values of each is trying everything. */
  const everyAssignment = async (template: string, bits: number, cuts: readonly number[]): Promise<void> => {
    const circuit = await compileCircom(main(template));
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
        cuts.forEach((cut, j) => {
          const name = `main.atLeast[${j}]`;
          const wire = [...circuit.names].find(([, names]) => names.includes(name))?.[0];
          if (wire !== undefined) assert.equal(witness[wire], value >= cut ? 1n : 0n);
        });
      }
      assert.equal(accepted, value >= 0 && value < 2 ** bits ? 1 : 0, `value ${value}`);
    }
  };

  test('uneven bins: one assignment inside the width, none outside', () => everyAssignment('Thermometer(4, 3, [2, 5, 11], 3)', 4, [2, 5, 11]));
  test('even bins: the lower check is enough', () => everyAssignment('Thermometer(4, 3, [4, 8, 12], 2)', 4, [4, 8, 12]));
  test('a cut for every value', () => everyAssignment('Thermometer(3, 7, [1, 2, 3, 4, 5, 6, 7], 0)', 3, [1, 2, 3, 4, 5, 6, 7]));
  test('no cut: a range check', () => everyAssignment('BoundedBy(4)', 4, []));
});

describe('feature plan', () => {
  const width = fc.integer({ min: 1, max: 16 });
  const thresholds = width.chain((bits) =>
    fc.tuple(fc.constant(bits), fc.uniqueArray(fc.integer({ min: 1, max: 2 ** bits - 1 }), { maxLength: 12 }).map((values) => values.sort((a, b) => a - b))));

  test('holds every threshold, and no bin is wider than the checks allow', () => {
    fc.assert(fc.property(thresholds, ([bits, values]) => {
      const plan = planFeature(bits, values);
      assert.ok(values.every((value) => plan.cuts.includes(value)));
      [...plan.cuts, 2 ** bits].forEach((end, i) => {
        const size = end - (plan.cuts[i - 1] ?? 0);
        assert.ok(size >= 1 && size <= 2 ** plan.slack);
      });
    }));
  });

  test('is never dearer than one cut a threshold and two checks of the widest bin', () => {
    fc.assert(fc.property(thresholds, ([bits, values]) => {
      const widest = Math.max(...[...values, 2 ** bits].map((end, i) => end - (values[i - 1] ?? 0)));
      assert.ok(planFeature(bits, values).constraints <= values.length + 2 * Math.ceil(Math.log2(widest)));
    }));
  });
});
