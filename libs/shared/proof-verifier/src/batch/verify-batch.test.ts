import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { bn254 } from '@noble/curves/bn254.js';
import fc from 'fast-check';
import { parseProof, parseVerifyingKey, proofToWire, verifyGroth16, type Groth16Proof, type VerifyingKey } from '../groth16.js';
import { simulateProof, trapdoor, verifyingKeyOf } from '../claims/simulated-proofs.testing.js';
import { nobleEngine, type G2Affine, type PairingEngine, type PairingFactor } from './pairing-engine.js';
import { EnginesDisagreeError, firstInvalidProof, invalidProofs, verifyBatch, type ProofCheck } from './verify-batch.js';
import { wasmEngine } from './wasm-engine.js';

const { Fp2, Fr } = bn254.fields;
const G1 = bn254.G1.Point;
const G2 = bn254.G2.Point;
const wasm = wasmEngine();
const engines = [nobleEngine, wasm];

const trapdoors = [1n, 2n, 3n].map(trapdoor);
const keys = trapdoors.map((secret): VerifyingKey => {
  const parsed = parseVerifyingKey({ protocol: 'groth16', curve: 'bn254', nPublic: 1, ...verifyingKeyOf(secret) });
  assert.ok(parsed.ok);
  return parsed.value;
});

function proofOf(document: unknown): Groth16Proof {
  const parsed = parseProof(document, wasm);
  assert.ok(parsed.ok);
  return parsed.value;
}

let scalars = 1n;
/** A good proof; no two are alike. */
function good(keyIndex = 0, publicSignal = 7n): ProofCheck {
  scalars += 2n;
  return { key: keys[keyIndex]!, publicSignal, proof: proofOf(simulateProof(trapdoors[keyIndex]!, publicSignal, [scalars, scalars + 1n])) };
}
const goods = (count: number): ProofCheck[] => Array.from({ length: count }, (_, index) => good(0, BigInt(index)));

/** Ways in which a check can be bad, all made of checked points. */
const spoil: Record<string, (check: ProofCheck) => ProofCheck> = {
  'another signal': (check) => ({ ...check, publicSignal: check.publicSignal + 1n }),
  'another residue': (check) => ({ ...check, publicSignal: check.publicSignal + FIELD_ORDER }),
  'a negative signal': (check) => ({ ...check, publicSignal: check.publicSignal - FIELD_ORDER }),
  'another key': (check) => ({ ...check, key: keys[check.key === keys[2] ? 1 : 2]! }),
  'another A': (check) => ({ ...check, proof: { ...check.proof, a: check.proof.a.negate() } }),
  'another B': (check) => ({ ...check, proof: { ...check.proof, b: check.proof.b.double() } }),
  'another C': (check) => ({ ...check, proof: { ...check.proof, c: check.proof.c.add(G1.BASE) } }),
};

describe('verifyBatch', () => {
  it('takes no proofs, one, and many under several keys', () => {
    for (const engine of engines) {
      assert.equal(verifyBatch([], engine), true);
      assert.equal(verifyBatch([good()], engine), true);
      assert.equal(verifyBatch([good(0), good(1), good(0), good(2), good(1)], engine), true);
    }
    const many = goods(260);
    for (const count of [61, 62, 125, 260]) assert.equal(verifyBatch(many.slice(0, count), wasm), true, `${count}: more than are in memory at once`);
  });

  it('refuses each kind of bad proof, alone and among good ones, and names it', () => {
    for (const engine of engines) {
      for (const [kind, worsen] of Object.entries(spoil)) {
        const bad = worsen(good());
        assert.equal(verifyBatch([bad], engine), false, `${engine.name}: ${kind}`);
        assert.deepEqual([...invalidProofs([good(), bad], engine)], [1], `${engine.name}: ${kind}`);
      }
    }
  });

  it('says of any mix what the single verifier says of each', () => {
    const kinds = Object.keys(spoil);
    const pool = Array.from({ length: 6 }, (_, index) => good(index % 3, BigInt(index)));
    const mix = fc.array(fc.record({ from: fc.nat(pool.length - 1), kind: fc.option(fc.constantFrom(...kinds), { freq: 5 }) }), { maxLength: 12 });
    const single = new Map<string, boolean>();
    const verifyOnce = (name: string, { key, publicSignal, proof }: ProofCheck): boolean => {
      const known = single.get(name) ?? verifyGroth16(key, publicSignal, proof);
      single.set(name, known);
      return known;
    };
    fc.assert(
      fc.property(mix, (entries) => {
        const checks = entries.map(({ from, kind }) => (kind === null ? pool[from]! : spoil[kind]!(pool[from]!)));
        const expected = entries.flatMap(({ from, kind }, index) => (verifyOnce(`${from} ${kind}`, checks[index]!) ? [] : [index]));
        assert.deepEqual([...invalidProofs(checks, wasm)], expected);
        assert.equal(firstInvalidProof(checks, wasm), expected[0]);
      }),
      { numRuns: 15 },
    );
  });

  it('refuses two proofs whose errors cancel, which one sum without random powers takes', () => {
    const [first, second] = [good(0, 1n), good(0, 2n)];
    const error = G1.BASE.multiply(99n);
    const shifted = (check: ProofCheck, by: typeof error): ProofCheck => ({ ...check, proof: { ...check.proof, c: check.proof.c.add(by) } });
    const pair = [shifted(first, error), shifted(second, error.negate())];
    for (const engine of engines) {
      assert.equal(engine.productIsOne(pair.flatMap(equationOf)), true, 'the forgery is a real one');
      for (let run = 0; run < 5; run++) assert.equal(verifyBatch(pair, engine), false);
      assert.deepEqual([...invalidProofs(pair, engine)], [0, 1]);
    }
  });

  it('takes a signal whose public point is infinity', () => {
    const { ic } = trapdoors[0]!;
    const cancelling = good(0, Fr.neg(Fr.div(ic[0], ic[1])));
    for (const engine of engines) {
      assert.equal(verifyBatch([cancelling], engine), true);
      assert.equal(verifyBatch([good(), cancelling, good()], engine), true);
      assert.equal(verifyBatch([{ ...good(), publicSignal: cancelling.publicSignal }], engine), false);
    }
  });

  it('refuses a proof with B outside the subgroup before anything is combined', () => {
    const { a, c } = proofToWire(good().proof);
    for (const { x, y } of outsideSubgroup()) {
      const b = [[String(x.c0), String(x.c1)], [String(y.c0), String(y.c1)]];
      for (const engine of engines) assert.equal(parseProof({ a, b, c }, engine).ok, false, engine.name);
    }
  });

  it('draws other powers each time, of up to 128 bits, never none', () => {
    const seen = new Set<bigint>();
    const spy: PairingEngine = {
      ...nobleEngine,
      productIsOne: (factors) => {
        factors.slice(0, 2).forEach(({ g1 }) => seen.add(g1[0]!.scalar));
        return true;
      },
    };
    const checks = [good(), good()];
    for (let run = 0; run < 20; run++) verifyBatch(checks, spy);
    assert.equal(seen.size, 40);
    const drawn = [...seen];
    assert.ok(drawn.every((power) => power > 0n && power < 1n << 128n));
    assert.ok(drawn.some((power) => power >= 1n << 124n), '40 of them below 2^124: once in 10^48 tests');
  });

  it('gives no verdict where the engine and the single verifier disagree', () => {
    const always = (answer: boolean): PairingEngine => ({ name: 'wasm', isInG2: () => true, productIsOne: () => answer });
    assert.throws(() => verifyBatch([spoil['another C']!(good())], always(true)), EnginesDisagreeError);
    assert.throws(() => [...invalidProofs([good()], always(false))], EnginesDisagreeError);
    const twice = [good(), good()];
    const onceWrong: PairingEngine = { name: 'wasm', isInG2: () => true, productIsOne: (factors) => factors.length < 5 };
    assert.equal(verifyBatch(twice.slice(1), onceWrong), true);
    assert.throws(() => [...invalidProofs(twice, onceWrong)], EnginesDisagreeError, 'refused together, taken one by one');
  });

  it('asks for no more than the first bad proof, if no more is wanted', () => {
    const products: number[] = [];
    const counting: PairingEngine = { name: 'wasm', isInG2: wasm.isInG2.bind(wasm), productIsOne: (factors) => {
      products.push(factors.length);
      return wasm.productIsOne(factors);
    } };
    const checks = goods(32).map(spoil['another C']!);
    assert.equal(firstInvalidProof(checks, counting), 0);
    assert.deepEqual(products, [32, 16, 8, 4, 2, 1].map((count) => count + 3));
  });
});

describe('engines', () => {
  it('agree on which points are in the subgroup, also with what multiplying by the order says', () => {
    const inside: G2Affine[] = Array.from({ length: 20 }, (_, index) => G2.BASE.multiply(BigInt(index * index + 1)).toAffine());
    for (const point of inside) for (const engine of engines) assert.equal(engine.isInG2(point), true, engine.name);
    const outside = outsideSubgroup();
    assert.ok(outside.length > 20);
    for (const point of outside) {
      assert.equal(timesOrder(point), false);
      for (const engine of engines) assert.equal(engine.isInG2(point), false, engine.name);
    }
  });

  it('test with an equation that no point outside the subgroup can keep', () => {
    const [x, q, r] = [4_965_661_367_192_848_881n, bn254.fields.Fp.ORDER, FIELD_ORDER];
    const t = q + 1n - r;
    assert.equal(q, 36n * x ** 4n + 36n * x ** 3n + 24n * x ** 2n + 6n * x + 1n);
    // psi² = [t]psi - [q] on the whole twist, so the equation (x+1) + x·psi + x·psi² - 2x·psi³ = 0 is a + b·psi = 0 …
    const a = x + 1n - x * q + 2n * x * t * q;
    const b = x + x * t - 2n * x * (t * t - q);
    // … and a point that keeps it is killed by the norm of a + b·psi, as by the order of the twist: so by what divides both.
    const norm = a * a + a * b * t + b * b * q;
    assert.equal(gcd(norm < 0n ? -norm : norm, r * (2n * q - r)), r);
    // On the subgroup psi is multiplication by q.
    assert.equal((a + b * q) % r, 0n);
  });

  it('refuse points beside the twist', () => {
    const { x, y } = G2.BASE.toAffine();
    for (const engine of engines) {
      assert.equal(engine.isInG2({ x, y: Fp2.add(y, Fp2.ONE) }), false);
      assert.equal(engine.isInG2({ x: y, y: x }), false);
    }
  });

  it('agree on products', () => {
    const scalar = fc.bigInt({ min: 0n, max: FIELD_ORDER - 1n });
    fc.assert(
      fc.property(fc.array(fc.tuple(scalar, fc.bigInt({ min: 1n, max: FIELD_ORDER - 1n })), { minLength: 1, maxLength: 3 }), fc.boolean(), (pairs, closed) => {
        const factors: PairingFactor[] = pairs.map(([left, right]) => ({ g1: [{ point: G1.BASE, scalar: left }, { point: G1.BASE.double(), scalar: left }], g2: G2.BASE.multiply(right) }));
        const exponent = pairs.reduce((total, [left, right]) => Fr.add(total, Fr.mul(3n, Fr.mul(left, right))), closed ? 0n : 1n);
        factors.push({ g1: [{ point: G1.BASE, scalar: Fr.neg(exponent) }], g2: G2.BASE });
        for (const engine of engines) assert.equal(engine.productIsOne(factors), closed, engine.name);
      }),
      { numRuns: 10 },
    );
  });

  it('leave nothing behind that keeps a process', () => {
    const script = `import { wasmEngine } from ${JSON.stringify(new URL('./wasm-engine.js', import.meta.url).href)}; wasmEngine(); console.log(process.getActiveResourcesInfo().filter((name) => /Worker|Port/.test(name)).length);`;
    assert.equal(execFileSync(process.execPath, ['--input-type=module', '-e', script], { timeout: 20_000 }).toString().trim(), '0');
  });
});

/** e(-A, B) · e(alpha, beta) · e(ic0 + signal·ic1, gamma) · e(C, delta), which a sum without powers multiplies up. */
function equationOf({ key, publicSignal, proof }: ProofCheck): PairingFactor[] {
  return [
    { g1: [{ point: proof.a.negate(), scalar: 1n }], g2: proof.b },
    { g1: [{ point: key.alpha, scalar: 1n }], g2: key.beta },
    { g1: [{ point: key.ic[0], scalar: 1n }, { point: key.ic[1], scalar: publicSignal }], g2: key.gamma },
    { g1: [{ point: proof.c, scalar: 1n }], g2: key.delta },
  ];
}

/** Points of the twist outside the subgroup: of mixed order, of the order of each small factor of the cofactor, and a good point plus one of those. */
function outsideSubgroup(): G2Affine[] {
  const factors = [10_069n, 5_864_401n, 1_875_725_156_269n];
  const cofactor = 2n * bn254.fields.Fp.ORDER - FIELD_ORDER;
  const points: G2Affine[] = [];
  for (let c0 = 1n; points.length < 24; c0 += 1n) {
    const x = Fp2.fromBigTuple([c0, 1n]);
    let y;
    try {
      y = Fp2.sqrt(Fp2.add(Fp2.mul(Fp2.sqr(x), x), G2.CURVE().b));
    } catch {
      continue; // Not a square: no point has this x.
    }
    const mixed = G2.fromAffine({ x, y });
    const small = factors.map((factor) => times(mixed, (cofactor / factor) * FIELD_ORDER)).filter((point) => !point.is0());
    points.push(mixed.toAffine(), ...small.flatMap((point) => [point.toAffine(), point.add(G2.BASE).toAffine()]));
  }
  return points;
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b);
}

function timesOrder(point: G2Affine): boolean {
  return times(G2.fromAffine(point as Parameters<typeof G2.fromAffine>[0]), FIELD_ORDER).is0();
}

/** By doubling and adding: the library takes scalars below the order only. */
function times(point: InstanceType<typeof G2>, scalar: bigint): InstanceType<typeof G2> {
  let [sum, doubled] = [G2.ZERO, point];
  for (let rest = scalar; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) sum = sum.add(doubled);
    doubled = doubled.double();
  }
  return sum;
}
