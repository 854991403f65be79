/** A compiled circuit as the suite looks at it. */
import { hookHints, inlineSource, type CircuitSource } from './circom-source.js';
import { runCircom } from './compile.js';
import { ConstraintSystem } from './constraint-system.js';
import { readR1cs } from '@probity/shared-r1cs';
import { readSymbols, type Symbols } from './symbols.js';
import { WitnessProgram, type WitnessInput } from './witness-program.js';

export interface CompiledCircuit {
  readonly r1cs: Uint8Array;
  readonly system: ConstraintSystem;
  readonly symbols: Symbols;
  /** All wires of the witness, wire 0 being 1. Rejects where a constraint or an assertion of the circuit fails. */
  witness(input: WitnessInput): Promise<bigint[]>;
}

/** Compiles at --O2 and loads what came out. @throws Error with what the compiler said */
export async function compileCircuit(source: CircuitSource): Promise<CompiledCircuit> {
  return load(inlineSource(source));
}

export interface AssuredCircuit extends CompiledCircuit {
  /** Computes every signal, with hooks at the hints, and checks nothing. */
  readonly unchecked: WitnessProgram;
}

/** Compiles a circuit, and beside it the witness program of an adversary. */
export async function compileForAssurance(source: CircuitSource): Promise<AssuredCircuit> {
  const { plain, hooked } = hookHints(inlineSource(source));
  const [circuit, { wasm, sym }] = await Promise.all([load(plain), runCircom(hooked)]);
  const { names } = readSymbols(sym);
  if (names.length !== circuit.symbols.names.length || names.some((name, number) => name !== circuit.symbols.names[number])) {
    throw new Error('the hooked circuit has other signals than the circuit');
  }
  return { ...circuit, unchecked: await WitnessProgram.load(wasm) };
}

async function load(text: string): Promise<CompiledCircuit> {
  const { r1cs, wasm, sym } = await runCircom(text);
  const program = await WitnessProgram.load(wasm);
  return {
    r1cs,
    system: new ConstraintSystem(readR1cs(r1cs)),
    symbols: readSymbols(sym),
    // Async, so that a caller sees every refusal as a rejection.
    witness: async (input) => program.witness(input),
  };
}
