/** Compiles circom sources for tests, and checks witnesses against the compiled constraints. */
import { join } from 'node:path';
import { circomlibFolder, circuitsFolder, compileCircuit, replaceableWires, type ConstraintSystem, type WitnessInput } from '@probity/shared-circuit-assurance';
import { FIELD_ORDER } from '@probity/shared-commitments';

/** Wire to coefficient. Wire 0 is the constant 1, then come public signals. */
export type Terms = ReadonlyMap<number, bigint>;
export type Constraint = readonly [a: Terms, b: Terms, c: Terms];

export interface CompiledCircuit {
  readonly system: ConstraintSystem;
  readonly constraints: readonly Constraint[];
  readonly wires: number;
  /** Full signal names of the wires that are left, by wire. Several signals can share one. */
  readonly names: ReadonlyMap<number, readonly string[]>;
  /** Throws where the inputs satisfy no witness. */
  witness(input: object): Promise<bigint[]>;
}

/** Where generated model circuits find what they include. */
export const MODEL_INCLUDES = [join(circuitsFolder, 'lib'), join(circuitsFolder, 'model'), circomlibFolder];

export async function compileCircom(source: string): Promise<CompiledCircuit> {
  const { system, symbols, witness } = await compileCircuit({ text: source, includes: MODEL_INCLUDES });
  return {
    system,
    constraints: system.constraints().map(([a, b, c]) => [new Map(a), new Map(b), new Map(c)]),
    wires: system.wires,
    names: new Map(Array.from({ length: system.wires }, (_, wire) => [wire, symbols.namesOf(wire)])),
    witness: (input) => witness(input as WitnessInput),
  };
}

export function holds([a, b, c]: Constraint, witness: readonly bigint[]): boolean {
  const value = (terms: Terms): bigint => {
    let sum = 0n;
    for (const [wire, coefficient] of terms) sum += coefficient * witness[wire]!;
    return sum;
  };
  return (value(a) * value(b) - value(c)) % FIELD_ORDER === 0n;
}

/** Wires that some other value could replace, all others as they are. */
export function freeWires({ system }: CompiledCircuit, witness: readonly bigint[]): number[] {
  return replaceableWires(system, witness).map(({ wire }) => wire);
}
