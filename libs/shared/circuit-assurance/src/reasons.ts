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
