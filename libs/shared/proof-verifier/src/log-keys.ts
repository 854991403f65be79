/** The keys of a bank's log over time: the registered one, and each that the one before named as its successor. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { signDocument, verifyDocument, type LogKeyRotation } from '@probity/shared-evidence';
import { formatVerifierKey, parseCheckpoint, parseNote, parseVerifierKey, verifierOf, verifyCheckpoint, type Checkpoint, type NoteSigner, type NoteVerifier } from '@probity/shared-transparency';

export interface LogKeyPeriod {
  /** First size whose checkpoint this key signs; it ends where the next one begins. */
  readonly fromSize: number;
  readonly key: NoteVerifier;
}

type Statement = Omit<LogKeyRotation, 'oldSignature' | 'newSignature'>;

/** A rotation signed by both keys. Signed by the old one alone, it could name somebody else's key; by the new one alone, anybody could. */
export function signRotation(statement: Pick<Statement, 'bankId' | 'fromSize'>, oldKey: NoteSigner, newKey: NoteSigner): LogKeyRotation {
  const document: Statement = {
    kind: 'log-key-rotation', ...statement, oldKey: formatVerifierKey(verifierOf(oldKey)), newKey: formatVerifierKey(verifierOf(newKey)),
  };
  return { ...document, oldSignature: signDocument(document, oldKey.secretKey).signature, newSignature: signDocument(document, newKey.secretKey).signature };
}

/** The key that a rotation names, if it follows on the periods so far: same log, later, a key that was none of theirs, both signatures good; else undefined. */
export function rotatedKey(rotation: LogKeyRotation, periods: readonly LogKeyPeriod[]): NoteVerifier | undefined {
  const newest = periods.at(-1)!;
  const { oldSignature, newSignature, ...document } = rotation;
  const next = parseVerifierKey(rotation.newKey);
  if (next?.type !== 'ed25519' || next.name !== newest.key.name || rotation.oldKey !== formatVerifierKey(newest.key)) return undefined;
  // A key that was given up may be stolen; and as a key has one successor, the log could never leave it a second time.
  if (rotation.fromSize <= newest.fromSize || periods.some(({ key }) => formatVerifierKey(key) === formatVerifierKey(next))) return undefined;
  const isSigned = (key: NoteVerifier, signature: string): boolean => verifyDocument({ document, publicKey: bytesToHex(key.publicKey), signature }, bytesToHex(key.publicKey));
  return isSigned(newest.key, oldSignature) && isSigned(next, newSignature) ? next : undefined;
}

/**
 * The periods of a log's keys; undefined where the first key is none or a rotation does not follow on the one before.
 * @param rotations in the order in which they were made
 */
export function logKeyPeriods(firstKey: string, rotations: readonly LogKeyRotation[]): LogKeyPeriod[] | undefined {
  const key = parseVerifierKey(firstKey);
  if (key?.type !== 'ed25519') return undefined;
  const periods: LogKeyPeriod[] = [{ fromSize: 0, key }];
  for (const rotation of rotations) {
    const next = rotatedKey(rotation, periods);
    if (next === undefined) return undefined;
    periods.push({ fromSize: rotation.fromSize, key: next });
  }
  return periods;
}

/** The key that signs the checkpoint of a size. */
export function logKeyAt(periods: readonly LogKeyPeriod[], size: number): NoteVerifier {
  return periods.findLast(({ fromSize }) => fromSize <= size)!.key;
}

/** The checkpoint in a note and its key, if the log's key of that size signed it; else undefined. */
export function verifyLogCheckpoint(note: string, periods: readonly LogKeyPeriod[]): { readonly checkpoint: Checkpoint; readonly key: NoteVerifier } | undefined {
  const parsed = parseNote(note);
  const claimed = parsed && parseCheckpoint(parsed.text);
  if (claimed === undefined) return undefined;
  const key = logKeyAt(periods, claimed.size);
  const checkpoint = verifyCheckpoint(note, key);
  return checkpoint && { checkpoint, key };
}
