/** The Groth16 proving key file of snarkjs (format "zkey", version 1): sections 1 to 10. */
import { bn254 } from '@noble/curves/bn254.js';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { writeScalar } from './qap.js';
import { SetupError } from './setup-error.js';
import { G1_BYTES, G2_BYTES } from './zkey-reader.js';

/** Points are affine, little-endian, in Montgomery form: 64 bytes in G1, 128 in G2; infinity is all zero. */
export type ZkeyContent = {
  readonly wires: number;
  readonly publicSignals: number;
  readonly domainSize: number;
  readonly alpha1: Uint8Array;
  readonly beta1: Uint8Array;
  readonly beta2: Uint8Array;
  readonly gamma2: Uint8Array;
  readonly delta1: Uint8Array;
  readonly delta2: Uint8Array;
  readonly ic: Uint8Array;
  readonly coefficients: Uint8Array;
  readonly a: Uint8Array;
  readonly b1: Uint8Array;
  readonly b2: Uint8Array;
  readonly c: Uint8Array;
  readonly h: Uint8Array;
  /** Section 10: circuit hash and the contribution. */
  readonly contributions: Uint8Array;
};

const SCALAR_BYTES = 32;
const SECTION_IDS = { ic: 3, coefficients: 4, a: 5, b1: 6, b2: 7, c: 8, h: 9, contributions: 10 } as const;

export function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

function scalarBytes(value: bigint): Uint8Array {
  const bytes = new Uint8Array(SCALAR_BYTES);
  writeScalar(new DataView(bytes.buffer), 0, value);
  return bytes;
}

/** Lays out a proving key. */
export function writeZkey(content: ZkeyContent): Uint8Array {
  const header = [
    uint32(SCALAR_BYTES),
    scalarBytes(bn254.fields.Fp.ORDER),
    uint32(SCALAR_BYTES),
    scalarBytes(FIELD_ORDER),
    uint32(content.wires),
    uint32(content.publicSignals),
    uint32(content.domainSize),
    content.alpha1,
    content.beta1,
    content.beta2,
    content.gamma2,
    content.delta1,
    content.delta2,
  ];
  const GROTH16 = 1;
  const sections: [id: number, body: Uint8Array][] = [
    [1, uint32(GROTH16)],
    [2, Buffer.concat(header)],
  ];
  for (const [name, id] of Object.entries(SECTION_IDS)) sections.push([id, content[name as keyof typeof SECTION_IDS]]);
  const parts: Uint8Array[] = [Buffer.from('zkey', 'latin1'), uint32(1), uint32(sections.length)];
  for (const [id, body] of sections) parts.push(uint32(id), uint64(body.byteLength), body);
  return Buffer.concat(parts);
}

function uint64(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value), true);
  return bytes;
}

/** How many points of each section are not at infinity. */
export type FinitePoints = { readonly a: number; readonly b1: number; readonly b2: number; readonly c: number; readonly h: number };

/**
 * Counts the points that are not at infinity in any snarkjs Groth16 key. A key whose powers of tau nobody contributed
 * to (tau = 1) holds nearly none: with it proving looks twice as fast, and nothing is proven.
 */
export function countFinitePoints(zkey: Uint8Array): FinitePoints {
  const sections = new Map<number, Uint8Array>();
  const file = Buffer.from(zkey.buffer, zkey.byteOffset, zkey.byteLength);
  if (file.subarray(0, 4).toString('latin1') !== 'zkey') throw new SetupError('DEGENERATE_KEY', 'the file is no proving key');
  for (let offset = 12; offset + 12 <= file.byteLength; ) {
    const size = Number(file.readBigUInt64LE(offset + 4));
    sections.set(file.readUInt32LE(offset), file.subarray(offset + 12, offset + 12 + size));
    offset += 12 + size;
  }
  const count = (id: number, pointBytes: number): number => {
    const body = sections.get(id) ?? new Uint8Array();
    let finite = 0;
    for (let offset = 0; offset < body.byteLength; offset += pointBytes) {
      if (body.subarray(offset, offset + pointBytes).some((byte) => byte !== 0)) finite += 1;
    }
    return finite;
  };
  return {
    a: count(SECTION_IDS.a, G1_BYTES),
    b1: count(SECTION_IDS.b1, G1_BYTES),
    b2: count(SECTION_IDS.b2, G2_BYTES),
    c: count(SECTION_IDS.c, G1_BYTES),
    h: count(SECTION_IDS.h, G1_BYTES),
  };
}
