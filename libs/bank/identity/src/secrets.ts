import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, for a cookie or a link. Only its digest is stored. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256: a random secret needs no slow hash. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
