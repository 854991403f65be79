/** Pass "chunk size": how many records a chunk should hold, so that both of its proofs fill their domains. */

export interface ChunkSize {
  readonly slots: number;
  /** Rows of both domains together, per record: what proving time goes by. */
  readonly rowsPerRecord: number;
  readonly recordDomain: number;
  readonly modelDomain: number;
  /** Constraints of both circuits over the rows of both domains. */
  readonly domainFill: number;
}

/** Domains above this make keys of gigabytes and proofs of minutes. */
const LARGEST_DOMAIN = 2 ** 18;
/** A smaller chunk is preferred where it costs at most this share more: its keys and its memory are half as large. */
const TOLERANCE = 0.02;

/** The next power of two over constraints, the public signal and the constant wire. */
export const domainOf = (constraints: number): number => 2 ** Math.ceil(Math.log2(constraints + 2));

/**
 * Picks the slots of a chunk. Lists are hashed 16 elements at a time, so sizes are even numbers up to 256.
 *
 * @param record, model constraints of the two circuits for a number of slots
 * @returns undefined where not even two records fit the largest domain
 */
export function pickChunkSize(record: (slots: number) => number, model: (slots: number) => number): ChunkSize | undefined {
  const sizes = Array.from({ length: 128 }, (_, i) => 2 * (i + 1)).map((slots): ChunkSize => {
    const [recordDomain, modelDomain] = [domainOf(record(slots)), domainOf(model(slots))];
    return { slots, recordDomain, modelDomain, rowsPerRecord: (recordDomain + modelDomain) / slots, domainFill: (record(slots) + model(slots)) / (recordDomain + modelDomain) };
  }).filter(({ recordDomain, modelDomain }) => Math.max(recordDomain, modelDomain) <= LARGEST_DOMAIN);
  const best = Math.min(...sizes.map(({ rowsPerRecord }) => rowsPerRecord));
  return sizes.find(({ rowsPerRecord }) => rowsPerRecord <= best * (1 + TOLERANCE));
}
