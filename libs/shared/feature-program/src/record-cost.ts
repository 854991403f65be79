/** What the record circuit of a program costs at any number of slots, known from two measured sizes. */

import { hashConstraints } from '@probity/shared-commitments';

/** Constraints of the circuit at a number of slots, as compiled. */
export interface MeasuredCircuit {
  readonly slots: number;
  readonly constraints: number;
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
