/** Runs circom's compiled witness program, and reaches into its memory at each hint. */
import { reduce } from './constraint-system.js';
import type { Symbols } from './symbols.js';

/** A value of an input: an element or an array of such, in as many dimensions as the signal has. */
export type InputValue = bigint | number | string | readonly InputValue[];
export type WitnessInput = Readonly<Record<string, InputValue>>;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  init(sanityCheck: number): void;
  getInputSignalSize(hashHigh: number, hashLow: number): number;
  writeSharedRWMemory(word: number, value: number): void;
  readSharedRWMemory(word: number): number;
  setInputSignal(hashHigh: number, hashLow: number, position: number): void;
  getInputSize(): number;
  getWitnessSize(): number;
  getWitness(wire: number): void;
  getMessageChar(): number;
}

const ERRORS: Readonly<Record<number, string>> = {
  1: 'Signal not found.', 2: 'Too many signals set.', 3: 'Signal already set.', 4: 'Assert Failed.', 5: 'Not enough memory.',
  6: 'Input signal array access exceeds the size.', 7: 'Out of bounds array access.',
};

const WORDS = 8;
/** A signal in memory: a short value, its kind, and eight words of a long value. */
const SIGNAL_WORDS = 2 + WORDS;
const LONG = 0x80000000;
const MONTGOMERY = 0x40000000;
/** A kind that no value has: marks signals that were not computed yet. */
const UNSET = 0x0badbad0;

/** (2^256)^-1 modulo the field's order: undoes Montgomery form. */
const MONTGOMERY_INVERSE = 9915499612839321149637521777990102151350674507940716049588462388200839649614n;

/** FNV-1a of 64 bits: how the program knows its inputs. */
function inputHash(name: string): readonly [high: number, low: number] {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(name)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return [Number(BigInt.asIntN(32, hash >> 32n)), Number(BigInt.asIntN(32, hash))];
}

const flatten = (value: InputValue): bigint[] => (typeof value === 'object' ? value.flatMap(flatten) : [reduce(BigInt(value))]);

/** Names and values of all elements of an input, as the compiler names the signals of main. */
export function inputElements(input: WitnessInput): { readonly name: string; readonly path: readonly [string, ...number[]]; readonly value: bigint }[] {
  const walk = (path: readonly [string, ...number[]], value: InputValue): ReturnType<typeof inputElements> =>
    typeof value === 'object'
      ? value.flatMap((item, i) => walk([...path, i], item))
      : [{ name: `main.${path[0]}${path.slice(1).map((i) => `[${i}]`).join('')}`, path, value: reduce(BigInt(value)) }];
  return Object.entries(input).flatMap(([name, value]) => walk([name], value));
}

/** Replaces the value at a path of an input. */
export function changedInput(input: WitnessInput, path: readonly [string, ...number[]], value: bigint): WitnessInput {
  const [name, ...rest] = path;
  const put = (old: InputValue, indices: readonly number[]): InputValue =>
    indices.length === 0 ? value : (old as readonly InputValue[]).map((item, i) => (i === indices[0] ? put(item, indices.slice(1)) : item));
  return { ...input, [name]: put(input[name]!, rest) };
}

export class WitnessProgram {
  private messages: string[] = [];
  private onHook: (name: string) => void = () => {};

  private constructor(private readonly exports: Exports) {}

  static async load(wasm: Uint8Array): Promise<WitnessProgram> {
    let program: WitnessProgram | undefined = undefined;
    const self = (): WitnessProgram => program!;
    const instance = await WebAssembly.instantiate(await WebAssembly.compile(wasm), {
      runtime: {
        exceptionHandler: (code) => {
          throw new Error(`${ERRORS[code] ?? 'Unknown error.'}\n${self().messages.map((message) => `${message}\n`).join('')}`);
        },
        printErrorMessage: () => void self().messages.push(self().readMessage()),
        writeBufferMessage: () => {
          const message = self().readMessage();
          if (message.startsWith('@')) self().onHook(message.slice(1));
        },
        showSharedRWMemory: () => {},
      },
    });
    program = new WitnessProgram(instance.exports as Exports);
    return program;
  }

  /**
   * The witness: all wires, wire 0 being 1.
   * @throws Error `Assert Failed.` with the templates it happened in, or what is wrong with the input
   */
  witness(input: WitnessInput): bigint[] {
    this.run(input);
    return Array.from({ length: this.exports.getWitnessSize() }, (_, wire) => {
      this.exports.getWitness(wire);
      let value = 0n;
      for (let word = WORDS - 1; word >= 0; word--) value = (value << 32n) | BigInt(this.exports.readSharedRWMemory(word) >>> 0);
      return value;
    });
  }

  /** Runs the program, and calls back at each hook with the name that it logs. Signals are in memory afterwards. */
  run(input: WitnessInput, onHook: (name: string) => void = () => {}, beforeInputs: () => void = () => {}): void {
    this.messages = [];
    this.onHook = onHook;
    this.exports.init(1);
    beforeInputs();
    let set = 0;
    for (const [name, value] of Object.entries(input)) {
      const [high, low] = inputHash(name);
      const elements = flatten(value);
      const size = this.exports.getInputSignalSize(high, low);
      if (size < 0) throw new Error(`Signal ${name} not found`);
      if (elements.length !== size) throw new Error(`${name} has ${elements.length} values, the circuit has ${size}`);
      elements.forEach((element, position) => {
        for (let word = 0; word < WORDS; word++) this.exports.writeSharedRWMemory(word, Number(BigInt.asUintN(32, element >> BigInt(32 * word))));
        this.exports.setInputSignal(high, low, position);
        set++;
      });
    }
    if (set < this.exports.getInputSize()) throw new Error(`${set} of ${this.exports.getInputSize()} input values are set`);
  }

  /** Finds the signals in memory after a run: where signal 0 is one, and every input of main has its value. */
  signalMemory(symbols: Symbols, input: WitnessInput): SignalMemory {
    const expected = inputElements(input).map(({ name, value }) => {
      const number = symbols.numberOf(name);
      if (number === undefined) throw new Error(`the circuit has no signal ${name}`);
      return { number, value };
    });
    const words = new Uint32Array(this.exports.memory.buffer);
    const found: SignalMemory[] = [];
    for (let start = 0; start + symbols.names.length * SIGNAL_WORDS <= words.length; start++) {
      if (words[start + 1] !== LONG || words[start + 2] !== 1) continue;
      const memory = new SignalMemory(() => this.exports.memory.buffer, start, symbols.names.length);
      if (expected.every(({ number, value }) => memory.read(number) === value)) found.push(memory);
    }
    if (found.length !== 1) throw new Error(`the program's signals are at ${found.length} places of its memory: give inputs that are not all small`);
    return found[0]!;
  }

  private readMessage(): string {
    let message = '';
    for (let code = this.exports.getMessageChar(); code !== 0; code = this.exports.getMessageChar()) message += String.fromCharCode(code);
    return message;
  }
}

/** The signals of a witness program, by number. */
export class SignalMemory {
  constructor(
    private readonly buffer: () => ArrayBuffer,
    private readonly start: number,
    readonly count: number,
  ) {}

  /** All signals as they stand, to compare with later ones. */
  copy(): Uint32Array {
    return this.words().slice();
  }

  /** Calls back for each of some signals whose stored words are not those of a copy; `place` counts the signals. */
  compare(copy: Uint32Array, signals: Int32Array, changed: (place: number, value: bigint) => void): void {
    const words = this.words();
    for (let place = 0; place < signals.length; place++) {
      const start = signals[place]! * SIGNAL_WORDS;
      for (let word = start; word < start + SIGNAL_WORDS; word++) {
        if (words[word] === copy[word]) continue;
        changed(place, readSignal(words, signals[place]!));
        break;
      }
    }
  }

  read(signal: number): bigint {
    return readSignal(this.words(), signal);
  }

  write(signal: number, value: bigint): void {
    const words = this.words();
    words[signal * SIGNAL_WORDS] = 0;
    words[signal * SIGNAL_WORDS + 1] = LONG;
    for (let word = 0; word < WORDS; word++) words[signal * SIGNAL_WORDS + 2 + word] = Number(BigInt.asUintN(32, value >> BigInt(32 * word)));
  }

  /** Marks every signal but the constant as not computed yet. */
  unsetAll(): void {
    const words = this.words();
    for (let signal = 1; signal < this.count; signal++) words[signal * SIGNAL_WORDS + 1] = UNSET;
  }

  /** Which of some signals were not computed yet. */
  unsetOf(signals: readonly number[]): Set<number> {
    const words = this.words();
    return new Set(signals.filter((signal) => words[signal * SIGNAL_WORDS + 1] === UNSET));
  }

  private words(): Uint32Array {
    return new Uint32Array(this.buffer(), this.start * 4, this.count * SIGNAL_WORDS);
  }
}

/** A signal's value in a copy of the memory. */
export function readSignal(words: Uint32Array, signal: number): bigint {
  const at = signal * SIGNAL_WORDS;
  const kind = words[at + 1]!;
  if ((kind & LONG) === 0) return reduce(BigInt(words[at]! | 0));
  let value = 0n;
  for (let word = WORDS - 1; word >= 0; word--) value = (value << 32n) | BigInt(words[at + 2 + word]!);
  return (kind & MONTGOMERY) === 0 ? reduce(value) : reduce(value * MONTGOMERY_INVERSE);
}
