/** The part of snarkjs (no types of its own) that the prover and the tests use. */
declare module 'snarkjs' {
  type MemoryFile = { type: 'mem'; data?: Uint8Array };
  type Bytes = string | Uint8Array | MemoryFile;
  type Proof = { readonly pi_a: unknown; readonly pi_b: unknown; readonly pi_c: unknown };

  export const wtns: { calculate(input: object, wasm: Bytes, witness: MemoryFile): Promise<void> };
  export const groth16: {
    prove(zkey: Bytes, witness: MemoryFile): Promise<{ proof: Proof; publicSignals: string[] }>;
    verify(verifyingKey: unknown, publicSignals: readonly string[], proof: Proof): Promise<boolean>;
  };
  export const zKey: {
    exportVerificationKey(zkey: Bytes): Promise<unknown>;
    newZKey(r1cs: Bytes, ptau: Bytes, zkey: MemoryFile): Promise<Uint8Array | number>;
    contribute(zkey: Bytes, to: MemoryFile, name: string, entropy: string): Promise<Uint8Array>;
    verifyFromR1cs(r1cs: Bytes, ptau: Bytes, zkey: Bytes, logger?: object): Promise<boolean>;
  };
  export const powersOfTau: {
    newAccumulator(curve: unknown, power: number, ptau: MemoryFile): Promise<Uint8Array>;
    preparePhase2(from: Bytes, to: MemoryFile): Promise<void>;
  };
  export const curves: { getCurveFromName(name: 'bn128'): Promise<{ terminate(): Promise<void> }> };
}
