import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalizeModule from 'canonicalize';
import type { FieldElement } from './field.js';

/** The package is CommonJS with ESM types: its default import is the function itself. */
const canonicalize = canonicalizeModule as unknown as (document: unknown) => string | undefined;

/**
 * Text as a field element: the first 31 bytes of SHA-256 over the parts, each preceded by its length in UTF-8 bytes
 * (4 bytes, big endian), so that no two lists of parts share an encoding.
 */
export function textDigest(...parts: readonly string[]): FieldElement {
  const hash = sha256.create();
  for (const part of parts) {
    const bytes = utf8ToBytes(part);
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, bytes.length);
    hash.update(length).update(bytes);
  }
  return bytesDigestOf(hash.digest());
}

/** A SHA-256 (32 bytes) cut to its first 31 bytes, big endian: 248 bits, always a field element. */
export function bytesDigestOf(digest: Uint8Array): FieldElement {
  return BigInt('0x' + bytesToHex(digest.slice(0, 31)));
}

/** Lower-case hexadecimal SHA-256 of bytes or of UTF-8 text. */
export function sha256Hex(content: Uint8Array | string): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
}

/** Canonical JSON (RFC 8785). Integers of documents travel as strings, so no number ever needs float formatting. */
export function canonicalJson(document: unknown): string {
  const text = canonicalize(document);
  if (text === undefined) throw new TypeError('a document must be JSON');
  return text;
}

/** A JSON document as a field element: `textDigest` of its canonical form under a kind. */
export function documentDigest(kind: string, document: unknown): FieldElement {
  return textDigest(kind, canonicalJson(document));
}
