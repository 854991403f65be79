/**
 * Groth16 over BN254 for circuits with one public signal (Groth, "On the Size of Pairing-based Non-interactive
 * Arguments", EUROCRYPT 2016). Pure, no threads, no prover inside.
 *
 * A proof passes only in its one canonical spelling: a parsed value is the only thing `verifyGroth16` takes. What
 * verification cannot give is uniqueness: anyone can re-randomise a valid proof into another valid proof of the same
 * statement. Identify evidence by its statement digest, never by proof bytes.
 */
import { canonicalJson, FIELD_ORDER, sha256Hex } from '@probity/shared-commitments';
import { bn254 } from '@noble/curves/bn254.js';
import type { PairingEngine } from './batch/pairing-engine.js';
import { MalformedError, readG1, readG2, requireObject, writeG1, writeG2 } from './groth16-points.js';
import type { G1Point, G1Wire, G2Point, G2Wire } from './groth16-points.js';

/** A proof on the wire: exactly these keys, coordinates as canonical decimals, G2 limbs c0 first. */
export type ProofWire = { readonly a: G1Wire; readonly b: G2Wire; readonly c: G1Wire };

/** A verifying key on the wire: exactly these keys. One public signal, so two `ic` points. */
export type VerifyingKeyWire = {
  readonly protocol: 'groth16';
  readonly curve: 'bn254';
  readonly nPublic: 1;
  readonly alpha: G1Wire;
  readonly beta: G2Wire;
  readonly gamma: G2Wire;
  readonly delta: G2Wire;
  readonly ic: readonly [G1Wire, G1Wire];
};

declare const checked: unique symbol;

/** A proof whose points were checked. Only `parseProof` makes one. */
export type Groth16Proof = { readonly a: G1Point; readonly b: G2Point; readonly c: G1Point; readonly [checked]: 'proof' };

/** A verifying key whose points were checked. Only `parseVerifyingKey` makes one. */
export type VerifyingKey = {
  readonly alpha: G1Point;
  readonly beta: G2Point;
  readonly gamma: G2Point;
  readonly delta: G2Point;
  readonly ic: readonly [G1Point, G1Point];
  readonly [checked]: 'verifying key';
};

/** What a parser says: a value, or a closed code with the place and fault (never the value). */
export type Parsed<T, Code extends string> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: Code; readonly message: string };

function parsed<T, Code extends string>(code: Code, read: () => T): Parsed<T, Code> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (error instanceof MalformedError) return { ok: false, code, message: error.message };
    throw error;
  }
}

/**
 * Reads a proof: exact keys, canonical decimals below q, points on the curve, B in the subgroup, no infinity.
 * @param engine tells whether B is in the subgroup: where many proofs are read, the fast one
 */
export function parseProof(document: unknown, engine?: Pick<PairingEngine, 'isInG2'>): Parsed<Groth16Proof, 'MALFORMED_PROOF'> {
  return parsed('MALFORMED_PROOF', () => {
    const fields = requireObject(document, ['a', 'b', 'c'], 'proof');
    return { a: readG1(fields.a, 'proof.a'), b: readG2(fields.b, 'proof.b', engine && ((point) => engine.isInG2(point))), c: readG1(fields.c, 'proof.c') } as Groth16Proof;
  });
}

/**
 * Reads a verifying key: exact keys, one public signal, valid points, none at infinity.
 * Gamma must be the generator (snarkjs fixes it there) and delta must differ from it: with delta = gamma anyone can
 * shift terms between the public part and C, and prove any signal.
 */
export function parseVerifyingKey(document: unknown): Parsed<VerifyingKey, 'MALFORMED_VERIFYING_KEY'> {
  return parsed('MALFORMED_VERIFYING_KEY', () => {
    const fields = requireObject(document, ['protocol', 'curve', 'nPublic', 'alpha', 'beta', 'gamma', 'delta', 'ic'], 'key');
    if (fields.protocol !== 'groth16') throw new MalformedError('key.protocol', 'is not groth16');
    if (fields.curve !== 'bn254') throw new MalformedError('key.curve', 'is not bn254');
    if (fields.nPublic !== 1) throw new MalformedError('key.nPublic', 'is not 1');
    if (!Array.isArray(fields.ic) || fields.ic.length !== 2) throw new MalformedError('key.ic', 'is not an array of 2');
    const key = {
      alpha: readG1(fields.alpha, 'key.alpha'),
      beta: readG2(fields.beta, 'key.beta'),
      gamma: readG2(fields.gamma, 'key.gamma'),
      delta: readG2(fields.delta, 'key.delta'),
      ic: [readG1(fields.ic[0], 'key.ic[0]'), readG1(fields.ic[1], 'key.ic[1]')],
    } as unknown as VerifyingKey;
    if (!key.gamma.equals(bn254.G2.Point.BASE)) throw new MalformedError('key.gamma', 'is not the generator');
    if (key.delta.equals(key.gamma) || key.delta.equals(key.gamma.negate())) throw new MalformedError('key.delta', 'is gamma or its negative');
    return key;
  });
}

/**
 * Checks e(A, B) = e(alpha, beta) · e(ic0 + signal·ic1, gamma) · e(C, delta).
 * A signal outside [0, r) is refused: its residue would be a second spelling of the same statement.
 */
export function verifyGroth16(key: VerifyingKey, publicSignal: bigint, proof: Groth16Proof): boolean {
  if (publicSignal < 0n || publicSignal >= FIELD_ORDER) return false;
  const publicPoint = publicSignal === 0n ? key.ic[0] : key.ic[0].add(key.ic[1].multiplyUnsafe(publicSignal));
  const pairs = [
    { g1: proof.a.negate(), g2: proof.b },
    { g1: key.alpha, g2: key.beta },
    { g1: proof.c, g2: key.delta },
  ];
  // A pairing with infinity is one; the library refuses the argument, so the factor is left out.
  if (!publicPoint.is0()) pairs.push({ g1: publicPoint, g2: key.gamma });
  return bn254.fields.Fp12.eql(bn254.pairingBatch(pairs), bn254.fields.Fp12.ONE);
}

/** The wire form of a checked proof. */
export function proofToWire(proof: Groth16Proof): ProofWire {
  return { a: writeG1(proof.a), b: writeG2(proof.b), c: writeG1(proof.c) };
}

/** The wire form of a checked verifying key. */
export function verifyingKeyToWire(key: VerifyingKey): VerifyingKeyWire {
  return {
    protocol: 'groth16',
    curve: 'bn254',
    nPublic: 1,
    alpha: writeG1(key.alpha),
    beta: writeG2(key.beta),
    gamma: writeG2(key.gamma),
    delta: writeG2(key.delta),
    ic: [writeG1(key.ic[0]), writeG1(key.ic[1])],
  };
}

/** Lower-case hexadecimal SHA-256 of the canonical JSON of a key's wire form: what registrations and headers name. */
export function verifyingKeyDigest(key: VerifyingKey): string {
  return sha256Hex(canonicalJson(verifyingKeyToWire(key)));
}
