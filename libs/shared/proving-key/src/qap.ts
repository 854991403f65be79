/** The circuit's polynomials, evaluated at tau in the field: every point of the key is one of these times a generator. */
import { FIELD_ORDER } from '@probity/shared-commitments';
import type { R1cs } from '@probity/shared-r1cs';
import { lagrangeAt, power, reduce } from './scalar-field.js';
import { SetupError } from './setup-error.js';
import type { SetupSecrets } from './setup-secrets.js';

/** Scalars of one key before the contribution (delta = 1), by wire where not said otherwise. */
export type QapScalars = {
  readonly a: bigint[];
  readonly b: bigint[];
  /** beta·A + alpha·B + C: the first 1 + publicSignals wires make IC, the others the C section. */
  readonly linked: bigint[];
  /** Lagrange polynomials of the doubled domain at its odd elements: snarkjs interpolates A·B - C there. */
  readonly h: bigint[];
  /** tau^i·Z(tau): not in the key, but hashed by snarkjs to name the circuit. */
  readonly circuitHashPowers: bigint[];
};

/** Section 4 of a proving key: the A and B terms with their rows, as the prover needs them. */
export type CoefficientSection = Uint8Array;

const BYTES_PER_COEFFICIENT = 44;
/** The prover multiplies a coefficient by a witness value without conversion: it holds coefficient·2^512 mod r. */
const MONTGOMERY_SQUARED = (1n << 512n) % FIELD_ORDER;
const LOW_64 = (1n << 64n) - 1n;
/** snarkjs hashes tau^i·Z(tau) in blocks of this size and always fills the last one, if there are several. */
const HASH_BLOCK = 1 << 14;

/** log2 of the domain: it holds every constraint and one row for the constant and each public signal. */
export function domainBitsOf(r1cs: R1cs): number {
  return 32 - Math.clz32(r1cs.constraints + r1cs.publicSignals);
}

/** Writes an integer below 2^256 as 32 little-endian bytes. */
export function writeScalar(view: DataView, offset: number, value: bigint): void {
  view.setBigUint64(offset, value & LOW_64, true);
  view.setBigUint64(offset + 8, (value >> 64n) & LOW_64, true);
  view.setBigUint64(offset + 16, (value >> 128n) & LOW_64, true);
  view.setBigUint64(offset + 24, value >> 192n, true);
}

/** The coefficients of a key: every A and B term by rows, then the rows of the constant and the public signals. */
export function coefficientSection(r1cs: R1cs): CoefficientSection {
  const section = new Uint8Array(4 + (r1cs.maxTerms + r1cs.publicSignals + 1) * BYTES_PER_COEFFICIENT);
  const view = new DataView(section.buffer);
  let terms = 0;
  const addCoefficient = (matrix: 0 | 1, row: number, wire: number, coefficient: bigint): void => {
    const offset = 4 + terms * BYTES_PER_COEFFICIENT;
    view.setUint32(offset, matrix, true);
    view.setUint32(offset + 4, row, true);
    view.setUint32(offset + 8, wire, true);
    writeScalar(view, offset + 12, coefficient === 1n ? MONTGOMERY_SQUARED : (coefficient * MONTGOMERY_SQUARED) % FIELD_ORDER);
    terms += 1;
  };
  r1cs.visitTerms((matrix, row, wire, coefficient) => {
    if (matrix !== 'C') addCoefficient(matrix === 'A' ? 0 : 1, row, wire, coefficient);
  });
  for (let wire = 0; wire <= r1cs.publicSignals; wire += 1) addCoefficient(0, r1cs.constraints + wire, wire, 1n);
  view.setUint32(0, terms, true);
  return section.subarray(0, 4 + terms * BYTES_PER_COEFFICIENT);
}

/**
 * Evaluates the circuit at tau as snarkjs' `zkey new` lays it out: constraint rows first, then a row
 * `wire · 0 = 0` for the constant and each public signal, which keeps their A polynomials independent. For that row a
 * signal that no constraint holds has a sound-looking point in the key, so it is refused here.
 * @throws SetupError DEGENERATE_KEY
 */
export function evaluateQap(r1cs: R1cs, secrets: SetupSecrets): { scalars: QapScalars; coefficients: CoefficientSection } {
  const bits = domainBitsOf(r1cs);
  const size = 1 << bits;
  const lagrange = lagrangeAt(secrets.tau, bits);
  const a = new Array<bigint>(r1cs.wires).fill(0n);
  const b = new Array<bigint>(r1cs.wires).fill(0n);
  const c = new Array<bigint>(r1cs.wires).fill(0n);
  const columns = { A: a, B: b, C: c };

  const constrained = new Set<number>();
  r1cs.visitTerms((matrix, row, wire, coefficient) => {
    if (wire > 0 && wire <= r1cs.publicSignals && coefficient % FIELD_ORDER !== 0n) constrained.add(wire);
    const column = columns[matrix];
    const value = coefficient === 1n ? lagrange[row]! : (coefficient * lagrange[row]!) % FIELD_ORDER;
    const sum = column[wire]! + value;
    column[wire] = sum >= FIELD_ORDER ? sum - FIELD_ORDER : sum;
  });
  if (constrained.size < r1cs.publicSignals) throw new SetupError('DEGENERATE_KEY', 'no constraint holds the public signal: a proof would be one of any statement');
  for (let wire = 0; wire <= r1cs.publicSignals; wire += 1) {
    const row = r1cs.constraints + wire;
    a[wire] = (a[wire]! + lagrange[row]!) % FIELD_ORDER;
  }

  const vanishing = reduce(power(secrets.tau, BigInt(size)) - 1n);
  const circuitHashPowers: bigint[] = [];
  const hashed = size > HASH_BLOCK ? size : size - 1;
  for (let index = 0, current = vanishing; index < hashed; index += 1, current = (current * secrets.tau) % FIELD_ORDER) circuitHashPowers.push(current);

  return {
    scalars: {
      a,
      b,
      linked: a.map((value, wire) => (secrets.beta * value + secrets.alpha * b[wire]! + c[wire]!) % FIELD_ORDER),
      h: lagrangeAt(secrets.tau, bits + 1).filter((_, index) => index % 2 === 1),
      circuitHashPowers,
    },
    coefficients: coefficientSection(r1cs),
  };
}
