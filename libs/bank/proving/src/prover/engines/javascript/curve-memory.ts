/** One instance of ffjavascript's curve as WebAssembly, with a memory of its own: one key lives in it, and goes with it. */
import { buildBn128 } from 'ffjavascript';

/** A function of the curve's module: takes places in its memory and counts. Of the tests (`isZero`) the result is 0 or 1. */
export type WasmFunction = (...places: number[]) => number;

const PAGE = 65_536;
/** Places are kept in signed 32-bit integers here and there. A key of 2^17 rows takes 200 MiB. */
const LARGEST = 2 ** 31 - PAGE;

let compiled: Promise<WebAssembly.Module> | undefined;

/** Built and compiled once a process: 150 ms, which snarkjs pays for each proof when told to use one thread. */
function curveModule(): Promise<WebAssembly.Module> {
  compiled ??= buildBn128(true).then(({ tm }) => new WebAssembly.Module(tm.code));
  return compiled;
}

export class CurveMemory {
  readonly #memory = new WebAssembly.Memory({ initial: 64 });
  readonly #exports: Record<string, unknown>;
  /** Room for the module's own functions, which do not ask for it. */
  #scratch = PAGE;

  private constructor(module: WebAssembly.Module) {
    this.#exports = new WebAssembly.Instance(module, { env: { memory: this.#memory } }).exports;
  }

  static async create(): Promise<CurveMemory> {
    return new CurveMemory(await curveModule());
  }

  function(name: string): WasmFunction {
    return this.#exports[name] as WasmFunction;
  }

  /**
   * Takes `bytes` of memory for good, aligned to 32, and sees that from now on `scratch` are free behind all that is taken,
   * for functions of the module: they take their own from there. The memory's first word says where the free space begins.
   */
  allocate(bytes: number, scratch = 0): number {
    this.#scratch = Math.max(this.#scratch, scratch);
    const place = Math.ceil(new Uint32Array(this.#memory.buffer)[0]! / 32) * 32;
    const end = place + bytes;
    if (end + this.#scratch > LARGEST) throw new RangeError('the circuit is too large for the memory of a WebAssembly module');
    const missing = end + this.#scratch - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
    new Uint32Array(this.#memory.buffer)[0] = end;
    return place;
  }

  /** Takes memory for bytes and copies them there. */
  store(bytes: Uint8Array): number {
    const place = this.allocate(bytes.byteLength);
    this.view(place, bytes.byteLength).set(bytes);
    return place;
  }

  /** The bytes themselves, until the next `allocate`. */
  view(place: number, bytes: number): Uint8Array {
    return new Uint8Array(this.#memory.buffer, place, bytes);
  }
}
