import type { ReleaseRule } from '@probity/bank-batches';
import { currentHours } from '@probity/bank-cases';
import type { EntityManager } from 'typeorm';

/** When a release is due: banking days are those of the bank's business hours. @param dueTime local time, `HH:MM` */
export async function releaseRule(manager: EntityManager, dueTime: string): Promise<ReleaseRule> {
  const { hours: { timeZone, weekdays, holidays } } = await currentHours(manager);
  return { timeZone, weekdays, holidays, dueTime };
}
