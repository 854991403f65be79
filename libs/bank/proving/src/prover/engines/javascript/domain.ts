/** Polynomials over a domain of 2^bits roots of unity, in a curve's memory: from the domain to its odd coset. */
import { inverse, rootOfUnity, writeScalar } from '@probity/shared-proving-key';
import { FIELD_ORDER } from '@probity/shared-commitments';
import type { CurveMemory, WasmFunction } from './curve-memory.js';

const BYTES = 32;
const MONTGOMERY = (1n << 256n) % FIELD_ORDER;

/**
 * Takes values on the domain to values at the odd powers of the root of order 2^(bits+1), where snarkjs' keys hold their H
 * points. Down to coefficients by decimation in frequency and up again by decimation in time, so that nothing needs to be
 * reordered between; twiddle factors and shifts come from tables.
 */
export class Domain {
  readonly #size: number;
  readonly #add: WasmFunction;
  readonly #subtract: WasmFunction;
  readonly #multiply: WasmFunction;
  /** Powers 0 to size/2 - 1 of the root, and of its inverse. */
  readonly #forward: number;
  readonly #backward: number;
  /** shift^i / size, in the order in which coefficients lie. */
  readonly #shifts: number;
  readonly #difference: number;

  constructor(memory: CurveMemory, readonly bits: number) {
    this.#size = 2 ** bits;
    this.#add = memory.function('frm_add');
    this.#subtract = memory.function('frm_sub');
    this.#multiply = memory.function('frm_mul');
    const root = rootOfUnity(bits);
    this.#forward = this.#powers(memory, 1n, root, this.#size / 2);
    this.#backward = this.#powers(memory, 1n, inverse(root), this.#size / 2);
    this.#shifts = this.#powers(memory, inverse(BigInt(this.#size)), rootOfUnity(bits + 1), this.#size);
    reverseOrder(memory.view(this.#shifts, this.#size * BYTES), bits);
    this.#difference = memory.allocate(BYTES);
  }

  /** Changes `size` values in place. */
  toOddCoset(values: number): void {
    const [add, subtract, multiply, difference] = [this.#add, this.#subtract, this.#multiply, this.#difference];
    const end = values + this.#size * BYTES;
    for (let half = (this.#size / 2) * BYTES, step = BYTES; half >= BYTES; half /= 2, step *= 2) {
      for (let block = values; block < end; block += 2 * half) {
        for (let low = block, factor = this.#backward; low < block + half; low += BYTES, factor += step) {
          const high = low + half;
          subtract(low, high, difference);
          add(low, high, low);
          multiply(difference, factor, high);
        }
      }
    }
    for (let i = 0; i < this.#size; i += 1) multiply(values + i * BYTES, this.#shifts + i * BYTES, values + i * BYTES);
    for (let half = BYTES, step = (this.#size / 2) * BYTES; step >= BYTES; half *= 2, step /= 2) {
      for (let block = values; block < end; block += 2 * half) {
        for (let low = block, factor = this.#forward; low < block + half; low += BYTES, factor += step) {
          const high = low + half;
          multiply(high, factor, difference);
          subtract(low, difference, high);
          add(low, difference, low);
        }
      }
    }
  }

  /** first·ratio^i for i below `count`, in Montgomery form. */
  #powers(memory: CurveMemory, first: bigint, ratio: bigint, count: number): number {
    const place = memory.allocate((count + 1) * BYTES);
    const view = memory.view(place, (count + 1) * BYTES);
    const data = new DataView(view.buffer, view.byteOffset, view.byteLength);
    writeScalar(data, 0, (first * MONTGOMERY) % FIELD_ORDER);
    writeScalar(data, count * BYTES, (ratio * MONTGOMERY) % FIELD_ORDER);
    for (let i = 1; i < count; i += 1) this.#multiply(place + (i - 1) * BYTES, place + count * BYTES, place + i * BYTES);
    return place;
  }
}

/** Puts element i where the bits of i read backwards say. */
function reverseOrder(elements: Uint8Array, bits: number): void {
  const copy = elements.slice();
  for (let i = 0; i < 2 ** bits; i += 1) {
    let reversed = 0;
    for (let bit = 0; bit < bits; bit += 1) reversed |= ((i >> bit) & 1) << (bits - 1 - bit);
    elements.set(copy.subarray(i * BYTES, (i + 1) * BYTES), reversed * BYTES);
  }
}
