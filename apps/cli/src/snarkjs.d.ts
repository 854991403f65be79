/** The part of snarkjs (no types of its own) that ceremonies and benches use. */
declare module 'snarkjs' {
  type File = string | Uint8Array;
  export const zKey: {
    newZKey(r1cs: File, ptau: File, zkey: string): Promise<Uint8Array | number>;
    contribute(zkey: File, to: string, name: string, entropy: string): Promise<Uint8Array>;
    beacon(zkey: File, to: string, name: string, value: string, iterations: number): Promise<Uint8Array | false>;
    verifyFromR1cs(r1cs: File, ptau: File, zkey: File): Promise<boolean>;
    exportVerificationKey(zkey: File): Promise<unknown>;
  };
  export const powersOfTau: {
    newAccumulator(curve: unknown, power: number, ptau: string): Promise<Uint8Array>;
    preparePhase2(from: string, to: string): Promise<void>;
  };
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
