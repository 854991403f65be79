/** Sums of points times scalars (Pippenger's method with signed digits): most of what a proof costs. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CurveMemory, WasmFunction } from './curve-memory.js';
import { COORDINATE_BYTES, GroupSums, type GroupName } from './group-sums.js';
import { windowsOf, type ScalarDigits } from './scalar-digits.js';

/** Points of a key in a curve's memory: affine, one after the other, with the numbers of those that are not infinity. */
export interface PointSection {
  readonly place: number;
  readonly finite: Uint32Array;
}

/** Notes which points are not infinity: wires that are in no B, and the like. */
export function pointSection(memory: CurveMemory, group: GroupName, bytes: Uint8Array): PointSection {
  const words = (2 * COORDINATE_BYTES[group]) / 4;
  const place = memory.store(bytes);
  const view = memory.view(place, bytes.byteLength);
  const all = new Uint32Array(view.buffer, view.byteOffset, bytes.byteLength / 4);
  const finite: number[] = [];
  for (let i = 0; i * words < all.length; i += 1) if (all.subarray(i * words, (i + 1) * words).some((word) => word !== 0)) finite.push(i);
  return { place, finite: Uint32Array.from(finite) };
}

/** Sums for one group, with their working memory. Digits must all have the width that it was made for. */
export class MultiExponentiation {
  readonly #memory: CurveMemory;
  readonly #sums: GroupSums;
  readonly #pointBytes: number;
  readonly #width: number;
  readonly #windows: number;
  /** Places of each window's buckets 0 to 2^(width-1). */
  readonly #buckets: number;
  readonly #perWindow: number;
  readonly #byBit: number;
  readonly #total: number;
  readonly #copy: WasmFunction;

  /** `most`: points of the largest section. */
  constructor(memory: CurveMemory, readonly group: GroupName, most: number, width: number) {
    this.#memory = memory;
    this.#width = width;
    this.#windows = windowsOf(width);
    this.#pointBytes = 2 * COORDINATE_BYTES[group];
    this.#perWindow = 2 ** (width - 1) + 1;
    // The first folding adds up three quarters of 2^width points a window.
    this.#sums = new GroupSums(memory, group, Math.max(most, this.#windows * 3 * 2 ** Math.max(width - 2, 0)));
    this.#buckets = memory.allocate(this.#windows * this.#perWindow * this.#pointBytes);
    this.#byBit = memory.allocate(this.#windows * width * this.#pointBytes);
    this.#total = memory.allocate(5 * COORDINATE_BYTES[group]);
    this.#copy = this.#of('copyAffine');
  }

  /** `offset`: number of the scalar that goes with the section's first point. Returns an affine point in Montgomery form, zeros for infinity. */
  async run(section: PointSection, scalars: ScalarDigits, offset = 0): Promise<Uint8Array> {
    const buckets = await this.#fillBuckets(section, scalars, offset);
    const byBit = this.#fold(buckets);
    return this.#addUp(byBit);
  }

  /** Adds up each window's points by digit. Lets the event loop run between windows: the process hears that it is to end. */
  async #fillBuckets(section: PointSection, { count, windows, digits }: ScalarDigits, offset: number): Promise<Uint32Array> {
    const buckets = new Uint32Array(windows * this.#perWindow);
    const points = new Uint32Array(section.finite.length);
    for (let window = 0; window < windows; window += 1) {
      await nextTurn();
      const starts = this.#sortByDigit(section, digits.subarray(window * count + offset, (window + 1) * count), points);
      this.#sums.sum(points, starts).forEach((place, bucket) => {
        const at = window * this.#perWindow + bucket;
        buckets[at] = this.#keep(place, this.#buckets + at * this.#pointBytes);
      });
    }
    return buckets;
  }

  /** Sorts the places of points by digit, those of negative digits as negative points. Returns where each bucket begins. */
  #sortByDigit({ finite, place }: PointSection, digits: Int16Array, points: Uint32Array): Uint32Array {
    const starts = new Uint32Array(this.#perWindow + 1);
    for (let i = 0; i < finite.length; i += 1) starts[Math.abs(digits[finite[i]!]!) + 1]! += 1;
    // What has digit 0 is left out.
    starts[1] = 0;
    for (let bucket = 1; bucket < starts.length; bucket += 1) starts[bucket]! += starts[bucket - 1]!;
    const next = starts.slice();
    for (let i = 0; i < finite.length; i += 1) {
      const number = finite[i]!;
      const digit = digits[number]!;
      if (digit === 0) continue;
      points[next[Math.abs(digit)]!++] = (place + number * this.#pointBytes) | (digit < 0 ? 1 : 0);
    }
    return starts;
  }

  /**
   * Bucket b counts b times. Bit by bit from the highest: the buckets that have the bit are added up, which is what counts
   * 2^bit times, and each is then added to the bucket without the bit. All windows at once.
   */
  #fold(buckets: Uint32Array): Uint32Array {
    const windows = this.#windows;
    const byBit = new Uint32Array(windows * this.#width);
    const bucket = (window: number, number: number): number => window * this.#perWindow + number;
    for (let bit = this.#width - 1; bit >= 0; bit -= 1) {
      const first = 2 ** bit;
      // The highest bit has one bucket only.
      const folded = bit === this.#width - 1 ? 1 : first;
      const points: number[] = [];
      const starts = [0];
      for (let window = 0; window < windows; window += 1) {
        for (let i = 0; i < folded; i += 1) pushFinite(points, buckets[bucket(window, first + i)]!);
        starts.push(points.length);
        for (let i = 1; i < folded; i += 1) {
          pushFinite(points, buckets[bucket(window, i)]!);
          pushFinite(points, buckets[bucket(window, first + i)]!);
          starts.push(points.length);
        }
      }
      const sums = this.#sums.sum(Uint32Array.from(points), Uint32Array.from(starts));
      for (let window = 0; window < windows; window += 1) {
        const at = window * this.#width + bit;
        byBit[at] = this.#keep(sums[window * folded]!, this.#byBit + at * this.#pointBytes);
        for (let i = 1; i < folded; i += 1) buckets[bucket(window, i)] = this.#keep(sums[window * folded + i]!, this.#buckets + bucket(window, i) * this.#pointBytes);
      }
    }
    return byBit;
  }

  /** Doubles and adds from the highest bit down. */
  #addUp(byBit: Uint32Array): Uint8Array {
    const [double, add, subtract] = [this.#of('double'), this.#of('addMixed'), this.#of('subMixed')];
    const total = this.#total;
    this.#of('zero')(total);
    for (let bit = byBit.length - 1; bit >= 0; bit -= 1) {
      double(total, total);
      const place = byBit[bit]!;
      if (place !== 0) ((place & 1) === 1 ? subtract : add)(total, place & ~1, total);
    }
    const affine = total + 3 * COORDINATE_BYTES[this.group];
    this.#of('toAffine')(total, affine);
    return this.#memory.view(affine, this.#pointBytes).slice();
  }

  /** Copies a sum out of the working memory that the next call of `sum` overwrites. */
  #keep(place: number, to: number): number {
    if (place === 0) return 0;
    this.#copy(place & ~1, to);
    return to | (place & 1);
  }

  #of(operation: string): WasmFunction {
    return this.#memory.function(`${this.group === 'G1' ? 'g1m' : 'g2m'}_${operation}`);
  }
}

function pushFinite(points: number[], place: number): void {
  if (place !== 0) points.push(place);
}
