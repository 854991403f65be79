/** What makes proofs inside a prover process. */
import type { ProofWire } from '@probity/shared-proof-verifier';
import { javascriptEngine } from './javascript/javascript-engine.js';
import { rapidsnarkEngine } from './rapidsnark/rapidsnark-engine.js';

/** How a process is told which engine to be. */
export type EngineSettings = { readonly engine: 'snarkjs' } | { readonly engine: 'rapidsnark'; readonly binary: string; readonly sha256: string };

export interface ProofEngine {
  /** Takes a proving key whose hash was checked. @throws SetupError, RangeError or ProverError where it is none */
  load(zkey: Uint8Array): Promise<CircuitProver>;
}

/** A proving key, ready for use. */
export interface CircuitProver {
  /** `witness`: wire after wire, 32 bytes each, little-endian. */
  prove(witness: Uint8Array): Promise<ProofWire>;
  release(): Promise<void>;
}

/** @throws ProverError PROVER_BINARY_REFUSED */
export function openEngine(settings: EngineSettings): Promise<ProofEngine> {
  return settings.engine === 'snarkjs' ? Promise.resolve(javascriptEngine) : rapidsnarkEngine(settings);
}
