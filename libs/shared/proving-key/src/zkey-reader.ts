/** Reads a snarkjs Groth16 proving key, and its points. Trusts nothing that it reads. */
import { bn254 } from '@noble/curves/bn254.js';
import { SetupError } from './setup-error.js';

export type G1Point = InstanceType<typeof bn254.G1.Point>;
export type G2Point = InstanceType<typeof bn254.G2.Point>;

export const G1_BYTES = 64;
export const G2_BYTES = 128;

/** Sections of points: affine, little-endian, in Montgomery form; infinity is all zero. */
export type PointSection = 'ic' | 'a' | 'b1' | 'b2' | 'l' | 'h';
const SECTIONS = { ic: 3, coefficients: 4, a: 5, b1: 6, b2: 7, l: 8, h: 9 } as const;
const HEADER_COUNTS = 2 * (4 + 32);
const HEADER_BYTES = HEADER_COUNTS + 12 + 3 * G1_BYTES + 3 * G2_BYTES;

export type Zkey = {
  readonly wires: number;
  readonly publicSignals: number;
  readonly domainSize: number;
  readonly alpha1: Uint8Array;
  readonly beta1: Uint8Array;
  readonly beta2: Uint8Array;
  readonly gamma2: Uint8Array;
  readonly delta1: Uint8Array;
  readonly delta2: Uint8Array;
  readonly coefficients: Uint8Array;
} & Readonly<Record<PointSection, Uint8Array>>;

const malformed = (what: string): SetupError => new SetupError('MALFORMED_KEY', `${what}: take the file again from where it was made`);

/** The sections of a binary file of iden3's format. @throws SetupError MALFORMED_KEY */
export function readSections(file: Uint8Array, kind: 'zkey' | 'ptau'): Map<number, Uint8Array> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.byteLength < 12 || bytes.subarray(0, 4).toString('latin1') !== kind) throw malformed(`the file is no ${kind} file`);
  const sections = new Map<number, Uint8Array>();
  for (let offset = 12, left = bytes.readUInt32LE(8); left > 0; left -= 1) {
    if (offset + 12 > bytes.byteLength) throw malformed('the file ends inside a section header');
    const id = bytes.readUInt32LE(offset);
    const size = Number(bytes.readBigUInt64LE(offset + 4));
    if (offset + 12 + size > bytes.byteLength) throw malformed('the file ends inside a section');
    if (sections.has(id)) throw malformed(`section ${id} is there twice`);
    sections.set(id, bytes.subarray(offset + 12, offset + 12 + size));
    offset += 12 + size;
  }
  return sections;
}

/** Reads a proving key: sizes of all sections agree with its header. @throws SetupError MALFORMED_KEY */
export function readZkey(file: Uint8Array): Zkey {
  const sections = readSections(file, 'zkey');
  const section = (id: number): Uint8Array => {
    const body = sections.get(id);
    if (body === undefined) throw malformed(`section ${id} is missing`);
    return body;
  };
  const header = section(2);
  if (header.byteLength !== HEADER_BYTES) throw malformed('the header is none of a Groth16 key over BN254');
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const [wires, publicSignals, domainSize] = [0, 4, 8].map((at) => view.getUint32(HEADER_COUNTS + at, true)) as [number, number, number];
  let at = HEADER_COUNTS + 12;
  const take = (bytes: number): Uint8Array => header.subarray(at, (at += bytes));
  const points = { alpha1: take(G1_BYTES), beta1: take(G1_BYTES), beta2: take(G2_BYTES), gamma2: take(G2_BYTES), delta1: take(G1_BYTES), delta2: take(G2_BYTES) };
  const bodies = Object.fromEntries(Object.entries(SECTIONS).map(([name, id]) => [name, section(id)])) as Record<keyof typeof SECTIONS, Uint8Array>;
  const expected: Record<PointSection, number> = {
    ic: (publicSignals + 1) * G1_BYTES, a: wires * G1_BYTES, b1: wires * G1_BYTES, b2: wires * G2_BYTES, l: (wires - publicSignals - 1) * G1_BYTES, h: domainSize * G1_BYTES,
  };
  for (const [name, bytes] of Object.entries(expected)) {
    if (bodies[name as PointSection].byteLength !== bytes) throw malformed(`section ${name} has not the number of points that the header says`);
  }
  return { wires, publicSignals, domainSize, ...points, ...bodies };
}

const Q = bn254.fields.Fp.ORDER;
/** 2^-256 modulo q: undoes Montgomery form. */
const MONTGOMERY_INVERSE = bn254.fields.Fp.inv((1n << 256n) % Q);

const isInfinity = (point: Uint8Array): boolean => point.every((byte) => byte === 0);

function coordinates(bytes: Uint8Array): bigint[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.byteLength / 32 }, (_, i) => {
    let value = 0n;
    for (let word = 3; word >= 0; word -= 1) value = (value << 64n) | view.getBigUint64(32 * i + 8 * word, true);
    if (value >= Q) throw malformed('a coordinate is not below the base field order');
    return (value * MONTGOMERY_INVERSE) % Q;
  });
}

/** Reads a point of G1. @throws SetupError MALFORMED_KEY where it is not on the curve (which is the whole group) */
export function readG1(bytes: Uint8Array): G1Point {
  if (isInfinity(bytes)) return bn254.G1.Point.ZERO;
  const [x, y] = coordinates(bytes) as [bigint, bigint];
  if ((y * y - x * x * x - 3n) % Q !== 0n) throw malformed('a point is not on the curve');
  return bn254.G1.Point.fromAffine({ x, y });
}

/** Reads a point of G2. @throws SetupError MALFORMED_KEY where it is not in the group of prime order */
export function readG2(bytes: Uint8Array): G2Point {
  if (isInfinity(bytes)) return bn254.G2.Point.ZERO;
  const [x0, x1, y0, y1] = coordinates(bytes) as [bigint, bigint, bigint, bigint];
  const point = bn254.G2.Point.fromAffine({ x: { c0: x0, c1: x1 }, y: { c0: y0, c1: y1 } });
  try {
    point.assertValidity();
  } catch {
    throw malformed('a point is not in the group of prime order');
  }
  return point;
}

/** The places in a section of G1 points that hold a point other than infinity. @throws SetupError where one is not on the curve */
export function finitePlaces(section: Uint8Array): Set<number> {
  const found = new Set<number>();
  for (let place = 0; place * G1_BYTES < section.byteLength; place += 1) {
    if (!readG1(section.subarray(place * G1_BYTES, (place + 1) * G1_BYTES)).is0()) found.add(place);
  }
  return found;
}

/** As `finitePlaces`, of G2 points, which are only looked at for being infinity: the verifier never sees them. */
export function finitePlaces2(section: Uint8Array): Set<number> {
  const found = new Set<number>();
  for (let place = 0; place * G2_BYTES < section.byteLength; place += 1) {
    if (!isInfinity(section.subarray(place * G2_BYTES, (place + 1) * G2_BYTES))) found.add(place);
  }
  return found;
}
