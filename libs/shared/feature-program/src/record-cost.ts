/** What the record circuit of a program costs at any number of slots, known from two measured sizes. */

/** Constraints of the circuit at a number of slots, as compiled. */
export interface MeasuredCircuit {
  readonly slots: number;
  readonly constraints: number;
}

/** Partial rounds of Poseidon by width, from two elements on: circomlib's `N_ROUNDS_P`. */
const PARTIAL_ROUNDS = [56, 57, 56, 60, 60, 63, 64, 63, 60, 66, 60, 65, 70, 60, 64, 68];
const FULL_ROUNDS = 8;
/** Elements that one permutation takes in beside the capacity. */
const RATE = 16;
/** Of one fifth power. */
const SBOX = 3;

/** Constraints of a tagged hash of so many elements. The capacity element it starts from is a constant, so its first fifth power is free. */
function hashConstraints(elements: number): number {
  let sum = -SBOX;
  for (let left = elements; left > 0; left -= RATE) {
    const width = Math.min(left, RATE) + 1;
    sum += SBOX * (FULL_ROUNDS * width + PARTIAL_ROUNDS[width - 2]!);
  }
  return sum;
}

/** The lists of a chunk: transactions, records and lookup tags, and two elements a record for the model. */
const listConstraints = (slots: number): number => 3 * hashConstraints(slots) + hashConstraints(2 * slots);

/**
 * Constraints of the record circuit at a number of slots: so many a slot, so many once, and the hashes of the lists,
 * whose cost goes in steps. Exact, a test compiles a third size.
 * @param measured two sizes of the same program's circuit
 */
export function recordCircuitConstraints([a, b]: readonly [MeasuredCircuit, MeasuredCircuit], slots: number): number {
  const rest = ({ slots: of, constraints }: MeasuredCircuit): number => constraints - listConstraints(of);
  const perSlot = (rest(b) - rest(a)) / (b.slots - a.slots);
  return rest(a) + perSlot * (slots - a.slots) + listConstraints(slots);
}

/** Rows of the domain that a proof of so many constraints runs over: a power of two. One row each for the constant and the public signal. */
export function domainOf(constraints: number): number {
  return 2 ** Math.ceil(Math.log2(constraints + 2));
}
