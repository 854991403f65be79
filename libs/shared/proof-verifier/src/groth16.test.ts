import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { bn254 } from '@noble/curves/bn254.js';
import fc from 'fast-check';
import { parseProof, parseVerifyingKey, proofToWire, verifyGroth16, verifyingKeyDigest, verifyingKeyToWire } from './groth16.js';
import type { Groth16Proof, ProofWire, VerifyingKey, VerifyingKeyWire } from './groth16.js';
import { writeG1, writeG2 } from './groth16-points.js';
import { parseSnarkjsProof, parseSnarkjsVerifyingKey } from './groth16-snarkjs.js';

const G1 = bn254.G1.Point;
const G2 = bn254.G2.Point;
const { Fp, Fp2, Fr } = bn254.fields;

/** A key with known trapdoors: whoever knows them can prove any signal, which is all a verifier's test needs. */
const trapdoor = { alpha: 11n, beta: 13n, delta: 17n, ic: [19n, 23n] as const };
const keyWire: VerifyingKeyWire = {
  protocol: 'groth16',
  curve: 'bn254',
  nPublic: 1,
  alpha: writeG1(G1.BASE.multiply(trapdoor.alpha)),
  beta: writeG2(G2.BASE.multiply(trapdoor.beta)),
  gamma: writeG2(G2.BASE),
  delta: writeG2(G2.BASE.multiply(trapdoor.delta)),
  ic: [writeG1(G1.BASE.multiply(trapdoor.ic[0])), writeG1(G1.BASE.multiply(trapdoor.ic[1]))],
};

function simulate(signal: bigint): ProofWire {
  const a = 29n;
  const b = 31n;
  const publicPart = Fr.add(trapdoor.ic[0], Fr.mul(trapdoor.ic[1], signal));
  const c = Fr.div(Fr.sub(Fr.sub(a * b, trapdoor.alpha * trapdoor.beta), publicPart), trapdoor.delta);
  return { a: writeG1(G1.BASE.multiply(a)), b: writeG2(G2.BASE.multiply(b)), c: writeG1(G1.BASE.multiply(c)) };
}

function keyOf(document: unknown): VerifyingKey {
  const parsed = parseVerifyingKey(document);
  assert.ok(parsed.ok);
  return parsed.value;
}

function proofOf(document: unknown): Groth16Proof {
  const parsed = parseProof(document);
  assert.ok(parsed.ok);
  return parsed.value;
}

const refusesProof = (document: unknown): void => {
  const parsed = parseProof(document);
  assert.ok(!parsed.ok);
  assert.equal(parsed.code, 'MALFORMED_PROOF');
};

/** Every string leaf of a JSON document, as a path. */
function leaves(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value === 'string') return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]));
}

function change(document: unknown, path: readonly (string | number)[], to: (text: string) => unknown): unknown {
  const copy: unknown = structuredClone(document);
  let parent = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  parent[last] = to(parent[last] as string);
  return copy;
}

const key = keyOf(keyWire);
const signal = 123456789n;
const proofWire = simulate(signal);

describe('verifyGroth16', () => {
  it('accepts a proof of its signal and no other', () => {
    assert.equal(verifyGroth16(key, signal, proofOf(proofWire)), true);
    assert.equal(verifyGroth16(key, signal + 1n, proofOf(proofWire)), false);
    assert.equal(verifyGroth16(key, 0n, proofOf(simulate(0n))), true);
  });

  it('refuses a signal outside the field, also one of the same residue', () => {
    for (const outside of [signal + FIELD_ORDER, signal - FIELD_ORDER, FIELD_ORDER, -1n]) {
      assert.equal(verifyGroth16(key, outside, proofOf(proofWire)), false);
    }
  });

  it('takes a signal whose public point is infinity', () => {
    const cancelling = Fr.neg(Fr.div(trapdoor.ic[0], trapdoor.ic[1]));
    assert.equal(verifyGroth16(key, cancelling, proofOf(simulate(cancelling))), true);
    assert.equal(verifyGroth16(key, cancelling, proofOf(proofWire)), false);
  });

  it('refuses under a key that differs in any point', () => {
    for (const name of ['alpha', 'beta', 'delta'] as const) {
      const other = name === 'alpha' ? writeG1(G1.BASE.multiply(5n)) : writeG2(G2.BASE.multiply(5n));
      assert.equal(verifyGroth16(keyOf({ ...keyWire, [name]: other }), signal, proofOf(proofWire)), false);
    }
    assert.equal(verifyGroth16(keyOf({ ...keyWire, ic: [keyWire.ic[1], keyWire.ic[0]] }), signal, proofOf(proofWire)), false);
  });

  it('refuses valid points in the wrong places', () => {
    const proof = proofOf(proofWire);
    const other = proofOf(simulate(signal + 1n));
    assert.equal(verifyGroth16(key, signal, { ...proof, a: proof.c, c: proof.a }), false);
    assert.equal(verifyGroth16(key, signal, { ...proof, c: other.c }), false);
    assert.equal(verifyGroth16(key, signal, { ...proof, a: proof.a.negate() }), false);
  });

  it('accepts a re-randomised proof: bytes of a proof identify nothing', () => {
    const proof = proofOf(proofWire);
    const scale = 7n;
    const randomised = proofOf({
      a: writeG1(proof.a.multiply(Fr.inv(scale))),
      b: writeG2(proof.b.multiply(scale)),
      c: writeG1(proof.c),
    });
    assert.notDeepEqual(proofToWire(randomised), proofToWire(proof));
    assert.equal(verifyGroth16(key, signal, randomised), true);
  });
});

describe('parseProof', () => {
  it('writes what it read', () => {
    assert.deepEqual(proofToWire(proofOf(proofWire)), proofWire);
  });

  it('refuses every coordinate moved by one', () => {
    for (const path of leaves(proofWire)) refusesProof(change(proofWire, path, (text) => String(BigInt(text) + 1n)));
  });

  it('refuses every second spelling of every coordinate', () => {
    const spellings: ((text: string) => unknown)[] = [
      (text) => `0${text}`,
      (text) => `+${text}`,
      (text) => ` ${text}`,
      (text) => `${text}\n`,
      (text) => `-${text}`,
      (text) => `0x${BigInt(text).toString(16)}`,
      (text) => String(BigInt(text) + Fp.ORDER),
      (text) => String(BigInt(text) - Fp.ORDER),
      (text) => BigInt(text),
      (text) => Number(text),
      () => '',
      () => null,
    ];
    for (const path of leaves(proofWire)) for (const spell of spellings) refusesProof(change(proofWire, path, spell));
  });

  it('refuses infinity', () => {
    refusesProof({ ...proofWire, a: ['0', '0'] });
    refusesProof({ ...proofWire, c: ['0', '0'] });
    refusesProof({ ...proofWire, b: [['0', '0'], ['0', '0']] });
  });

  it('refuses swapped limbs and swapped coordinates', () => {
    const [[x0, x1], [y0, y1]] = proofWire.b;
    refusesProof({ ...proofWire, b: [[x1, x0], [y1, y0]] });
    refusesProof({ ...proofWire, b: [[y0, y1], [x0, x1]] });
    refusesProof({ ...proofWire, a: [proofWire.a[1], proofWire.a[0]] });
  });

  it('refuses a point of the twist outside the subgroup', () => {
    const outside = twistPointOutsideSubgroup();
    assert.ok(Fp2.eql(Fp2.sqr(outside.y), Fp2.add(Fp2.mul(Fp2.sqr(outside.x), outside.x), G2.CURVE().b)));
    refusesProof({ ...proofWire, b: [[String(outside.x.c0), String(outside.x.c1)], [String(outside.y.c0), String(outside.y.c1)]] });
  });

  it('refuses other shapes', () => {
    const { a, b, c } = proofWire;
    for (const document of [null, undefined, 'proof', 7, [], [a, b, c], {}, { a, b }, { a, b, c, d: a }, { a: [...a, '1'], b, c }, { a, b: a, c }, { a: b, b, c }, { a: { 0: a[0], 1: a[1] }, b, c }]) {
      refusesProof(document);
    }
  });

  it('never throws on JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (document) => {
        refusesProof(document);
        refusesProof({ ...proofWire, b: document });
      }),
    );
  });
});

describe('parseVerifyingKey', () => {
  const refusesKey = (document: unknown): void => {
    const parsed = parseVerifyingKey(document);
    assert.ok(!parsed.ok);
    assert.equal(parsed.code, 'MALFORMED_VERIFYING_KEY');
  };

  it('writes what it read, and its digest is that of the written form', () => {
    assert.deepEqual(verifyingKeyToWire(key), keyWire);
    assert.equal(verifyingKeyDigest(key), '71701e782d1a6bbdd2fbc31e9f90ebb785e50ec085c1420a1d4fd2603452e386');
  });

  it('refuses a key that proves anything: delta equal or opposite to gamma', () => {
    refusesKey({ ...keyWire, delta: keyWire.gamma });
    refusesKey({ ...keyWire, delta: writeG2(G2.BASE.negate()) });
  });

  it('refuses infinity in every place, and a gamma that is not the generator', () => {
    const infinity2 = [['0', '0'], ['0', '0']];
    for (const name of ['beta', 'gamma', 'delta']) refusesKey({ ...keyWire, [name]: infinity2 });
    refusesKey({ ...keyWire, alpha: ['0', '0'] });
    refusesKey({ ...keyWire, ic: [keyWire.ic[0], ['0', '0']] });
    refusesKey({ ...keyWire, ic: [['0', '0'], keyWire.ic[1]] });
    refusesKey({ ...keyWire, gamma: writeG2(G2.BASE.multiply(2n)) });
  });

  it('refuses another number of signals, other names and other keys', () => {
    refusesKey({ ...keyWire, nPublic: 2 });
    refusesKey({ ...keyWire, nPublic: '1' });
    refusesKey({ ...keyWire, ic: [...keyWire.ic, keyWire.ic[0]] });
    refusesKey({ ...keyWire, ic: [keyWire.ic[0]] });
    refusesKey({ ...keyWire, protocol: 'plonk' });
    refusesKey({ ...keyWire, curve: 'bn128' });
    refusesKey({ ...keyWire, comment: '' });
  });

  it('refuses every coordinate moved by one', () => {
    for (const path of leaves(keyWire).filter(([name]) => name !== 'protocol' && name !== 'curve')) {
      refusesKey(change(keyWire, path, (text) => String(BigInt(text) + 1n)));
    }
  });
});

describe('snarkjs forms', () => {
  const snarkjsProof = { pi_a: [...proofWire.a, '1'], pi_b: [...proofWire.b, ['1', '0']], pi_c: [...proofWire.c, '1'], protocol: 'groth16', curve: 'bn128' };

  it('reads an affine proof and refuses a projective one', () => {
    const parsed = parseSnarkjsProof(snarkjsProof);
    assert.ok(parsed.ok);
    assert.deepEqual(proofToWire(parsed.value), proofWire);
    for (const document of [{ ...snarkjsProof, pi_a: [...proofWire.a, '2'] }, { ...snarkjsProof, pi_b: proofWire.b }, {}, null]) {
      assert.equal(parseSnarkjsProof(document).ok, false);
    }
  });

  it('refuses a key of another shape', () => {
    for (const document of [null, {}, [], { protocol: 'groth16', curve: 'bn128', nPublic: 1, IC: 7 }]) {
      assert.equal(parseSnarkjsVerifyingKey(document).ok, false);
    }
  });
});

/** The twist's group has order r·(2q - r): nearly every point lies outside the subgroup of order r. */
function twistPointOutsideSubgroup(): { x: { c0: bigint; c1: bigint }; y: { c0: bigint; c1: bigint } } {
  for (let c0 = 1n; ; c0 += 1n) {
    const x = Fp2.fromBigTuple([c0, 0n]);
    try {
      const y = Fp2.sqrt(Fp2.add(Fp2.mul(Fp2.sqr(x), x), G2.CURVE().b));
      if (!G2.fromAffine({ x, y }).isTorsionFree()) return { x, y };
    } catch {
      // Not a square: no point has this x.
    }
  }
}
