/** Scalars as signed digits, for sums of points times scalars. */

const SCALAR_BYTES = 32;
const SCALAR_BITS = 254;

/** `digits[window * count + i]` is between -2^(width-1) and 2^(width-1), and counts 2^(window·width) times. */
export interface ScalarDigits {
  readonly count: number;
  readonly width: number;
  readonly windows: number;
  readonly digits: Int16Array;
}

/** One bit more than a scalar has, since the highest digit is signed too. */
export const windowsOf = (width: number): number => Math.floor(SCALAR_BITS / width) + 1;

/** The width that costs fewest additions: in each window every point is added once, and two for each bucket. */
export function bestWidth(points: number): number {
  const cost = (width: number): number => windowsOf(width) * (points + 2 ** width);
  return Array.from({ length: 15 }, (_, i) => i + 1).reduce((best, width) => (cost(width) < cost(best) ? width : best));
}

/** Cuts scalars (32 bytes each, little-endian, below the order of the field) into digits. */
export function cutScalars(scalars: Uint8Array, width: number): ScalarDigits {
  const count = scalars.byteLength / SCALAR_BYTES;
  const windows = windowsOf(width);
  const digits = new Int16Array(windows * count);
  const view = new DataView(scalars.buffer, scalars.byteOffset, scalars.byteLength);
  const half = 1 << (width - 1);
  for (let i = 0; i < count; i += 1) {
    let carry = 0;
    for (let window = 0; window < windows; window += 1) {
      const digit = bitsAt(view, i * SCALAR_BYTES, window * width, width) + carry;
      carry = digit > half ? 1 : 0;
      digits[window * count + i] = digit - carry * 2 * half;
    }
  }
  return { count, width, windows, digits };
}

/** `width` bits of a scalar out of one 32-bit word. The last word is read whole, so that nothing of the next scalar is. */
function bitsAt(view: DataView, scalar: number, bit: number, width: number): number {
  const byte = Math.min(bit >> 3, SCALAR_BYTES - 4);
  return (view.getUint32(scalar + byte, true) >>> (bit - 8 * byte)) & ((1 << width) - 1);
}
