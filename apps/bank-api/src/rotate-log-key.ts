import type { BankLog } from '@probity/bank-batches';
import type { LogKeyRotation } from '@probity/shared-evidence';
import type { BankKeys } from './bank-keys.js';

/**
 * Rotates the log's key: the new secret is in its file before the database names it, and the old one leaves the file after. A
 * rotation that was cut short is finished by asking again.
 */
export async function rotateLogKey(keys: BankKeys, log: BankLog, actor: string): Promise<LogKeyRotation> {
  const rotation = await log.rotateKey(keys.prepareNext(), actor);
  keys.finishRotation();
  return rotation;
}
