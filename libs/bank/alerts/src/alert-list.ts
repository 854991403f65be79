/** Alerts as they are listed: what each was when it came, what it was merged into, and what became of it in its case. */
import type { CaseState } from '@probity/bank-cases';
import type { Disposition } from '@probity/shared-evidence';
import type { EntityManager } from 'typeorm';

/** An alert, by its record's place: who it is about stays with the cases. */
export interface AlertView {
  readonly id: string;
  readonly state: 'raised' | 'merged';
  /** The raised alert it is told of with, by which rule of which version, and whether somebody took that back. */
  readonly mergedInto: string | null;
  readonly mergeRule: string | null;
  readonly mergeRulesVersion: number | null;
  readonly mergeTakenBack: boolean;
  /** How many alerts are told of with this one. */
  readonly merged: number;
  /** Null until the alert is in a case. */
  readonly caseId: string | null;
  readonly caseState: CaseState | null;
  /** Of a closed case: it covers each alert that is in it, merged ones too. */
  readonly disposition: Disposition | null;
  /** `score`, and `rule:<id>` of each rule that held. */
  readonly reasons: readonly string[];
  readonly businessDate: string;
  readonly sequence: number;
  readonly score: number;
  readonly segment: number;
}

export interface AlertFilter {
  readonly date?: string;
  readonly state?: AlertView['state'];
  /** Those that were merged into this alert. */
  readonly mergedInto?: string;
}

const VIEW = `alert.id, alert.state, alert.merged_into AS "mergedInto", merging.content ->> 'rule' AS "mergeRule", (merging.content ->> 'rulesVersion')::integer AS "mergeRulesVersion",
  EXISTS (SELECT 1 FROM bank.case_event event WHERE event.alert_id = alert.id AND event.kind = 'alert-unmerged') AS "mergeTakenBack",
  (SELECT count(*) FROM bank.alert other WHERE other.merged_into = alert.id)::integer AS merged,
  item.id AS "caseId", item.state AS "caseState", item.disposition, alert.reasons, record.business_date::text AS "businessDate", record.sequence, record.score, record.segment`;
const ROWS = `bank.record JOIN bank.alert ON alert.record_id = record.id
  LEFT JOIN bank.case_event merging ON merging.alert_id = alert.id AND merging.kind IN ('alert-raised', 'alert-merged')
  LEFT JOIN bank.case_alert member ON member.alert_id = alert.id LEFT JOIN bank.case_state item ON item.id = member.case_id`;

/** Alerts by filter, in order of business date and sequence. At least a date or the alert they were merged into is given. */
export async function listAlerts(manager: EntityManager, { date, state, mergedInto }: AlertFilter): Promise<AlertView[]> {
  return manager.query(
    `SELECT ${VIEW} FROM ${ROWS}
      WHERE ($1::date IS NULL OR record.business_date = $1) AND ($2::text IS NULL OR alert.state = $2) AND ($3::uuid IS NULL OR alert.merged_into = $3)
      ORDER BY record.business_date, record.sequence`,
    [date ?? null, state ?? null, mergedInto ?? null],
  );
}

/** One alert; undefined where there is none. */
export async function alertView(manager: EntityManager, id: string): Promise<AlertView | undefined> {
  const [row]: AlertView[] = await manager.query(`SELECT ${VIEW} FROM ${ROWS} WHERE alert.id = $1`, [id]);
  return row;
}

export interface AlertPage {
  readonly alerts: readonly AlertView[];
  /** Asks for the next page; absent on the last one. */
  readonly cursor?: string;
}

/**
 * Alerts of a customer over all accounts, or of one of them, newest first. The cursor is the last id of the page before: ids
 * are in order of time, so what comes in meanwhile moves no page.
 */
export async function alertsOfCustomer(
  manager: EntityManager, customerId: string, account: { readonly bank: string; readonly account: string } | undefined, { cursor, limit }: { readonly cursor?: string; readonly limit: number },
): Promise<AlertPage> {
  const rows: AlertView[] = await manager.query(
    `SELECT ${VIEW} FROM ${ROWS}
      WHERE record.alert AND record.customer_pseudonym = (SELECT pseudonym FROM bank.customer WHERE customer_id = $1)
        AND ($2::text IS NULL OR record.account_id = (SELECT known.id FROM bank.account known WHERE known.bank = $2 AND known.account = $3))
        AND ($4::uuid IS NULL OR alert.id < $4)
      ORDER BY alert.id DESC LIMIT $5`,
    [customerId, account?.bank ?? null, account?.account ?? null, cursor ?? null, limit + 1],
  );
  return rows.length > limit ? { alerts: rows.slice(0, limit), cursor: rows[limit - 1]!.id } : { alerts: rows };
}
