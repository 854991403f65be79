/** Whether several wires of a witness could change together. */
import { inverse, reduce, type ConstraintSystem } from './constraint-system.js';

type Row = Map<number, bigint>;

/**
 * Wires that the constraints do not determine to first order, given some wires: those beyond the rank of the
 * constraints' derivative (Jacobian) at a satisfying witness. Where there are none, no set of wires, however large,
 * can move off the witness along any curve; `replaceableWires` looks at one wire at a time.
 *
 * First order only: other isolated solutions (another choice of boolean wires) are not excluded by it, and a wire that
 * is pinned by a square (x*x = 0) counts as free.
 */
export function jointlyFreeWires(system: ConstraintSystem, witness: readonly bigint[], given: Iterable<number>): number[] {
  const rows = system.constraints().map(([a, b, c]) => {
    const row: Row = new Map();
    const add = (wire: number, value: bigint): void => void row.set(wire, reduce((row.get(wire) ?? 0n) + value));
    const at = (terms: typeof a): bigint => reduce(terms.reduce((sum, [wire, k]) => sum + k * witness[wire]!, 0n));
    const [valueA, valueB] = [at(a), at(b)];
    a.forEach(([wire, k]) => add(wire, k * valueB));
    b.forEach(([wire, k]) => add(wire, k * valueA));
    c.forEach(([wire, k]) => add(wire, -k));
    return row;
  });
  const known = new Set([0, ...given]);
  const open = rows.map((row) => [...row].filter(([wire, k]) => k !== 0n && !known.has(wire)).map(([wire]) => wire));
  const rowsOf = new Map<number, number[]>();
  open.forEach((of, i) => of.forEach((wire) => rowsOf.set(wire, [...(rowsOf.get(wire) ?? []), i])));
  // A row with one open wire determines it: most of a circuit falls to this, what is left is small enough to eliminate.
  const left = open.map(({ length }) => length);
  const ready = left.flatMap((count, i) => (count === 1 ? [i] : []));
  for (let i = ready.pop(); i !== undefined; i = ready.pop()) {
    const wire = open[i]!.find((candidate) => !known.has(candidate));
    if (wire === undefined) continue;
    known.add(wire);
    for (const other of rowsOf.get(wire)!) if (--left[other]! === 1) ready.push(other);
  }

  const rest = rows.map((row): Row => new Map([...row].filter(([wire, k]) => k !== 0n && !known.has(wire)))).filter(({ size }) => size > 0);
  const pivots = new Map<number, Row>();
  for (const row of rest.sort((a, b) => a.size - b.size)) {
    // In the order in which pivots were found: taking one out can bring in later ones, never earlier ones.
    for (const [wire, pivot] of pivots) {
      const factor = row.get(wire);
      if (factor === undefined) continue;
      for (const [other, k] of pivot) {
        const value = reduce((row.get(other) ?? 0n) - factor * k);
        if (value === 0n) row.delete(other);
        else row.set(other, value);
      }
    }
    const first = row.entries().next().value;
    if (first === undefined) continue;
    const scale = inverse(first[1]);
    pivots.set(first[0], new Map([...row].map(([wire, k]) => [wire, reduce(k * scale)])));
  }
  return Array.from({ length: system.wires }, (_, wire) => wire).filter((wire) => !known.has(wire) && !pivots.has(wire));
}
