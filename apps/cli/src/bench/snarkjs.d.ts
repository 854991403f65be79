/** The part of snarkjs (no types of its own) that the benches measure ours against. */
declare module 'snarkjs' {
  export const wtns: { calculate(input: object, wasm: string, witness: string): Promise<void> };
  export const groth16: {
    prove(zkey: string, witness: string): Promise<{ proof: unknown; publicSignals: string[] }>;
    verify(verifyingKey: unknown, publicSignals: readonly string[], proof: object): Promise<boolean>;
  };
  export const curves: {
    getCurveFromName(name: 'bn128'): Promise<{
      readonly r: bigint;
      readonly G2: { fromObject(point: unknown): Uint8Array; timesScalar(point: Uint8Array, scalar: bigint): Uint8Array; isZero(point: Uint8Array): boolean };
      terminate(): Promise<void>;
    }>;
  };
}
