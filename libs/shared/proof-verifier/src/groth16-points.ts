/** Strict reading of BN254 points from JSON: one spelling for each point, nothing else passes. */
import { bn254 } from '@noble/curves/bn254.js';
import type { G2Affine } from './batch/pairing-engine.js';

const FIELD_ORDER_Q: bigint = bn254.fields.Fp.ORDER;

/** A point of G1 on the wire: canonical decimals below q, affine. */
export type G1Wire = readonly [x: string, y: string];
/** A point of G2 on the wire: each coordinate is c0 + c1·u, c0 first (as snarkjs writes it). */
export type G2Wire = readonly [x: readonly [c0: string, c1: string], y: readonly [c0: string, c1: string]];

export type G1Point = InstanceType<typeof bn254.G1.Point>;
export type G2Point = InstanceType<typeof bn254.G2.Point>;

/** Says what is wrong with one place of a document; caught by the parsers, never leaves this package. */
export class MalformedError extends Error {
  constructor(
    readonly place: string,
    readonly fault: string,
  ) {
    super(`${place}: ${fault}`);
    this.name = 'MalformedError';
  }
}

/** Checks that a value is a plain object with exactly these keys, and returns it. */
export function requireObject<K extends string>(value: unknown, keys: readonly K[], place: string): Record<K, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new MalformedError(place, 'is not an object');
  const present = Object.keys(value);
  if (present.length !== keys.length || !keys.every((key) => Object.hasOwn(value, key))) {
    throw new MalformedError(place, `must have exactly the keys ${keys.join(', ')}`);
  }
  return value as Record<K, unknown>;
}

function requireTuple(value: unknown, length: number, place: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length !== length) throw new MalformedError(place, `is not an array of ${length}`);
  return value as readonly unknown[];
}

function readCoordinate(value: unknown, place: string): bigint {
  if (typeof value !== 'string' || !/^(0|[1-9][0-9]{0,76})$/.test(value)) throw new MalformedError(place, 'is not a canonical decimal');
  const coordinate = BigInt(value);
  if (coordinate >= FIELD_ORDER_Q) throw new MalformedError(place, 'is not below the base field order');
  return coordinate;
}

/** Reads an affine G1 point: on the curve, not infinity. (G1 has cofactor 1: on the curve is in the group.) */
export function readG1(value: unknown, place: string): G1Point {
  const [x, y] = requireTuple(value, 2, place);
  const affine = { x: readCoordinate(x, `${place}[0]`), y: readCoordinate(y, `${place}[1]`) };
  if (affine.x === 0n && affine.y === 0n) throw new MalformedError(place, 'is the point at infinity');
  if (!isValid(() => bn254.G1.Point.fromAffine(affine))) throw new MalformedError(place, 'is not a point of the prime-order group');
  return bn254.G1.Point.fromAffine(affine);
}

/**
 * Reads an affine G2 point: on the twist, in the subgroup of prime order, not infinity.
 * @param isInG2 tells the first two; costs most of reading, see `PairingEngine`
 */
export function readG2(value: unknown, place: string, isInG2: (point: G2Affine) => boolean = isInG2ByNoble): G2Point {
  const [x, y] = requireTuple(value, 2, place).map((pair, index) => {
    const [c0, c1] = requireTuple(pair, 2, `${place}[${index}]`);
    return { c0: readCoordinate(c0, `${place}[${index}][0]`), c1: readCoordinate(c1, `${place}[${index}][1]`) };
  }) as [{ c0: bigint; c1: bigint }, { c0: bigint; c1: bigint }];
  if (x.c0 === 0n && x.c1 === 0n && y.c0 === 0n && y.c1 === 0n) throw new MalformedError(place, 'is the point at infinity');
  if (!isInG2({ x, y })) throw new MalformedError(place, 'is not a point of the prime-order group');
  return bn254.G2.Point.fromAffine({ x, y });
}

/** On the twist and in the subgroup, by the library's endomorphism test. */
export function isInG2ByNoble({ x, y }: G2Affine): boolean {
  return isValid(() => bn254.G2.Point.fromAffine({ x, y } as Parameters<typeof bn254.G2.Point.fromAffine>[0]));
}

/** The library's check covers the curve equation and the subgroup. */
function isValid(build: () => { assertValidity(): void }): boolean {
  try {
    build().assertValidity();
    return true;
  } catch {
    return false;
  }
}

/** The wire form of a G1 point. */
export function writeG1(point: G1Point): G1Wire {
  const { x, y } = point.toAffine();
  return [x.toString(), y.toString()];
}

/** The wire form of a G2 point. */
export function writeG2(point: G2Point): G2Wire {
  const { x, y } = point.toAffine();
  return [
    [x.c0.toString(), x.c1.toString()],
    [y.c0.toString(), y.c1.toString()],
  ];
}
