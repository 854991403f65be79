/** Whether proving is wanted to run: kept in the database with who and why, since a queue forgets. */
import { newId } from '@probity/shared-platform';
import type { EntityManager } from 'typeorm';
import { ProvingSwitchEntity } from './entities/schedule.entity.js';

/** The newest wish, undefined where proving was never paused. */
export async function provingSwitch(manager: EntityManager): Promise<ProvingSwitchEntity | undefined> {
  const [newest] = await manager.find(ProvingSwitchEntity, { order: { createdAt: 'DESC', id: 'DESC' }, take: 1 });
  return newest;
}

/** Stores a wish; the queue follows it. The same wish again changes nothing: the first reason stands. */
export async function switchProving(manager: EntityManager, paused: boolean, reason: string, actor: string): Promise<void> {
  await manager.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', ['bank.proving_switch']);
    if (((await provingSwitch(tx))?.paused ?? false) === paused) return;
    await tx.insert(ProvingSwitchEntity, { id: newId(), paused, reason, actor });
  });
}
