import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hexToBytes } from '@noble/hashes/utils.js';
import type { NoteSigner } from '@probity/shared-transparency';
import { supervisionError } from './errors.js';

/** Name of the witness in its verifier key and in every cosignature. */
const WITNESS_NAME = 'regulator.probity/witness';

export interface RegulatorKeys {
  readonly witness: NoteSigner;
  /** Ed25519 secret that signs receipts. */
  readonly receiptSecret: Uint8Array;
}

/**
 * Opens the regulator's signing keys under its data directory, making them (mode 0600) at the first start.
 * @throws ProbityError REGULATOR_KEYS_UNREADABLE when the file is damaged or others can read it
 */
export function openRegulatorKeys(dataDirectory: string): RegulatorKeys {
  const file = join(dataDirectory, 'regulator', 'keys.json');
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const draft = `${file}.${process.pid}`;
    const secrets = { witness: randomBytes(32).toString('hex'), receipt: randomBytes(32).toString('hex') };
    writeFileSync(draft, `${JSON.stringify(secrets)}\n`, { mode: 0o600 });
    try {
      // Fails where another starter was faster; then its keys hold.
      linkSync(draft, file);
    } catch (error) {
      if (!existsSync(file)) throw error;
    } finally {
      rmSync(draft);
    }
  }
  if ((statSync(file).mode & 0o077) !== 0) throw supervisionError('REGULATOR_KEYS_UNREADABLE', 500, `${file} can be read by others: chmod 600`);
  const { witness, receipt } = readSecrets(file);
  return { witness: { name: WITNESS_NAME, type: 'cosignature', secretKey: hexToBytes(witness) }, receiptSecret: hexToBytes(receipt) };
}

function readSecrets(file: string): { witness: string; receipt: string } {
  try {
    const { witness, receipt } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    if (typeof witness === 'string' && typeof receipt === 'string' && [witness, receipt].every((text) => /^[0-9a-f]{64}$/.test(text))) return { witness, receipt };
  } catch {
    // The cause would quote the file; falls through to the one message.
  }
  throw supervisionError('REGULATOR_KEYS_UNREADABLE', 500, `${file} is not a key file: restore it from its backup, the witness must keep its key`);
}
