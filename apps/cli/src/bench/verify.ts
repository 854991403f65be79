/**
 * Verification at scale: proofs a second, one by one with stock snarkjs and all in one batch with ours.
 *
 * Both sides start from the JSON of a proof and end with yes or no, and both make the same checks: coordinates are points, A and C on
 * the curve, B on the twist and in the subgroup of prime order. `snarkjs.groth16.verify` checks the curves itself but not the subgroup, so
 * that is added to it as its users would: B times the group order, by snarkjs' own curve (about 0.8 of its 12 ms). Ours reads with
 * `parseProof`, strictly, and then verifies the batch, with the random sample checked by the second engine.
 * snarkjs is warm and has its worker threads; the batch runs in one thread. The two take turns, an eighth of the proofs one by one and then a
 * whole batch, so that what else the machine does meanwhile falls on both alike.
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

/** @param proofs how many, in one batch; verified once one by one, and eight times in a batch */
export async function benchVerify(proofs: number, report: Report): Promise<VerifyBench> {
  const subjects = makeSubjects(proofs, (fraction) => report(0.2 * fraction, 'making proofs'));
  const batch = batchOf(subjects);
  const { verifyOne, end } = await startSnarkjs(subjects[0]!.key);
  try {
    batch();
    for (const subject of subjects.slice(0, 16)) await verifyOne(subject);
    const milliseconds = { single: 0, batch: 0 };
    for (let turn = 0; turn < TURNS; turn++) {
      const started = performance.now();
      for (const subject of subjects.filter((_, index) => index % TURNS === turn)) await verifyOne(subject);
      const between = performance.now();
      batch();
      milliseconds.single += between - started;
      milliseconds.batch += performance.now() - between;
      report(0.2 + (0.8 * (turn + 1)) / TURNS, 'verifying');
    }
    const [single, batched] = [(proofs / milliseconds.single) * 1000, ((proofs * TURNS) / milliseconds.batch) * 1000];
    return { singlePerSecond: rounded(single, 1), batchPerSecond: rounded(batched, 1), ratio: rounded(batched / single, 2) };
  } finally {
    // Its threads would keep this process.
    await end();
  }
}

const TURNS = 8;
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

/** Reads and verifies all proofs as one batch. */
function batchOf(subjects: readonly Subject[]): () => void {
  const parsed = parseVerifyingKey(subjects[0]!.key);
  if (!parsed.ok) throw new Error(parsed.message);
  return () => {
    const checks = subjects.map((subject) => read(parsed.value, subject));
    if (!verifyBatch(checks, wasmEngine())) throw new Error('a good batch was refused');
  };
}

function read(key: VerifyingKey, { signal, proof }: Subject): ProofCheck {
  const parsed = parseProof(proof, wasmEngine());
  if (!parsed.ok) throw new Error(parsed.message);
  return { key, publicSignal: signal, proof: parsed.value };
}

/** Verifies one proof with snarkjs, with the subgroup check added. */
async function startSnarkjs(keyWire: VerifyingKeyWire): Promise<{ verifyOne(subject: Subject): Promise<void>; end(): Promise<void> }> {
  const curve = await curves.getCurveFromName('bn128');
  const key = snarkjsKey(keyWire);
  return {
    verifyOne: async (subject) => {
      const proof = snarkjsProof(subject.proof);
      const b = curve.G2.fromObject(proof.pi_b.map((pair) => pair.map(BigInt)));
      const inSubgroup = curve.G2.isZero(curve.G2.timesScalar(b, curve.r));
      if (!inSubgroup || !(await groth16.verify(key, [String(subject.signal)], proof))) throw new Error('snarkjs refused a good proof');
    },
    end: () => curve.terminate(),
  };
}

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
