import { bytesToHex, randomBytes } from '@noble/hashes/utils.js';
import { SALT_BITS } from './layout.js';

/** An independent random 128-bit salt. Stored beside its row, never derived: deleting both leaves no key to the commitment. */
export function randomSalt(): bigint {
  return BigInt(`0x${bytesToHex(randomBytes(SALT_BITS / 8))}`);
}
