/** Arithmetic modulo the order of BN254's groups, on bigints. */
import { FIELD_ORDER } from '@probity/shared-commitments';

/** Two-adicity of r - 1: the largest domain is 2^28. */
export const TWO_ADICITY = 28;

/** The least quadratic non-residue modulo r: roots of unity are powers of it, as in snarkjs, so that domains agree. */
const NON_RESIDUE = 5n;

export const reduce = (value: bigint): bigint => {
  const rest = value % FIELD_ORDER;
  return rest < 0n ? rest + FIELD_ORDER : rest;
};

export function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = reduce(base), rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % FIELD_ORDER;
    square = (square * square) % FIELD_ORDER;
  }
  return result;
}

export const inverse = (value: bigint): bigint => power(value, FIELD_ORDER - 2n);

/** A primitive root of unity of order 2^bits. */
export const rootOfUnity = (bits: number): bigint => power(NON_RESIDUE, (FIELD_ORDER - 1n) >> BigInt(bits));

/** Inverses of non-zero values with one field inversion (Montgomery's trick). */
export function invertAll(values: readonly bigint[]): bigint[] {
  const prefixes: bigint[] = [];
  let product = 1n;
  for (const value of values) {
    prefixes.push(product);
    product = (product * value) % FIELD_ORDER;
  }
  const inverses = new Array<bigint>(values.length);
  let rest = inverse(product);
  for (let index = values.length - 1; index >= 0; index -= 1) {
    inverses[index] = (rest * prefixes[index]!) % FIELD_ORDER;
    rest = (rest * values[index]!) % FIELD_ORDER;
  }
  return inverses;
}

/** Value of each Lagrange polynomial of the domain of order 2^bits at a point outside the domain. */
export function lagrangeAt(point: bigint, bits: number): bigint[] {
  const size = 1 << bits;
  const root = rootOfUnity(bits);
  const roots: bigint[] = [];
  for (let index = 0, current = 1n; index < size; index += 1, current = (current * root) % FIELD_ORDER) roots.push(current);
  const factor = (reduce(power(point, BigInt(size)) - 1n) * inverse(BigInt(size))) % FIELD_ORDER;
  const inverses = invertAll(roots.map((element) => reduce(point - element)));
  return roots.map((element, index) => (((element * inverses[index]!) % FIELD_ORDER) * factor) % FIELD_ORDER);
}
