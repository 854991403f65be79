/** Phase 1 as a key check sees it: the scalars of a development key, or a powers-of-tau file. */
import { createHash } from 'node:crypto';
import { bn254 } from '@noble/curves/bn254.js';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { buildBn128 } from 'ffjavascript';
import { combinePoints } from './key-check.js';
import type { SetupReference, SetupSum } from './key-check.js';
import { lagrangeAt } from './scalar-field.js';
import { SetupError } from './setup-error.js';
import { deriveSecrets } from './setup-secrets.js';
import { G1_BYTES, G2_BYTES, readG1, readG2, readSections } from './zkey-reader.js';
import type { G1Point } from './zkey-reader.js';

/** The setup of a development key: everything follows from the published seed. */
export const referenceOfSeed =
  (seed: string) =>
  async (r1csFile: Uint8Array, bits: number): Promise<SetupReference> => {
    const { tau, alpha, beta } = deriveSecrets(seed, createHash('sha256').update(r1csFile).digest(), bits);
    const plain = lagrangeAt(tau, bits);
    const odd = lagrangeAt(tau, bits + 1).filter((_, index) => index % 2 === 1);
    const dot = (factors: readonly bigint[] | undefined, values: readonly bigint[]): bigint => (factors ?? []).reduce((sum, factor, i) => (sum + factor * values[i]!) % FIELD_ORDER, 0n);
    return {
      alpha1: bn254.G1.Point.BASE.multiply(alpha),
      beta1: bn254.G1.Point.BASE.multiply(beta),
      beta2: bn254.G2.Point.BASE.multiply(beta),
      sum: (factors) => {
        const scalar = (dot(factors.tau, plain) + alpha * dot(factors.alphaTau, plain) + beta * dot(factors.betaTau, plain) + dot(factors.odd, odd)) % FIELD_ORDER;
        return Promise.resolve(scalar === 0n ? bn254.G1.Point.ZERO : bn254.G1.Point.BASE.multiply(scalar));
      },
    };
  };

/** Sections of a prepared powers-of-tau file: powers times alpha and beta, beta in G2, and Lagrange polynomials of every domain. */
const PTAU = { alphaTau: 4, betaTau: 5, beta2: 6, lagrange: 12, lagrangeAlpha: 14, lagrangeBeta: 15 } as const;

/**
 * The setup of a powers-of-tau file that is prepared for phase 2. The file itself must be the pinned one: it is trusted.
 * @throws SetupError MALFORMED_KEY for another file, or one that is not for twice the circuit's domain
 */
export const referenceOfPowersOfTau =
  (file: Uint8Array) =>
  async (_: Uint8Array, bits: number): Promise<SetupReference> => {
    const sections = readSections(file, 'ptau');
    const points = (id: number, from: number, count: number, bytes = G1_BYTES): Uint8Array => {
      const body = sections.get(id)?.subarray(from * bytes, (from + count) * bytes);
      if (body?.byteLength !== count * bytes) throw new SetupError('MALFORMED_KEY', `the powers-of-tau file is not prepared for a domain of 2^${bits + 1}: take one for larger circuits`);
      return body;
    };
    const curve = await buildBn128(true);
    const size = 1 << bits;
    const doubled = points(PTAU.lagrange, 2 * size - 1, 2 * size);
    const bases: Record<keyof SetupSum, Uint8Array> = {
      tau: points(PTAU.lagrange, size - 1, size),
      alphaTau: points(PTAU.lagrangeAlpha, size - 1, size),
      betaTau: points(PTAU.lagrangeBeta, size - 1, size),
      odd: Buffer.concat(Array.from({ length: size }, (__, i) => doubled.subarray((2 * i + 1) * G1_BYTES, (2 * i + 2) * G1_BYTES))),
    };
    return {
      alpha1: readG1(points(PTAU.alphaTau, 0, 1)),
      beta1: readG1(points(PTAU.betaTau, 0, 1)),
      beta2: readG2(points(PTAU.beta2, 0, 1, G2_BYTES)),
      sum: async (factors) => {
        let sum: G1Point = bn254.G1.Point.ZERO;
        for (const [name, values] of Object.entries(factors)) sum = sum.add(readG1(await combinePoints(curve.G1, bases[name as keyof SetupSum], values, G1_BYTES)));
        return sum;
      },
    };
  };
