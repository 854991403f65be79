/** Test helper: points between a curve's memory and noble, which the arithmetic is tested against. */
import { bn254 } from '@noble/curves/bn254.js';
import { writeScalar } from '@probity/shared-proving-key';
import type { G1Point, G2Point } from '@probity/shared-proving-key';

const Q = bn254.fields.Fp.ORDER;
const MONTGOMERY = (1n << 256n) % Q;

function encoded(coordinates: readonly bigint[]): Uint8Array {
  const bytes = new Uint8Array(32 * coordinates.length);
  coordinates.forEach((value, i) => writeScalar(new DataView(bytes.buffer), 32 * i, (value * MONTGOMERY) % Q));
  return bytes;
}

/** A point as it lies in a key: affine, Montgomery form, zeros for infinity. */
export function g1Bytes(point: G1Point): Uint8Array {
  if (point.is0()) return new Uint8Array(64);
  const { x, y } = point.toAffine();
  return encoded([x, y]);
}

export function g2Bytes(point: G2Point): Uint8Array {
  if (point.is0()) return new Uint8Array(128);
  const { x, y } = point.toAffine();
  return encoded([x.c0, x.c1, y.c0, y.c1]);
}
