/** The part of snarkjs (no types of its own) that is the stock prover of the bench. */
declare module 'snarkjs' {
  export const wtns: { calculate(input: object, wasm: string, witness: string): Promise<void> };
  export const groth16: { prove(zkey: string, witness: string): Promise<{ proof: unknown; publicSignals: string[] }> };
}
