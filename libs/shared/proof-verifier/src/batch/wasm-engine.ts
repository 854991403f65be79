import { bn254 } from '@noble/curves/bn254.js';
import { code, prePSize, preQSize } from 'wasmcurves/build/bn128_wasm.js';
import type { G1Point, G2Point } from '../groth16-points.js';
import type { G2Affine, PairingEngine, PairingFactor } from './pairing-engine.js';

/** Pointers into the module's memory; elements are 32 bytes, little-endian, in Montgomery form. */
type Pointer = number;
type Exports = Record<
  | 'f2m_conjugate' | 'f2m_mul' | 'f2m_mul1' | 'f2m_toMontgomery'
  | 'g1m_toMontgomeryAffine' | 'g1m_zero' | 'g1m_add' | 'g1m_timesScalarAffine' | 'g1m_multiexpAffine'
  | 'g2m_toMontgomeryAffine' | 'g2m_toJacobian' | 'g2m_timesScalarAffine' | 'g2m_add' | 'g2m_addMixed' | 'g2m_double'
  | 'bn128_prepareG1' | 'bn128_prepareG2' | 'bn128__mulBy024' | 'bn128_finalExponentiation'
  | 'ftm_one' | 'ftm_mul' | 'ftm_square',
  (...pointers: Pointer[]) => void
> &
  Record<'g1m_isZero' | 'g2m_inCurveAffine' | 'g2m_eq' | 'ftm_isOne', (...pointers: Pointer[]) => 0 | 1>;

const ELEMENT = 32;
/** A point of G2 and the coefficients of a line are three elements of Fq2. */
const LINE = 6 * ELEMENT;
const PAGES = 48;
/** Pairs whose Miller loops run together. */
const PAIRS = 64;
/** Terms of a sum that are in memory at once: batches may be of any length, memory is not. */
const TERMS = 256;

const { Fp, Fp2 } = bn254.fields;
/** The seed of the curve: all its parameters are polynomials in it. */
const X = 4_965_661_367_192_848_881n;
/** The Miller loop runs along these bits, the highest left out. */
const LOOP = (6n * X + 2n).toString(2).slice(1);
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
    [this.#preparedG1, this.#preparedG2] = [this.reserve(PAIRS * prePSize), this.reserve(PAIRS * preQSize)];
    [this.#miller, this.#product] = [this.reserve(12 * ELEMENT), this.reserve(12 * ELEMENT)];
    this.writeConstant(this.#psiX, PSI_X);
    this.writeConstant(this.#psiY, PSI_Y);
  }

  /**
   * A point P of the twist is in the subgroup of order r if and only if [x+1]P + psi([x]P) + psi²([x]P) = psi³([2x]P), where psi is
   * the Frobenius map carried over to the twist (Dai, Lin, Zhao and Zhou, "Fast subgroup membership testings for G1, G2 and GT on
   * pairing-friendly curves", ePrint 2022/348). Why, and that it holds for this curve, is in the test: it computes that only
   * multiples of r keep both this equation and the order of the twist.
   */
  isInG2({ x, y }: G2Affine): boolean {
    const wasm = this.#wasm;
    const [multiple, sum] = [this.#jacobian, this.#sum];
    this.writeG2(this.#affine, x, y);
    if (wasm.g2m_inCurveAffine(this.#affine) === 0) return false;
    this.write(this.#scalar, X);
    wasm.g2m_timesScalarAffine(this.#affine, this.#scalar, 8, multiple);
    wasm.g2m_addMixed(multiple, this.#affine, sum);
    for (let power = 1; power <= 2; power++) {
      this.psi(multiple);
      wasm.g2m_add(sum, multiple, sum);
    }
    this.psi(multiple);
    wasm.g2m_double(multiple, multiple);
    return wasm.g2m_eq(sum, multiple) === 1;
  }

  /** Of a point in Jacobian coordinates, in place. */
  private psi(point: Pointer): void {
    for (let coordinate = 0; coordinate < 3; coordinate++) this.#wasm.f2m_conjugate(point + 2 * ELEMENT * coordinate, point + 2 * ELEMENT * coordinate);
    this.#wasm.f2m_mul(point, this.#psiX, point);
    this.#wasm.f2m_mul(point + 2 * ELEMENT, this.#psiY, point + 2 * ELEMENT);
  }

  productIsOne(factors: readonly PairingFactor[]): boolean {
    const wasm = this.#wasm;
    wasm.ftm_one(this.#product);
    for (let start = 0; start < factors.length; start += PAIRS) {
      let pairs = 0;
      for (const factor of factors.slice(start, start + PAIRS)) if (this.prepare(factor, pairs)) pairs += 1;
      this.millerLoops(pairs);
      wasm.ftm_mul(this.#product, this.#miller, this.#product);
    }
    wasm.bn128_finalExponentiation(this.#product, this.#product);
    return wasm.ftm_isOne(this.#product) === 1;
  }

  /** Makes a factor the pair at `index`; false where it is a pairing with infinity, which is one. */
  private prepare({ g1, g2 }: PairingFactor, index: number): boolean {
    this.sum(g1);
    if (this.#wasm.g1m_isZero(this.#sum) === 1) return false;
    this.#wasm.bn128_prepareG1(this.#sum, this.#preparedG1 + index * prePSize);
    this.prepareG2(g2, this.#preparedG2 + index * preQSize);
    return true;
  }

  /**
   * The product of the Miller loops of the first pairs, side by side: the squarings, half of the work, are done once for all of
   * them. The module has the loop of one pair only; this is the same, step by step.
   */
  private millerLoops(pairs: number): void {
    const wasm = this.#wasm;
    let line = LINE;
    const step = (): void => {
      for (let index = 0; index < pairs; index++) this.multiplyLine(this.#preparedG1 + index * prePSize, this.#preparedG2 + index * preQSize + line);
      line += LINE;
    };
    wasm.ftm_one(this.#miller);
    for (const bit of LOOP) {
      wasm.ftm_square(this.#miller, this.#miller);
      step();
      if (bit === '1') step();
    }
    step();
    step();
  }

  /** Multiplies by the value of a line at a point. */
  private multiplyLine(point: Pointer, line: Pointer): void {
    const [byX, byY] = [this.#image, this.#image + 2 * ELEMENT];
    this.#wasm.f2m_mul1(line + 2 * ELEMENT, point + ELEMENT, byY);
    this.#wasm.f2m_mul1(line + 4 * ELEMENT, point, byX);
    this.#wasm.bn128__mulBy024(line, byY, byX, this.#miller);
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

  private prepareG2(point: G2Point, at: Pointer): void {
    const { x, y } = point.toAffine();
    this.writeG2(this.#affine, x, y);
    this.#wasm.g2m_toJacobian(this.#affine, this.#jacobian);
    this.#wasm.bn128_prepareG2(this.#jacobian, at);
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
