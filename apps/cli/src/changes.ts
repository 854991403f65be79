/** Approving what a bank proposed, as the people who are not its maker. */
import { ProbityError } from '@probity/shared-platform';
import type { ApiClient } from './api-client.js';

/** Actors of the bank's service whose tokens approve. */
export const CHECKERS = ['checker', 'second-checker'] as const;

interface PendingChange {
  readonly id: string;
  readonly number: number;
  readonly contentSha256: string;
  readonly required: number;
}

/** Approves every pending change, oldest first, by as many people as each needs. */
export async function approveChanges(checkers: readonly ApiClient[], note: string): Promise<void> {
  for (;;) {
    const { changes } = await checkers[0]!.get<{ changes: PendingChange[] }>('/changes?limit=200');
    if (changes.length === 0) return;
    for (const { id, contentSha256, required } of changes.sort((a, b) => a.number - b.number)) {
      if (required > checkers.length) throw new ProbityError('CHECKERS_MISSING', `a change needs ${required} people besides its maker, and there are ${checkers.length}`);
      for (const checker of checkers.slice(0, required)) await checker.post(`/changes/${id}/approve`, { contentSha256, note });
    }
  }
}
