/** C2SP tlog-witness: the text format of add-checkpoint. */
import { decodeBase64, encodeBase64 } from './base64.js';
import { HASH_BYTES, type TreeHash } from './merkle.js';

/** Content type of a 409 answer, whose body is the size that the witness kept. */
export const SIZE_CONTENT_TYPE = 'text/x.tlog.size';
/** More hashes than any tree needs are refused before parsing (C2SP). */
const MAX_PROOF_HASHES = 63;

export interface AddCheckpointRequest {
  /** Size of the checkpoint that the witness is believed to have. */
  readonly oldSize: number;
  readonly consistency: readonly TreeHash[];
  /** The signed checkpoint, a note. */
  readonly checkpoint: string;
}

export function formatAddCheckpoint({ oldSize, consistency, checkpoint }: AddCheckpointRequest): string {
  return `old ${oldSize}\n${consistency.map((hash) => `${encodeBase64(hash)}\n`).join('')}\n${checkpoint}`;
}

/** Reads the body of an add-checkpoint request; undefined where it is malformed. The checkpoint is not looked at. */
export function parseAddCheckpoint(body: string): AddCheckpointRequest | undefined {
  const split = body.indexOf('\n\n');
  if (split < 0) return undefined;
  const [first, ...lines] = body.slice(0, split).split('\n');
  const match = /^old (0|[1-9][0-9]{0,15})$/.exec(first!);
  if (match === null || !Number.isSafeInteger(Number(match[1])) || lines.length > MAX_PROOF_HASHES) return undefined;
  const consistency: TreeHash[] = [];
  for (const line of lines) {
    const hash = decodeBase64(line);
    if (hash?.length !== HASH_BYTES) return undefined;
    consistency.push(hash);
  }
  return { oldSize: Number(match[1]), consistency, checkpoint: body.slice(split + 2) };
}

/** Body of a 409 answer. */
export function formatSize(size: number): string {
  return `${size}\n`;
}

export function parseSize(body: string): number | undefined {
  const match = /^(0|[1-9][0-9]{0,15})\n$/.exec(body);
  return match === null || !Number.isSafeInteger(Number(match[1])) ? undefined : Number(match[1]);
}
