/** What a circuit's key and proofs will cost on a machine like the one that was measured, before anything is built. */

/** Sizes of a circuit: predicted from the plan, or counted in the built one. */
export interface CircuitSize {
  readonly wires: number;
  /** Rows of the proof. */
  readonly domain: number;
  /** Non-zero entries of A and B. */
  readonly coefficients: number;
  /** Wires of values that are not small. */
  readonly denseWires: number;
}

export interface ProvingForecast {
  readonly keyBytes: number;
  /** Of a process that proves. */
  readonly memoryMiB: number;
  /** Of one proof, witness included. */
  readonly seconds: number;
}

/**
 * For the stock snarkjs prover on two cores that do nothing else; our own takes about three quarters of it, on one core.
 * Where the constants come from: docs/measurements.md, "Models".
 */
export function forecastProving({ wires, domain, coefficients, denseWires }: CircuitSize): ProvingForecast {
  const keyBytes = KEY.header + wires * KEY.wire + domain * KEY.row + coefficients * KEY.coefficient;
  return {
    keyBytes,
    memoryMiB: Math.round(MEMORY.processMiB + (keyBytes * MEMORY.bytesPerKeyByte) / 2 ** 20),
    seconds: Number((SECONDS.row * domain + SECONDS.denseWire * denseWires).toFixed(2)),
  };
}

/** The key file's layout (snarkjs zkey, Groth16): points of A, B in both groups and C for each wire, of H for each row. */
const KEY = { header: 2048, wire: 64 + 64 + 128 + 64, row: 64, coefficient: 12 + 32 };

/** A process before its first proof, and copies of the key's sections with what is computed from them. */
const MEMORY = { processMiB: 300, bytesPerKeyByte: 5 };

/**
 * Least squares, by relative error, over proofs of seven circuits of 2^14 to 2^17 rows: no more than 20 % off. Coefficients
 * were a third term of the fit and came out as nothing: reading them is lost beside the rows.
 */
const SECONDS = { row: 3.5e-5, denseWire: 1e-4 };
