/** Reading what holds: rows with enough approvals and no rejection. By the outcomes, which are few and indexed. */
import type { EntityManager, EntityTarget, SelectQueryBuilder } from 'typeorm';
import { ChangeOutcomeEntity } from './entities/change.entity.js';
import type { ChangeKind, GovernedRow } from './kinds.js';

/** Effective rows of an entity, as `row`; further conditions are the caller's. */
export function effective<Row extends GovernedRow>(manager: EntityManager, entity: EntityTarget<Row>): SelectQueryBuilder<Row> {
  return manager.createQueryBuilder(entity, 'row').innerJoin(ChangeOutcomeEntity, 'outcome', `outcome.subject = row.id AND outcome.outcome = 'effective'`);
}

/**
 * The version of a dated kind that holds on a business date: one look at an index, since every scored request asks.
 * @param versionsOf what has versions, where the kind has more than one such thing
 */
export async function effectiveOn<Row extends GovernedRow>(manager: EntityManager, { kind, entity }: ChangeKind<Row>, date: string, versionsOf = kind): Promise<Row | undefined> {
  const found = await manager.createQueryBuilder(entity, 'row').where(
    `row.id = (SELECT subject FROM bank.change_outcome
                WHERE kind = :kind AND entity = :versionsOf AND outcome = 'effective' AND effective_from <= :date ORDER BY effective_from DESC LIMIT 1)`,
    { kind, versionsOf, date },
  ).getOne();
  return found ?? undefined;
}

export interface EffectiveRow<Row> {
  readonly row: Row;
  /** First business date: the proposed one, or a later one where approvals came late. */
  readonly effectiveFrom: string;
}

/** All versions of a dated kind that hold or will, in order of their first day. */
export async function effectiveVersions<Row extends GovernedRow>(manager: EntityManager, entity: EntityTarget<Row>): Promise<EffectiveRow<Row>[]> {
  const { entities, raw } = await effective(manager, entity).addSelect('CAST(outcome.effectiveFrom AS text)', 'effective_from').orderBy('outcome.effectiveFrom', 'ASC')
    .getRawAndEntities<{ effective_from: string }>();
  return entities.map((row, i) => ({ row, effectiveFrom: raw[i]!.effective_from }));
}
