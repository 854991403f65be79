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

/** @see docs/measurements.md, "Models" for where the constants come from. */
export function forecastProving({ wires, domain, coefficients, denseWires }: CircuitSize): ProvingForecast {
  const keyBytes = KEY.header + wires * KEY.wire + domain * KEY.row + coefficients * KEY.coefficient;
  return {
    keyBytes,
    memoryMiB: Math.round(MEMORY.process + (domain * MEMORY.row + keyBytes * MEMORY.keyByte) / 2 ** 20),
    seconds: Number((SECONDS.row * domain + SECONDS.denseWire * denseWires + SECONDS.coefficient * coefficients).toFixed(2)),
  };
}

/** The key file's layout (snarkjs zkey, Groth16): points of A, B in both groups and C for each wire, of H for each row. */
const KEY = { header: 2048, wire: 64 + 64 + 128 + 64, row: 64, coefficient: 12 + 32 };

/** MiB of a process that has proved nothing yet; bytes a row (polynomials) and a byte of the key (sections are copied). */
const MEMORY = { process: 250, row: 600, keyByte: 4 };

/** Least squares over the proofs of the example models. */
const SECONDS = { row: 2.7e-5, denseWire: 6e-5, coefficient: 2e-6 };
