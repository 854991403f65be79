import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeSecretFile, readSecretFile, replaceSecretFile } from '@probity/shared-platform';
import { z } from 'zod';
import { CustomerError } from '../errors.js';
import type { KeyPort, MacPurpose, WrappedKey } from './key-port.js';

const secret = z.string().regex(/^[0-9a-f]{64}$/);
const fileSchema = z.strictObject({
  /** Versions of the key-encryption key, oldest first; the last one wraps. */
  keyEncryptionKeys: z.array(z.strictObject({ id: z.string().regex(/^local-[1-9][0-9]*$/), key: secret })).min(1),
  indexKey: secret,
  referenceKey: secret,
});
type KeyFile = z.infer<typeof fileSchema>;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Beside the bank's other keys. */
export function identityKeysFile(dataDirectory: string): string {
  return join(dataDirectory, 'keys', 'identity.json');
}

const newSecret = (): string => randomBytes(32).toString('hex');

/** Keys in a file (0600), for a bank without an HSM. */
export class LocalKeys implements KeyPort {
  /** Of the file as it was when last read. */
  #read: { readonly stamp: string; readonly keys: KeyFile } | undefined;

  private constructor(private readonly file: string) {}

  /**
   * Opens the key file, making it at the first start.
   * @throws ProbityError KEYS_UNREADABLE when the file is damaged or others can read it
   */
  static open(file: string): LocalKeys {
    if (!existsSync(file)) {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      makeSecretFile(file, { keyEncryptionKeys: [{ id: 'local-1', key: newSecret() }], indexKey: newSecret(), referenceKey: newSecret() });
    }
    const keys = new LocalKeys(file);
    keys.#keys();
    return keys;
  }

  currentKeyId(): Promise<string> {
    return Promise.resolve(current(this.#keys()).id);
  }

  wrap(dataKey: Uint8Array, owner: string): Promise<WrappedKey> {
    const { id, key } = current(this.#keys());
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', Buffer.from(key, 'hex'), nonce).setAAD(boundTo(id, owner));
    const wrapped = Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
    return Promise.resolve({ keyId: id, wrapped });
  }

  async unwrap({ keyId, wrapped }: WrappedKey, owner: string): Promise<Buffer> {
    const version = this.#keys().keyEncryptionKeys.find(({ id }) => id === keyId);
    if (!version) throw new CustomerError('KEY_UNKNOWN', `key version ${keyId} is not in the key file: it was retired, or the file is an older one than the database`, 500);
    try {
      const decipher = createDecipheriv('aes-256-gcm', Buffer.from(version.key, 'hex'), wrapped.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(boundTo(keyId, owner)).setAuthTag(wrapped.subarray(-TAG_BYTES));
      return await Promise.resolve(Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]));
    } catch {
      throw new CustomerError('IDENTITY_UNREADABLE', 'a wrapped data key was changed, or belongs to another customer: compare with a backup', 500);
    }
  }

  mac(purpose: MacPurpose, texts: readonly string[]): Promise<Buffer[]> {
    const keys = this.#keys();
    const key = Buffer.from(purpose === 'index' ? keys.indexKey : keys.referenceKey, 'hex');
    return Promise.resolve(texts.map((text) => createHmac('sha256', key).update(text).digest()));
  }

  addVersion(): Promise<string> {
    const keys = this.#keys();
    const id = `local-${Number(current(keys).id.slice('local-'.length)) + 1}`;
    replaceSecretFile(this.file, { ...keys, keyEncryptionKeys: [...keys.keyEncryptionKeys, { id, key: newSecret() }] });
    return Promise.resolve(id);
  }

  retireFormer(): Promise<void> {
    const keys = this.#keys();
    if (keys.keyEncryptionKeys.length > 1) replaceSecretFile(this.file, { ...keys, keyEncryptionKeys: [current(keys)] });
    return Promise.resolve();
  }

  /** Looked at each time, since another process may have rotated: a file that was replaced has another inode. */
  #keys(): KeyFile {
    const { ino, mtimeMs, mode } = statSync(this.file);
    const stamp = `${ino} ${mtimeMs} ${mode}`;
    if (this.#read?.stamp !== stamp) {
      const keys = readSecretFile(this.file, (document) => fileSchema.parse(document), "is no file of identity keys: restore it from its backup, customers' identities can't be read without it");
      this.#read = { stamp, keys };
    }
    return this.#read.keys;
  }
}

const current = ({ keyEncryptionKeys }: KeyFile): KeyFile['keyEncryptionKeys'][number] => keyEncryptionKeys.at(-1)!;
const boundTo = (keyId: string, owner: string): Buffer => Buffer.from(JSON.stringify(['data-key', keyId, owner]));
