/** What hashing costs in a circuit, and what a circuit's constraints cost in rows. */
import { RATE } from './poseidon.js';

/** Partial rounds of Poseidon by state width 2..17: circomlib's `N_ROUNDS_P`. */
const PARTIAL_ROUNDS = [56, 57, 56, 60, 60, 63, 64, 63, 60, 66, 60, 65, 70, 60, 64, 68];
const FULL_ROUNDS = 8;
/** Constraints of one fifth power. */
const SBOX = 3;

/** Constraints of a tagged hash of so many elements. The capacity element it starts from is a constant, so its first fifth power is free. */
export function hashConstraints(elements: number): number {
  let sum = -SBOX;
  for (let left = elements; left > 0; left -= RATE) {
    const width = Math.min(left, RATE) + 1;
    sum += SBOX * (FULL_ROUNDS * width + PARTIAL_ROUNDS[width - 2]!);
  }
  return sum;
}

/** Rows of the domain that a proof of so many constraints runs over: a power of two. One row each for the constant and the public signal. */
export function domainOf(constraints: number): number {
  return 2 ** Math.ceil(Math.log2(constraints + 2));
}
