import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '@probity/shared-commitments';

/** A text or document with what its digest in the case log is made of. */
export interface Digested {
  /** 16 random bytes, hex: a short text can't be guessed from its digest. */
  readonly salt: string;
  readonly digest: string;
}

/** SHA-256 over salt and text, hex. */
export function saltedDigest(salt: string, text: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(text, 'utf8').digest('hex');
}

export function digestText(text: string): Digested {
  const salt = randomBytes(16).toString('hex');
  return { salt, digest: saltedDigest(salt, text) };
}

/** Of canonical JSON. */
export const digestDocument = (document: unknown): Digested => digestText(canonicalJson(document));
