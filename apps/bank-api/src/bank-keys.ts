import { hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ed25519 } from '@noble/curves/ed25519.js';
import { logNameOf, type LogKeyring } from '@probity/bank-batches';
import { FIELD_ORDER } from '@probity/shared-commitments';
import { makeSecretFile, readSecretFile, replaceSecretFile } from '@probity/shared-platform';
import { formatVerifierKey, parseVerifierKey, verifierOf, type NoteSigner } from '@probity/shared-transparency';
import { z } from 'zod';

const secret = z.string().regex(/^[0-9a-f]{64}$/);
const fileSchema = z.strictObject({
  logSigningKey: secret,
  /** Verifier keys of the log before this one, oldest first. */
  formerLogKeys: z.array(z.string().refine((key) => parseVerifierKey(key) !== undefined, 'no verifier key')).default([]),
  pseudonymKey: z.string().regex(/^[1-9][0-9]{0,76}$/),
});

/** Raised where the key is to be replaced: the next version is another key, to be registered. */
const REQUEST_KEY_VERSION = 1;

/** Beside it while a rotation of the log's key is under way. */
const nextSchema = z.strictObject({ logSigningKey: secret });

/** Where the bank keeps its keys under a data directory. The ledger attestor's key is never there. */
export function bankKeysFile(dataDirectory: string): string {
  return join(dataDirectory, 'keys', 'bank.json');
}

/** A random nonzero field element: 384 bits reduced, so that no value is noticeably likelier. */
export function randomFieldElement(): bigint {
  return (BigInt(`0x${randomBytes(48).toString('hex')}`) % (FIELD_ORDER - 1n)) + 1n;
}

/** The bank's secrets: the keys that sign its log, and the key of its pseudonyms. */
export class BankKeys implements LogKeyring {
  private constructor(
    private readonly file: string,
    readonly pseudonymKey: bigint,
  ) {}

  /**
   * Opens the key file, making it (mode 0600) at the first start.
   * @throws ProbityError KEYS_UNREADABLE when the file is damaged or others can read it
   */
  static open(file: string): BankKeys {
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      makeSecretFile(file, { logSigningKey: randomBytes(32).toString('hex'), pseudonymKey: randomFieldElement().toString() });
    }
    return new BankKeys(file, BigInt(readKeys(file, fileSchema).pseudonymKey));
  }

  /** The key that signs now and, during a rotation, the next one. Read anew each time: another process may have rotated. */
  signers(): readonly NoteSigner[] {
    const keys = readKeys(this.file, fileSchema);
    return [keys.logSigningKey, ...this.#next()].map((secret) => signerOf(secret, logName(keys)));
  }

  /**
   * A key of 32 bytes for one purpose, which tells nothing of another one's. It follows from the pseudonym key, the one secret of
   * the file that never changes.
   */
  derivedKey(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', Buffer.from(this.pseudonymKey.toString(16).padStart(64, '0'), 'hex'), '', `probity ${purpose}`, 32));
  }

  /** What signs requests to the regulator: Ed25519 seed. */
  requestSecret(): Uint8Array {
    return this.derivedKey(`request key ${REQUEST_KEY_VERSION}`);
  }

  /** As the regulator is to register it. */
  requestKey(): { readonly version: number; readonly publicKey: string } {
    return { version: REQUEST_KEY_VERSION, publicKey: Buffer.from(ed25519.getPublicKey(this.requestSecret())).toString('hex') };
  }

  firstKey(): string {
    const keys = readKeys(this.file, fileSchema);
    return keys.formerLogKeys[0] ?? verifierKeyOf(keys.logSigningKey, logName(keys));
  }

  /** Makes the log's next key, or finds the one of a rotation that was cut short. */
  prepareNext(): NoteSigner {
    const keys = readKeys(this.file, fileSchema);
    // Left behind by a process that died after it had put the key in its place.
    if (this.#next()[0] === keys.logSigningKey) rmSync(nextFile(this.file));
    if (this.#next().length === 0) makeSecretFile(nextFile(this.file), { logSigningKey: randomBytes(32).toString('hex') });
    return signerOf(this.#next()[0]!, logName(keys));
  }

  /** The next key, named by a stored rotation, takes the place of the one before; of that one only the public key is kept. */
  finishRotation(): void {
    const keys = readKeys(this.file, fileSchema);
    const [next] = this.#next();
    if (next === undefined) return;
    if (next !== keys.logSigningKey) {
      const former = verifierKeyOf(keys.logSigningKey, logName(keys));
      replaceSecretFile(this.file, { ...keys, logSigningKey: next, formerLogKeys: [...keys.formerLogKeys, former] });
    }
    rmSync(nextFile(this.file), { force: true });
  }

  #next(): string[] {
    return existsSync(nextFile(this.file)) ? [readKeys(nextFile(this.file), nextSchema).logSigningKey] : [];
  }
}

const nextFile = (file: string): string => file.replace(/\.json$/, '-next.json');

/** The name of a log stays when its key changes. */
function logName({ logSigningKey, formerLogKeys }: z.infer<typeof fileSchema>): string {
  const [first] = formerLogKeys;
  return first === undefined ? logNameOf(ed25519.getPublicKey(secretOf(logSigningKey))) : parseVerifierKey(first)!.name;
}

const secretOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const signerOf = (secret: string, name: string): NoteSigner => ({ name, type: 'ed25519', secretKey: secretOf(secret) });
const verifierKeyOf = (secret: string, name: string): string => formatVerifierKey(verifierOf(signerOf(secret, name)));

function readKeys<Schema extends z.ZodType>(file: string, schema: Schema): z.infer<Schema> {
  return readSecretFile(file, (document) => schema.parse(document), "is no key file of a bank: restore it from its backup, the log can't go on without it");
}
