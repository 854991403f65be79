import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 48rem)');

/** Whether the window is too narrow for a matrix of days. */
export function useNarrow(): boolean {
  return useSyncExternalStore((changed) => {
    query.addEventListener('change', changed);
    return () => query.removeEventListener('change', changed);
  }, () => query.matches);
}
