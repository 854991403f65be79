/**
 * Sums of many points in affine coordinates. One affine addition needs one division; done for thousands of pairs at a
 * time the divisions share one inversion (Montgomery's trick), and an addition costs 5 multiplications and a square where
 * the mixed addition of the Jacobian form costs 7 and 4.
 */
import type { CurveMemory, WasmFunction } from './curve-memory.js';

export type GroupName = 'G1' | 'G2';
export const COORDINATE_BYTES: Readonly<Record<GroupName, number>> = { G1: 32, G2: 64 };

/** A point of a list: its place, which is even, and 1 added to it where its negative is meant. 0 is the point at infinity. */
export type SignedPlace = number;

const NEGATIVE = 1;

/**
 * Adds up lists of points. It works through pairs: each round halves every list, until one point of each is left.
 * Equal points and opposite ones are legal.
 */
export class GroupSums {
  readonly #bytes: number;
  readonly #add: WasmFunction;
  readonly #subtract: WasmFunction;
  readonly #multiply: WasmFunction;
  readonly #square: WasmFunction;
  readonly #isZero: WasmFunction;
  readonly #invertAll: WasmFunction;
  readonly #results: number;
  readonly #denominators: number;
  /** Numerator, slope. */
  readonly #temporary: number;

  /** `most`: points that one call may add up, over all lists. */
  constructor(memory: CurveMemory, readonly group: GroupName, readonly most: number) {
    const bytes = COORDINATE_BYTES[group];
    const prefix = group === 'G1' ? 'f1m' : 'f2m';
    this.#bytes = bytes;
    this.#add = memory.function(`${prefix}_add`);
    this.#subtract = memory.function(`${prefix}_sub`);
    this.#multiply = memory.function(`${prefix}_mul`);
    this.#square = memory.function(`${prefix}_square`);
    this.#isZero = memory.function(`${prefix}_isZero`);
    this.#invertAll = memory.function(`${prefix}_batchInverse`);
    this.#temporary = memory.allocate(2 * bytes);
    // Each addition takes one of the points away, so there are fewer of them than points, and half of them in a round.
    this.#results = memory.allocate(most * 2 * bytes);
    this.#denominators = memory.allocate((most / 2 + 1) * bytes, (most / 2 + 2) * bytes);
  }

  /**
   * Adds up list after list: list `i` is `points[starts[i]]` to `points[starts[i + 1]]`, without points at infinity. Returns
   * one place for each list, infinity where it is empty or adds up to it. Places of sums hold until the next call; `points` and
   * `starts` are used up.
   */
  sum(points: Uint32Array, starts: Uint32Array): Uint32Array {
    const lists = starts.length - 1;
    const lengths = new Uint32Array(lists);
    let longest = 0;
    for (let list = 0; list < lists; list += 1) {
      lengths[list] = starts[list + 1]! - starts[list]!;
      longest = Math.max(longest, lengths[list]!);
    }
    let free = this.#results;
    for (; longest > 1; longest = (longest + 1) >> 1) {
      const pairs = this.#prepare(points, starts, lengths);
      if (pairs > 0) this.#invertAll(this.#denominators, this.#bytes, pairs, this.#denominators, this.#bytes);
      free = this.#addPairs(points, starts, lengths, free);
    }
    const sums = new Uint32Array(lists);
    for (let list = 0; list < lists; list += 1) sums[list] = lengths[list]! > 0 ? points[starts[list]!]! : 0;
    return sums;
  }

  /** Writes down the denominator of each pair's slope. Zero only where the sum is infinity. */
  #prepare(points: Uint32Array, starts: Uint32Array, lengths: Uint32Array): number {
    const bytes = this.#bytes;
    let at = this.#denominators;
    for (let list = 0; list < lengths.length; list += 1) {
      const start = starts[list]!;
      const end = start + lengths[list]! - 1;
      for (let i = start; i < end; i += 2, at += bytes) {
        const first = points[i]!;
        const second = points[i + 1]!;
        const p = first & ~NEGATIVE;
        const q = second & ~NEGATIVE;
        if (p === 0 || q === 0) continue;
        this.#subtract(q, p, at);
        if (this.#isZero(at) !== 0) this.#prepareEqual(p, q, ((first ^ second) & NEGATIVE) !== 0, at);
      }
    }
    return (at - this.#denominators) / bytes;
  }

  /** Points with the same x: the same point, whose tangent has 2y below, or opposite ones, whose y add up to nothing. */
  #prepareEqual(p: number, q: number, signsDiffer: boolean, at: number): void {
    if (signsDiffer) this.#subtract(p + this.#bytes, q + this.#bytes, at);
    else this.#add(p + this.#bytes, q + this.#bytes, at);
  }

  #addPairs(points: Uint32Array, starts: Uint32Array, lengths: Uint32Array, free: number): number {
    const bytes = this.#bytes;
    let inverse = this.#denominators;
    for (let list = 0; list < lengths.length; list += 1) {
      const start = starts[list]!;
      const length = lengths[list]!;
      let kept = start;
      for (let i = start; i + 1 < start + length; i += 2, inverse += bytes) {
        const first = points[i]!;
        const second = points[i + 1]!;
        if (first === 0 || second === 0) {
          points[kept++] = first === 0 ? second : first;
          continue;
        }
        points[kept++] = this.#addPair(first, second, inverse, free);
        free += 2 * bytes;
      }
      if ((length & 1) === 1) points[kept++] = points[start + length - 1]!;
      lengths[list] = kept - start;
    }
    return free;
  }

  /** The numerator of a doubling, 3x², where `p` and `q` have the same x; two points may share y alone, and keep their 0. */
  #tangent(p: number, q: number, opposed: boolean, numerator: number): void {
    const square = numerator + this.#bytes;
    this.#subtract(q, p, square);
    if (this.#isZero(square) === 0) return;
    this.#square(p, square);
    for (let i = 0; i < 3; i += 1) (opposed ? this.#subtract : this.#add)(numerator, square, numerator);
  }

  /** `first` + `second`, the sign of the first kept outside: -(P + Q) is -P - Q. */
  #addPair(first: SignedPlace, second: SignedPlace, inverse: number, result: number): SignedPlace {
    const bytes = this.#bytes;
    const p = first & ~NEGATIVE;
    const q = second & ~NEGATIVE;
    const opposed = ((first ^ second) & NEGATIVE) !== 0;
    const numerator = this.#temporary;
    const slope = numerator + bytes;
    if (this.#isZero(inverse) !== 0) return 0;
    // The numerator is y(q) - y(p), of opposed points -y(q) - y(p), whose sign the slope then has wrong.
    if (opposed) this.#add(q + bytes, p + bytes, numerator);
    else this.#subtract(q + bytes, p + bytes, numerator);
    if (this.#isZero(numerator) !== 0) this.#tangent(p, q, opposed, numerator);
    this.#multiply(numerator, inverse, slope);
    this.#square(slope, result);
    this.#subtract(result, p, result);
    this.#subtract(result, q, result);
    if (opposed) this.#subtract(result, p, numerator);
    else this.#subtract(p, result, numerator);
    this.#multiply(slope, numerator, result + bytes);
    this.#subtract(result + bytes, p + bytes, result + bytes);
    return result | (first & NEGATIVE);
  }
}
