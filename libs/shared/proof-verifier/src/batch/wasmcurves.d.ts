/** The part of wasmcurves (no types of its own) that the engine uses: BN254 as one WebAssembly module, and where in its memory things are. */
declare module 'wasmcurves/build/bn128_wasm.js' {
  /** The module, base64. It imports its memory; the first word of it says where free memory begins. */
  export const code: string;
  /** Bytes of a point of G1 and G2 prepared for the Miller loop. */
  export const prePSize: number;
  export const preQSize: number;
}

/** The part of WebAssembly that the engine uses; the whole of it is typed with the DOM only. */
declare namespace WebAssembly {
  class Memory {
    constructor(descriptor: { readonly initial: number });
    readonly buffer: ArrayBuffer;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: { readonly env: { readonly memory: Memory } });
    readonly exports: unknown;
  }
}
