import { circuitInputs } from '@probity/shared-commitments';
import type { BatchContext, ChunkCommitments, ChunkInput, CircuitInput } from '@probity/shared-commitments';
import { parseVerifyingKey, proofToWire, verifyGroth16, verifyingKeyDigest } from '@probity/shared-proof-verifier';
import type { ProofWire, VerifyingKey } from '@probity/shared-proof-verifier';
import type { Logger } from '@probity/shared-platform';
import type { Artifacts } from '../artifacts/artifact-store.js';
import type { Prover } from '../prover/prover.js';
import type { ChunkCircuit, JobPayload } from './jobs.js';
import { errorCode, isFinal, isPostponed, provingError } from './proving-error.js';
import type { JobHandler } from './queue-worker.js';

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
  readonly artifacts: Pick<Artifacts, 'get'>;
  readonly prover: Pick<Prover, 'prove'>;
  readonly logger: Logger;
}

/**
 * The handler of `prove-chunk`: load, compare with what was sealed, prove, verify with the verifier that shares no code
 * with the prover, store. Witness and salts stay in memory. Running it twice is harmless.
 */
export function proveChunkHandler(ports: ProveChunkPorts): JobHandler<'prove-chunk'> {
  const keys = new CircuitKeys(ports.artifacts);

  return {
    jobName: 'prove-chunk',
    handle: async (payload, context) => {
      try {
        return await proveChunk(ports, keys, payload, (stage) => context.progress(stage));
      } catch (error) {
        if (isFinal(error) || (context.lastAttempt && !isPostponed(error))) await markFailed(ports, payload, errorCode(error));
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
  { chunks, prover, logger }: ProveChunkPorts, keys: CircuitKeys, { batchId, chunkIndex, circuit }: JobPayload<'prove-chunk'>, progress: (stage: string) => Promise<void>,
): Promise<{ stored: boolean; proveMilliseconds: number }> {
  if (await chunks.hasProof(batchId, chunkIndex, circuit)) return { stored: false, proveMilliseconds: 0 };

  const chunk = await chunks.load(batchId, chunkIndex);
  const inputs = circuitInputs(chunk.slots, chunk.featureWidths, chunk.batch, chunkIndex, chunk.input);
  requireSealed(inputs.commitments, chunk.sealed, batchId, chunkIndex);
  const key = await keys.load(chunk.circuits[circuit]);
  await progress('loaded');

  const input = circuit === 'record' ? inputs.record : { ...inputs.model, ...chunk.modelInput };
  const { proof, publicSignal, timings } = await prover.prove({ zkey: key.zkey, wasm: key.wasm, input });
  await progress('proved');

  const statementDigest = circuit === 'record' ? inputs.recordDigest : inputs.modelDigest;
  if (publicSignal !== statementDigest || !verifyGroth16(key.verifyingKey, statementDigest, proof)) {
    throw provingError('PROOF_REFUSED', `batch ${batchId}, chunk ${chunkIndex}: the ${circuit} proof does not verify under the registered key of ${chunk.circuits[circuit].circuit}`);
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

interface LoadedKey {
  readonly zkey: Uint8Array;
  readonly wasm: Uint8Array;
  readonly verifyingKey: VerifyingKey;
}

/** Keys in memory, hashed on the way in. A worker proves with few of them, and a key is tens of megabytes to read. */
class CircuitKeys {
  readonly #artifacts: Pick<Artifacts, 'get'>;
  readonly #loaded = new Map<string, LoadedKey>();

  constructor(artifacts: Pick<Artifacts, 'get'>) {
    this.#artifacts = artifacts;
  }

  async load(circuit: RegisteredCircuit): Promise<LoadedKey> {
    const name = `${circuit.zkeySha256}-${circuit.wasmSha256}-${circuit.verifyingKeySha256}`;
    const known = this.#loaded.get(name);
    if (known !== undefined) return known;

    const parsed = parseVerifyingKey(circuit.verifyingKey);
    if (!parsed.ok) throw provingError('CIRCUIT_KEY_INVALID', `verifying key of ${circuit.circuit}: ${parsed.message}`);
    if (verifyingKeyDigest(parsed.value) !== circuit.verifyingKeySha256) throw provingError('CIRCUIT_KEY_INVALID', `verifying key of ${circuit.circuit} has another digest than its row says`);
    const key = { zkey: await this.#artifacts.get(circuit.zkeySha256), wasm: await this.#artifacts.get(circuit.wasmSha256), verifyingKey: parsed.value };

    // Enough for both circuits on the day a model changes.
    if (this.#loaded.size >= 4) this.#loaded.delete(this.#loaded.keys().next().value!);
    this.#loaded.set(name, key);
    return key;
  }
}
