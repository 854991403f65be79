import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, sha256Hex } from '@probity/shared-commitments';
import type { Signed } from './registrations.js';

/** What is signed: a line that names the kind, then the canonical JSON, so that no signature fits another kind. */
function message(document: { readonly kind: string }): Uint8Array {
  return utf8ToBytes(`probity/${document.kind}/v1\n${canonicalJson(document)}`);
}

/** Signs a document with an Ed25519 secret key (32 bytes, RFC 8032). */
export function signDocument<T extends { readonly kind: string }>(document: T, secretKey: Uint8Array): Signed<T> {
  return {
    document,
    publicKey: bytesToHex(ed25519.getPublicKey(secretKey)),
    signature: bytesToHex(ed25519.sign(message(document), secretKey)),
  };
}

/** True if the signature is the expected key's over this document. The key that travels with the document proves nothing by itself. */
export function verifyDocument<T extends { readonly kind: string }>(signed: Signed<T>, expectedKey: string): boolean {
  if (signed.publicKey !== expectedKey) return false;
  try {
    return ed25519.verify(hexToBytes(signed.signature), message(signed.document), hexToBytes(expectedKey), { zip215: false });
  } catch {
    return false;
  }
}

/** Identity of a document: hex SHA-256 of its canonical JSON. */
export function documentSha256(document: unknown): string {
  return sha256Hex(canonicalJson(document));
}
