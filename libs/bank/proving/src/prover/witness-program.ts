/** A circuit's witness program, loaded once and run many times: snarkjs compiles the WebAssembly anew for each witness. */
import { FIELD_ORDER, type CircuitInput, type SignalValue } from '@probity/shared-commitments';
import { ProverError } from './prover.js';

/** What circom (2.x) exports. Values pass through a shared memory of 32-bit words, lowest first. */
interface Exports {
  init(sanityCheck: number): void;
  getFieldNumLen32(): number;
  getInputSize(): number;
  getInputSignalSize(hashHigh: number, hashLow: number): number;
  getWitnessSize(): number;
  getWitness(wire: number): void;
  getMessageChar(): number;
  readSharedRWMemory(word: number): number;
  writeSharedRWMemory(word: number, value: number): void;
  setInputSignal(hashHigh: number, hashLow: number, position: number): void;
}

/** Codes of circom's exception handler. */
const CAUSES: Readonly<Record<number, string>> = { 1: 'signal not found', 2: 'too many signals set', 3: 'signal already set', 4: 'assert failed', 5: 'not enough memory', 6: 'input signal array access exceeds the size' };

const SCALAR_BYTES = 32;

export class WitnessProgram {
  private exports: Exports | undefined;
  /** Why the last run stopped: template and line, never a value. */
  private message = '';

  private constructor(private readonly module: WebAssembly.Module) {}

  static create(wasm: Uint8Array): WitnessProgram {
    return new WitnessProgram(new WebAssembly.Module(wasm));
  }

  /**
   * Runs the program; every `===` of the circuit is checked on the way.
   * @throws ProverError WITNESS_REJECTED where the input does not satisfy the circuit
   */
  check(input: CircuitInput): void {
    const program = this.load();
    try {
      program.init(1);
      let given = 0;
      for (const [name, value] of Object.entries(input)) {
        const [high, low] = signalHash(name);
        const values = flat(value);
        const expected = program.getInputSignalSize(high, low);
        if (expected !== values.length) throw new ProverError('WITNESS_REJECTED', `signal ${name} takes ${Math.max(expected, 0)} values, ${values.length} are given`);
        values.forEach((element, position) => {
          writeElement(program, element);
          program.setInputSignal(high, low, position);
        });
        given += values.length;
      }
      if (given < program.getInputSize()) throw new ProverError('WITNESS_REJECTED', `the circuit takes ${program.getInputSize()} values, ${given} are given`);
    } catch (error) {
      // What a stopped run leaves behind is not defined.
      this.exports = undefined;
      if (error instanceof ProverError) throw error;
      throw new ProverError('WITNESS_REJECTED', `the input does not satisfy the circuit: ${[(error as Error).message, this.message.trim()].filter(Boolean).join(', ')}`);
    }
  }

  /**
   * The whole witness as a prover takes it: wire after wire, 32 bytes each, little-endian.
   * @throws ProverError WITNESS_REJECTED
   */
  witness(input: CircuitInput): Uint8Array {
    this.check(input);
    const program = this.load();
    const words = program.getFieldNumLen32();
    const wires = program.getWitnessSize();
    const witness = new DataView(new ArrayBuffer(wires * words * 4));
    for (let wire = 0; wire < wires; wire++) {
      program.getWitness(wire);
      for (let word = 0; word < words; word++) witness.setUint32((wire * words + word) * 4, program.readSharedRWMemory(word), true);
    }
    return new Uint8Array(witness.buffer);
  }

  /**
   * The whole witness, by wire.
   * @throws ProverError WITNESS_REJECTED
   */
  calculate(input: CircuitInput): bigint[] {
    const witness = this.witness(input);
    return Array.from({ length: witness.byteLength / SCALAR_BYTES }, (_, wire) => readScalar(witness, wire));
  }

  private load(): Exports {
    if (this.exports) return this.exports;
    this.message = '';
    const text = (): string => {
      let line = '';
      for (let char = loaded.getMessageChar(); char !== 0; char = loaded.getMessageChar()) line += String.fromCharCode(char);
      return line;
    };
    const instance = new WebAssembly.Instance(this.module, {
      runtime: {
        exceptionHandler: (code: number) => {
          throw new Error(CAUSES[code] ?? `code ${code}`);
        },
        printErrorMessage: () => {
          this.message += `${text()}\n`;
        },
        writeBufferMessage: () => void text(),
        showSharedRWMemory: () => undefined,
      },
    });
    const loaded = instance.exports as unknown as Exports;
    this.exports = loaded;
    return loaded;
  }
}

/** The value of a wire in a witness of 32 bytes each. */
export function readScalar(witness: Uint8Array, wire: number): bigint {
  const view = new DataView(witness.buffer, witness.byteOffset + wire * SCALAR_BYTES, SCALAR_BYTES);
  let value = 0n;
  for (let at = SCALAR_BYTES - 8; at >= 0; at -= 8) value = (value << 64n) | view.getBigUint64(at, true);
  return value;
}

function writeElement(program: Exports, value: bigint): void {
  let rest = ((value % FIELD_ORDER) + FIELD_ORDER) % FIELD_ORDER;
  const words = program.getFieldNumLen32();
  for (let word = 0; word < words; word++, rest >>= 32n) program.writeSharedRWMemory(word, Number(rest & 0xffffffffn));
}

const flat = (value: SignalValue): bigint[] => (typeof value === 'bigint' ? [value] : value.flatMap(flat));

/** FNV-1a, 64 bits: how circom's programs name input signals. */
function signalHash(name: string): [high: number, low: number] {
  let hash = 0xcbf29ce484222325n;
  for (const char of new TextEncoder().encode(name)) hash = BigInt.asUintN(64, (hash ^ BigInt(char)) * 0x100000001b3n);
  return [Number(hash >> 32n), Number(hash & 0xffffffffn)];
}
