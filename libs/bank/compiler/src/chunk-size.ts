/** Pass "chunk size": how many records a chunk should hold, so that both of its proofs fill their domains. */
import { domainOf } from '@probity/shared-commitments';

export interface ChunkSize {
  readonly slots: number;
  /** Rows of both domains together, per record: what proving time goes by. */
  readonly rowsPerRecord: number;
  readonly recordDomain: number;
  readonly modelDomain: number;
  /** Constraints of both circuits over the rows of both domains. */
  readonly domainFill: number;
}

/** A worker proves in about 1 GiB up to here; a larger domain is taken only where not even two records fit. */
const COMFORTABLE_DOMAIN = 2 ** 17;
/** Domains above this make keys of gigabytes and proofs of minutes. */
const LARGEST_DOMAIN = 2 ** 20;
/** What a chunk costs whatever its size (job, two verifications, statement), in rows of a domain. */
const CHUNK_ROWS = 4096;
/** A smaller chunk is preferred where it costs at most this share more: its keys and its memory are half as large. */
const TOLERANCE = 0.03;

/**
 * Picks the slots of a chunk, from 2 to 256.
 *
 * @param record, model constraints of the two circuits for a number of slots
 * @returns undefined where not even two records fit the largest domain
 */
export function pickChunkSize(record: (slots: number) => number, model: (slots: number) => number): ChunkSize | undefined {
  const sizes = Array.from({ length: 255 }, (_, i) => i + 2).map((slots): ChunkSize => {
    const [ofRecord, ofModel] = [record(slots), model(slots)];
    const [recordDomain, modelDomain] = [domainOf(ofRecord), domainOf(ofModel)];
    return { slots, recordDomain, modelDomain, rowsPerRecord: (recordDomain + modelDomain) / slots, domainFill: (ofRecord + ofModel) / (recordDomain + modelDomain) };
  });
  const within = (limit: number): ChunkSize[] => sizes.filter(({ recordDomain, modelDomain }) => Math.max(recordDomain, modelDomain) <= limit);
  const comfortable = within(COMFORTABLE_DOMAIN);
  const candidates = comfortable.length > 0 ? comfortable : within(LARGEST_DOMAIN);
  const cost = ({ slots, rowsPerRecord }: ChunkSize): number => rowsPerRecord + CHUNK_ROWS / slots;
  const best = Math.min(...candidates.map(cost));
  return candidates.find((candidate) => cost(candidate) <= best * (1 + TOLERANCE));
}
