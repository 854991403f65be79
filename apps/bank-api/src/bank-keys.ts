import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { logNameOf } from '@probity/bank-batches';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { ProbityError } from '@probity/shared-platform';
import type { NoteSigner } from '@probity/shared-transparency';
import { z } from 'zod';

const fileSchema = z.strictObject({
  logSigningKey: z.string().regex(/^[0-9a-f]{64}$/),
  pseudonymKey: z.string().regex(/^[1-9][0-9]{0,76}$/),
});

/** Where the bank keeps its keys under a data directory. The ledger attestor's key is never there. */
export function bankKeysFile(dataDirectory: string): string {
  return join(dataDirectory, 'keys', 'bank.json');
}

/** A random nonzero field element: 384 bits reduced, so that no value is noticeably likelier. */
export function randomFieldElement(): bigint {
  return (BigInt(`0x${randomBytes(48).toString('hex')}`) % (FIELD_ORDER - 1n)) + 1n;
}

/** The bank's secrets: the key that signs its log, and the key of its pseudonyms. */
export class BankKeys {
  private constructor(
    readonly logSigner: NoteSigner,
    readonly pseudonymKey: bigint,
  ) {}

  /**
   * Opens the key file, making it (mode 0600) at the first start.
   * @throws ProbityError KEYS_UNREADABLE when the file is damaged or others can read it
   */
  static open(file: string): BankKeys {
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, `${JSON.stringify({ logSigningKey: randomBytes(32).toString('hex'), pseudonymKey: randomFieldElement().toString() }, null, 2)}\n`, { mode: 0o600 });
      keepFirst(draft, file);
    }
    if ((statSync(file).mode & 0o077) !== 0) throw new ProbityError('KEYS_UNREADABLE', `${file} can be read by others: chmod 600`);
    const { logSigningKey, pseudonymKey } = readKeys(file);
    const secretKey = Uint8Array.from(Buffer.from(logSigningKey, 'hex'));
    return new BankKeys({ name: logNameOf(ed25519.getPublicKey(secretKey)), type: 'ed25519', secretKey }, BigInt(pseudonymKey));
  }
}

/** Puts a draft in its place unless another process was first: both then go on with the same keys. */
function keepFirst(draft: string, file: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
}

function readKeys(file: string): z.infer<typeof fileSchema> {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // The cause would quote the file.
    throw new ProbityError('KEYS_UNREADABLE', `${file} is no key file of a bank: restore it from its backup, the log can't go on without it`);
  }
}
