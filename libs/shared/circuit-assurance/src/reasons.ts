/** Why a signal may be free: the short list. Each reason demands that the public values stay as they are. */

export interface Reason {
  readonly reason: string;
  /** @param valueOf honest value of a signal by its full name, undefined where there is none */
  applies(signal: string, valueOf: (name: string) => bigint | undefined): boolean;
}

const sibling = (signal: string, name: string): string => `${signal.slice(0, signal.lastIndexOf('.') + 1)}${name}`;

/** The slot that a signal of main, or of a component of one slot, belongs to. */
const slotOf = (signal: string): string | undefined => /^main\.\w+\[(\d+)\]/.exec(signal)?.[1];

export const REASONS: readonly Reason[] = [
  {
    reason: 'inverse hint of IsZero where the input is zero: changes nothing',
    applies: (signal, valueOf) => /\.(inverse|inv)$/.test(signal) && valueOf(sibling(signal, 'in')) === 0n && valueOf(sibling(signal, 'out')) === 1n,
  },
  {
    reason: 'value in a slot that is not in use: multiplied by its zero flag',
    applies: (signal, valueOf) => {
      const slot = slotOf(signal);
      return slot !== undefined && !signal.startsWith('main.active[') && valueOf(`main.active[${slot}]`) === 0n;
    },
  },
];

/**
 * The bits of a generated model circuit that may be either value: where blocks of a BlockThermometer overlap, a feature
 * in the overlap lies in both, and the cut between them is none that a tree reads (a tree's thresholds end a block).
 * @param source the model circuit's main file, which says how each feature's blocks lie
 */
export function overlappingBlocks(source: string): Reason {
  const overlapping = new Set<string>();
  for (const [, component, cutList, sizeList] of source.matchAll(/component (\w+) = BlockThermometer\(\d+, \d+, \[([\d, ]*)\], \[([\d, ]*)\]\)/g)) {
    const cuts = cutList!.split(',').map(Number);
    const sizes = sizeList!.split(',').map(Number);
    cuts.forEach((cut, j) => {
      const start = j === 0 ? 0 : cuts[j - 1]!;
      // Trees read the bit nowhere else: a threshold that lay inside a block would have been cut there.
      if (start + 2 ** sizes[j]! > cut && !new RegExp(`[^\\w]${component}\\.atLeast\\[${j}\\]`).test(source)) overlapping.add(`${component}.atLeast[${j}]`);
    });
  }
  return {
    reason: 'bit of a cut that no tree reads, where blocks overlap',
    applies: (signal) => overlapping.has(signal.split('.').slice(-2).join('.')),
  };
}
