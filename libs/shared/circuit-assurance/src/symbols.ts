/** The names of a circuit's signals. */

/** Signals by their number, which is also their place in a witness program's memory. Number 0 is the constant one. */
export interface Symbols {
  readonly names: readonly string[];
  /** Wire of each signal, or -1 where the compiler put an expression in its place. Several signals can share a wire. */
  readonly wireOf: Int32Array;
  numberOf(name: string): number | undefined;
  /** The signals that became this wire; main's own come first. */
  namesOf(wire: number): readonly string[];
}

/** Reads the compiler's .sym file. */
export function readSymbols(sym: string): Symbols {
  const names: string[] = ['one'];
  const wires: number[] = [0];
  const numbers = new Map<string, number>();
  const byWire = new Map<number, string[]>();
  for (const line of sym.trim().split('\n')) {
    const [number, wire, , name] = line.split(',') as [string, string, string, string];
    names[Number(number)] = name;
    wires[Number(number)] = Number(wire);
    numbers.set(name, Number(number));
    if (Number(wire) < 0) continue;
    const known = byWire.get(Number(wire));
    if (known === undefined) byWire.set(Number(wire), [name]);
    else known.push(name);
  }
  return { names, wireOf: Int32Array.from(wires), numberOf: (name) => numbers.get(name), namesOf: (wire) => byWire.get(wire) ?? [] };
}

/** A name with its indices folded, for lists that people read: `main.record[*].x`. */
export const foldIndices = (name: string): string => name.replace(/\[\d+\]/g, '[*]').replace(/_\d+_\d+(?=\.|$)/g, '');
