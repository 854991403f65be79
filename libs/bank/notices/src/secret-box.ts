import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { NoticeError } from './errors.js';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Webhook secrets as they lie in the database: AES-256-GCM, each bound to its webhook, so that whoever can write to the
 * database can't have notices signed for one receiver by another's secret.
 */
export class SecretBox {
  /** @param key 32 bytes that follow from the bank's key file and are used for nothing else */
  constructor(private readonly key: Uint8Array) {}

  seal(webhookId: string, secret: Uint8Array): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key, nonce).setAAD(boundTo(webhookId));
    return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  }

  /** @throws NoticeError WEBHOOK_SECRET_UNREADABLE where a bit was changed, it is another webhook's, or the key file is another */
  open(webhookId: string, sealed: Buffer): Buffer {
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
        .setAAD(boundTo(webhookId)).setAuthTag(sealed.subarray(-TAG_BYTES));
      return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
    } catch {
      throw new NoticeError('WEBHOOK_SECRET_UNREADABLE', `the secret of webhook ${webhookId} does not open with this key file: restore the file that belongs to the database, or rotate the secret`, 500);
    }
  }
}

const boundTo = (webhookId: string): Buffer => Buffer.from(JSON.stringify(['webhook-secret', webhookId]));
