/** Fields under a customer's data key: AES-256-GCM, each bound to the place where it is stored. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { CustomerError } from './errors.js';

export const DATA_KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where a ciphertext belongs. Whoever can write to the database can swap ciphertexts; moved to another place they do not open. */
export interface FieldPlace {
  readonly table: string;
  /** Id of the row whose field it is. */
  readonly row: string;
  readonly field: string;
  /** Version of the data key. */
  readonly keyVersion: number;
}

const boundTo = ({ table, row, field, keyVersion }: FieldPlace): Buffer => Buffer.from(JSON.stringify([table, row, field, keyVersion]));

/** A fresh 96-bit nonce, the ciphertext and the tag, in one. A data key seals a dozen fields, so random nonces never meet. */
export function sealField(dataKey: Uint8Array, place: FieldPlace, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', dataKey, nonce).setAAD(boundTo(place));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** @throws CustomerError IDENTITY_UNREADABLE where a bit was changed, or the ciphertext stands in another's place */
export function openField(dataKey: Uint8Array, place: FieldPlace, sealed: Buffer): string {
  try {
    const decipher = createDecipheriv('aes-256-gcm', dataKey, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(boundTo(place)).setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    throw new CustomerError('IDENTITY_UNREADABLE', `field ${place.field} of a customer's identity was changed, or belongs to another place: compare with a backup`, 500);
  }
}
