/** Keys that prove nothing, and a contributor who is made to forge: all of it with stock snarkjs, and refused here. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bn254 } from '@noble/curves/bn254.js';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { parseSnarkjsProof, parseSnarkjsVerifyingKey, verifyGroth16 } from '@probity/shared-proof-verifier';
import * as snarkjs from 'snarkjs';
import { compileCircom } from '@probity/shared-circuit-build';
import { directSetup } from './direct-setup.js';
import { checkKeyAgainstR1cs, inspectKey } from './key-check.js';
import { writePowersOfTau } from './powers-of-tau.testing.js';
import { domainBitsOf } from './qap.js';
import { readR1cs } from '@probity/shared-r1cs';
import { SetupError } from './setup-error.js';
import { referenceOfPowersOfTau, referenceOfSeed } from './setup-reference.js';
import { deriveSecrets } from './setup-secrets.js';
import { circomlibDirectory, smallDigest, writeSmallCircuit } from './small-circuit.testing.js';
import { readG1, readG2, readZkey } from './zkey-reader.js';
import type { G1Point } from './zkey-reader.js';

const SEED = 'a published seed';
let directory: string;
let r1cs: Uint8Array;
let powers: Uint8Array;
/** Delta is still gamma: what a contributor is given. */
let initial: Uint8Array;
let contributed: Uint8Array;
let development: Uint8Array;

type Memory = { type: 'mem'; data?: Uint8Array };
async function intoMemory(work: (target: Memory) => Promise<unknown>): Promise<Uint8Array> {
  const target: Memory = { type: 'mem' };
  await work(target);
  return target.data!;
}
const prepare = (raw: Uint8Array): Promise<Uint8Array> => intoMemory((target) => snarkjs.powersOfTau.preparePhase2(raw, target));
const newKey = (ptau: Uint8Array): Promise<Uint8Array> => intoMemory((target) => snarkjs.zKey.newZKey(r1cs, ptau, target));
/** An honest contributor with stock snarkjs: he draws his own secret and tells nobody. */
const contribute = (zkey: Uint8Array): Promise<Uint8Array> => intoMemory((target) => snarkjs.zKey.contribute(zkey, target, 'an honest contributor', `entropy ${Math.random()}`));

before(async () => {
  const written = await writeSmallCircuit();
  directory = written.directory;
  await mkdir(join(directory, 'out'));
  ({ r1cs } = await compileCircom(written.source, [circomlibDirectory], join(directory, 'out')));
  const bits = domainBitsOf(readR1cs(r1cs));
  powers = await prepare(await writePowersOfTau(deriveSecrets(SEED, createHash('sha256').update(r1cs).digest(), bits), bits + 1));
  initial = await newKey(powers);
  contributed = await contribute(initial);
  development = (await directSetup(r1cs, SEED)).zkey;
});

after(async () => {
  await (await snarkjs.curves.getCurveFromName('bn128')).terminate();
  await rm(directory, { recursive: true });
});

const hasCode = (code: SetupError['code'], message: RegExp) => (error: unknown): boolean => error instanceof SetupError && error.code === code && message.test(error.message);
const accepts = (key: Uint8Array): Promise<void> => checkKeyAgainstR1cs(key, r1cs, referenceOfPowersOfTau(powers));
const refuses = (key: Uint8Array, message: RegExp): Promise<void> => assert.rejects(accepts(key), hasCode('KEY_NOT_OF_CIRCUIT', message));
const degenerate = (key: Uint8Array, message: RegExp): void => assert.throws(() => inspectKey(key), hasCode('DEGENERATE_KEY', message));

/** A copy of a key with its sections changed in place. */
function altered(zkey: Uint8Array, change: (key: ReturnType<typeof readZkey>) => void): Uint8Array {
  const copy = Uint8Array.from(zkey);
  change(readZkey(copy));
  return copy;
}

/** Exchanges the first point of a section with the next one that differs. */
function exchange(section: Uint8Array, bytes: number): void {
  const first = Buffer.from(section.slice(0, bytes));
  let other = bytes;
  while (first.equals(section.subarray(other, other + bytes))) other += bytes;
  section.copyWithin(0, other, other + bytes);
  section.set(first, other);
}

/** What snarkjs writes for a proof. */
function proofOf(a: G1Point, b: InstanceType<typeof bn254.G2.Point>, c: G1Point): { pi_a: string[]; pi_b: string[][]; pi_c: string[]; protocol: string; curve: string } {
  const [one, two, three] = [a.toAffine(), b.toAffine(), c.toAffine()];
  const text = (...values: bigint[]): string[] => values.map(String);
  return {
    pi_a: text(one.x, one.y, 1n),
    pi_b: [text(two.x.c0, two.x.c1), text(two.y.c0, two.y.c1), text(1n, 0n)],
    pi_c: text(three.x, three.y, 1n),
    protocol: 'groth16', curve: 'bn128',
  };
}

describe('inspectKey', () => {
  it('takes a development key and a contributed one', () => {
    inspectKey(development);
    inspectKey(contributed);
  });

  it('refuses a key from powers of tau without a contribution, even where phase 2 had one', async () => {
    const bits = domainBitsOf(readR1cs(r1cs));
    const untouched = await intoMemory(async (target) => snarkjs.powersOfTau.newAccumulator(await snarkjs.curves.getCurveFromName('bn128'), bits + 1, target));
    const key = await contribute(await newKey(await prepare(untouched)));
    degenerate(key, /powers of tau/);
    // Had the file other alpha and beta, tau = 1 alone would show: nearly all points are at infinity.
    const scalars = { ...deriveSecrets(SEED, new Uint8Array(32), bits), tau: 1n };
    degenerate(await contribute(await newKey(await prepare(await writePowersOfTau(scalars, bits + 1)))), /infinity/);
  });

  it('refuses a key that nobody contributed to: anyone proves anything under it', async () => {
    degenerate(initial, /delta is gamma/);
    const vk = await snarkjs.zKey.exportVerificationKey(initial);
    const key = readZkey(initial);
    const [ic0, ic1] = [readG1(key.ic.subarray(0, 64)), readG1(key.ic.subarray(64, 128))];
    const lie = smallDigest + 1n;
    const forged = proofOf(readG1(key.alpha1), readG2(key.beta2), ic0.add(ic1.multiply(lie)).negate());
    assert.equal(await snarkjs.groth16.verify(vk, [String(lie)], forged), true);
    const parsed = parseSnarkjsVerifyingKey(vk);
    assert.equal(parsed.ok, false, 'the strict reader refuses such a verifying key');
  });

  it('refuses infinity, points off the curve, other counts and another gamma', () => {
    for (const place of ['alpha1', 'beta1', 'beta2', 'delta1', 'delta2'] as const) degenerate(altered(contributed, (key) => key[place].fill(0)), /infinity|same in both/);
    degenerate(altered(contributed, (key) => key.gamma2.set(key.delta2)), /gamma/);
    for (const section of ['a', 'b1', 'b2', 'l', 'h', 'ic'] as const) degenerate(altered(contributed, (key) => key[section].fill(0)), new RegExp(`section ${section} has the point at infinity`));
    for (const section of ['l', 'h'] as const) {
      assert.throws(() => inspectKey(altered(contributed, (key) => (key[section][0]! ^= 1))), hasCode('MALFORMED_KEY', /not on the curve/));
    }
    assert.throws(() => inspectKey(contributed.subarray(0, contributed.byteLength - 1)), hasCode('MALFORMED_KEY', /ends/));
    assert.throws(() => inspectKey(r1cs), hasCode('MALFORMED_KEY', /no zkey/));
  });
});

describe('checkKeyAgainstR1cs', () => {
  it('takes the initial key, contributed ones, and a development key by its seed', async () => {
    for (const key of [initial, contributed, await contribute(contributed), development]) await accepts(key);
    await checkKeyAgainstR1cs(development, r1cs, referenceOfSeed(SEED));
    await checkKeyAgainstR1cs(contributed, r1cs, referenceOfSeed(SEED));
  });

  it('refuses another setup', () =>
    assert.rejects(checkKeyAgainstR1cs(development, r1cs, referenceOfSeed('another seed')), hasCode('KEY_NOT_OF_CIRCUIT', /alpha/)));

  it('refuses one changed point of any section, and one changed coefficient', async () => {
    for (const [section, name] of [['a', 'A'], ['b1', 'B1'], ['ic', 'IC'], ['l', 'L'], ['h', 'H']] as const) {
      const swapped = altered(contributed, (key) => exchange(key[section], 64));
      await refuses(swapped, new RegExp(name));
    }
    await refuses(altered(contributed, (key) => exchange(key.b2, 128)), /B2/);
    await refuses(altered(contributed, (key) => (key.coefficients[20]! ^= 1)), /coefficients/);
  });

  it('refuses the file of a bank that makes its contributor forge for it: the forgery, with stock snarkjs', async () => {
    // 1. The bank puts the two IC points in the place of two points of L, and hands the file out.
    const bait = altered(initial, (key) => key.l.set(key.ic.subarray(0, 128)));
    // 2. The contributor does what snarkjs does, and destroys his secret. The bank never learns it.
    const answer = await contribute(bait);
    const key = readZkey(answer);
    const [ic0OverDelta, ic1OverDelta] = [readG1(key.l.subarray(0, 64)), readG1(key.l.subarray(64, 128))];

    // 3. With what stands in the published verifying key and these two points, any statement has a proof:
    //    e(alpha, beta) = e(alpha, beta) · e(IC0 + x·IC1, gamma) · e(-(IC0 + x·IC1)/delta, delta), since gamma is the generator.
    const vk = await snarkjs.zKey.exportVerificationKey(answer);
    const strict = parseSnarkjsVerifyingKey(vk);
    assert.ok(strict.ok, 'nothing is wrong with the verifying key itself');
    for (const lie of [1n, 123_456_789n, smallDigest + 1n, FIELD_ORDER - 1n]) {
      const forged = proofOf(readG1(key.alpha1), readG2(key.beta2), ic0OverDelta.add(ic1OverDelta.multiply(lie)).negate());
      assert.equal(await snarkjs.groth16.verify(vk, [String(lie)], forged), true, 'snarkjs takes the forgery');
      const parsed = parseSnarkjsProof(forged);
      assert.ok(parsed.ok);
      assert.equal(verifyGroth16(strict.value, lie, parsed.value), true, 'so does any verifier: it is a proof under this key');
    }

    // 4. Before the contribution and after it, the check against the constraint file says no. The key alone does not show it.
    inspectKey(answer);
    await refuses(bait, /section L/);
    await refuses(answer, /section L/);
    assert.equal(await snarkjs.zKey.verifyFromR1cs(r1cs, powers, answer), false);
  });

  it('refuses the same bait in H', async () => {
    const bait = altered(initial, (key) => key.h.set(key.ic.subarray(0, 128)));
    const back2 = await contribute(bait);
    await refuses(bait, /section H/);
    await refuses(back2, /section H/);
    const answer = readZkey(back2);
    // The oracle: what comes back at H is the bait divided by the contributor's secret.
    const honest = readZkey(initial);
    for (const place of [0, 1]) {
      const [back, given] = [readG1(answer.h.subarray(64 * place, 64 * place + 64)), readG1(honest.ic.subarray(64 * place, 64 * place + 64))];
      assert.ok(!back.equals(given));
      assert.ok(pairingsAgree(back, answer.delta2, given));
    }
  });
});

/** e(back, delta) = e(given, generator) */
function pairingsAgree(back: G1Point, delta2: Uint8Array, given: G1Point): boolean {
  return bn254.fields.Fp12.eql(bn254.pairingBatch([{ g1: back, g2: readG2(delta2) }, { g1: given.negate(), g2: bn254.G2.Point.BASE }]), bn254.fields.Fp12.ONE);
}
