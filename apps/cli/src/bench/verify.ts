/**
 * Verification at scale: proofs a second, one by one with stock snarkjs and all in one batch with ours.
 *
 * Both sides start from the JSON of a proof and end with yes or no, and both make the same checks: coordinates are points, A and C on
 * the curve, B on the twist and in the subgroup of prime order. `snarkjs.groth16.verify` checks the curves itself but not the subgroup, so
 * that is added to it as its users would: B times the group order, by snarkjs' own curve (about 0.8 of its 12 ms). Ours reads with
 * `parseProof`, strictly, and then verifies the batch, with the random sample checked by the second engine.
 * snarkjs is warm and has its worker threads; the batch runs in one thread.
 *
 * The proofs are real ones of one key, different in all points, made with the key's trapdoor: verifying does not know how a proof was made.
 */
import { randomBytes } from 'node:crypto';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { parseProof, parseVerifyingKey, verifyBatch, type ProofCheck, type VerifyingKey, type VerifyingKeyWire } from '@probity/shared-proof-verifier';
import { simulateProof, trapdoor, verifyingKeyOf } from '@probity/shared-proof-verifier/testing';
import { wasmEngine } from '@probity/shared-proof-verifier/wasm';
import { curves, groth16 } from 'snarkjs';
import type { Report } from '../terminal.js';

export interface VerifyBench {
  /** Proofs a second, one after the other, stock snarkjs with the subgroup check. */
  readonly singlePerSecond: number;
  /** Proofs a second, all in one batch. */
  readonly batchPerSecond: number;
  /** How many times more. */
  readonly ratio: number;
}

type Wire = ReturnType<typeof simulateProof>;
interface Subject {
  readonly key: VerifyingKeyWire;
  readonly signal: bigint;
  readonly proof: Wire;
}

/** @param proofs how many, in one batch; each side sees all of them three times */
export async function benchVerify(proofs: number, report: Report): Promise<VerifyBench> {
  const subjects = makeSubjects(proofs, (fraction) => report(0.2 * fraction, 'making proofs'));
  const batch = measureBatch(subjects);
  report(0.4, 'batches done');
  const single = await measureSingle(subjects, (fraction) => report(0.4 + 0.6 * fraction, 'snarkjs, one by one'));
  return { singlePerSecond: rounded(single, 1), batchPerSecond: rounded(batch, 1), ratio: rounded(batch / single, 2) };
}

const ROUNDS = 3;
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

function makeSubjects(count: number, progress: (fraction: number) => void): Subject[] {
  const random = (): bigint => (BigInt(`0x${randomBytes(40).toString('hex')}`) % (FIELD_ORDER - 1n)) + 1n;
  const secret = trapdoor(random());
  const key = { protocol: 'groth16', curve: 'bn254', nPublic: 1, ...verifyingKeyOf(secret) } as VerifyingKeyWire;
  return Array.from({ length: count }, (_, index) => {
    const signal = random();
    progress(index / count);
    return { key, signal, proof: simulateProof(secret, signal, [random(), random()]) };
  });
}

/** Proofs a second; the first batch, which warms up, is left out. */
function measureBatch(subjects: readonly Subject[]): number {
  const parsed = parseVerifyingKey(subjects[0]!.key);
  if (!parsed.ok) throw new Error(parsed.message);
  const run = (): void => {
    const checks = subjects.map((subject) => read(parsed.value, subject));
    if (!verifyBatch(checks, wasmEngine())) throw new Error('a good batch was refused');
  };
  run();
  const started = performance.now();
  for (let round = 0; round < ROUNDS; round++) run();
  return perSecond(subjects.length * ROUNDS, started);
}

function read(key: VerifyingKey, { signal, proof }: Subject): ProofCheck {
  const parsed = parseProof(proof, wasmEngine());
  if (!parsed.ok) throw new Error(parsed.message);
  return { key, publicSignal: signal, proof: parsed.value };
}

/** Proofs a second; a few are verified first to warm up. */
async function measureSingle(subjects: readonly Subject[], progress: (fraction: number) => void): Promise<number> {
  const curve = await curves.getCurveFromName('bn128');
  const key = snarkjsKey(subjects[0]!.key);
  const inputs = subjects.map(({ signal, proof }) => ({ signals: [String(signal)], proof: snarkjsProof(proof) }));
  const verifyOne = async ({ signals, proof }: (typeof inputs)[number]): Promise<void> => {
    const b = curve.G2.fromObject(proof.pi_b.map((pair) => pair.map(BigInt)));
    const inSubgroup = curve.G2.isZero(curve.G2.timesScalar(b, curve.r));
    if (!inSubgroup || !(await groth16.verify(key, signals, proof))) throw new Error('snarkjs refused a good proof');
  };
  try {
    for (const input of inputs.slice(0, 16)) await verifyOne(input);
    const started = performance.now();
    for (let round = 0; round < ROUNDS; round++) {
      for (const input of inputs) await verifyOne(input);
      progress((round + 1) / ROUNDS);
    }
    return perSecond(subjects.length * ROUNDS, started);
  } finally {
    // Its threads would keep this process.
    await curve.terminate();
  }
}

const perSecond = (count: number, started: number): number => count / ((performance.now() - started) / 1000);

const snarkjsG1 = (point: readonly string[]): string[] => [...point, '1'];
const snarkjsG2 = (point: readonly (readonly string[])[]): string[][] => [...point.map((pair) => [...pair]), ['1', '0']];

function snarkjsProof({ a, b, c }: Wire) {
  return { protocol: 'groth16', curve: 'bn128', pi_a: snarkjsG1(a), pi_b: snarkjsG2(b), pi_c: snarkjsG1(c) };
}

function snarkjsKey({ alpha, beta, gamma, delta, ic }: VerifyingKeyWire) {
  return {
    protocol: 'groth16', curve: 'bn128', nPublic: 1,
    vk_alpha_1: snarkjsG1(alpha), vk_beta_2: snarkjsG2(beta), vk_gamma_2: snarkjsG2(gamma), vk_delta_2: snarkjsG2(delta), IC: ic.map(snarkjsG1),
  };
}
