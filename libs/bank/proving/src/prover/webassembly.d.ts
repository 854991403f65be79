/** The part of the WebAssembly API that setup and witness programs use: it comes with the DOM types, which do not belong here. */
declare namespace WebAssembly {
  class Memory {
    constructor(descriptor: { initial: number });
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, Memory | ((code: number) => void)>>);
    readonly exports: Record<string, unknown>;
  }
}
