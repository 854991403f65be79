import { receiptHash, RECEIPTS_START, type RowReceipt } from '@probity/shared-evidence';
import { MoreThan } from 'typeorm';
import { IntakeReceiptEntity } from '../entities/receipt.entity.js';
import { receiptOf } from '../receipts.js';
import type { Checking } from './checking.js';
import { computed } from './records.js';

/** Receipts hold up to a thousand rows each. */
const PAGE = 100;

/** The chain of receipts, the heads of it in the log, and whether every row that was received is still there. */
export async function checkReceipts(checking: Checking): Promise<void> {
  await checkChain(checking);
  await checkRows(checking);
  await checkLeaves(checking);
}

async function checkChain({ manager, problems }: Checking): Promise<void> {
  let [hash, before]: [string, RowReceipt | undefined] = [RECEIPTS_START, undefined];
  for (;;) {
    const rows: IntakeReceiptEntity[] = await manager.find(IntakeReceiptEntity, { where: { number: MoreThan(before?.number ?? 0) }, order: { number: 'ASC' }, take: PAGE });
    if (rows.length === 0) return;
    for (const row of rows) {
      const receipt = receiptOf(row);
      const total = BigInt(before?.totals.rows ?? 0) + BigInt(receipt.rows.length);
      const follows = receipt.number === (before?.number ?? 0) + 1 && receipt.totals.rows === String(total) && computed(() => receiptHash(hash, row.salt, receipt)) === row.hash;
      if (!follows) problems.add('RECEIPT_CHAIN', `receipt ${receipt.number}`);
      [hash, before] = [row.hash, receipt];
    }
  }
}

/** A row in quarantine, resolved or not, or a transaction, under the id that was received. */
async function checkRows({ manager, problems }: Checking): Promise<void> {
  const lost: { number: number; place: number }[] = await manager.query(
    `SELECT receipt.number, item.place::int - 1 AS place
       FROM bank.intake_receipt receipt CROSS JOIN LATERAL jsonb_array_elements(receipt.rows) WITH ORDINALITY AS item (content, place)
      WHERE NOT EXISTS (SELECT 1 FROM bank.transaction taken WHERE taken.source = item.content->>0 AND taken.external_id = item.content->>1)
        AND NOT EXISTS (SELECT 1 FROM bank.quarantine waiting WHERE waiting.source = item.content->>0 AND waiting.external_id = item.content->>1)
      ORDER BY 1, 2 LIMIT 1000`,
  );
  for (const { number, place } of lost) problems.add('RECEIPT_ROW_LOST', `receipt ${number} row ${place}`);
}

async function checkLeaves({ manager, problems }: Checking): Promise<void> {
  const wrong: { index: number }[] = await manager.query(
    `SELECT place.leaf_index AS index
       FROM bank.receipts_leaf place
       JOIN bank.intake_receipt receipt ON receipt.number = place.receipt
       LEFT JOIN bank.log_leaf leaf ON leaf.index = place.leaf_index
      WHERE position(convert_to('"head":"' || receipt.hash || '"', 'UTF8') IN leaf.leaf) IS NOT DISTINCT FROM 0 OR leaf.index IS NULL
      ORDER BY 1 LIMIT 1000`,
  );
  for (const { index } of wrong) problems.add('RECEIPT_LEAF', `leaf ${index}`);
}
