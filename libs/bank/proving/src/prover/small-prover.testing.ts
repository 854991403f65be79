/** Test helper: the small circuit with its artifacts by hash, and a prover for it. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compileCircom } from '@probity/shared-circuit-build';
import { createLogger, DEFAULT_PROVER, type ProverConfig } from '@probity/shared-platform';
import { parseVerifyingKey, type VerifyingKey } from '@probity/shared-proof-verifier';
import { sha256Of } from '../artifacts/artifact-store.js';
import { directSetup } from '@probity/shared-proving-key';
import { circomlibDirectory, smallInput, writeSmallCircuit } from '@probity/shared-proving-key/testing';
import { openProver } from './open-prover.js';
import type { ProverPool } from './pool/prover-pool.js';
import type { ProveJob } from './prover.js';

/** Artifacts by hash, and how often each was asked for. */
export class MemoryArtifacts {
  readonly #stored = new Map<string, Uint8Array>();
  readonly asked: string[] = [];
  /** Bytes come once this has settled. */
  held: Promise<void> | undefined;

  put(bytes: Uint8Array): string {
    const sha256 = sha256Of(bytes);
    this.#stored.set(sha256, bytes);
    return sha256;
  }

  /** Bytes that are not what their name says. */
  lie(sha256: string, bytes: Uint8Array): void {
    this.#stored.set(sha256, bytes);
  }

  async get(sha256: string): Promise<Uint8Array> {
    this.asked.push(sha256);
    await this.held;
    return this.#stored.get(sha256)!;
  }
}

export interface SmallCircuit {
  readonly artifacts: MemoryArtifacts;
  readonly job: ProveJob;
  readonly zkey: Uint8Array;
  readonly wasm: Uint8Array;
  readonly key: VerifyingKey;
}

/** Builds the small circuit; its folder is gone afterwards. */
export async function smallCircuit(seed = 'prover test'): Promise<SmallCircuit> {
  const { directory, source } = await writeSmallCircuit();
  try {
    await mkdir(join(directory, 'out'));
    const { r1cs, wasm } = await compileCircom(source, [circomlibDirectory], join(directory, 'out'));
    const { zkey, verifyingKey } = await directSetup(r1cs, seed);
    const key = parseVerifyingKey(verifyingKey);
    if (!key.ok) throw new Error(key.message);
    const artifacts = new MemoryArtifacts();
    const circuit = { zkeySha256: artifacts.put(zkey), wasmSha256: artifacts.put(wasm) };
    return { artifacts, job: { circuit, input: smallInput }, zkey, wasm, key: key.value };
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** A prover whose log lines are kept. */
export async function openSmallProver({ artifacts }: SmallCircuit, config: Partial<ProverConfig>): Promise<{ prover: ProverPool; log: string[] }> {
  const log: string[] = [];
  const logger = createLogger({ name: 'prover test', level: 'trace', destination: { write: (line) => void log.push(line) } });
  return { prover: await openProver({ config: { ...DEFAULT_PROVER, processes: 1, ...config }, artifacts, logger }), log };
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
