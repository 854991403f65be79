/**
 * Many Groth16 proofs at the price of a few: the equations of all of them, each raised to a random power, multiplied into one.
 *
 * This is the small-exponent test of Bellare, Garay and Rabin ("Fast Batch Verification for Modular Exponentiation and
 * Digital Signatures", EUROCRYPT 1998) on the equation of Groth16 (EUROCRYPT 2016):
 *
 *   Π e(zᵢAᵢ, Bᵢ) = Π over keys of e(Σzᵢ·alpha, beta) · e(Σzᵢ·ic0 + Σzᵢsᵢ·ic1, gamma) · e(ΣzᵢCᵢ, delta)
 *
 * If one equation does not hold, at most one value of its power zᵢ in 2^128 − 1 lets the product hold, whatever the others are. That
 * rests on two things. The powers are fresh random numbers, drawn after the proofs are fixed: known ones, or ones computed from the
 * proofs by a rule, let a forger choose errors that cancel. And every pairing lies in the group of prime order r, so each B must be in the subgroup:
 * the twist has points of order 10069, and an error of that order vanishes once in 10069 times. `parseProof` checks it, and only it makes proofs.
 */
import { FIELD_ORDER } from '@probity/shared-commitments';
import { verifyGroth16, type Groth16Proof, type VerifyingKey } from '../groth16.js';
import { nobleEngine, type PairingEngine, type PairingFactor } from './pairing-engine.js';

/** A proof, and what it is to prove. */
export interface ProofCheck {
  readonly key: VerifyingKey;
  readonly publicSignal: bigint;
  readonly proof: Groth16Proof;
}

/** The engines do not agree on a proof: one of them computes wrongly. No verdict can rest on that. */
export class EnginesDisagreeError extends Error {
  constructor(engine: PairingEngine['name']) {
    super(`the ${engine} engine and the single verifier disagree on a proof: this machine or its software computes wrongly; no verdict was given`);
    this.name = 'EnginesDisagreeError';
  }
}

/**
 * True if every proof proves its signal under its key; keys may differ. No proofs: true.
 * After an engine other than noble says yes, one proof picked at random is verified singly by noble.
 * @throws EnginesDisagreeError if that one is refused
 */
export function verifyBatch(checks: readonly ProofCheck[], engine: PairingEngine = nobleEngine): boolean {
  if (checks.length === 0) return true;
  if (!holds(checks, engine)) return false;
  const sample = checks[Number(randomBits(64) % BigInt(checks.length))]!;
  if (engine !== nobleEngine && !verifySingly(sample)) throw new EnginesDisagreeError(engine.name);
  return true;
}

/**
 * The places of the proofs that do not verify, in order, each found when asked for. A batch that is refused is halved until single
 * proofs are left, and what is said of a single one is the single verifier's word.
 * @throws EnginesDisagreeError see `verifyBatch`; also if a batch is refused and no proof in it is
 */
export function* invalidProofs(checks: readonly ProofCheck[], engine: PairingEngine = nobleEngine): Generator<number, void> {
  if (!verifyBatch(checks, engine)) yield* invalidWithin(checks, 0, engine);
}

/** The place of the first proof that does not verify; undefined if all do. */
export function firstInvalidProof(checks: readonly ProofCheck[], engine?: PairingEngine): number | undefined {
  return invalidProofs(checks, engine).next().value ?? undefined;
}

function* invalidWithin(refused: readonly ProofCheck[], offset: number, engine: PairingEngine): Generator<number, void> {
  if (refused.length === 1) {
    if (verifySingly(refused[0]!)) throw new EnginesDisagreeError(engine.name);
    yield offset;
    return;
  }
  const middle = refused.length >> 1;
  const [left, right] = [refused.slice(0, middle), refused.slice(middle)];
  const leftHolds = verifyBatch(left, engine);
  if (!leftHolds) yield* invalidWithin(left, offset, engine);
  if (!verifyBatch(right, engine)) yield* invalidWithin(right, offset + middle, engine);
  else if (leftHolds) throw new EnginesDisagreeError(engine.name);
}

const verifySingly = ({ key, publicSignal, proof }: ProofCheck): boolean => verifyGroth16(key, publicSignal, proof);

function holds(checks: readonly ProofCheck[], engine: PairingEngine): boolean {
  // As in the single verifier: a residue would be a second spelling of the same statement.
  if (checks.some(({ publicSignal }) => publicSignal < 0n || publicSignal >= FIELD_ORDER)) return false;
  return engine.productIsOne(combine(checks.map((check) => ({ ...check, power: randomPower() }))));
}

function combine(checks: readonly (ProofCheck & { readonly power: bigint })[]): PairingFactor[] {
  const groups = groupByKey(checks);
  const proofs = checks.map(({ proof, power }) => ({ g1: [{ point: proof.a.negate(), scalar: power }], g2: proof.b }));
  const perKey = [...groups].flatMap(([key, group]) => [
    { g1: [{ point: key.alpha, scalar: sum(group.map(({ power }) => power)) }], g2: key.beta },
    { g1: group.map(({ proof, power }) => ({ point: proof.c, scalar: power })), g2: key.delta },
  ]);
  // Gamma is the generator in every key: `parseVerifyingKey` takes no other.
  const signals = [...groups].flatMap(([key, group]) => [
    { point: key.ic[0], scalar: sum(group.map(({ power }) => power)) },
    { point: key.ic[1], scalar: sum(group.map(({ power, publicSignal }) => power * publicSignal)) },
  ]);
  return [...proofs, ...perKey, { g1: signals, g2: checks[0]!.key.gamma }];
}

function groupByKey<T extends ProofCheck>(checks: readonly T[]): Map<VerifyingKey, T[]> {
  const groups = new Map<VerifyingKey, T[]>();
  for (const check of checks) {
    const group = groups.get(check.key);
    if (group === undefined) groups.set(check.key, [check]);
    else group.push(check);
  }
  return groups;
}

const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n) % FIELD_ORDER;

/** A random number of 128 bits from the system's generator, never zero: the equation of a proof would not count. */
function randomPower(): bigint {
  const power = randomBits(128);
  return power === 0n ? randomPower() : power;
}

function randomBits(bits: 64 | 128): bigint {
  return crypto.getRandomValues(new BigUint64Array(bits / 64)).reduce((value, word) => (value << 64n) | word, 0n);
}
