/** What accounts did, counted from their newest postings: bounded, so that a page of a large company is as quick as any. */
import { CHANNEL } from '@probity/shared-commitments';
import type { EntityManager } from 'typeorm';

/** Postings looked at for one page. */
const POSTINGS = 50_000;
/** Months shown: a year and the running one. */
const MONTHS = 13;

/** Amounts are minor units of the base currency. Reversals are counted, not summed. */
export interface MonthView {
  /** `YYYY-MM`, of business dates. */
  readonly month: string;
  readonly in: { readonly count: number; readonly amount: string };
  readonly out: { readonly count: number; readonly amount: string };
  readonly reversals: number;
}

export const RISK_FACTS = ['high-risk-country', 'raised-risk-country', 'cross-currency', 'cash', 'reversal'] as const;

export interface Activity {
  /** Newest first. */
  readonly months: readonly MonthView[];
  /** Postings of a kind that matters, where there are any. */
  readonly riskFacts: readonly { readonly code: (typeof RISK_FACTS)[number]; readonly postings: number }[];
  readonly postings: number;
  /** False: there are older postings, which were not looked at. */
  readonly complete: boolean;
}

interface MonthRow {
  readonly month: string;
  readonly in_count: number;
  readonly in_amount: string;
  readonly out_count: number;
  readonly out_amount: string;
  readonly postings: number;
  readonly facts: Readonly<Record<(typeof RISK_FACTS)[number], number>>;
}

/** How many postings of each account are looked at. */
export const postingsEach = (accounts: number): number => Math.max(100, Math.floor(POSTINGS / Math.max(1, accounts)));

/** @param accounts ids of rows */
export async function activityOf(manager: EntityManager, accounts: readonly string[]): Promise<Activity> {
  const each = postingsEach(accounts.length);
  const rows: MonthRow[] = await manager.query(
    `SELECT to_char(record.business_date, 'YYYY-MM') AS month,
            (count(*) FILTER (WHERE debit = 0 AND reversal = 0))::integer AS in_count,
            COALESCE(sum(amount_base) FILTER (WHERE debit = 0 AND reversal = 0), 0)::text AS in_amount,
            (count(*) FILTER (WHERE debit = 1 AND reversal = 0))::integer AS out_count,
            COALESCE(sum(amount_base) FILTER (WHERE debit = 1 AND reversal = 0), 0)::text AS out_amount,
            count(*)::integer AS postings,
            json_build_object(
              'high-risk-country', count(*) FILTER (WHERE counterparty_risk >= 2),
              'raised-risk-country', count(*) FILTER (WHERE counterparty_risk = 1),
              'cross-currency', count(*) FILTER (WHERE cross_currency = 1),
              'cash', count(*) FILTER (WHERE channel = $3),
              'reversal', count(*) FILTER (WHERE reversal = 1)) AS facts
       FROM bank.account
       JOIN bank.record ON record.account_id = account.id AND record.account_version >= account.version - $2::integer
      WHERE account.id = ANY($1::uuid[])
      GROUP BY 1 ORDER BY 1 DESC`,
    [accounts, each, CHANNEL.cash],
  );
  const [{ older }] = await manager.query(
    `SELECT EXISTS (SELECT 1 FROM bank.account JOIN bank.record ON record.account_id = account.id AND record.account_version < account.version - $2::integer
                     WHERE account.id = ANY($1::uuid[])) AS older`,
    [accounts, each],
  ) as [{ older: boolean }];
  const sum = (count: (row: MonthRow) => number): number => rows.reduce((total, row) => total + count(row), 0);
  return {
    months: rows.slice(0, MONTHS).map((row) => ({
      month: row.month,
      in: { count: row.in_count, amount: row.in_amount }, out: { count: row.out_count, amount: row.out_amount },
      reversals: row.facts.reversal,
    })),
    riskFacts: RISK_FACTS.map((code) => ({ code, postings: sum(({ facts }) => facts[code]) })).filter(({ postings }) => postings > 0),
    postings: sum(({ postings }) => postings),
    complete: !older,
  };
}
