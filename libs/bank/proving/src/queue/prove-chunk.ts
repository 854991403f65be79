import { circuitInputs } from '@probity/shared-commitments';
import type { BatchContext, ChunkCommitments, ChunkInput, CircuitInput } from '@probity/shared-commitments';
import { parseVerifyingKey, proofToWire, verifyGroth16, verifyingKeyDigest } from '@probity/shared-proof-verifier';
import type { ProofWire, VerifyingKey } from '@probity/shared-proof-verifier';
import type { Logger } from '@probity/shared-platform';
import type { Prover } from '../prover/prover.js';
import type { ChunkCircuit, JobPayload } from './jobs.js';
import { errorCode, isFinal, isPostponed, provingError } from './proving-error.js';
import type { JobContext, JobHandler } from './queue-worker.js';

/** A circuit as the bank registered it: artifacts by hash, never by place. */
export interface RegisteredCircuit {
  /** `name@semver`. */
  readonly circuit: string;
  readonly wasmSha256: string;
  readonly zkeySha256: string;
  readonly verifyingKeySha256: string;
  readonly verifyingKey: unknown;
}

/** A chunk as its rows are now, and as it was sealed. */
export interface LoadedChunk {
  readonly batch: BatchContext;
  readonly slots: number;
  readonly featureWidths: readonly number[];
  readonly input: ChunkInput;
  /** What the model circuit takes beside: of a committed model its parameters and their salt. */
  readonly modelInput: CircuitInput;
  readonly sealed: ChunkCommitments;
  readonly circuits: Readonly<Record<ChunkCircuit, RegisteredCircuit>>;
}

export interface StoredProof {
  readonly batchId: string;
  readonly chunkIndex: number;
  readonly circuit: ChunkCircuit;
  readonly proof: ProofWire;
  readonly statementDigest: bigint;
  readonly proveMilliseconds: number;
}

/** The rows of batches that proving reads and writes. */
export interface ChunkStore {
  /** @throws with code SEALED_COMMITMENT_MISMATCH when what is loaded is not what was sealed */
  load(batchId: string, chunkIndex: number): Promise<LoadedChunk>;
  hasProof(batchId: string, chunkIndex: number, circuit: ChunkCircuit): Promise<boolean>;
  /** Returns false where a proof was there already: it is kept. */
  storeProof(proof: StoredProof): Promise<boolean>;
  /** Records why a chunk, and with it the batch, will not be proven. */
  markFailed(batchId: string, chunkIndex: number, code: string): Promise<void>;
}

export interface ProveChunkPorts {
  readonly chunks: ChunkStore;
  readonly prover: Pick<Prover, 'prove'>;
  readonly logger: Logger;
}

/**
 * The handler of `prove-chunk`: load, compare with what was sealed, prove, verify with the verifier that shares no code
 * with the prover, store. The witness exists in the prover process only. Running it twice is harmless.
 */
export function proveChunkHandler(ports: ProveChunkPorts): JobHandler<'prove-chunk'> {
  return {
    jobName: 'prove-chunk',
    handle: async (payload, context) => {
      try {
        return await proveChunk(ports, payload, context);
      } catch (error) {
        if (isFinal(error) || (context.lastAttempt && !isPostponed(error, true))) await markFailed(ports, payload, errorCode(error));
        throw error;
      }
    },
    onGivenUp: (payload) => markFailed(ports, payload, 'PROVING_STALLED'),
  };
}

/** A failure to record a failure must not hide it: the relay's recovery finds the batch. */
async function markFailed({ chunks, logger }: ProveChunkPorts, { batchId, chunkIndex }: JobPayload<'prove-chunk'>, code: string): Promise<void> {
  await chunks.markFailed(batchId, chunkIndex, code).catch((error: unknown) => logger.error({ batchId, chunkIndex, code, err: error }, 'failure of a chunk not recorded'));
}

async function proveChunk(
  { chunks, prover, logger }: ProveChunkPorts, { batchId, chunkIndex, circuit }: JobPayload<'prove-chunk'>, { progress, signal }: JobContext,
): Promise<{ stored: boolean; proveMilliseconds: number }> {
  if (await chunks.hasProof(batchId, chunkIndex, circuit)) return { stored: false, proveMilliseconds: 0 };

  const chunk = await chunks.load(batchId, chunkIndex);
  const inputs = circuitInputs(chunk.slots, chunk.featureWidths, chunk.batch, chunkIndex, chunk.input);
  requireSealed(inputs.commitments, chunk.sealed, batchId, chunkIndex);
  const registered = chunk.circuits[circuit];
  const verifyingKey = verifyingKeyOf(registered);
  await progress('loaded');

  const input = circuit === 'record' ? inputs.record : { ...inputs.model, ...chunk.modelInput };
  const { proof, publicSignal, timings } = await prover.prove({ circuit: registered, input }, signal);
  await progress('proved');

  const statementDigest = circuit === 'record' ? inputs.recordDigest : inputs.modelDigest;
  if (publicSignal !== statementDigest || !verifyGroth16(verifyingKey, statementDigest, proof)) {
    throw provingError('PROOF_REFUSED', `batch ${batchId}, chunk ${chunkIndex}: the ${circuit} proof does not verify under the registered key of ${registered.circuit}`);
  }
  await progress('verified');

  const proveMilliseconds = Math.round(timings.witnessMilliseconds + timings.proveMilliseconds);
  const stored = await chunks.storeProof({ batchId, chunkIndex, circuit, proof: proofToWire(proof), statementDigest, proveMilliseconds });
  logger.info({ batchId, chunkIndex, circuit, proveMilliseconds, stored }, 'chunk proven');
  return { stored, proveMilliseconds };
}

/** The commitments of the close leaf were cosigned before this job existed; another statement must not be proven. */
function requireSealed(now: ChunkCommitments, sealed: ChunkCommitments, batchId: string, chunkIndex: number): void {
  const names = Object.keys(now) as (keyof ChunkCommitments)[];
  const changed = names.filter((name) => now[name] !== sealed[name]);
  if (changed.length > 0) throw provingError('SEALED_COMMITMENT_MISMATCH', `batch ${batchId}, chunk ${chunkIndex}: ${changed.join(', ')} differ from what was sealed`);
}

/** Keys as they are registered: there are few of them, and checking their points takes longer than a look into this. */
const verifyingKeys = new Map<string, VerifyingKey>();

function verifyingKeyOf({ circuit, verifyingKey, verifyingKeySha256 }: RegisteredCircuit): VerifyingKey {
  const known = verifyingKeys.get(verifyingKeySha256);
  if (known !== undefined) return known;
  const parsed = parseVerifyingKey(verifyingKey);
  if (!parsed.ok) throw provingError('CIRCUIT_KEY_INVALID', `verifying key of ${circuit}: ${parsed.message}`);
  if (verifyingKeyDigest(parsed.value) !== verifyingKeySha256) throw provingError('CIRCUIT_KEY_INVALID', `verifying key of ${circuit} has another digest than its row says`);
  verifyingKeys.set(verifyingKeySha256, parsed.value);
  return parsed.value;
}
