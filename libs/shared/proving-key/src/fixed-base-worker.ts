/** Worker thread: multiplies the generators by many scalars, with a table of their multiples. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FixedBaseReply, FixedBaseRequest, FixedBaseStart } from './fixed-base.js';

type WasmFunction = (...pointers: number[]) => void;

const start = workerData as FixedBaseStart;
const SCALAR_BYTES = 32;
const SCALAR_BITS = 254;
const PAGE = 65536;

/** Sizes in bytes, prefix of the wasm functions, place of the generator (Jacobian, Montgomery form). */
const GROUPS = {
  G1: { prefix: 'g1m', affine: 64, jacobian: 96, coordinate: 32, generator: start.g1Generator, windowBits: start.windowBits.G1 },
  G2: { prefix: 'g2m', affine: 128, jacobian: 192, coordinate: 64, generator: start.g2Generator, windowBits: start.windowBits.G2 },
} as const;

const memory = new WebAssembly.Memory({ initial: 64 });
const { exports } = new WebAssembly.Instance(new WebAssembly.Module(start.wasm), { env: { memory } });
const wasm = (name: string): WasmFunction => exports[name] as WasmFunction;
const tables = new Map<keyof typeof GROUPS, number>();

/** The first word of the module's memory points to its free space; its own functions take scratch from there. */
function allocate(bytes: number, scratch: number): number {
  const words = new Uint32Array(memory.buffer);
  const place = (words[0]! + 7) & ~7;
  const end = place + bytes;
  words[0] = end;
  const missing = end + scratch - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
  return place;
}

function release(place: number): void {
  new Uint32Array(memory.buffer)[0] = place;
}

/** Table of d·2^(w·window)·G for each window w and digit d, affine. */
function tableOf(name: keyof typeof GROUPS): number {
  const known = tables.get(name);
  if (known !== undefined) return known;
  const group = GROUPS[name];
  const windows = Math.ceil(SCALAR_BITS / group.windowBits);
  const digits = 1 << group.windowBits;
  const table = allocate(windows * digits * group.affine, 0);
  const row = allocate((digits + 1) * group.jacobian + group.affine, (digits + 1) * group.coordinate * 2);
  const base = row + (digits + 1) * group.jacobian;
  const addMixed = wasm(`${group.prefix}_addMixed`);
  wasm(`${group.prefix}_toAffine`)(group.generator, base);
  for (let window = 0; window < windows; window += 1) {
    wasm(`${group.prefix}_zero`)(row);
    for (let digit = 1; digit <= digits; digit += 1) addMixed(row + (digit - 1) * group.jacobian, base, row + digit * group.jacobian);
    wasm(`${group.prefix}_toAffine`)(row + digits * group.jacobian, base);
    wasm(`${group.prefix}_batchToAffine`)(row, digits, table + window * digits * group.affine);
  }
  release(row);
  tables.set(name, table);
  return table;
}

function multiply(request: FixedBaseRequest): FixedBaseReply {
  const group = GROUPS[request.group];
  const table = tableOf(request.group);
  const count = request.scalars.byteLength / SCALAR_BYTES;
  const windows = Math.ceil(SCALAR_BITS / group.windowBits);
  const mask = (1 << group.windowBits) - 1;
  const rowBytes = group.affine << group.windowBits;
  const sums = allocate(count * group.jacobian, (count + 1) * group.coordinate * 2);
  const zero = wasm(`${group.prefix}_zero`);
  const addMixed = wasm(`${group.prefix}_addMixed`);
  // Four bytes of padding let every digit be read as part of one 32-bit word.
  const padded = new Uint8Array(count * SCALAR_BYTES + 4);
  padded.set(request.scalars);
  const scalars = new DataView(padded.buffer);
  for (let index = 0; index < count; index += 1) {
    const sum = sums + index * group.jacobian;
    zero(sum);
    for (let window = 0; window < windows; window += 1) {
      const bit = window * group.windowBits;
      const byte = bit >> 3;
      // Bits beyond this scalar would belong to the next one.
      const available = byte + 4 <= SCALAR_BYTES ? mask : mask & ((1 << (SCALAR_BITS + 2 - bit)) - 1);
      const digit = (scalars.getUint32(index * SCALAR_BYTES + byte, true) >>> (bit & 7)) & available;
      if (digit !== 0) addMixed(sum, table + window * rowBytes + digit * group.affine, sum);
    }
  }
  wasm(`${group.prefix}_batchToAffine`)(sums, count, sums);
  const points = new Uint8Array(memory.buffer, sums, count * group.affine).slice();
  wasm(`${group.prefix}_batchLEMtoU`)(sums, count, sums);
  const uncompressed = new Uint8Array(memory.buffer, sums, count * group.affine).slice();
  release(sums);
  return { points, uncompressed };
}

parentPort!.on('message', (request: FixedBaseRequest) => {
  const reply = multiply(request);
  parentPort!.postMessage(reply, [reply.points.buffer as ArrayBuffer, reply.uncompressed.buffer as ArrayBuffer]);
});
