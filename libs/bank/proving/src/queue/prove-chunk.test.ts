import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { join } from 'node:path';
import { chunkStatements, circuitInputs, recordStatementDigest } from '@probity/shared-commitments';
import { featureWidths, loadFeatureProgram } from '@probity/shared-feature-program';
import { createLogger, newId, ProbityError, repositoryRoot } from '@probity/shared-platform';
import { ArtifactError } from '../artifacts/artifact-error.js';
import { ProverError } from '../prover/prover.js';
import type { Prover } from '../prover/prover.js';
import { syntheticBatch } from '../synthetic/synthetic-chunk.js';
import { proveChunkHandler } from './prove-chunk.js';
import type { ChunkStore, LoadedChunk, ProveChunkPorts } from './prove-chunk.js';
import { isFinal, isPostponed } from './proving-error.js';

const program = loadFeatureProgram(JSON.parse(readFileSync(join(repositoryRoot(), 'circuits/feature-programs/retail-1.0.0.json'), 'utf8')));
const widths = featureWidths(program);
const { batch, chunks } = syntheticBatch({ program, score: () => 1n, modelDigest: 5n, recordCircuit: 'r@1.0.0', modelCircuit: 'm@1.0.0', slots: 2, records: [2, 1], seed: 1 });
const payload = { batchId: newId(), chunkIndex: 1, circuit: 'record' } as const;
const circuit = { circuit: 'r@1.0.0', wasmSha256: '0'.repeat(64), zkeySha256: '1'.repeat(64), verifyingKeySha256: '2'.repeat(64), verifyingKey: {} };
const honest: LoadedChunk = {
  batch, slots: 2, featureWidths: widths, input: chunks[1]!, modelInput: {}, sealed: circuitInputs(2, widths, batch, 1, chunks[1]!).commitments, circuits: { record: circuit, model: circuit },
};

/** Ports that fail where they are told to; the proving itself is tested with real circuits in apps/prover-worker. */
function ports(overrides: { chunks?: Partial<ChunkStore>; prover?: Pick<Prover, 'prove'> } = {}): { ports: ProveChunkPorts; failed: string[] } {
  const failed: string[] = [];
  return {
    failed,
    ports: {
      chunks: {
        load: async () => honest,
        hasProof: async () => false,
        storeProof: async () => assert.fail('stored'),
        markFailed: async (_batch, _chunk, code) => { failed.push(code); },
        ...overrides.chunks,
      },
      prover: overrides.prover ?? { prove: async () => assert.fail('proved') },
      logger: createLogger({ name: 'test', level: 'silent' }),
    },
  };
}
const run = (p: ProveChunkPorts, lastAttempt = false): Promise<unknown> => proveChunkHandler(p).handle(payload, { lastAttempt, progress: async () => undefined });

describe('prove-chunk', () => {
  it('makes no second proof where one is stored', async () => {
    assert.deepEqual(await run(ports({ chunks: { hasProof: async () => true, load: async () => assert.fail('loaded') } }).ports), { stored: false, proveMilliseconds: 0 });
  });

  it('refuses a chunk that is not what was sealed, for each commitment, before anything is proved', async () => {
    for (const name of Object.keys(honest.sealed) as (keyof typeof honest.sealed)[]) {
      const { ports: p, failed } = ports({ chunks: { load: async () => ({ ...honest, sealed: { ...honest.sealed, [name]: 7n } }) } });
      await assert.rejects(run(p), (error: unknown) => error instanceof ProbityError && error.code === 'SEALED_COMMITMENT_MISMATCH' && error.detail.includes(name) && !/\d{20}/.test(error.detail));
      assert.deepEqual(failed, ['SEALED_COMMITMENT_MISMATCH']);
    }
  });

  it('refuses a verifying key that is malformed', async () => {
    const { ports: p, failed } = ports();
    await assert.rejects(run(p), /CIRCUIT_KEY_INVALID/);
    assert.deepEqual(failed, ['CIRCUIT_KEY_INVALID']);
  });

  it('leaves the batch alone after a passing failure, and marks it at the last attempt', async () => {
    const gone = new Error('out of file handles');
    const { ports: p, failed } = ports({ chunks: { load: async () => { throw gone; } } });
    await assert.rejects(run(p), gone);
    assert.deepEqual(failed, []);
    await assert.rejects(run(p, true), gone);
    assert.deepEqual(failed, ['INTERNAL']);
  });

  it('leaves the batch alone for as long as somebody may still mend what is amiss, at the last attempt too', async () => {
    for (const code of ['ARTIFACT_MISSING', 'ARTIFACT_STORE_FULL', 'ARTIFACT_STORE_UNREACHABLE', 'ARTIFACT_STORE_REFUSED'] as const) {
      const error = new ArtifactError(code, 'not now');
      const { ports: p, failed } = ports({ chunks: { load: async () => { throw error; } } });
      await assert.rejects(run(p, true), error);
      assert.deepEqual([isPostponed(error, false), isFinal(error), failed], [true, false, []]);
    }
  });

  it('lets its last try wait while the database is away, and does not fail the batch over it', async () => {
    for (const error of [Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }), Object.assign(new Error('stopping'), { code: '57P01' }), new Error('Connection terminated unexpectedly')]) {
      const { ports: p, failed } = ports({ chunks: { load: async () => { throw error; } } });
      await assert.rejects(run(p, true), error);
      assert.deepEqual([isPostponed(error, false), isPostponed(error, true), failed], [false, true, []]);
    }
  });

  it('marks the batch at once for artifacts and witnesses that are refused', async () => {
    for (const error of [new ArtifactError('ARTIFACT_HASH_MISMATCH', 'other bytes'), new ArtifactError('ARTIFACT_TOO_LARGE', 'too many bytes'), new ProverError('WITNESS_REJECTED', 'line 7')]) {
      const { ports: p, failed } = ports({ chunks: { load: async () => { throw error; } } });
      await assert.rejects(run(p), error);
      assert.deepEqual(failed, [error.code]);
    }
  });

  it('keeps the first error when its recording fails too', async () => {
    const { ports: p } = ports({ chunks: { load: async () => { throw new ProverError('WITNESS_REJECTED', 'line 7'); }, markFailed: async () => { throw new Error('down'); } } });
    await assert.rejects(run(p), /line 7/);
  });

  it('records a chunk whose workers kept dying', async () => {
    const { ports: p, failed } = ports();
    await proveChunkHandler(p).onGivenUp!(payload);
    assert.deepEqual(failed, ['PROVING_STALLED']);
  });
});

it('synthetic chunks chain: each begins where the one before ended', () => {
  const [first, second] = chunks.map((input, index) => circuitInputs(2, widths, batch, index, input));
  assert.equal(first!.commitments.totalsAfter, second!.commitments.totalsBefore);
  assert.equal(second!.recordDigest, recordStatementDigest(chunkStatements(batch, 1, second!.commitments).record));
});
