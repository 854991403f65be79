/** From which day on account windows hold history: open while history is imported, then fixed for every header. */
import type { EntityManager } from 'typeorm';
import { WindowStartEntity } from './entities/record.entity.js';
import { bankProfile } from './reference-data.js';

/** The one row, locked: history and the first record or batch come one after the other. */
export async function lockWindowStart(manager: EntityManager): Promise<WindowStartEntity> {
  return manager.findOneOrFail(WindowStartEntity, { where: { id: 1 }, lock: { mode: 'pessimistic_write' } });
}

/**
 * Closes the import of history, once and for all: from here on windows move by records only, and every header says the same day.
 * Taken before the locks of dates and accounts.
 */
export async function closeHistory(manager: EntityManager): Promise<void> {
  if (await manager.existsBy(WindowStartEntity, { id: 1, closed: true })) return;
  const { closed, since } = await lockWindowStart(manager);
  if (!closed) await manager.update(WindowStartEntity, { id: 1 }, { closed: true, since: since ?? (await bankProfile(manager)).startDate });
}

/** The day from which on windows hold history, for a header. */
export async function windowsSince(manager: EntityManager): Promise<string> {
  return (await manager.findOneByOrFail(WindowStartEntity, { id: 1, closed: true })).since!;
}
