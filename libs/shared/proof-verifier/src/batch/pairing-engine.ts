import { bn254 } from '@noble/curves/bn254.js';
import { isInG2ByNoble, type G1Point, type G2Point } from '../groth16-points.js';

/** An affine point of the twist, coordinates below q; perhaps not on it, perhaps not in the subgroup. */
export interface G2Affine {
  readonly x: { readonly c0: bigint; readonly c1: bigint };
  readonly y: { readonly c0: bigint; readonly c1: bigint };
}

/** The pairing of a sum of scaled points of G1 with one point of G2 (neither infinity; scalars in [0, r)). */
export interface PairingFactor {
  readonly g1: readonly { readonly point: G1Point; readonly scalar: bigint }[];
  readonly g2: G2Point;
}

/**
 * The curve arithmetic that many proofs need. Two engines are behind it: `nobleEngine`, which runs anywhere, and `wasmEngine`
 * (a door of its own, so that a build for browsers can go without it). What is checked and in which order is not theirs.
 */
export interface PairingEngine {
  readonly name: 'noble' | 'wasm';
  /** True if the point is on the twist and in the subgroup of prime order r. */
  isInG2(point: G2Affine): boolean;
  /** True if the product of the factors is one. The points must be in their groups. */
  productIsOne(factors: readonly PairingFactor[]): boolean;
}

/** Both checks and the pairing by @noble/curves: pure, audited, no threads. */
export const nobleEngine: PairingEngine = {
  name: 'noble',
  isInG2: isInG2ByNoble,
  productIsOne(factors) {
    const pairs = factors
      .map(({ g1, g2 }) => ({ g1: g1.reduce((sum, { point, scalar }) => (scalar === 0n ? sum : sum.add(point.multiplyUnsafe(scalar))), bn254.G1.Point.ZERO), g2 }))
      // A pairing with infinity is one; the library refuses the argument, so the factor is left out.
      .filter(({ g1 }) => !g1.is0());
    return bn254.fields.Fp12.eql(bn254.pairingBatch(pairs), bn254.fields.Fp12.ONE);
  },
};
