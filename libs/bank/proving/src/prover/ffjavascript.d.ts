/** The part of ffjavascript (no types of its own) that the setup uses. */
declare module 'ffjavascript' {
  export type Group = {
    readonly g: Uint8Array;
    fromRng(rng: ChaCha): Uint8Array;
    timesScalar(point: Uint8Array, scalar: bigint): Uint8Array;
    multiExpAffine(points: Uint8Array, scalars: Uint8Array): Promise<Uint8Array>;
    toAffine(point: Uint8Array): Uint8Array;
    toUncompressed(point: Uint8Array): Uint8Array;
    toObject(point: Uint8Array): readonly unknown[];
  };
  export type Curve = {
    readonly G1: Group;
    readonly G2: Group;
    readonly tm: { readonly code: Uint8Array; readonly pG1gen: number; readonly pG2gen: number };
  };
  export class ChaCha {
    constructor(seed: readonly number[]);
  }
  /** With `true`: a single-threaded curve of its own, which starts no worker and needs no termination. */
  export function buildBn128(singleThread: true): Promise<Curve>;
}
