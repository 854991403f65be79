import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ConstraintSystem, type Constraint, type Terms } from './constraint-system.js';
import { jointlyFreeWires } from './joint-freedom.js';
import { replaceableWires } from './replaceable-wires.js';

describe('replaceableWires', () => {
  it('finds a wire exactly where trying values finds another one', () => {
    const wires = 5;
    const witness = [1n, 2n, 3n, 6n, 1n];
    const terms: fc.Arbitrary<Terms> = fc.uniqueArray(fc.tuple(fc.nat(wires - 1), fc.bigInt(-3n, 3n)), { maxLength: 3, selector: ([wire]) => wire });
    // Made to hold: the constant takes what is left.
    const constraint: fc.Arbitrary<Constraint> = fc.tuple(terms, terms, terms).map(([a, b, c]) => {
      const value = (of: Terms): bigint => of.reduce((sum, [wire, k]) => sum + k * witness[wire]!, 0n);
      const rest = c.filter(([wire]) => wire !== 0);
      return [a, b, [...rest, [0, value(a) * value(b) - value(rest)]]];
    });
    fc.assert(fc.property(fc.array(constraint, { minLength: 1, maxLength: 4 }), (constraints) => {
      const system = ConstraintSystem.of({ wires, publicSignals: 0, constraints });
      assert.deepEqual(system.brokenRows(witness), []);
      const found = replaceableWires(system, witness);
      for (const { wire, value } of found) {
        assert.notEqual(value, witness[wire]);
        assert.deepEqual(system.brokenRows(witness.with(wire, value)), []);
      }
      for (let wire = 1; wire < wires; wire++) {
        if (found.some((free) => free.wire === wire)) continue;
        for (let other = -12n; other <= 12n; other++) if (other !== witness[wire]) assert.notDeepEqual(system.brokenRowsOf([wire], witness.with(wire, other)).size, 0);
      }
    }));
  });
});

describe('jointlyFreeWires', () => {
  it('finds two wires that move together, where neither can alone', () => {
    // x * y = 6, x = 2, y = 3; then with x + y = 5 as well.
    const product: Constraint = [[[1, 1n]], [[2, 1n]], [[0, 6n]]];
    const sum: Constraint = [[[1, 1n], [2, 1n]], [[0, 1n]], [[0, 5n]]];
    const free = ConstraintSystem.of({ wires: 3, publicSignals: 1, constraints: [product] });
    assert.deepEqual(replaceableWires(free, [1n, 2n, 3n]), []);
    assert.equal(jointlyFreeWires(free, [1n, 2n, 3n], []).length, 1);
    const bound = ConstraintSystem.of({ wires: 3, publicSignals: 1, constraints: [product, sum] });
    assert.deepEqual(jointlyFreeWires(bound, [1n, 2n, 3n], []), []);
  });
});
