/** What a built circuit will cost its prover: counted in its constraints and in one witness. */
import { readR1cs } from '@probity/shared-r1cs';

export interface CircuitProfile {
  readonly constraints: number;
  readonly wires: number;
  /** Rows of the proof: a power of two over constraints, the constant and the public signal. */
  readonly domain: number;
  readonly domainFill: number;
  /** Non-zero entries of the three matrices. */
  readonly coefficients: { readonly a: number; readonly b: number; readonly c: number };
  /** Wires by the size of their value in one witness: what multiplications by points cost goes by it. */
  readonly witness: {
    readonly zeroOrOne: number;
    /** 2 to 2^16 - 1. */
    readonly small: number;
    /** All others. */
    readonly dense: number;
    /** Dense wires that stand in a B: these also cost a multiplication in the second group, three times as dear. */
    readonly denseInB: number;
  };
}

/** @param witness values by wire, as `WitnessProgram.calculate` gives them */
export function profileCircuit(r1csBytes: Uint8Array, witness: readonly bigint[]): CircuitProfile {
  const r1cs = readR1cs(r1csBytes);
  if (witness.length !== r1cs.wires) throw new RangeError(`the witness has ${witness.length} values, the circuit ${r1cs.wires} wires`);
  const coefficients = { A: 0, B: 0, C: 0 };
  const inB = new Set<number>();
  r1cs.visitTerms((matrix, _row, wire) => {
    coefficients[matrix]++;
    if (matrix === 'B') inB.add(wire);
  });
  const dense = witness.flatMap((value, wire) => (value >= 1n << 16n ? [wire] : []));
  const zeroOrOne = witness.reduce((count, value) => count + (value <= 1n ? 1 : 0), 0);
  const domain = 2 ** Math.ceil(Math.log2(r1cs.constraints + r1cs.publicSignals + 1));
  return {
    constraints: r1cs.constraints,
    wires: r1cs.wires,
    domain,
    domainFill: r1cs.constraints / domain,
    coefficients: { a: coefficients.A, b: coefficients.B, c: coefficients.C },
    witness: { zeroOrOne, small: witness.length - zeroOrOne - dense.length, dense: dense.length, denseInB: dense.filter((wire) => inB.has(wire)).length },
  };
}
