/** The prover port: artifacts and an input in, a proof out. */
import type { CircuitInput } from '@probity/shared-commitments';
import type { Groth16Proof } from '@probity/shared-proof-verifier';

export type ProveJob = {
  /** Proving key file. Hand over the same array for each chunk: nothing is read from disk. */
  readonly zkey: Uint8Array;
  /** The circuit's witness program. */
  readonly wasm: Uint8Array;
  readonly input: CircuitInput;
};

export type ProveResult = {
  /** Points checked, not yet verified: verify it before it is stored. `proofToWire` gives its JSON form. */
  readonly proof: Groth16Proof;
  readonly publicSignal: bigint;
  readonly timings: { readonly witnessMilliseconds: number; readonly proveMilliseconds: number };
};

export type Prover = {
  /** @throws ProverError */
  prove(job: ProveJob): Promise<ProveResult>;
  /** Waits for what runs, then ends the threads. */
  close(): Promise<void>;
};

/** Thrown by a prover. The message names circuit places, never values. */
export class ProverError extends Error {
  constructor(
    readonly code: 'WITNESS_REJECTED' | 'PROVING_FAILED' | 'PROVER_CLOSED',
    message: string,
  ) {
    super(message);
    this.name = 'ProverError';
  }
}
