import { loadChunk, markChunkFailed, ProofEntity, storeProof } from '@probity/bank-batches';
import type { DataSource } from 'typeorm';
import type { ChunkStore } from './prove-chunk.js';

/** The rows of batches in the bank's database, through the functions that keep their rules. */
export function databaseChunks(dataSource: DataSource): ChunkStore {
  return {
    load: (batchId, chunkIndex) => loadChunk(dataSource, batchId, chunkIndex),
    hasProof: (batchId, chunkIndex, circuit) => dataSource.getRepository(ProofEntity).existsBy({ batchId, chunkIndex, circuit }),
    storeProof: ({ proveMilliseconds, proof: { a, b, c }, ...rest }) =>
      storeProof(dataSource, { ...rest, proof: { a: [...a], b: [[...b[0]], [...b[1]]], c: [...c] }, proveMs: proveMilliseconds }),
    markFailed: (batchId, chunkIndex, code) => markChunkFailed(dataSource, batchId, chunkIndex, code),
  };
}
