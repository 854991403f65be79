/** The witness file of iden3's format (`wtns`, version 2), in memory. */
import { FIELD_ORDER } from '@probity/shared-commitments';
import { writeScalar } from '@probity/shared-proving-key';

const SCALAR_BYTES = 32;

/** `witness`: wire after wire, 32 bytes each, little-endian. */
export function witnessFile(witness: Uint8Array): Uint8Array {
  const HEADER = 4 + SCALAR_BYTES + 4;
  const file = new Uint8Array(12 + 12 + HEADER + 12 + witness.byteLength);
  const view = new DataView(file.buffer);
  file.set(Buffer.from('wtns', 'latin1'));
  view.setUint32(4, 2, true);
  view.setUint32(8, 2, true);
  view.setUint32(12, 1, true);
  view.setBigUint64(16, BigInt(HEADER), true);
  view.setUint32(24, SCALAR_BYTES, true);
  writeScalar(view, 28, FIELD_ORDER);
  view.setUint32(60, witness.byteLength / SCALAR_BYTES, true);
  view.setUint32(64, 2, true);
  view.setBigUint64(68, BigInt(witness.byteLength), true);
  file.set(witness, 76);
  return file;
}
