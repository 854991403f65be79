/** What a prover process is told, one request at a time, and what it answers. Everything goes by IPC: nothing by arguments or environment. */
import type { CircuitInput } from '@probity/shared-commitments';
import type { ProofWire } from '@probity/shared-proof-verifier';
import type { EngineSettings } from '../engines/engine.js';
import type { CircuitArtifacts, ProverErrorCode, ProveResult } from '../prover.js';

export type Request =
  | { readonly type: 'open'; readonly settings: EngineSettings }
  | { readonly type: 'load'; readonly circuit: CircuitArtifacts; readonly zkey: Uint8Array; readonly wasm: Uint8Array; readonly forget: string | undefined }
  | { readonly type: 'prove'; readonly circuit: CircuitArtifacts; readonly input: CircuitInput };

export interface Proved {
  readonly proof: ProofWire;
  readonly publicSignal: bigint;
  readonly timings: ProveResult['timings'];
  /** Resident memory of the process: now, and at its largest. */
  readonly residentMiB: number;
  readonly peakMemoryMiB: number;
}

export type Reply = { readonly ok: true; readonly proved?: Proved } | { readonly ok: false; readonly code: ProverErrorCode; readonly message: string };

/** Name under which a process keeps a circuit. */
export const circuitName = ({ zkeySha256, wasmSha256 }: CircuitArtifacts): string => `${zkeySha256}-${wasmSha256}`;
