/** Signatures of the Standard Webhooks specification (https://www.standardwebhooks.com), symmetric: `v1`. */
import { createHmac, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const PREFIX = 'whsec_';

export function newSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** As a receiver is given it. */
export function secretText(secret: Uint8Array): string {
  return `${PREFIX}${Buffer.from(secret).toString('base64')}`;
}

export interface Message {
  /** The same at every attempt, so that a receiver can tell what it has seen. */
  readonly id: string;
  /** Of this attempt, in epoch seconds: a receiver refuses what is older than some minutes. */
  readonly timestamp: number;
  readonly body: string;
}

/**
 * The headers of a message.
 * @param secrets one, and during a rotation the former one too: a receiver takes a message that one of them signed
 */
export function signedHeaders({ id, timestamp, body }: Message, secrets: readonly Uint8Array[]): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const signatures = secrets.map((secret) => `v1,${createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64')}`);
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signatures.join(' ') };
}
