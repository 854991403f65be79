/** Alerts and cases in numbers. Over everything, not only the newest postings: an index holds the alerts of a customer. */
import type { EntityManager } from 'typeorm';

export interface Work {
  readonly alerts: {
    /** As each came: both together are all. */
    readonly raised: number;
    readonly merged: number;
    /** By the cases they are in: both together are all. One that is in no case yet is open. */
    readonly open: number;
    readonly closed: number;
  };
  readonly caseCounts: { readonly open: number; readonly closed: number };
  /** Where they are listed. */
  readonly links: { readonly alerts: string; readonly cases: string };
}

type CountRow = Readonly<Record<'raised' | 'merged' | 'open' | 'closed' | 'openCases' | 'closedCases', number>>;

/**
 * @param pseudonym of the customer
 * @param accountId of one account only: then cases count that hold an alert of it
 */
async function countsOf(manager: EntityManager, pseudonym: bigint, accountId: string | undefined): Promise<Omit<Work, 'links'>> {
  const [row]: CountRow[] = await manager.query(
    `SELECT (count(*) FILTER (WHERE alert.state = 'raised'))::integer AS raised, (count(*) FILTER (WHERE alert.state = 'merged'))::integer AS merged,
            (count(*) FILTER (WHERE item.closed_at IS NULL))::integer AS open, (count(*) FILTER (WHERE item.closed_at IS NOT NULL))::integer AS closed,
            (count(DISTINCT item.id) FILTER (WHERE item.closed_at IS NULL))::integer AS "openCases",
            (count(DISTINCT item.id) FILTER (WHERE item.closed_at IS NOT NULL))::integer AS "closedCases"
       FROM bank.record JOIN bank.alert ON alert.record_id = record.id
       LEFT JOIN bank.case_alert member ON member.alert_id = alert.id LEFT JOIN bank.case_state item ON item.id = member.case_id
      WHERE record.alert AND record.customer_pseudonym = $1 AND ($2::uuid IS NULL OR record.account_id = $2)`,
    [pseudonym.toString(), accountId ?? null],
  );
  const { raised, merged, open, closed, openCases, closedCases } = row!;
  return { alerts: { raised, merged, open, closed }, caseCounts: { open: openCases, closed: closedCases } };
}

export async function customerWork(manager: EntityManager, customerId: string, pseudonym: bigint): Promise<Work> {
  const id = encodeURIComponent(customerId);
  return { ...(await countsOf(manager, pseudonym, undefined)), links: { alerts: `/customers/${id}/alerts`, cases: `/cases?customer=${id}` } };
}

/** Of one account; the cases linked are those of its customer. */
export async function accountWork(manager: EntityManager, { id, bank, account, customer }: { readonly id: string; readonly bank: string; readonly account: string; readonly customer: string }, pseudonym: bigint): Promise<Work> {
  return {
    ...(await countsOf(manager, pseudonym, id)),
    links: { alerts: `/accounts/${encodeURIComponent(bank)}/${encodeURIComponent(account)}/alerts`, cases: `/cases?customer=${encodeURIComponent(customer)}` },
  };
}
