/** Business hours in the database: put by the bank, followed by later versions, never changed. */
import { bankProfile } from '@probity/bank-batches';
import type { EntityManager } from 'typeorm';
import type { BusinessHours } from './business-hours.js';
import { BusinessHoursEntity, type HoursDocument } from './entities/case.entity.js';

/** Until the bank puts its own. */
export const DEFAULT_HOURS: HoursDocument = { opens: '09:00', closes: '17:00', weekdays: [1, 2, 3, 4, 5], holidays: [], targetHours: [8, 16, 40, 80] };

export interface CurrentHours {
  readonly hours: BusinessHours;
  /** Seconds of business hours that a case of a priority (1 to 4) may take. */
  readonly targetSeconds: (priority: number) => number;
}

export async function hoursDocument(manager: EntityManager): Promise<{ version: number; document: HoursDocument }> {
  const [newest] = await manager.find(BusinessHoursEntity, { order: { version: 'DESC' }, take: 1 });
  return newest ?? { version: 0, document: DEFAULT_HOURS };
}

export async function currentHours(manager: EntityManager): Promise<CurrentHours> {
  const { document: { targetHours, ...rest } } = await hoursDocument(manager);
  const { timeZone } = await bankProfile(manager);
  return { hours: { ...rest, timeZone }, targetSeconds: (priority) => targetHours[priority - 1]! * 3600 };
}

/** Puts business hours as the next version. A case's times follow with its next change. */
export async function putHours(manager: EntityManager, document: HoursDocument, actor: string): Promise<number> {
  return manager.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock(hashtext($1))', ['bank.business_hours']);
    const version = (await hoursDocument(tx)).version + 1;
    await tx.insert(BusinessHoursEntity, { version, document: document as never, actor });
    return version;
  });
}
