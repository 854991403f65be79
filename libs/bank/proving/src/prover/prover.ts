/** The prover port: a circuit and an input in, a proof out. */
import type { CircuitInput } from '@probity/shared-commitments';
import type { Groth16Proof } from '@probity/shared-proof-verifier';

/** Proving key and witness program of a circuit, by SHA-256: never by place. */
export interface CircuitArtifacts {
  readonly zkeySha256: string;
  readonly wasmSha256: string;
}

export interface ProveJob {
  readonly circuit: CircuitArtifacts;
  readonly input: CircuitInput;
}

export interface ProveResult {
  /** Points checked, not yet verified: verify it before it is stored. `proofToWire` gives its JSON form. */
  readonly proof: Groth16Proof;
  readonly publicSignal: bigint;
  readonly timings: { readonly witnessMilliseconds: number; readonly proveMilliseconds: number };
  /** Largest resident size so far of the process that proved. */
  readonly peakMemoryMiB: number;
}

/** What proves, for logs and for the register of workers. */
export interface ProverDescription {
  /** `snarkjs`: in JavaScript and WebAssembly, from keys of snarkjs. */
  readonly engine: 'snarkjs' | 'rapidsnark';
  /** Of the JavaScript engine the arithmetic it builds on, of rapidsnark (which does not tell its version) the binary's SHA-256. */
  readonly version: string;
  /** Proofs made at a time. */
  readonly processes: number;
}

export interface Prover {
  readonly description: ProverDescription;
  /**
   * Proves as soon as a process is free. What is cancelled by `signal` ends at once.
   * @throws ProverError, and what the artifact store throws
   */
  prove(job: ProveJob, signal?: AbortSignal): Promise<ProveResult>;
  /** Takes no more jobs, finishes those it has, then ends its processes. */
  close(): Promise<void>;
}

export type ProverErrorCode =
  /** The input does not satisfy the circuit. The only code that trying again cannot change. */
  | 'WITNESS_REJECTED'
  | 'PROVING_FAILED'
  /** A key or witness program has other bytes than its hash says, or is none. */
  | 'KEY_REFUSED'
  /** The process that proved is gone: killed, or out of memory. */
  | 'PROVER_PROCESS_ENDED'
  | 'PROVING_CANCELLED'
  | 'PROVER_CLOSED'
  /** The binary that was asked for can't be used. */
  | 'PROVER_BINARY_REFUSED';

/** Thrown by a prover. The message names circuit places, never values. */
export class ProverError extends Error {
  constructor(
    readonly code: ProverErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'ProverError';
  }
}
