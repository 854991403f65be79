/** C2SP tlog-checkpoint: the signed state of a log. */
import { decodeBase64, encodeBase64 } from './base64.js';
import { HASH_BYTES, type TreeHash } from './merkle.js';
import { isKeyName, signNote, verifyNote, type NoteSigner, type NoteVerifier } from './note.js';

export interface Checkpoint {
  /** Name of the log: also the name of its key. */
  readonly origin: string;
  readonly size: number;
  readonly root: TreeHash;
}

/** The text of a checkpoint: origin, size and root, a line each. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!isKeyName(origin)) throw new RangeError('the origin of a log is a key name');
  if (!Number.isSafeInteger(size) || size < 0 || root.length !== HASH_BYTES) throw new RangeError('a checkpoint has a size of 0 or more and a root of 32 bytes');
  return `${origin}\n${size}\n${encodeBase64(root)}\n`;
}

/** Reads the text of a checkpoint. Strict: exactly three lines (no extensions), canonical size and base64. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, sizeText, rootText, end, ...more] = text.split('\n');
  if (origin === undefined || sizeText === undefined || rootText === undefined || end !== '' || more.length > 0) return undefined;
  if (!isKeyName(origin) || !/^(0|[1-9][0-9]{0,15})$/.test(sizeText)) return undefined;
  const size = Number(sizeText);
  const root = decodeBase64(rootText);
  return Number.isSafeInteger(size) && root?.length === HASH_BYTES ? { origin, size, root } : undefined;
}

/** A checkpoint as a note signed by the log's key. */
export function signCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): string {
  if (signer.name !== checkpoint.origin) throw new RangeError("the name of the log's key is its origin");
  return signNote(formatCheckpoint(checkpoint), signer);
}

/** The checkpoint in a note, if the log's key signed it and the origin is the key's name; else undefined. */
export function verifyCheckpoint(note: string, logKey: NoteVerifier): Checkpoint | undefined {
  const text = verifyNote(note, logKey);
  const checkpoint = text === undefined ? undefined : parseCheckpoint(text);
  return checkpoint?.origin === logKey.name ? checkpoint : undefined;
}
