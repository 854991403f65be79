/**
 * What a proving key must be before anybody contributes to it or accepts it.
 *
 * `inspectKey` looks at the key alone. `checkKeyAgainstR1cs` recomputes every point from the constraints and the setup.
 * The second is not optional for a contributor: he divides whatever stands at L and H by his secret, so a file that he
 * did not check makes him an oracle. With IC's two points put at two places of L, the file that comes back holds them
 * divided by delta, and A = alpha, B = beta, C = -(IC0 + x·IC1)/delta is a proof of any x.
 */
import { randomBytes } from 'node:crypto';
import { bn254 } from '@noble/curves/bn254.js';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { buildBn128 } from 'ffjavascript';
import type { Group } from 'ffjavascript';
import { coefficientSection, domainBitsOf, writeScalar } from './qap.js';
import { readR1cs } from '@probity/shared-r1cs';
import type { R1cs } from '@probity/shared-r1cs';
import { SetupError } from './setup-error.js';
import { finitePlaces, finitePlaces2, G1_BYTES, G2_BYTES, readG1, readG2, readZkey } from './zkey-reader.js';
import type { G1Point, G2Point, Zkey } from './zkey-reader.js';

const G1 = bn254.G1.Point;
const G2 = bn254.G2.Point;

const degenerate = (what: string): SetupError => new SetupError('DEGENERATE_KEY', `${what}: do not contribute to this key and do not accept it`);
const foreign = (what: string): SetupError => new SetupError('KEY_NOT_OF_CIRCUIT', `${what}: do not contribute to this key and do not accept it`);

/**
 * Refuses a key under which proofs would prove nothing, by the key alone: two IC points, valid and finite points in the
 * header, contributions to phase 1 and phase 2, a point wherever a wire appears, every point of A, B1, L and H on the curve.
 * @throws SetupError MALFORMED_KEY for a file that is no key, DEGENERATE_KEY for one that proves nothing
 */
export function inspectKey(file: Uint8Array): void {
  const key = readZkey(file);
  if (key.publicSignals !== 1) throw degenerate(`the key has ${key.publicSignals} public signals; a statement has one`);
  if (key.domainSize < 2 || (key.domainSize & (key.domainSize - 1)) !== 0) throw degenerate('the domain size is no power of two');
  const firsts = { alpha: readG1(key.alpha1), beta: readG1(key.beta1), delta: readG1(key.delta1) };
  const seconds = { beta: readG2(key.beta2), gamma: readG2(key.gamma2), delta: readG2(key.delta2) };
  for (const [name, point] of [...Object.entries(firsts), ...Object.entries(seconds)]) if (point.is0()) throw degenerate(`${name} is the point at infinity`);
  if (!seconds.gamma.equals(G2.BASE)) throw degenerate('gamma is not the generator');
  if (seconds.delta.equals(G2.BASE) || seconds.delta.equals(G2.BASE.negate())) throw degenerate('delta is gamma: nobody contributed to phase 2, and anyone can prove anything');
  if (firsts.alpha.equals(G1.BASE) || firsts.beta.equals(G1.BASE)) throw degenerate('alpha or beta is the generator: nobody contributed to the powers of tau');
  for (const [name, one, two] of [['beta', firsts.beta, seconds.beta], ['delta', firsts.delta, seconds.delta]] as const) {
    if (!samePairing(one, G2.BASE, G1.BASE, two)) throw degenerate(`${name} is not the same in both groups`);
  }

  const { inA, inB } = wiresOf(key);
  const places = { a: finitePlaces(key.a), b1: finitePlaces(key.b1), b2: finitePlaces2(key.b2), ic: finitePlaces(key.ic), l: finitePlaces(key.l), h: finitePlaces(key.h) };
  const missing = (name: keyof typeof places, wanted: Iterable<number>): void => {
    for (const place of wanted) if (!places[name].has(place)) throw degenerate(`section ${name} has the point at infinity at place ${place}, where a wire appears: was there a contribution to the powers of tau?`);
  };
  missing('a', inA);
  missing('b1', inB);
  missing('b2', inB);
  missing('ic', [0, 1]);
  const firstPrivate = key.publicSignals + 1;
  missing('l', [...new Set([...inA, ...inB])].filter((wire) => wire >= firstPrivate).map((wire) => wire - firstPrivate));
  missing('h', Array.from({ length: key.domainSize }, (_, place) => place));
}

/** Which wires the key's own coefficients name in A and B. */
function wiresOf(key: Zkey): { inA: Set<number>; inB: Set<number> } {
  const view = new DataView(key.coefficients.buffer, key.coefficients.byteOffset, key.coefficients.byteLength);
  const sets = [new Set<number>(), new Set<number>()] as const;
  for (let at = 4; at + 44 <= view.byteLength; at += 44) sets[view.getUint32(at, true) === 0 ? 0 : 1].add(view.getUint32(at + 8, true));
  return { inA: sets[0], inB: sets[1] };
}

/** e(a, b) = e(c, d) */
function samePairing(a: G1Point, b: G2Point, c: G1Point, d: G2Point): boolean {
  if (a.is0() || b.is0() || c.is0() || d.is0()) return (a.is0() || b.is0()) === (c.is0() || d.is0());
  return bn254.fields.Fp12.eql(bn254.pairingBatch([{ g1: a, g2: b }, { g1: c.negate(), g2: d }]), bn254.fields.Fp12.ONE);
}

/** Factors of the setup's points in a sum: of each Lagrange polynomial L_j at tau, plain, times alpha, times beta; and of those of the doubled domain at its odd elements. */
export type SetupSum = { readonly tau?: readonly bigint[]; readonly alphaTau?: readonly bigint[]; readonly betaTau?: readonly bigint[]; readonly odd?: readonly bigint[] };

/** What phase 1 gave: from the scalars of a development key, or from a powers-of-tau file. */
export type SetupReference = {
  readonly alpha1: G1Point;
  readonly beta1: G1Point;
  readonly beta2: G2Point;
  sum(factors: SetupSum): Promise<G1Point>;
};

/**
 * Recomputes every point of a key from the constraint file and the setup, and compares: A, B1, B2 and IC as they are,
 * L and H divided by delta, however often that was contributed to. Each section is compared by one random combination
 * of its points (128 bits drawn here, after the key is fixed), so a wrong point passes with probability 2^-128.
 * The contributions' own proofs of knowledge are for snarkjs' `zkey verify`.
 * @param makeReference the setup for a domain of 2^bits
 * @throws SetupError KEY_NOT_OF_CIRCUIT with the section that differs; MALFORMED_KEY; R1csError
 */
export async function checkKeyAgainstR1cs(file: Uint8Array, r1csFile: Uint8Array, makeReference: (r1csFile: Uint8Array, bits: number) => Promise<SetupReference>): Promise<void> {
  const key = readZkey(file);
  const r1cs = readR1cs(r1csFile);
  const bits = domainBitsOf(r1cs);
  if (key.wires !== r1cs.wires || key.publicSignals !== r1cs.publicSignals || key.domainSize !== 1 << bits) throw foreign('the key has other counts of wires, public signals or rows than the constraint file');
  if (!sameEntries(key.coefficients, coefficientSection(r1cs))) throw foreign('the key holds other coefficients than the constraint file');

  const reference = await makeReference(r1csFile, bits);
  if (!readG1(key.alpha1).equals(reference.alpha1)) throw foreign('alpha is not that of the setup');
  if (!readG1(key.beta1).equals(reference.beta1) || !readG2(key.beta2).equals(reference.beta2)) throw foreign('beta is not that of the setup');
  if (!readG2(key.gamma2).equals(G2.BASE)) throw foreign('gamma is not the generator');
  const delta2 = readG2(key.delta2);
  if (!samePairing(readG1(key.delta1), G2.BASE, G1.BASE, delta2) || delta2.is0()) throw foreign('delta is not the same in both groups');
  for (const section of [key.a, key.b1, key.ic, key.l, key.h]) finitePlaces(section);

  const curve = await buildBn128(true);
  const combine = async (section: Uint8Array, factors: readonly bigint[]): Promise<G1Point> => combinePoints(curve.G1, section, factors, G1_BYTES).then(readG1);
  const rho = Array.from({ length: r1cs.wires }, () => BigInt(`0x${randomBytes(16).toString('hex')}`));
  const firstPrivate = r1cs.publicSignals + 1;
  const ofIc = rho.map((factor, wire) => (wire < firstPrivate ? factor : 0n));
  const ofL = rho.map((factor, wire) => (wire < firstPrivate ? 0n : factor));
  const rows = weighRows(r1cs, 1 << bits, { all: rho, ic: ofIc, l: ofL });

  if (!(await combine(key.a, rho)).equals(await reference.sum({ tau: rows.all.a }))) throw foreign('points of section A are not those of the constraint file');
  const b1 = await combine(key.b1, rho);
  if (!b1.equals(await reference.sum({ tau: rows.all.b }))) throw foreign('points of section B1 are not those of the constraint file');
  const b2 = readG2(await combinePoints(curve.G2, key.b2, rho, G2_BYTES));
  if (!samePairing(b1, G2.BASE, G1.BASE, b2)) throw foreign('points of section B2 are not those of section B1');
  const linked = ({ a, b, c }: Rows): SetupSum => ({ betaTau: a, alphaTau: b, tau: c });
  if (!(await combine(key.ic, rho.slice(0, firstPrivate))).equals(await reference.sum(linked(rows.ic)))) throw foreign('the IC points are not those of the constraint file');
  if (!samePairing(await combine(key.l, rho.slice(firstPrivate)), delta2, await reference.sum(linked(rows.l)), G2.BASE)) throw foreign('points of section L are not those of the constraint file, divided by delta');
  const ofH = Array.from({ length: key.domainSize }, () => BigInt(`0x${randomBytes(16).toString('hex')}`));
  if (!samePairing(await combine(key.h, ofH), delta2, await reference.sum({ odd: ofH }), G2.BASE)) throw foreign('points of section H are not those of the setup, divided by delta');
}

type Rows = { readonly a: bigint[]; readonly b: bigint[]; readonly c: bigint[] };

/** For factors of wires: how often each row's Lagrange polynomial counts in the sum of the wires' A, B and C. */
function weighRows<K extends string>(r1cs: R1cs, size: number, factors: Readonly<Record<K, readonly bigint[]>>): Record<K, Rows> {
  const names = Object.keys(factors) as K[];
  const empty = (): bigint[] => new Array<bigint>(size).fill(0n);
  const weights = Object.fromEntries(names.map((name) => [name, { a: empty(), b: empty(), c: empty() }])) as Record<K, Rows>;
  const add = (matrix: 'A' | 'B' | 'C', row: number, wire: number, coefficient: bigint): void => {
    for (const name of names) {
      const column = weights[name][matrix === 'A' ? 'a' : matrix === 'B' ? 'b' : 'c'];
      column[row] = (column[row]! + factors[name][wire]! * coefficient) % FIELD_ORDER;
    }
  };
  r1cs.visitTerms(add);
  // The rows `wire · 0 = 0` of the constant and each public signal, which snarkjs adds.
  for (let wire = 0; wire <= r1cs.publicSignals; wire += 1) add('A', r1cs.constraints + wire, wire, 1n);
  return weights;
}

/** Sum of factor times point over a section; in the section's own form. */
export async function combinePoints(group: Group, section: Uint8Array, factors: readonly bigint[], pointBytes: number): Promise<Uint8Array> {
  if (factors.length === 0) return new Uint8Array(pointBytes);
  const scalars = new Uint8Array(factors.length * 32);
  const view = new DataView(scalars.buffer);
  factors.forEach((factor, index) => writeScalar(view, 32 * index, factor));
  return group.toAffine(await group.multiExpAffine(Uint8Array.from(section), scalars));
}

/** Whether two coefficient sections hold the same entries, in any order. */
function sameEntries(left: Uint8Array, right: Uint8Array): boolean {
  if (left.byteLength !== right.byteLength) return false;
  const entries = (section: Uint8Array): string[] => Array.from({ length: (section.byteLength - 4) / 44 }, (_, i) => Buffer.from(section.subarray(4 + 44 * i, 48 + 44 * i)).toString('latin1')).sort();
  const others = entries(right);
  return entries(left).every((entry, i) => entry === others[i]);
}
