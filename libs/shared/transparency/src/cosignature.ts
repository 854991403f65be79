/** C2SP tlog-cosignature, version 1: a witness states that it saw a checkpoint extend what it kept. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { parseCheckpoint } from './checkpoint.js';
import { formatSignatureLine, parseNote, parseSignatureLines, signaturesOf, verifierOf, verifyEd25519, type NoteSigner, type NoteVerifier } from './note.js';

/** A timestamp of 8 bytes, big endian, then the Ed25519 signature. */
const COSIGNATURE_BYTES = 72;

function message(seconds: number, checkpointText: string): Uint8Array {
  return utf8ToBytes(`cosignature/v1\ntime ${seconds}\n${checkpointText}`);
}

/**
 * The cosignature line over a checkpoint note, to be appended to it.
 * @param seconds when, UTC epoch seconds
 * @throws RangeError where the note holds no checkpoint or the key is of another type
 */
export function cosign(checkpointNote: string, signer: NoteSigner, seconds: number): string {
  const note = parseNote(checkpointNote);
  if (note === undefined || parseCheckpoint(note.text) === undefined) throw new RangeError('only a checkpoint can be cosigned');
  if (signer.type !== 'cosignature') throw new RangeError('a cosignature needs a key of the cosignature type');
  if (!Number.isSafeInteger(seconds) || seconds < 0) throw new RangeError('a cosignature needs a time in epoch seconds');
  const timestamp = new Uint8Array(8);
  new DataView(timestamp.buffer).setBigUint64(0, BigInt(seconds));
  const { name, keyHash } = verifierOf(signer);
  return formatSignatureLine(name, keyHash, concatBytes(timestamp, ed25519.sign(message(seconds, note.text), signer.secretKey)));
}

/** The newest time at which this witness cosigned the checkpoint, in epoch seconds; undefined if it did not. A bad line of its key spoils the note. */
export function verifyCosignature(checkpointNote: string, witness: NoteVerifier): number | undefined {
  const note = parseNote(checkpointNote);
  if (note === undefined || witness.type !== 'cosignature' || parseCheckpoint(note.text) === undefined) return undefined;
  let newest: number | undefined;
  for (const { signature } of signaturesOf(note, witness)) {
    if (signature.length !== COSIGNATURE_BYTES) return undefined;
    const wide = new DataView(signature.buffer, signature.byteOffset).getBigUint64(0);
    if (wide > BigInt(Number.MAX_SAFE_INTEGER)) return undefined;
    const seconds = Number(wide);
    if (!verifyEd25519(witness.publicKey, message(seconds, note.text), signature.slice(8))) return undefined;
    newest = Math.max(newest ?? 0, seconds);
  }
  return newest;
}

/** A note with the signature lines that a witness returned. @throws RangeError where they are no signature lines */
export function withCosignatures(checkpointNote: string, lines: string): string {
  if (parseNote(checkpointNote) === undefined || parseSignatureLines(lines) === undefined) throw new RangeError('a witness returns signature lines to a note');
  return checkpointNote + lines;
}
