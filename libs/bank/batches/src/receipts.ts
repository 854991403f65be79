/**
 * Intake receipts in Postgres. A receipt is committed before its rows are scored, and the head of their chain is logged before
 * every close leaf and while the day runs: a row that is dropped after that shows when the receipts are opened, and to `fsck`.
 */
import { randomSalt } from '@probity/shared-commitments';
import { receiptHash, RECEIPTS_START, type RowReceipt, type ReceiptOpening, type ReceiptsLeaf } from '@probity/shared-evidence';
import { Between, type DataSource, type EntityManager } from 'typeorm';
import type { BankLog } from './bank-log.js';
import { LogHeadEntity } from './entities/log.entity.js';
import { IntakeReceiptEntity, ReceiptsLeafEntity } from './entities/receipt.entity.js';
import { bankProfile } from './reference-data.js';

/** Lock of the chain's head, held from reading it until the new receipt is committed. */
const CHAIN_LOCK = "SELECT pg_advisory_xact_lock(hashtext('bank.intake_receipt'))";

/** A head is logged by itself once its oldest receipt has waited so long; a leaf a second would double a year's log for little. */
export const RECEIPTS_LEAF_SECONDS = 600;

/** The receipt that a row stores. */
export const receiptOf = ({ number, at, rows, totals }: IntakeReceiptEntity): RowReceipt => ({ number, at: Number(at), rows, totals });

/** Without its rows: a thousand of them are read by nobody here. */
async function newestReceipt(manager: EntityManager): Promise<Pick<IntakeReceiptEntity, 'number' | 'totals' | 'hash'> | undefined> {
  const [newest] = await manager.find(IntakeReceiptEntity, { select: { number: true, totals: true, hash: true }, order: { number: 'DESC' }, take: 1 });
  return newest;
}

async function loggedReceipt(manager: EntityManager): Promise<number> {
  const [{ logged }]: [{ logged: number }] = await manager.query('SELECT COALESCE(max(receipt), 0) AS logged FROM bank.receipts_leaf');
  return logged;
}

/**
 * Writes down what arrived, in a transaction of its own.
 * @param amounts minor units by currency, of the rows that could be read
 */
export async function writeReceipt(dataSource: DataSource, { rows, amounts, at, actor }: { rows: RowReceipt['rows']; amounts: ReadonlyMap<string, bigint>; at: number; actor: string }): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query(CHAIN_LOCK);
    const before = await newestReceipt(manager);
    const totals = { rows: String(BigInt(before?.totals.rows ?? 0) + BigInt(rows.length)), amounts: { ...before?.totals.amounts } };
    for (const [currency, amount] of amounts) totals.amounts[currency] = String(BigInt(totals.amounts[currency] ?? 0) + amount);
    const row = { number: (before?.number ?? 0) + 1, at: BigInt(at), actor, rows, totals, salt: randomSalt(), hash: '' };
    row.hash = receiptHash(before?.hash ?? RECEIPTS_START, row.salt, receiptOf(row));
    await manager.insert(IntakeReceiptEntity, row as never);
  });
}

/**
 * Logs the head of the receipts, unless the log has it: in the caller's transaction, which goes on with a close leaf, so that a
 * batch closes over every receipt whose rows it could hold.
 */
export async function logReceipts(manager: EntityManager, log: BankLog): Promise<void> {
  // Before looking: who logs at the same time has then logged.
  await manager.findOneOrFail(LogHeadEntity, { where: { id: 1 }, lock: { mode: 'pessimistic_write' } });
  const newest = await newestReceipt(manager);
  if (newest === undefined || newest.number <= (await loggedReceipt(manager))) return;
  const { bankId } = await bankProfile(manager);
  const { index } = await log.append(manager, (): Promise<ReceiptsLeaf> => Promise.resolve({ kind: 'receipts', bankId, head: newest.hash }));
  await manager.insert(ReceiptsLeafEntity, { receipt: newest.number, leafIndex: index });
}

/** Logs and has cosigned what waited long enough. @returns true if there was something */
export async function logDueReceipts(dataSource: DataSource, log: BankLog, now: number): Promise<boolean> {
  const [{ due }]: [{ due: boolean }] = await dataSource.query(
    'SELECT EXISTS (SELECT 1 FROM bank.intake_receipt WHERE number > (SELECT COALESCE(max(receipt), 0) FROM bank.receipts_leaf) AND at <= $1) AS due',
    [now - RECEIPTS_LEAF_SECONDS],
  );
  if (!due) return false;
  await log.requireNotBehind();
  await dataSource.transaction((manager) => logReceipts(manager, log));
  await log.cosign();
  return true;
}

/**
 * What opens a logged head, for a lawful request: the receipts after the head before, with their salts. Raw identifiers: for
 * `receiptsBetween` on the side that asked, and for nobody else.
 * @returns undefined where the leaf is none of this table
 */
export async function openReceipts(manager: EntityManager, leafIndex: number): Promise<{ previousHead: string; head: string; openings: ReceiptOpening[] } | undefined> {
  const leaf = await manager.findOneBy(ReceiptsLeafEntity, { leafIndex });
  if (leaf === null) return undefined;
  const [{ before }]: [{ before: number }] = await manager.query('SELECT COALESCE(max(receipt), 0) AS before FROM bank.receipts_leaf WHERE receipt < $1', [leaf.receipt]);
  const previous = await manager.findOneBy(IntakeReceiptEntity, { number: before });
  const rows = await manager.find(IntakeReceiptEntity, { where: { number: Between(before + 1, leaf.receipt) }, order: { number: 'ASC' } });
  return { previousHead: previous?.hash ?? RECEIPTS_START, head: rows.at(-1)!.hash, openings: rows.map((row) => ({ receipt: receiptOf(row), salt: row.salt.toString() })) };
}
