/**
 * Poseidon over BN254 as circomlib's PoseidonEx computes it: state `[capacity, ...inputs]`, x^5, 8 full rounds,
 * digest = first element of the permuted state. Round constants come from the Grain generator of the Poseidon
 * paper (eprint 2019/458, appendix F); the test compares the result with circomlibjs.
 */
import { grainGenConstants } from '@noble/curves/abstract/poseidon.js';
import { bn254 } from '@noble/curves/bn254.js';
import { capacityOf, type DomainTag } from './domain-tags.js';
import { CommitmentError, requireField, type FieldElement } from './field.js';
import { permutationOf } from './permutation.js';

/** Inputs that one permutation absorbs at the most (circomlib has constants up to width 17). */
export const RATE = 16;

/** Partial rounds by state width 2..17: circomlib's N_ROUNDS_P. */
const PARTIAL_ROUNDS = [56, 57, 56, 60, 60, 63, 64, 63, 60, 66, 60, 65, 70, 60, 64, 68];

type Permutation = (state: bigint[]) => bigint[];
const permutations = new Map<number, Permutation>();

function permutation(width: number): Permutation {
  let found = permutations.get(width);
  if (!found) {
    const roundsPartial = PARTIAL_ROUNDS[width - 2]!;
    const options = { Fp: bn254.fields.Fr, t: width, roundsFull: 8, roundsPartial, sboxPower: 5 };
    found = permutationOf({ ...grainGenConstants(options, 0), roundsPartial });
    permutations.set(width, found);
  }
  return found;
}

/**
 * Tagged Poseidon hash of one or more field elements.
 *
 * A sponge in overwrite mode with capacity 1: blocks of 16 inputs, the last block as short as what is left; the
 * capacity starts at `tag * 2^32 + length` and is carried from block to block.
 * The circom twin is `TaggedHash` in `circuits/lib/tagged-hash.circom`.
 */
export function taggedHash(tag: DomainTag, inputs: readonly FieldElement[]): FieldElement {
  if (inputs.length === 0) throw new CommitmentError('WRONG_LENGTH', `${tag}: nothing to hash`);
  let capacity = capacityOf(tag, inputs.length);
  for (let at = 0; at < inputs.length; at += RATE) {
    const block = inputs.slice(at, at + RATE);
    block.forEach((value, i) => requireField(value, `${tag}[${at + i}]`));
    capacity = permutation(block.length + 1)([capacity, ...block])[0]!;
  }
  return capacity;
}
