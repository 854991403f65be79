/**
 * Intake receipts: what arrived, written down before it is scored, in a salted hash chain whose head is logged. The head shows
 * nothing; opened on a lawful request, the receipts between two heads say how many rows came and which, so that a row that was
 * dropped after intake shows against the figures of the headers.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '@probity/shared-commitments';
import { z } from 'zod';
import { bankIdString, epochSeconds, integerString, logHash, sha256String } from './primitives.js';

/** A row that arrived: its source, its id there, and the SHA-256 of its content. */
export const receivedRowSchema = z.tuple([z.string().min(1).max(128), z.string().min(1).max(200), sha256String]);
export type ReceivedRow = z.infer<typeof receivedRowSchema>;

/** What a receipt's hash binds, besides salt and predecessor. Running totals stand inside and are never published. */
export const rowReceiptSchema = z.strictObject({
  /** Number of the receipt in the bank's chain, from 1. */
  number: z.number().int().min(1).max(2 ** 31 - 1),
  at: epochSeconds,
  /** The rows of one request, in the order in which they came. */
  rows: z.array(receivedRowSchema).min(1).max(100_000),
  /** Over all receipts up to this one. */
  totals: z.strictObject({
    rows: integerString,
    /** What left debtors' accounts, of the rows that could be read: minor units by currency. */
    amounts: z.record(z.string().regex(/^[A-Z]{3}$/), integerString),
  }),
});
export type RowReceipt = z.infer<typeof rowReceiptSchema>;

/** A log leaf: the head of the receipts' chain at that moment. */
export const receiptsLeafSchema = z.strictObject({ kind: z.literal('receipts'), bankId: bankIdString, head: logHash });
export type ReceiptsLeaf = z.infer<typeof receiptsLeafSchema>;

/** A receipt with its salt, as it is opened. */
export const receiptOpeningSchema = z.strictObject({ receipt: rowReceiptSchema, salt: integerString });
export type ReceiptOpening = z.infer<typeof receiptOpeningSchema>;

/** What the first receipt follows on. */
export const RECEIPTS_START = '00'.repeat(32);

const TAG = utf8ToBytes('probity/intake-receipt/v1\n');
const SALT_BYTES = 16;

/**
 * SHA-256 over tag, hash of the receipt before (32 bytes), salt (16 bytes) and canonical JSON of the receipt, as hex.
 * @throws RangeError where the salt has more than 128 bits
 */
export function receiptHash(previousHash: string, salt: bigint, receipt: RowReceipt): string {
  if (salt < 0n || salt >= 1n << BigInt(8 * SALT_BYTES)) throw new RangeError('a salt has 128 bits');
  const saltBytes = hexToBytes(salt.toString(16).padStart(2 * SALT_BYTES, '0'));
  return bytesToHex(sha256.create().update(TAG).update(hexToBytes(previousHash)).update(saltBytes).update(utf8ToBytes(canonicalJson(receipt))).digest());
}

/**
 * The receipts between two logged heads, if the openings are exactly those. They come from outside: anything else is undefined.
 * Totals are checked to run on from receipt to receipt; those of the first one are taken as they are where it is not number 1.
 */
export function receiptsBetween(previousHead: string, head: string, openings: unknown): RowReceipt[] | undefined {
  const parsed = z.array(receiptOpeningSchema).min(1).safeParse(openings);
  if (!parsed.success || !logHash.safeParse(previousHead).success) return undefined;
  let hash = previousHead;
  let before: RowReceipt | undefined;
  for (const { receipt, salt } of parsed.data) {
    if (BigInt(salt) >= 1n << BigInt(8 * SALT_BYTES)) return undefined;
    const follows = before ? receipt.number === before.number + 1 && runsOn(before, receipt) : (receipt.number === 1) === (previousHead === RECEIPTS_START);
    if (!follows || (receipt.number === 1 && receipt.totals.rows !== String(receipt.rows.length))) return undefined;
    hash = receiptHash(hash, BigInt(salt), receipt);
    before = receipt;
  }
  return hash === head ? parsed.data.map(({ receipt }) => receipt) : undefined;
}

/** Rows add up, and no currency's total shrinks. */
function runsOn(before: RowReceipt, { rows, totals }: RowReceipt): boolean {
  return BigInt(totals.rows) === BigInt(before.totals.rows) + BigInt(rows.length)
    && Object.entries(before.totals.amounts).every(([currency, amount]) => BigInt(totals.amounts[currency] ?? '-1') >= BigInt(amount));
}
