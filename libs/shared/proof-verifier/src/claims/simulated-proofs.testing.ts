/**
 * Keys with a known trapdoor, and proofs made with it: the simulator of Groth's zero-knowledge argument. Real keys and
 * real proofs for the verifier, without a circuit; and a picture of what a development key allows.
 */
import { FIELD_ORDER } from '@probity/shared-commitments';
import type { CircuitKey, Proof } from '@probity/shared-evidence';
import { bn254 } from '@noble/curves/bn254.js';
import { writeG1, writeG2 } from '../groth16-points.js';

const G1 = bn254.G1.Point.BASE;
const G2 = bn254.G2.Point.BASE;
const Fr = bn254.fields.Fr;

export interface Trapdoor {
  readonly alpha: bigint;
  readonly beta: bigint;
  readonly delta: bigint;
  readonly ic: readonly [bigint, bigint];
}

export function trapdoor(seed: bigint): Trapdoor {
  const scalar = (i: bigint): bigint => (seed * 1_000_003n + i * 7_919n + 11n) ** 5n % FIELD_ORDER;
  return { alpha: scalar(1n), beta: scalar(2n), delta: scalar(3n), ic: [scalar(4n), scalar(5n)] };
}

export function verifyingKeyOf({ alpha, beta, delta, ic }: Trapdoor): CircuitKey['verifyingKey'] {
  const plain = <T>(value: unknown): T => value as T;
  return {
    alpha: plain(writeG1(G1.multiply(alpha))),
    beta: plain(writeG2(G2.multiply(beta))),
    gamma: plain(writeG2(G2)),
    delta: plain(writeG2(G2.multiply(delta))),
    ic: [plain(writeG1(G1.multiply(ic[0]))), plain(writeG1(G1.multiply(ic[1])))],
  };
}

/** A proof of any signal under the key of the trapdoor; each pair of scalars gives another one. */
export function simulateProof({ alpha, beta, delta, ic }: Trapdoor, signal: bigint, [a, b]: readonly [bigint, bigint] = [12_345n, 67_891n]): Proof {
  const rest = Fr.create(a * b - alpha * beta - (ic[0] + signal * ic[1]));
  return {
    a: writeG1(G1.multiply(a)) as Proof['a'],
    b: writeG2(G2.multiply(b)) as Proof['b'],
    c: writeG1(G1.multiply(Fr.mul(rest, Fr.inv(delta)))) as Proof['c'],
  };
}
