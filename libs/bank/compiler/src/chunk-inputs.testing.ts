/** Inputs of model circuits for tests: some feature vectors as a chunk, under made-up named fields. */
import { modelStatementDigest, packInference, taggedHash } from '@probity/shared-commitments';

export const NAMED_FIELDS = { modelCircuit: 11n, bankId: 12n, businessDate: 19_000n, batchContext: 1n << 19n } as const;

export interface ChunkOfVectors {
  readonly slots: number;
  readonly widths: readonly number[];
  readonly modelDigest: bigint;
  readonly vectors: readonly (readonly number[])[];
  /** What the commitment claims. */
  readonly scores: readonly number[];
  /** Of a committed model. */
  readonly opening?: { readonly parameters: readonly bigint[]; readonly salt: bigint };
}

export function modelInputs({ slots, widths, modelDigest, vectors, scores, opening }: ChunkOfVectors) {
  const at = <T>(values: readonly T[], absent: T): T[] => Array.from({ length: slots }, (_, i) => values[i] ?? absent);
  const salts = at(vectors.map((_, i) => (1n << 127n) + BigInt(i)), 0n);
  const packed = at(vectors.map((vector, i) => packInference(widths, vector.map(BigInt), BigInt(scores[i]!))), 0n);
  const inferenceCommitment = taggedHash('inference', packed.flatMap((value, i) => [value, salts[i]!]));
  return {
    ...NAMED_FIELDS, modelDigest,
    statementDigest: modelStatementDigest({ ...NAMED_FIELDS, modelDigest, inferenceCommitment }),
    active: at(vectors.map(() => 1n), 0n),
    features: at(vectors.map((vector) => vector.map(BigInt)), widths.map(() => 0n)),
    inferenceSalt: salts,
    ...(opening && { parameters: opening.parameters, modelSalt: opening.salt }),
  };
}
