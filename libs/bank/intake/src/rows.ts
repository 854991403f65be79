/**
 * Intake's statements. A thousand rows go to Postgres as one JSON parameter: thirty thousand parameters, and the text
 * that names them, took longer to write and to parse than everything else that a request does.
 */
import { RecordEntity } from '@probity/bank-batches';
import type { AccountId } from '@probity/bank-transactions';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { TransactionEntity } from './entities/raw.entity.js';

/** Sums, pseudonyms and digests are bigint in rows and strings in JSON; the entity's columns know how. */
interface JsonRows {
  /** `"id", "source", …` */
  readonly columns: string;
  readonly table: string;
  readonly json: string;
}

function jsonRows<T extends ObjectLiteral>(manager: EntityManager, entity: EntityTarget<T>, rows: readonly T[]): JsonRows {
  const { columns, tablePath } = manager.connection.getMetadata(entity);
  const written = columns.filter(({ propertyName }) => rows[0]![propertyName] !== undefined).map(({ propertyName, databaseName, transformer }) => {
    const to = transformer === undefined || Array.isArray(transformer) ? undefined : transformer.to;
    return { databaseName, read: (row: T): unknown => (to ? to(row[propertyName]) : row[propertyName]) };
  });
  return {
    columns: written.map(({ databaseName }) => `"${databaseName}"`).join(', '),
    table: tablePath,
    json: JSON.stringify(rows.map((row) => Object.fromEntries(written.map(({ databaseName, read }) => [databaseName, read(row)])))),
  };
}

/**
 * Stores transactions that are new by source and external id, in the order of the rows. What waited in quarantine under one
 * of them came again, whole, and waits no longer; nor does its document.
 * @returns the ids of those stored
 */
export async function insertTransactions(manager: EntityManager, rows: readonly TransactionEntity[], now: number): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const { columns, table, json } = jsonRows(manager, TransactionEntity, rows);
  const stored: { id: string }[] = await manager.query(
    `WITH stored AS (INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1) ON CONFLICT DO NOTHING RETURNING id, source, external_id),
       resolved AS (UPDATE bank.quarantine waiting SET resolved_at = $2 FROM stored WHERE waiting.source = stored.source AND waiting.external_id = stored.external_id AND waiting.resolved_at IS NULL
         RETURNING waiting.source, waiting.external_id),
       settled AS (UPDATE bank.dead_letter letter SET resolved_at = $2 FROM resolved WHERE letter.source = resolved.source AND letter.external_id = resolved.external_id AND letter.resolved_at IS NULL)
     SELECT id FROM stored`,
    [json, now],
  );
  return new Set(stored.map(({ id }) => id));
}

/**
 * Locks the rows of business dates, in order of the dates, if all of them are there; else none, since who makes a row for an
 * earlier date while he holds a later one may wait for another sender in a circle.
 * @returns the next sequence number of each
 */
export async function lockDates(manager: EntityManager, dates: readonly string[]): Promise<Map<string, number>> {
  const rows: { date: string; next: number }[] = await manager.query(
    `SELECT business_date::text AS date, next_sequence AS next FROM bank.business_day
     WHERE business_date = ANY ($1::date[]) AND (SELECT count(*) FROM bank.business_day known WHERE known.business_date = ANY ($1::date[])) = cardinality($1::date[])
     ORDER BY business_date FOR UPDATE`,
    [dates],
  );
  return new Map(rows.map(({ date, next }) => [date, next]));
}

export interface AccountRow extends AccountId {
  readonly id: string;
  readonly customer: string;
  readonly segment: number;
  readonly riskClass: number;
  readonly pseudonym: bigint;
  readonly customerPseudonym: bigint;
  readonly windowState: readonly bigint[];
  readonly version: number;
}

type StoredAccount = Omit<AccountRow, 'pseudonym' | 'customerPseudonym' | 'windowState'> & Record<'pseudonym' | 'customerPseudonym', string> & { readonly windowState: readonly string[] };

/**
 * Accounts that the bank knows, with their customers, in order of their ids.
 * @param lock whether to lock the accounts' rows, in that order
 */
export async function accountRows(manager: EntityManager, accounts: readonly AccountId[], lock: boolean): Promise<AccountRow[]> {
  const rows: StoredAccount[] = await manager.query(
    `SELECT account.id, account.bank, account.account, account.customer, account.pseudonym, account.window_state AS "windowState", account.version,
       customer.segment, customer.risk_class AS "riskClass", customer.pseudonym AS "customerPseudonym"
     FROM bank.account JOIN bank.customer ON customer.customer_id = account.customer
     WHERE (account.bank, account.account) IN (SELECT * FROM unnest($1::text[], $2::text[]))
     ORDER BY account.id ${lock ? 'FOR UPDATE OF account' : ''}`,
    [accounts.map(({ bank }) => bank), accounts.map(({ account }) => account)],
  );
  return rows.map((row) => ({ ...row, pseudonym: BigInt(row.pseudonym), customerPseudonym: BigInt(row.customerPseudonym), windowState: row.windowState.map(BigInt) }));
}

export interface MovedWindow {
  readonly id: string;
  readonly windowState: readonly bigint[];
  readonly version: number;
}

const MOVE_WINDOWS = `UPDATE bank.account SET window_state = moved.window_state, version = moved.version
  FROM json_to_recordset($1) AS moved (id uuid, window_state text[], version integer) WHERE account.id = moved.id`;

const windowsJson = (windows: readonly MovedWindow[]): string =>
  JSON.stringify(windows.map(({ id, windowState, version }) => ({ id, window_state: windowState.map(String), version })));

/** Moves windows whose rows are locked. */
export async function moveWindows(manager: EntityManager, windows: readonly MovedWindow[]): Promise<void> {
  await manager.query(MOVE_WINDOWS, [windowsJson(windows)]);
}

/**
 * Stores records, moves their windows and the sequence numbers of their dates: one statement, since each of them is made
 * while every other sender for the date waits.
 * @param next the next sequence number of each date
 */
export async function writeRecords(manager: EntityManager, records: readonly RecordEntity[], windows: readonly MovedWindow[], next: ReadonlyMap<string, number>): Promise<void> {
  const { columns, table, json } = jsonRows(manager, RecordEntity, records);
  await manager.query(
    `WITH moved AS (${MOVE_WINDOWS}),
       stored AS (INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $2))
     UPDATE bank.business_day SET next_sequence = given.next FROM unnest($3::date[], $4::integer[]) AS given (date, next) WHERE business_date = given.date`,
    [windowsJson(windows), json, [...next.keys()], [...next.values()]],
  );
}
