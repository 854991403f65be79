/** What analysts see of a customer and of an account. Without identity: that is read apart, with a reason. */
import { AccountEntity, CustomerEntity, TransactionEntity } from '@probity/bank-intake';
import { unpackWindow } from '@probity/bank-features';
import { ISO_CURRENCIES, type AccountId, type IdentifiedTransaction } from '@probity/bank-transactions';
import type { EntityManager } from 'typeorm';
import { activityOf, postingsEach, type Activity } from './activity.js';
import { CustomerKeyEntity } from './entities/identity.entity.js';
import { CustomerError } from './errors.js';
import { unknownCustomer } from './identities.js';
import { accountWork, customerWork, type Work } from './work.js';
import { windowInWords, type WindowLine } from './window-words.js';

const CURRENCY_CODE = new Map(ISO_CURRENCIES.map(({ code, numeric }) => [numeric, code]));
const COUNTERPARTIES = 10;

/** Cases shown of a customer. */
const CASES = 100;

export interface CustomerView extends Activity, Work {
  readonly customerId: string;
  readonly segment: number;
  readonly riskClass: number;
  /** Oldest first; the last one holds. */
  readonly history: readonly { readonly segment: number; readonly riskClass: number; readonly actor: string; readonly at: string }[];
  readonly accounts: readonly AccountId[];
  readonly identity: 'none' | 'stored' | 'erased';
  /** Over all accounts, newest first. */
  readonly cases: readonly { readonly id: string; readonly state: string; readonly disposition: string | null; readonly alerts: number; readonly openedAt: number }[];
}

/** @throws CustomerError CUSTOMER_UNKNOWN */
export async function requireCustomer(manager: EntityManager, customerId: string): Promise<CustomerEntity> {
  const customer = await manager.findOneBy(CustomerEntity, { customerId });
  if (!customer) throw unknownCustomer();
  return customer;
}

/** @throws CustomerError CUSTOMER_UNKNOWN */
export async function customerView(manager: EntityManager, customerId: string): Promise<CustomerView> {
  const customer = await requireCustomer(manager, customerId);
  const accounts = await manager.find(AccountEntity, { select: { id: true, bank: true, account: true }, where: { customer: customerId }, order: { bank: 'ASC', account: 'ASC' } });
  const history: CustomerView['history'] = await manager.query(
    `SELECT segment, risk_class AS "riskClass", actor, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
       FROM bank.customer_history WHERE customer = $1 ORDER BY id`,
    [customer.id],
  );
  const cases: CustomerView['cases'] = await manager.query(
    `SELECT id, state, disposition, opened_at::float8 AS "openedAt", (SELECT count(*)::integer FROM bank.case_alert member WHERE member.case_id = item.id) AS alerts
       FROM bank.case_state item WHERE customer_pseudonym = $1 ORDER BY opened_at DESC, id DESC LIMIT $2`,
    [customer.pseudonym.toString(), CASES],
  );
  const key = await manager.findOneBy(CustomerKeyEntity, { id: customer.id });
  return {
    customerId, segment: customer.segment, riskClass: customer.riskClass, history,
    accounts: accounts.map(({ bank, account }) => ({ bank, account })),
    identity: !key ? 'none' : key.erasedAt === null ? 'stored' : 'erased',
    cases,
    ...(await activityOf(manager, accounts.map(({ id }) => id))),
    ...(await customerWork(manager, customerId, customer.pseudonym)),
  };
}

export interface CounterpartyView extends AccountId {
  /** ISO 3166-1 numeric, 0 unknown. */
  readonly country: number;
  readonly postings: number;
  /** Minor units of the base currency, both directions. */
  readonly amount: string;
}

export interface AccountView extends AccountId, Activity, Work {
  readonly customerId: string;
  readonly window: readonly WindowLine[];
  /** Those with whom most money moved. */
  readonly counterparties: readonly CounterpartyView[];
}

/** @throws CustomerError ACCOUNT_UNKNOWN */
export async function accountView(manager: EntityManager, id: AccountId, now: number): Promise<AccountView> {
  const row = await requireAccount(manager, id);
  return {
    bank: row.bank, account: row.account, customerId: row.customer,
    window: windowInWords(unpackWindow(row.windowState as [bigint, bigint, bigint]), now),
    counterparties: await counterparties(manager, row),
    ...(await activityOf(manager, [row.id])),
    ...(await accountWork(manager, row, (await manager.findOneByOrFail(CustomerEntity, { customerId: row.customer })).pseudonym)),
  };
}

/** @throws CustomerError ACCOUNT_UNKNOWN */
export async function requireAccount(manager: EntityManager, { bank, account }: AccountId): Promise<AccountEntity> {
  const row = await manager.findOneBy(AccountEntity, { bank, account });
  if (!row) throw new CustomerError('ACCOUNT_UNKNOWN', 'no such account of this bank', 404);
  return row;
}

async function counterparties(manager: EntityManager, { id, version }: AccountEntity): Promise<CounterpartyView[]> {
  const rows: { postings: number; amount: string; side: 'debit' | 'credit'; content: IdentifiedTransaction }[] = await manager.query(
    `SELECT top.postings, top.amount, newest.side, transaction.content
       FROM (SELECT counterparty_pseudonym, count(*)::integer AS postings, sum(amount_base)::text AS amount, sum(amount_base) AS sum, max(account_version) AS newest
               FROM bank.record WHERE account_id = $1 AND account_version >= $2 GROUP BY counterparty_pseudonym ORDER BY sum DESC, counterparty_pseudonym LIMIT $3) top
       JOIN bank.record newest ON newest.account_id = $1 AND newest.account_version = top.newest
       JOIN bank.transaction ON transaction.id = newest.transaction_id
      ORDER BY top.sum DESC, top.counterparty_pseudonym`,
    [id, version - postingsEach(1), COUNTERPARTIES],
  );
  return rows.map(({ postings, amount, side, content }) => {
    const { bank, account, country } = otherSide(side, content);
    return { bank, account, country, postings, amount };
  });
}

const otherSide = (side: 'debit' | 'credit', { debtor, creditor }: IdentifiedTransaction): IdentifiedTransaction['debtor'] => (side === 'debit' ? creditor : debtor);

export interface PostingView {
  readonly recordId: string;
  readonly transactionId: string;
  readonly source: string;
  readonly externalId: string;
  readonly reference: string | undefined;
  readonly side: 'debit' | 'credit';
  readonly businessDate: string;
  readonly sequence: number;
  /** Epoch seconds. */
  readonly bookingTime: number;
  /** Minor units of the line's currency. */
  readonly amount: string;
  readonly currency: string;
  readonly counterparty: AccountId & { readonly country: number };
  readonly score: number;
  readonly alert: boolean;
}

export interface PostingsPage {
  readonly items: readonly PostingView[];
  /** Asks for the next page; null after the last. */
  readonly nextCursor: string | null;
}

interface PostingRow extends Omit<PostingView, 'bookingTime' | 'currency' | 'counterparty' | 'reference'> {
  readonly accountVersion: number;
  readonly bookingTime: string;
  readonly currency: number;
  readonly content: IdentifiedTransaction;
}

/**
 * Postings of an account, newest first. A cursor names a posting, not a place in a list: what is posted meanwhile moves no page.
 * @throws CustomerError ACCOUNT_UNKNOWN
 */
export async function accountPostings(manager: EntityManager, id: AccountId, { before, limit }: { before: number | undefined; limit: number }): Promise<PostingsPage> {
  const account = await requireAccount(manager, id);
  const rows: PostingRow[] = await manager.query(
    `SELECT record.id AS "recordId", record.transaction_id AS "transactionId", record.source, record.external_id AS "externalId", record.side,
            record.business_date::text AS "businessDate", record.sequence, record.booking_time::text AS "bookingTime", record.amount::text AS amount,
            record.currency, record.score, record.alert, record.account_version AS "accountVersion", transaction.content
       FROM bank.record JOIN bank.transaction ON transaction.id = record.transaction_id
      WHERE record.account_id = $1 AND record.account_version < $2
      ORDER BY record.account_version DESC LIMIT $3`,
    [account.id, before ?? account.version, limit + 1],
  );
  const page = rows.slice(0, limit);
  return {
    items: page.map(({ content, accountVersion: _version, bookingTime, currency, ...row }) => {
      const { bank, account: number, country } = otherSide(row.side, content);
      return {
        ...row, reference: content.reference, bookingTime: Number(bookingTime),
        currency: CURRENCY_CODE.get(currency) ?? 'XBT', counterparty: { bank, account: number, country },
      };
    }),
    nextCursor: rows.length > limit ? cursorOf(page.at(-1)!.accountVersion) : null,
  };
}

const cursorOf = (version: number): string => Buffer.from(`v${version}`).toString('base64url');

/** The version that a cursor names; undefined for what is none. */
export function versionOfCursor(cursor: string): number | undefined {
  const match = /^v(0|[1-9][0-9]{0,8})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  return match ? Number(match[1]) : undefined;
}

export interface TransactionView {
  readonly id: string;
  /** Epoch seconds. */
  readonly receivedAt: number;
  readonly transaction: IdentifiedTransaction;
  /** What became of it on accounts of this bank; none of history from before the first business date. */
  readonly records: readonly {
    readonly id: string; readonly side: 'debit' | 'credit'; readonly businessDate: string; readonly sequence: number; readonly score: number; readonly alertId: string | null;
  }[];
}

/** @throws CustomerError TRANSACTION_UNKNOWN */
export async function transactionView(manager: EntityManager, id: string): Promise<TransactionView> {
  const row = await manager.findOneBy(TransactionEntity, { id });
  if (!row) throw new CustomerError('TRANSACTION_UNKNOWN', 'no such transaction', 404);
  const records: TransactionView['records'] = await manager.query(
    `SELECT record.id, record.side, record.business_date::text AS "businessDate", record.sequence, record.score, alert.id AS "alertId"
       FROM bank.record LEFT JOIN bank.alert ON alert.record_id = record.id WHERE record.transaction_id = $1 ORDER BY record.sequence`,
    [id],
  );
  return { id, receivedAt: Number(row.receivedAt), transaction: row.content, records };
}
