/** The scalar field of BN254: what circuit signals are made of. */
import { bn254 } from '@noble/curves/bn254.js';

/** Order of the scalar field (EIP-197). */
export const FIELD_ORDER: bigint = bn254.fields.Fr.ORDER;

/** An integer in [0, FIELD_ORDER). On the wire always a canonical decimal string. */
export type FieldElement = bigint;

/** Thrown for a value that does not fit where it is put. The message names the value's place, never the value. */
export class CommitmentError extends Error {
  constructor(
    readonly code: 'OUT_OF_RANGE' | 'NOT_CANONICAL' | 'WRONG_LENGTH',
    message: string,
  ) {
    super(message);
    this.name = 'CommitmentError';
  }
}

/** Checks 0 <= value < 2^bits and returns it as a bigint. */
export function requireBits(value: bigint | number, bits: number, name: string): bigint {
  const wide = typeof value === 'bigint' ? value : Number.isSafeInteger(value) ? BigInt(value) : -1n;
  if (wide < 0n || wide >> BigInt(bits) !== 0n) throw new CommitmentError('OUT_OF_RANGE', `${name} does not fit ${bits} bits`);
  return wide;
}

/** Checks 0 <= value < FIELD_ORDER. */
export function requireField(value: bigint, name: string): FieldElement {
  if (value < 0n || value >= FIELD_ORDER) throw new CommitmentError('OUT_OF_RANGE', `${name} is not a field element`);
  return value;
}

/**
 * Reads a canonical decimal: no sign, no leading zero, no space, below the field order.
 * Anything else is a second spelling of a value that was signed once (CVE-2023-33252 is the class).
 */
export function parseField(text: string, name: string): FieldElement {
  if (!/^(0|[1-9][0-9]{0,76})$/.test(text)) throw new CommitmentError('NOT_CANONICAL', `${name} is not a canonical decimal`);
  return requireField(BigInt(text), name);
}
