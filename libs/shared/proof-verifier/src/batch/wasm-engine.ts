import { bn254 } from '@noble/curves/bn254.js';
import { code, prePSize, preQSize } from 'wasmcurves/build/bn128_wasm.js';
import type { G1Point, G2Point } from '../groth16-points.js';
import type { G2Affine, PairingEngine, PairingFactor } from './pairing-engine.js';

/** Pointers into the module's memory; elements are 32 bytes, little-endian, in Montgomery form. */
type Pointer = number;
type Exports = Record<
  | 'f2m_conjugate' | 'f2m_mul' | 'f2m_toMontgomery'
  | 'g1m_toMontgomeryAffine' | 'g1m_zero' | 'g1m_add' | 'g1m_timesScalarAffine' | 'g1m_multiexpAffine'
  | 'g2m_toMontgomeryAffine' | 'g2m_toJacobian' | 'g2m_timesScalarAffine'
  | 'bn128_prepareG1' | 'bn128_prepareG2' | 'bn128_millerLoop' | 'bn128_finalExponentiation'
  | 'ftm_one' | 'ftm_mul',
  (...pointers: Pointer[]) => void
> &
  Record<'g1m_isZero' | 'g2m_isZero' | 'g2m_inCurveAffine' | 'g2m_eqMixed' | 'ftm_isOne', (...pointers: Pointer[]) => 0 | 1>;

const ELEMENT = 32;
const PAGES = 25;
/** Terms of a sum that are in memory at once: batches may be of any length, memory is not. */
const TERMS = 256;

const { Fp, Fp2 } = bn254.fields;
/** The seed of the curve: all its parameters are polynomials in it. */
const X = 4_965_661_367_192_848_881n;
const SIX_X_SQUARED = 6n * X * X;
/** The twist is y² = x³ + 3/ξ. */
const XI = Fp2.fromBigTuple([9n, 1n]);
const PSI_X = Fp2.pow(XI, (Fp.ORDER - 1n) / 3n);
const PSI_Y = Fp2.pow(XI, (Fp.ORDER - 1n) / 2n);

let engine: WasmEngine | undefined;

/**
 * The WebAssembly curve that snarkjs verifies with (wasmcurves; snarkjs builds the same bytes each time it starts), in one thread: it runs in the caller's, starts
 * no worker and needs no end. Its memory holds no secret. One for each thread of ours, made when first asked for.
 */
export function wasmEngine(): PairingEngine {
  return (engine ??= new WasmEngine());
}

class WasmEngine implements PairingEngine {
  readonly name = 'wasm';
  readonly #memory = new WebAssembly.Memory({ initial: PAGES });
  readonly #bytes = new DataView(this.#memory.buffer);
  readonly #wasm: Exports;
  readonly #psiX: Pointer;
  readonly #psiY: Pointer;
  readonly #affine: Pointer;
  readonly #image: Pointer;
  readonly #jacobian: Pointer;
  readonly #sum: Pointer;
  readonly #scalar: Pointer;
  readonly #terms: Pointer;
  readonly #scalars: Pointer;
  readonly #preparedG1: Pointer;
  readonly #preparedG2: Pointer;
  readonly #miller: Pointer;
  readonly #product: Pointer;

  constructor() {
    const bytes = Uint8Array.from(atob(code), (character) => character.charCodeAt(0));
    this.#wasm = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory: this.#memory } }).exports as Exports;
    [this.#psiX, this.#psiY] = [this.reserve(2 * ELEMENT), this.reserve(2 * ELEMENT)];
    [this.#affine, this.#image, this.#jacobian, this.#sum] = [this.reserve(4 * ELEMENT), this.reserve(4 * ELEMENT), this.reserve(6 * ELEMENT), this.reserve(6 * ELEMENT)];
    [this.#scalar, this.#terms, this.#scalars] = [this.reserve(ELEMENT), this.reserve(TERMS * 2 * ELEMENT), this.reserve(TERMS * ELEMENT)];
    [this.#preparedG1, this.#preparedG2] = [this.reserve(prePSize), this.reserve(preQSize)];
    [this.#miller, this.#product] = [this.reserve(12 * ELEMENT), this.reserve(12 * ELEMENT)];
    this.writeConstant(this.#psiX, PSI_X);
    this.writeConstant(this.#psiY, PSI_Y);
  }

  /**
   * A point P of the twist is in the subgroup of order r if and only if psi(P) = [6x²]P, where psi is the Frobenius map carried
   * over to the twist (Galbraith and Scott, Pairing 2008; tests of this kind: Scott, ePrint 2021/1130, and El Housni, Guillevic
   * and Piellard, AFRICACRYPT 2022). Enough: psi² − [t]psi + [q] = 0 on the whole twist and 6x² = t − 1, so such a point has
   * [(t−1)² − t(t−1) + q]P = [q + 1 − t]P = [r]P = 0. Needed: on the subgroup psi acts as q ≡ t − 1 mod r.
   */
  isInG2({ x, y }: G2Affine): boolean {
    const wasm = this.#wasm;
    const affine = this.#affine;
    this.writeG2(affine, x, y);
    if (wasm.g2m_inCurveAffine(affine) === 0) return false;
    wasm.f2m_conjugate(affine, this.#image);
    wasm.f2m_mul(this.#image, this.#psiX, this.#image);
    wasm.f2m_conjugate(affine + 2 * ELEMENT, this.#image + 2 * ELEMENT);
    wasm.f2m_mul(this.#image + 2 * ELEMENT, this.#psiY, this.#image + 2 * ELEMENT);
    this.write(this.#scalar, SIX_X_SQUARED);
    wasm.g2m_timesScalarAffine(affine, this.#scalar, ELEMENT / 2, this.#jacobian);
    return wasm.g2m_isZero(this.#jacobian) === 0 && wasm.g2m_eqMixed(this.#jacobian, this.#image) === 1;
  }

  productIsOne(factors: readonly PairingFactor[]): boolean {
    const wasm = this.#wasm;
    wasm.ftm_one(this.#product);
    for (const { g1, g2 } of factors) {
      this.sum(g1);
      // A pairing with infinity is one.
      if (wasm.g1m_isZero(this.#sum) === 1) continue;
      wasm.bn128_prepareG1(this.#sum, this.#preparedG1);
      this.prepareG2(g2);
      wasm.bn128_millerLoop(this.#preparedG1, this.#preparedG2, this.#miller);
      wasm.ftm_mul(this.#product, this.#miller, this.#product);
    }
    wasm.bn128_finalExponentiation(this.#product, this.#product);
    return wasm.ftm_isOne(this.#product) === 1;
  }

  /** Leaves the sum of scaled points in `#sum`. */
  private sum(terms: PairingFactor['g1']): void {
    this.#wasm.g1m_zero(this.#sum);
    for (let start = 0; start < terms.length; start += TERMS) {
      const slice = terms.slice(start, start + TERMS);
      slice.forEach(({ point, scalar }, index) => {
        this.writeG1(this.#terms + index * 2 * ELEMENT, point);
        this.write(this.#scalars + index * ELEMENT, scalar);
      });
      if (slice.length === 1) this.#wasm.g1m_timesScalarAffine(this.#terms, this.#scalars, ELEMENT, this.#jacobian);
      else this.#wasm.g1m_multiexpAffine(this.#terms, this.#scalars, ELEMENT, slice.length, this.#jacobian);
      this.#wasm.g1m_add(this.#sum, this.#jacobian, this.#sum);
    }
  }

  private prepareG2(point: G2Point): void {
    const { x, y } = point.toAffine();
    this.writeG2(this.#affine, x, y);
    this.#wasm.g2m_toJacobian(this.#affine, this.#jacobian);
    this.#wasm.bn128_prepareG2(this.#jacobian, this.#preparedG2);
  }

  private writeG1(at: Pointer, point: G1Point): void {
    const { x, y } = point.toAffine();
    this.write(at, x);
    this.write(at + ELEMENT, y);
    this.#wasm.g1m_toMontgomeryAffine(at, at);
  }

  private writeG2(at: Pointer, x: G2Affine['x'], y: G2Affine['y']): void {
    [x.c0, x.c1, y.c0, y.c1].forEach((coordinate, index) => this.write(at + index * ELEMENT, coordinate));
    this.#wasm.g2m_toMontgomeryAffine(at, at);
  }

  private writeConstant(at: Pointer, { c0, c1 }: G2Affine['x']): void {
    this.write(at, c0);
    this.write(at + ELEMENT, c1);
    this.#wasm.f2m_toMontgomery(at, at);
  }

  private write(at: Pointer, value: bigint): void {
    for (let word = 0n; word < 4n; word++) this.#bytes.setBigUint64(at + 8 * Number(word), BigInt.asUintN(64, value >> (64n * word)), true);
  }

  /** The module takes scratch memory for itself from the same place: it must see what is taken. */
  private reserve(bytes: number): Pointer {
    const at = (this.#bytes.getUint32(0, true) + 7) & ~7;
    this.#bytes.setUint32(0, at + bytes, true);
    return at;
  }
}
