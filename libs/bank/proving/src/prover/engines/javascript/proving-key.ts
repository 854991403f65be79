/**
 * A Groth16 prover (Groth, "On the Size of Pairing-based Non-interactive Arguments", EUROCRYPT 2016) for proving keys of
 * snarkjs, on the arithmetic of ffjavascript. One thread; the key is read once and stays in memory.
 */
import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { readG1, readG2, readZkey, type G1Point, type G2Point, type Zkey } from '@probity/shared-proving-key';
import { CurveMemory } from './curve-memory.js';
import { Domain } from './domain.js';
import { MultiExponentiation, pointSection, type PointSection } from './multi-exponentiation.js';
import { bestWidth, cutScalars } from './scalar-digits.js';

const SCALAR_BYTES = 32;
const COEFFICIENT_BYTES = 44;
/** A coefficient: matrix (0 for A, 1 for B), row, wire, value. */
const COEFFICIENT_ROW = 4;
const COEFFICIENT_WIRE = 8;

export interface ProofPoints {
  readonly a: G1Point;
  readonly b: G2Point;
  readonly c: G1Point;
}

export class ProvingKey {
  readonly wires: number;
  readonly publicSignals: number;
  readonly #memory: CurveMemory;
  readonly #points: { readonly alpha1: G1Point; readonly beta1: G1Point; readonly beta2: G2Point; readonly delta1: G1Point; readonly delta2: G2Point };
  readonly #sections: Readonly<Record<'a' | 'b1' | 'b2' | 'l' | 'h', PointSection>>;
  readonly #coefficients: { readonly place: number; readonly count: number };
  readonly #domain: Domain;
  readonly #domainSize: number;
  readonly #width: number;
  readonly #witness: number;
  /** A, B and C of each row of the domain. */
  readonly #rows: readonly [a: number, b: number, c: number];
  readonly #g1: MultiExponentiation;
  readonly #g2: MultiExponentiation;

  private constructor(memory: CurveMemory, key: Zkey) {
    const { wires, publicSignals, domainSize, coefficients } = key;
    this.wires = wires;
    this.publicSignals = publicSignals;
    this.#memory = memory;
    this.#points = { alpha1: readG1(key.alpha1), beta1: readG1(key.beta1), beta2: readG2(key.beta2), delta1: readG1(key.delta1), delta2: readG2(key.delta2) };
    const g1 = (bytes: Uint8Array): PointSection => pointSection(memory, 'G1', bytes);
    this.#sections = { a: g1(key.a), b1: g1(key.b1), b2: pointSection(memory, 'G2', key.b2), l: g1(key.l), h: g1(key.h) };
    this.#coefficients = { place: memory.store(coefficients.subarray(4)), count: checkedCoefficients(key) };
    this.#domainSize = domainSize;
    this.#domain = new Domain(memory, Math.log2(domainSize));
    this.#witness = memory.allocate(wires * SCALAR_BYTES);
    const rows = (): number => memory.allocate(domainSize * SCALAR_BYTES);
    this.#rows = [rows(), rows(), rows()];
    this.#width = bestWidth(domainSize);
    this.#g1 = new MultiExponentiation(memory, 'G1', Math.max(wires, domainSize), this.#width);
    this.#g2 = new MultiExponentiation(memory, 'G2', wires, this.#width);
  }

  /** @throws SetupError MALFORMED_KEY where the bytes are no Groth16 key */
  static async load(zkey: Uint8Array): Promise<ProvingKey> {
    const key = readZkey(zkey);
    return new ProvingKey(await CurveMemory.create(), key);
  }

  /**
   * Proves; one proof at a time, since it works in the key's memory. `witness` holds the wires, 32 bytes each, little-endian, below the order of the field.
   * @throws RangeError where it is not as long as the key's circuit has wires
   */
  async prove(witness: Uint8Array): Promise<ProofPoints> {
    if (witness.byteLength !== this.wires * SCALAR_BYTES) throw new RangeError(`the key is of a circuit of ${this.wires} wires, the witness has ${witness.byteLength / SCALAR_BYTES}`);
    const { alpha1, beta1, beta2, delta1, delta2 } = this.#points;
    const { a, b1, b2, l, h } = this.#sections;
    const quotient = cutScalars(await this.#quotient(witness), this.#width);
    const wires = cutScalars(witness, this.#width);
    // Blinding: what makes the proof tell nothing of the witness.
    const [r, s] = [randomFieldElement(), randomFieldElement()];
    const sumA = readG1(await this.#g1.run(a, wires)).add(alpha1).add(delta1.multiply(r));
    const sumB = readG2(await this.#g2.run(b2, wires)).add(beta2).add(delta2.multiply(s));
    const sumB1 = readG1(await this.#g1.run(b1, wires)).add(beta1).add(delta1.multiply(s));
    const sumC = readG1(await this.#g1.run(l, wires, this.publicSignals + 1)).add(readG1(await this.#g1.run(h, quotient)));
    const blinded = sumC.add(sumA.multiply(s)).add(sumB1.multiply(r)).subtract(delta1.multiply((r * s) % FIELD_ORDER));
    return { a: sumA, b: sumB, c: blinded };
  }

  /** (A·B - C) of every row on the odd coset, as plain scalars: the key's H points have the division by Z in them. */
  async #quotient(witness: Uint8Array): Promise<Uint8Array> {
    const memory = this.#memory;
    const [a, b, c] = this.#rows;
    const size = this.#domainSize;
    memory.view(this.#witness, witness.byteLength).set(witness);
    memory.function('qap_buildABC')(this.#coefficients.place, this.#coefficients.count, this.#witness, a, b, c, 0, size, 0, this.wires);
    for (const rows of this.#rows) {
      await nextTurn();
      this.#domain.toOddCoset(rows);
    }
    memory.function('qap_joinABC')(a, b, c, size, a);
    memory.function('frm_batchFromMontgomery')(a, size, a);
    return memory.view(a, size * SCALAR_BYTES).slice();
  }
}

/** Counts the coefficients, and sees that each is of a row and a wire that there is: what else it named would be read or written. */
function checkedCoefficients({ coefficients, wires, domainSize }: Zkey): number {
  const count = (coefficients.byteLength - 4) / COEFFICIENT_BYTES;
  const view = new DataView(coefficients.buffer, coefficients.byteOffset, coefficients.byteLength);
  let inside = Number.isInteger(count) && Number.isInteger(Math.log2(domainSize));
  for (let at = 4; inside && at < coefficients.byteLength; at += COEFFICIENT_BYTES) {
    inside = view.getUint32(at, true) <= 1 && view.getUint32(at + COEFFICIENT_ROW, true) < domainSize && view.getUint32(at + COEFFICIENT_WIRE, true) < wires;
  }
  if (!inside) throw new RangeError('the coefficients of the key are not of its circuit');
  return count;
}

/** Uniform in 1 to r - 1, from the system's generator: what is out of range is drawn again, not reduced. */
function randomFieldElement(): bigint {
  for (;;) {
    const bytes = randomBytes(SCALAR_BYTES);
    bytes[0]! &= 0x3f;
    const value = BigInt(`0x${bytes.toString('hex')}`);
    if (value > 0n && value < FIELD_ORDER) return value;
  }
}
