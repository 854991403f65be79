/** Wires of a witness that another value could replace, one at a time and exactly. */
import { inverse, reduce, type ConstraintSystem } from './constraint-system.js';

export interface ReplaceableWire {
  readonly wire: number;
  /** A value that all constraints allow beside the witness's own. */
  readonly value: bigint;
}

/**
 * The wires of a satisfying witness which some other value could replace, all other wires as they are. Exact, for
 * every field element, so it needs no list of values to try: with one wire changed by d, a constraint becomes
 * (p + q·d)·d = 0, so it allows d = 0 and at most one more, and a wire is free if one d is left that all its
 * constraints allow.
 */
export function replaceableWires(system: ConstraintSystem, witness: readonly bigint[]): ReplaceableWire[] {
  /** Per wire: undefined no demand yet, a bigint the one change that is still allowed, null none. */
  const allowed = new Array<bigint | null | undefined>(system.wires).fill(undefined);
  for (let row = 0; row < system.rows; row++) {
    const [a, b, c] = system.constraint(row);
    const [valueA, valueB] = [system.value(row, 0, witness), system.value(row, 1, witness)];
    const [inA, inB, inC] = [new Map(a), new Map(b), new Map(c)];
    for (const wire of new Set([...inA.keys(), ...inB.keys(), ...inC.keys()])) {
      if (wire === 0 || allowed[wire] === null) continue;
      const [ka, kb, kc] = [inA.get(wire) ?? 0n, inB.get(wire) ?? 0n, inC.get(wire) ?? 0n];
      const p = reduce(ka * valueB + kb * valueA - kc);
      const q = reduce(ka * kb);
      if (p === 0n && q === 0n) continue;
      const change = q === 0n || p === 0n ? null : reduce(-p * inverse(q));
      const known = allowed[wire];
      allowed[wire] = change !== null && (known === undefined || known === change) ? change : null;
    }
  }
  return allowed.flatMap((change, wire) => (wire === 0 || change === null ? [] : [{ wire, value: reduce(witness[wire]! + (change ?? 1n)) }]));
}
