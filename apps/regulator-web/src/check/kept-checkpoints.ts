/** What this browser saw of each bank's log: it stays on this machine, so a server that shows another history later is found out. */
import type { KeptCheckpoint } from './check-messages.js';

const keyOf = (bankId: string): string => `probity-checkpoint:${bankId}`;

export const keptCheckpoints = {
  read(bankId: string): KeptCheckpoint | undefined {
    try {
      const { size, root } = JSON.parse(localStorage.getItem(keyOf(bankId)) ?? 'null') as KeptCheckpoint;
      return Number.isSafeInteger(size) && size > 0 && /^[A-Za-z0-9+/]{43}=$/.test(root) ? { size, root } : undefined;
    } catch {
      return undefined;
    }
  },

  write(bankId: string, { size, root }: KeptCheckpoint): void {
    localStorage.setItem(keyOf(bankId), JSON.stringify({ size, root }));
  },
};
