/** An adversary's witness calculator: sets hints as he likes, computes everything after them as the circuit would. */
import type { AssuredCircuit } from './circuit.js';
import { inverse, reduce } from './constraint-system.js';
import { inputElements, readSignal, type SignalMemory, type WitnessInput } from './witness-program.js';

/** Hints by signal number, and the values to give them. */
export type Overrides = ReadonlyMap<number, bigint>;

export type Outcome =
  /** No wire has another value, or the program computes none. */
  | { readonly kind: 'unchanged' }
  /** Some constraint fails that another public value could not satisfy. */
  | { readonly kind: 'refused'; readonly witness: readonly bigint[]; readonly brokenRows: readonly number[] }
  /** All constraints hold: with the public values of the honest witness, or with others. */
  | { readonly kind: 'accepted'; readonly samePublic: boolean };

export class Adversary {
  /** The honest witness by wire. */
  readonly honest: readonly bigint[];
  /** Numbers of all signals that a `<--` sets, in the order in which the program sets them. */
  readonly hints: readonly number[];
  /** Hint signals by wire. */
  readonly hintOfWire: ReadonlyMap<number, number>;
  /** Wires of the public inputs. Public outputs are computed, so nobody chooses them. */
  private readonly publicInputs: readonly number[];
  private readonly memory: SignalMemory;
  private readonly base: Uint32Array;
  /** Signals that stand for a wire: one for each wire. */
  private readonly signalOfWire: Int32Array;
  /** Signals set by the n-th hook that ends a hint. */
  private readonly setBy: readonly (readonly number[])[];

  /** @throws Error where the input satisfies no witness */
  constructor(
    readonly circuit: AssuredCircuit,
    readonly input: WitnessInput,
  ) {
    const { unchecked, symbols, system } = circuit;
    unchecked.run(input);
    this.memory = unchecked.signalMemory(symbols, input);
    this.base = this.memory.copy();
    this.signalOfWire = new Int32Array(system.wires).fill(-1);
    for (let signal = symbols.names.length - 1; signal >= 0; signal--) {
      const wire = symbols.wireOf[signal]!;
      if (wire >= 0) this.signalOfWire[wire] = signal;
    }
    if (this.signalOfWire.includes(-1)) throw new Error('a wire has no signal');
    this.honest = Array.from(this.signalOfWire, (signal) => readSignal(this.base, signal));
    const broken = system.brokenRows(this.honest);
    if (broken.length > 0) throw new Error(`the input satisfies no witness: ${broken.length} constraints fail, the first holds ${this.namesOfRow(broken[0]!)}`);
    this.publicInputs = inputElements(input).map(({ name }) => symbols.wireOf[symbols.numberOf(name)!]!).filter((wire) => wire > 0 && wire <= system.publicSignals);
    this.setBy = this.findHints();
    this.hints = [...new Set(this.setBy.flat())];
    this.hintOfWire = new Map(this.hints.filter((signal) => symbols.wireOf[signal]! >= 0).map((signal) => [symbols.wireOf[signal]!, signal]));
  }

  /** Value of a signal in the honest run, by name; also of signals that have no wire. */
  valueOf(name: string): bigint | undefined {
    const signal = this.circuit.symbols.numberOf(name);
    return signal === undefined ? undefined : readSignal(this.base, signal);
  }

  /** Value of a signal in the honest run, by number. */
  honestValue(signal: number): bigint {
    return readSignal(this.base, signal);
  }

  /** Whether a hint can have this value, as far as constraints say that hold no other wire: cheap, so it is asked first. */
  allowsAlone(signal: number, value: bigint): boolean {
    const { system, symbols } = this.circuit;
    const wire = symbols.wireOf[signal]!;
    if (wire < 0) return true;
    const witness = this.honest.slice();
    witness[wire] = value;
    return [...system.rowsOf(wire)].every((row) => system.constraint(row).some((terms) => terms.some(([other]) => other !== 0 && other !== wire)) || system.holds(row, witness));
  }

  /**
   * Runs the circuit with other hints or another input, and checks the constraints that hold a changed wire. A public
   * input is then set to whatever the others demand: the adversary chooses what he states.
   * @param keepPublic demands the public inputs of the honest witness instead
   */
  attempt(overrides: Overrides, input: WitnessInput = this.input, keepPublic = false): Outcome {
    const { unchecked, system } = this.circuit;
    let ended = 0;
    let open = false;
    try {
      unchecked.run(input, () => {
        open = !open;
        if (open) return;
        for (const signal of this.setBy[ended++] ?? []) {
          const value = overrides.get(signal);
          if (value !== undefined) this.memory.write(signal, value);
        }
      });
    } catch {
      // The program divides by zero: with these values it has no answer to try.
      return { kind: 'unchanged' };
    }
    const witness = this.honest.slice();
    const changed: number[] = [];
    this.memory.compare(this.base, this.signalOfWire, (wire, value) => {
      if (value === witness[wire]) return;
      witness[wire] = value;
      changed.push(wire);
    });
    // A signal whose place an expression took has no value of its own: setting it changed nothing.
    if (changed.length === 0) return { kind: 'unchanged' };
    const broken = system.brokenRowsOf(changed, witness);
    if (!keepPublic) this.solvePublic(witness, broken);
    if (broken.size > 0) return { kind: 'refused', witness, brokenRows: [...broken] };
    return { kind: 'accepted', samePublic: witness.slice(1, 1 + system.publicSignals).every((value, i) => value === this.honest[i + 1]) };
  }

  /** Gives a public wire the value that a broken constraint demands, if that repairs all that hold it. */
  private solvePublic(witness: bigint[], broken: Set<number>): void {
    const { system } = this.circuit;
    for (const row of [...broken]) {
      for (const wire of this.publicInputs) {
        const value = this.solve(row, wire, witness);
        if (value === undefined) continue;
        const before = witness[wire]!;
        witness[wire] = value;
        if ([...system.rowsOf(wire)].every((other) => system.holds(other, witness))) for (const other of system.rowsOf(wire)) broken.delete(other);
        else witness[wire] = before;
      }
    }
  }

  /** The value of a wire that makes a constraint hold, all others as they are; undefined where the wire is squared, or not held. */
  solve(row: number, wire: number, witness: readonly bigint[]): bigint | undefined {
    const { system } = this.circuit;
    const coefficients = system.constraint(row).map((terms) => terms.reduce((sum, [other, k]) => (other === wire ? sum + k : sum), 0n));
    const [ka, kb, kc] = coefficients as [bigint, bigint, bigint];
    if (reduce(ka * kb) !== 0n) return undefined;
    const [a, b, c] = [system.value(row, 0, witness), system.value(row, 1, witness), system.value(row, 2, witness)];
    const slope = reduce(ka * b + kb * a - kc);
    if (slope === 0n) return undefined;
    return reduce(witness[wire]! - (a * b - c) * inverse(slope));
  }

  /** Which signals the program sets between the two hooks of each hint. */
  private findHints(): number[][] {
    const { unchecked, symbols } = this.circuit;
    const byName = new Map<string, number[]>();
    symbols.names.forEach((name, signal) => {
      if (signal === 0) return;
      const last = name.slice(name.lastIndexOf('.') + 1).replace(/\[.*$/, '');
      const known = byName.get(last);
      if (known === undefined) byName.set(last, [signal]);
      else known.push(signal);
    });
    const setBy: number[][] = [];
    let open = false;
    /** Takes the signals of a name that were computed since the last time. */
    const take = (name: string): number[] => {
      const signals = byName.get(name) ?? [];
      const unset = this.memory.unsetOf(signals);
      byName.set(name, [...unset]);
      return signals.filter((signal) => !unset.has(signal));
    };
    unchecked.run(
      this.input,
      (name) => {
        open = !open;
        const taken = take(name);
        if (!open) setBy.push(taken);
      },
      () => this.memory.unsetAll(),
    );
    return setBy;
  }

  private namesOfRow(row: number): string {
    return this.circuit.system.constraint(row).flatMap((terms) => terms.flatMap(([wire]) => this.circuit.symbols.namesOf(wire).slice(0, 1))).slice(0, 4).join(', ');
  }
}
