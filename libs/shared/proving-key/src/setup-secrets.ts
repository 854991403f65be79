/** The "toxic waste" of a development key: derived from public values, so that nobody takes it for a secret. */
import { hkdfSync } from 'node:crypto';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { power } from './scalar-field.js';

/** Names the derivation and the file layout; a change of either is a new version, and so a new key. */
export const SETUP_VERSION = 'probity/direct-setup/1';

export type SetupSecrets = {
  readonly tau: bigint;
  readonly alpha: bigint;
  readonly beta: bigint;
  readonly delta: bigint;
  /** Discrete logarithm of the base point of the contribution's proof of knowledge. */
  readonly contribution: bigint;
};

/**
 * Derives the scalars from a published seed and the constraint file's hash: HKDF-SHA-512, 64 bytes reduced modulo r.
 * Zero, one and minus one are skipped (delta would meet gamma), and so is a tau inside the doubled domain.
 * @param r1csSha256 32 bytes
 * @param domainBits log2 of the domain's size
 */
export function deriveSecrets(seed: string, r1csSha256: Uint8Array, domainBits: number): SetupSecrets {
  const draw = (name: string, isUsable: (scalar: bigint) => boolean): bigint => {
    for (let attempt = 0; ; attempt += 1) {
      const bytes = Buffer.from(hkdfSync('sha512', Buffer.from(seed, 'utf8'), r1csSha256, `${SETUP_VERSION}/${name}/${attempt}`, 64));
      const scalar = BigInt(`0x${bytes.toString('hex')}`) % FIELD_ORDER;
      if (scalar > 1n && scalar < FIELD_ORDER - 1n && isUsable(scalar)) return scalar;
    }
  };
  const any = (): boolean => true;
  return {
    tau: draw('tau', (tau) => power(tau, 1n << BigInt(domainBits + 1)) !== 1n),
    alpha: draw('alpha', any),
    beta: draw('beta', any),
    delta: draw('delta', any),
    contribution: draw('contribution', any),
  };
}
