/** A constraint system in flat arrays: which constraints hold a wire, and whether they are satisfied. */
import { FIELD_ORDER } from '@probity/shared-commitments';
import type { R1cs } from '@probity/shared-r1cs';

/** A linear combination as pairs of wire and coefficient. Wire 0 is the constant one, then come the public signals. */
export type Terms = readonly (readonly [wire: number, coefficient: bigint])[];
/** a · b = c */
export type Constraint = readonly [a: Terms, b: Terms, c: Terms];

export const reduce = (value: bigint): bigint => {
  const rest = value % FIELD_ORDER;
  return rest < 0n ? rest + FIELD_ORDER : rest;
};

/** The inverse of a non-zero element, by the extended Euclidean algorithm. */
export function inverse(value: bigint): bigint {
  let [r0, r1, s0, s1] = [FIELD_ORDER, reduce(value), 0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1, s0, s1] = [r1, r0 - q * r1, s1, s0 - q * s1];
  }
  return reduce(s0);
}

const MATRICES = { A: 0, B: 1, C: 2 } as const;

/** Row r has its three combinations at parts 3r, 3r + 1 and 3r + 2; part p has the terms from ends[p - 1] to ends[p]. */
export class ConstraintSystem {
  readonly wires: number;
  readonly publicSignals: number;
  readonly rows: number;
  private readonly ends: Uint32Array;
  private readonly termWire: Uint32Array;
  /** Coefficients are few: terms hold places in a table of distinct ones. */
  private readonly termCoefficient: Uint32Array;
  private readonly coefficients: bigint[] = [];
  private readonly rowsEnds: Uint32Array;
  private readonly rowsByWire: Uint32Array;

  constructor(r1cs: R1cs) {
    this.wires = r1cs.wires;
    this.publicSignals = r1cs.publicSignals;
    this.rows = r1cs.constraints;
    this.ends = new Uint32Array(3 * r1cs.constraints);
    const termWire = new Uint32Array(r1cs.maxTerms);
    const termCoefficient = new Uint32Array(r1cs.maxTerms);
    const places = new Map<bigint, number>();
    let terms = 0;
    r1cs.visitTerms((matrix, row, wire, coefficient) => {
      let place = places.get(coefficient);
      if (place === undefined) {
        place = this.coefficients.push(coefficient) - 1;
        places.set(coefficient, place);
      }
      termWire[terms] = wire;
      termCoefficient[terms] = place;
      terms++;
      this.ends[3 * row + MATRICES[matrix]] = terms;
    });
    // A combination without terms ends where the one before it ends.
    for (let part = 1; part < this.ends.length; part++) this.ends[part] = Math.max(this.ends[part]!, this.ends[part - 1]!);
    this.termWire = termWire.subarray(0, terms);
    this.termCoefficient = termCoefficient.subarray(0, terms);
    [this.rowsEnds, this.rowsByWire] = this.indexRows();
  }

  /** A system written by hand. */
  static of({ wires, publicSignals, constraints }: { readonly wires: number; readonly publicSignals: number; readonly constraints: readonly Constraint[] }): ConstraintSystem {
    return new ConstraintSystem({
      wires,
      publicSignals,
      constraints: constraints.length,
      maxTerms: constraints.flat(2).length,
      visitTerms: (visit) => constraints.forEach((parts, row) => parts.forEach((terms, part) => terms.forEach(([wire, k]) => visit((['A', 'B', 'C'] as const)[part]!, row, wire, k)))),
    });
  }

  /** Rows whose constraint holds the wire, each once, in order. */
  rowsOf(wire: number): Uint32Array {
    return this.rowsByWire.subarray(wire === 0 ? 0 : this.rowsEnds[wire - 1]!, this.rowsEnds[wire]!);
  }

  constraint(row: number): Constraint {
    return [this.terms(3 * row), this.terms(3 * row + 1), this.terms(3 * row + 2)];
  }

  constraints(): Constraint[] {
    return Array.from({ length: this.rows }, (_, row) => this.constraint(row));
  }

  /** Value of A, B or C (0, 1, 2) of a row, not reduced. */
  value(row: number, matrix: 0 | 1 | 2, witness: readonly bigint[]): bigint {
    const part = 3 * row + matrix;
    let sum = 0n;
    for (let term = part === 0 ? 0 : this.ends[part - 1]!; term < this.ends[part]!; term++) {
      sum += this.coefficients[this.termCoefficient[term]!]! * witness[this.termWire[term]!]!;
    }
    return sum;
  }

  holds(row: number, witness: readonly bigint[]): boolean {
    return (this.value(row, 0, witness) * this.value(row, 1, witness) - this.value(row, 2, witness)) % FIELD_ORDER === 0n;
  }

  /** Rows that a witness does not satisfy. */
  brokenRows(witness: readonly bigint[]): number[] {
    const broken: number[] = [];
    for (let row = 0; row < this.rows; row++) if (!this.holds(row, witness)) broken.push(row);
    return broken;
  }

  /** Rows that hold one of the wires and are not satisfied. */
  brokenRowsOf(wires: Iterable<number>, witness: readonly bigint[]): Set<number> {
    const seen = new Set<number>();
    const broken = new Set<number>();
    for (const wire of wires) {
      for (const row of this.rowsOf(wire)) {
        if (seen.has(row)) continue;
        seen.add(row);
        if (!this.holds(row, witness)) broken.add(row);
      }
    }
    return broken;
  }

  private terms(part: number): Terms {
    const from = part === 0 ? 0 : this.ends[part - 1]!;
    return Array.from({ length: this.ends[part]! - from }, (_, i) => [this.termWire[from + i]!, this.coefficients[this.termCoefficient[from + i]!]!] as const);
  }

  private indexRows(): [ends: Uint32Array, rows: Uint32Array] {
    const ends = new Uint32Array(this.wires);
    const visit = (act: (wire: number, row: number) => void): void => {
      const last = new Int32Array(this.wires).fill(-1);
      for (let row = 0, term = 0; row < this.rows; row++) {
        for (; term < this.ends[3 * row + 2]!; term++) {
          const wire = this.termWire[term]!;
          if (last[wire] !== row) act(wire, row);
          last[wire] = row;
        }
      }
    };
    visit((wire) => void ends[wire]!++);
    for (let wire = 1; wire < this.wires; wire++) ends[wire]! += ends[wire - 1]!;
    const rows = new Uint32Array(ends.at(-1) ?? 0);
    const next = new Uint32Array(this.wires);
    for (let wire = 1; wire < this.wires; wire++) next[wire] = ends[wire - 1]!;
    visit((wire, row) => (rows[next[wire]!++] = row));
    return [ends, rows];
  }
}
