import type { EntityManager } from 'typeorm';
import { KnownGoodEntity } from './entities/desk.entity.js';

/**
 * The known-good decision that a case falls under: each reason of each of its alerts is covered by one that is approved and
 * has not expired. Of several the first one is named. It only proposes how to close: a person looks, and a second one approves.
 */
export async function matchingDecision(manager: EntityManager, caseId: string, now: number): Promise<KnownGoodEntity | undefined> {
  const reasons: { decision: string | null }[] = await manager.query(
    `SELECT (SELECT good.id FROM bank.known_good good
              WHERE good.state = 'approved' AND good.expires_at > $2 AND good.customer_pseudonym = record.customer_pseudonym AND good.reason = why.reason
                AND (good.counterparty_pseudonym IS NULL OR good.counterparty_pseudonym = record.counterparty_pseudonym)
              ORDER BY good.id LIMIT 1) AS decision
       FROM bank.case_alert member JOIN bank.alert alert ON alert.id = member.alert_id JOIN bank.record record ON record.id = alert.record_id,
            unnest(alert.reasons) AS why(reason)
      WHERE member.case_id = $1 ORDER BY alert.id`,
    [caseId, now],
  );
  const [first] = reasons;
  if (!first?.decision || reasons.some(({ decision }) => decision === null)) return undefined;
  return (await manager.findOneBy(KnownGoodEntity, { id: first.decision })) ?? undefined;
}
