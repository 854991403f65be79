import type { DayFacts, QuarantinedPosting } from '@probity/bank-batches';
import type { EntityManager } from 'typeorm';
import { QuarantineEntity, TransactionEntity } from './entities/raw.entity.js';
import { fxTableRow } from './reference.js';

/** What batches ask intake about a business date. */
export class IntakeDayFacts implements DayFacts {
  /** A row whose transaction was taken does not wait: it came once more, spoilt, and its records are counted already. */
  async quarantined(manager: EntityManager, businessDate: string): Promise<QuarantinedPosting[]> {
    const rows = await manager
      .createQueryBuilder(QuarantineEntity, 'waiting')
      .where("waiting.businessDate = :businessDate AND waiting.resolvedAt IS NULL AND waiting.line IS NOT NULL AND waiting.side <> ''", { businessDate })
      .andWhere((query) => {
        const taken = query.subQuery().select('1').from(TransactionEntity, 'taken').where('taken.source = waiting.source AND taken.externalId = waiting.externalId');
        return `NOT EXISTS ${taken.getQuery()}`;
      })
      .orderBy({ 'waiting.source': 'ASC', 'waiting.externalId': 'ASC', 'waiting.side': 'ASC' })
      .getMany();
    return rows.map(({ source, externalId, side, line, amount }) => ({ source, externalId, side: side as 'debit' | 'credit', slot: line!, amount: amount!.toString() }));
  }

  async fxTableDigest(manager: EntityManager, businessDate: string): Promise<bigint> {
    return (await fxTableRow(manager, businessDate)).digest;
  }
}
