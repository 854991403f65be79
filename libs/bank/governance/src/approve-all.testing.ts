/** For set-ups of tests: people other than the maker approve all that waits, by the same way as in production. */
import type { DataSource } from 'typeorm';
import { Changes, pendingChanges } from './changes.js';
import type { ChangeKinds } from './kinds.js';

/** As many as the strictest kind asks for. */
export const CHECKERS = ['checker', 'second-checker'] as const;

/** @param now epoch seconds of the test's clock */
export async function approveAll(dataSource: DataSource, kinds: ChangeKinds, now = Math.floor(Date.now() / 1000)): Promise<void> {
  const changes = new Changes(dataSource, kinds);
  for (const { id, contentSha256, required } of await pendingChanges(dataSource.manager)) {
    for (const actor of CHECKERS.slice(0, required)) await changes.decide(id, 'approved', { actor, note: 'test', contentSha256: contentSha256! }, now);
  }
}
