import type { DayFacts, QuarantinedPosting } from '@probity/bank-batches';
import { IsNull, Not, type EntityManager } from 'typeorm';
import { QuarantineEntity } from './entities/raw.entity.js';
import { fxTableRow } from './reference.js';

/** What batches ask intake about a business date. */
export class IntakeDayFacts implements DayFacts {
  async quarantined(manager: EntityManager, businessDate: string): Promise<QuarantinedPosting[]> {
    const rows = await manager.find(QuarantineEntity, {
      where: { businessDate, resolvedAt: IsNull(), line: Not(IsNull()), side: Not('') },
      order: { source: 'ASC', externalId: 'ASC', side: 'ASC' },
    });
    return rows.map(({ source, externalId, side, line, amount }) => ({ source, externalId, side: side as 'debit' | 'credit', slot: line!, amount: amount!.toString() }));
  }

  async fxTableDigest(manager: EntityManager, businessDate: string): Promise<bigint> {
    return (await fxTableRow(manager, businessDate)).digest;
  }
}
