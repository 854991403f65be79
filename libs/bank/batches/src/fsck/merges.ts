import { Merging, mergeRulesOn, type MergeCandidate } from '../merge-rules.js';
import { PAGE, type Checking } from './checking.js';

interface StoredAlert extends MergeCandidate {
  readonly sequence: number;
  readonly into: string | null;
  readonly rule: string | null;
  readonly rulesVersion: number | null;
}

/** Every alert is raised or merged as the rules of its date say, and its event names the rule. */
export async function checkMerges(checking: Checking): Promise<void> {
  const dates: { date: string }[] = await checking.manager.query('SELECT DISTINCT business_date::text AS date FROM bank.record WHERE alert ORDER BY date');
  for (const { date } of dates) await checkDate(checking, date);
}

async function checkDate({ manager, problems }: Checking, date: string): Promise<void> {
  const rules = (await mergeRulesOn(manager, date)) ?? { version: 0, validFrom: date, rules: [] };
  const merging = new Merging(rules);
  for (let after = -1; ;) {
    const rows: StoredAlert[] = await manager.query(
      `SELECT alert.id, record.sequence, record.account_id AS account, record.customer_pseudonym::text AS customer, alert.reasons, record.score,
              alert.merged_into AS into, event.content ->> 'rule' AS rule, (event.content ->> 'rulesVersion')::integer AS "rulesVersion"
         FROM bank.record record JOIN bank.alert alert ON alert.record_id = record.id
         LEFT JOIN bank.case_event event ON event.alert_id = alert.id AND event.kind = 'alert-merged'
        WHERE record.business_date = $1 AND record.sequence > $2 AND record.alert ORDER BY record.sequence LIMIT $3`,
      [date, after, PAGE],
    );
    for (const { sequence, into, rule, rulesVersion, ...alert } of rows) {
      const expected = merging.place(alert);
      const holds = into === (expected?.into ?? null) && rule === (expected?.rule ?? null) && rulesVersion === (expected ? rules.version : null);
      if (!holds) problems.add('ALERT_MERGE', `${date} record ${sequence}`);
      after = sequence;
    }
    if (rows.length < PAGE) return;
  }
}
