/** Signed notes and their keys: C2SP signed-note, with Ed25519 (type 0x01) and cosignature/v1 (type 0x04) keys. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { decodeBase64, encodeBase64 } from './base64.js';

/** Type byte of a key: what its signatures are made over. */
export const KEY_TYPE = { ed25519: 1, cosignature: 4 } as const;
export type KeyType = keyof typeof KEY_TYPE;

/** A key that checks signatures of a note. */
export interface NoteVerifier {
  readonly name: string;
  readonly type: KeyType;
  /** First four bytes of SHA-256(name || "\n" || type || public key), lower-case hex. */
  readonly keyHash: string;
  /** 32 bytes, RFC 8032. */
  readonly publicKey: Uint8Array;
}

/** A key that signs; the secret is the 32-byte seed of RFC 8032. */
export interface NoteSigner {
  readonly name: string;
  readonly type: KeyType;
  readonly secretKey: Uint8Array;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyHash: string;
  /** What follows the key hash. */
  readonly signature: Uint8Array;
}

export interface Note {
  /** Ends with a newline; exactly what was signed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const MAX_NOTE_BYTES = 1_000_000;
const MAX_SIGNATURES = 100;

/** A key name: not empty, no space of any kind, no plus. */
export function isKeyName(name: string): boolean {
  return name.length > 0 && name.length <= 200 && !/[\s+\p{Cc}]/u.test(name);
}

function keyHashOf(name: string, type: KeyType, publicKey: Uint8Array): string {
  return bytesToHex(sha256(concatBytes(utf8ToBytes(`${name}\n`), new Uint8Array([KEY_TYPE[type]]), publicKey)).slice(0, 4));
}

/** @throws RangeError for a bad name or a key of the wrong length */
export function noteVerifier(name: string, type: KeyType, publicKey: Uint8Array): NoteVerifier {
  if (!isKeyName(name)) throw new RangeError('a key name is not empty and has no space and no plus');
  if (publicKey.length !== 32) throw new RangeError('an Ed25519 public key has 32 bytes');
  return { name, type, keyHash: keyHashOf(name, type, publicKey), publicKey };
}

export function verifierOf(signer: NoteSigner): NoteVerifier {
  return noteVerifier(signer.name, signer.type, ed25519.getPublicKey(signer.secretKey));
}

/** The vkey string `<name>+<key hash>+<base64(type || public key)>`. */
export function formatVerifierKey(verifier: NoteVerifier): string {
  return `${verifier.name}+${verifier.keyHash}+${encodeBase64(concatBytes(new Uint8Array([KEY_TYPE[verifier.type]]), verifier.publicKey))}`;
}

/** Reads a vkey string; undefined unless name, hash and key agree and the type is known. */
export function parseVerifierKey(text: string): NoteVerifier | undefined {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text);
  if (match === null || !isKeyName(match[1]!)) return undefined;
  const key = decodeBase64(match[3]!);
  if (key === undefined || key.length !== 33) return undefined;
  const type = (Object.keys(KEY_TYPE) as KeyType[]).find((name) => KEY_TYPE[name] === key[0]);
  if (type === undefined) return undefined;
  const verifier = noteVerifier(match[1]!, type, key.slice(1));
  return verifier.keyHash === match[2] ? verifier : undefined;
}

/** One signature line, with its newline: an em dash, the name, base64(key hash || signature). */
export function formatSignatureLine(name: string, keyHash: string, signature: Uint8Array): string {
  return `\u2014 ${name} ${encodeBase64(concatBytes(hexToBytes(keyHash), signature))}\n`;
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  const match = /^\u2014 (\S+) (\S+)$/u.exec(line);
  if (match === null || !isKeyName(match[1]!)) return undefined;
  const bytes = decodeBase64(match[2]!);
  if (bytes === undefined || bytes.length < 5) return undefined;
  return { name: match[1]!, keyHash: bytesToHex(bytes.slice(0, 4)), signature: bytes.slice(4) };
}

/** Reads lines of signatures as a witness returns them; undefined if one is malformed. */
export function parseSignatureLines(block: string): NoteSignature[] | undefined {
  if (!block.endsWith('\n')) return undefined;
  const lines = block.slice(0, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return undefined;
  const signatures = lines.map(parseSignatureLine);
  return signatures.every((signature) => signature !== undefined) ? signatures : undefined;
}

/** Takes a note apart without checking a signature; undefined where it is malformed. */
export function parseNote(note: string): Note | undefined {
  if (note.length > MAX_NOTE_BYTES || /[\u0000-\u0009\u000b-\u001f]/u.test(note)) return undefined;
  const split = note.lastIndexOf('\n\n');
  if (split < 0) return undefined;
  const signatures = parseSignatureLines(note.slice(split + 2));
  return signatures === undefined ? undefined : { text: note.slice(0, split + 1), signatures };
}

/**
 * Signs a text into a note.
 * @throws RangeError where the text does not end with a newline or the signer is of the cosignature type
 */
export function signNote(text: string, signer: NoteSigner): string {
  if (!text.endsWith('\n')) throw new RangeError('the text of a note ends with a newline');
  if (signer.type !== 'ed25519') throw new RangeError('a cosignature key signs checkpoints only, see cosign');
  const { name, keyHash } = verifierOf(signer);
  return `${text}\n${formatSignatureLine(name, keyHash, ed25519.sign(utf8ToBytes(text), signer.secretKey))}`;
}

/** The signatures in a note that claim to be of this key. */
export function signaturesOf(note: Note, verifier: NoteVerifier): NoteSignature[] {
  return note.signatures.filter(({ name, keyHash }) => name === verifier.name && keyHash === verifier.keyHash);
}

/** Strict Ed25519 (RFC 8032, no ZIP 215 leniency); false for any malformed argument. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
}

/**
 * The text of a note if this key signed it, else undefined. Every signature that claims to be of the key must verify
 * (C2SP: a bad one of a known key makes the note invalid); those of unknown keys say nothing.
 */
export function verifyNote(note: string, verifier: NoteVerifier): string | undefined {
  if (verifier.type !== 'ed25519') return undefined;
  const parsed = parseNote(note);
  if (parsed === undefined) return undefined;
  const own = signaturesOf(parsed, verifier);
  const message = utf8ToBytes(parsed.text);
  return own.length > 0 && own.every(({ signature }) => verifyEd25519(verifier.publicKey, message, signature)) ? parsed.text : undefined;
}
