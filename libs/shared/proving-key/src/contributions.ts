/** The contributions that a proving key names: section 10 of a snarkjs file. That they hold is for snarkjs' `zkey verify`. */
import { createHash } from 'node:crypto';
import { buildBn128 } from 'ffjavascript';
import { SetupError } from './setup-error.js';
import { G1_BYTES, G2_BYTES, readSections } from './zkey-reader.js';

export type KeyContribution = {
  /** BLAKE2b-512 over delta after it, the points of its proof of knowledge and the transcript before it; hex, as snarkjs prints it. */
  readonly hash: string;
  /** Set where its secret was made from a public value. */
  readonly beacon?: { readonly value: string; readonly iterations: number };
};

const HASH_BYTES = 64;
const BEACON = 1;

/** Reads what contributed to a key, in order. @throws SetupError MALFORMED_KEY */
export async function readContributions(file: Uint8Array): Promise<KeyContribution[]> {
  const section = readSections(file, 'zkey').get(10);
  if (section === undefined) throw malformed('section 10 is missing');
  const bytes = Buffer.from(section.buffer, section.byteOffset, section.byteLength);
  const curve = await buildBn128(true);
  let at = HASH_BYTES;
  const take = (length: number): Buffer => {
    if (at + length > bytes.byteLength) throw malformed('section 10 ends inside a contribution');
    return bytes.subarray(at, (at += length));
  };
  const contributions: KeyContribution[] = [];
  for (let left = take(4).readUInt32LE(); left > 0; left -= 1) {
    const points = [curve.G1.toUncompressed(take(G1_BYTES)), curve.G1.toUncompressed(take(G1_BYTES)), curve.G1.toUncompressed(take(G1_BYTES)), curve.G2.toUncompressed(take(G2_BYTES))];
    const hash = createHash('blake2b512');
    for (const part of [...points, take(HASH_BYTES)]) hash.update(part);
    const type = take(4).readUInt32LE();
    const parameters = readParameters(take(take(4).readUInt32LE()));
    if (type === BEACON && parameters === undefined) throw malformed('a beacon has no value');
    contributions.push({ hash: hash.digest('hex'), ...(type === BEACON ? { beacon: parameters! } : {}) });
  }
  if (at !== bytes.byteLength) throw malformed('section 10 goes on after its last contribution');
  return contributions;
}

/** A name (1), the number of iterations (2) and the beacon's value (3), each at most once. */
function readParameters(bytes: Buffer): { value: string; iterations: number } | undefined {
  const found = new Map<number, Buffer>();
  for (let at = 0; at < bytes.byteLength;) {
    const kind = bytes[at]!;
    const [from, length] = kind === 2 ? [at + 1, 1] : [at + 2, bytes[at + 1] ?? 0];
    if (kind < 1 || kind > 3 || found.has(kind) || from + length > bytes.byteLength) throw malformed('the parameters of a contribution are not well formed');
    found.set(kind, bytes.subarray(from, from + length));
    at = from + length;
  }
  const [iterations, value] = [found.get(2), found.get(3)];
  return iterations && value ? { value: value.toString('hex'), iterations: iterations[0]! } : undefined;
}

const malformed = (what: string): SetupError => new SetupError('MALFORMED_KEY', `${what}: take the file again from where it was made`);
