/** The part of the WebAssembly API that a witness program needs: it comes with the DOM types, which do not belong here. */
declare namespace WebAssembly {
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  interface Module {
    readonly brand: 'module';
  }
  function compile(code: Uint8Array): Promise<Module>;
  function instantiate(module: Module, imports: Record<string, Record<string, (code: number) => void>>): Promise<{ readonly exports: unknown }>;
}
