/** `ledger.csv`: finance's own list of postings, written from the source and not from what intake made of it. */
import { CHANNEL, type Channel } from '@probity/shared-commitments';
import { parse } from 'csv-parse';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { TransactionError } from './errors.js';
import type { LedgerEntry } from './transaction.js';

const COLUMNS = [
  'source', 'external_id', 'side', 'booking_time', 'line', 'amount', 'currency', 'original_amount', 'original_currency', 'debit', 'reversal',
  'channel', 'cross_currency', 'counterparty_country', 'account_bank', 'account', 'customer', 'counterparty_bank', 'counterparty', 'reference',
] as const;

const text = z.string().min(1).max(256);
const natural = z.string().regex(/^(0|[1-9][0-9]{0,17})$/);
const flag = z.enum(['0', '1']);
const rowSchema = z.strictObject({
  source: text,
  external_id: text,
  side: z.enum(['debit', 'credit']),
  booking_time: natural,
  line: text,
  amount: natural,
  currency: z.string().regex(/^[A-Z]{3}$/),
  original_amount: natural,
  original_currency: z.string().regex(/^[A-Z]{3}$/),
  debit: flag,
  reversal: flag,
  channel: z.enum(Object.keys(CHANNEL) as [Channel, ...Channel[]]),
  cross_currency: flag,
  counterparty_country: z.string().regex(/^(0|[1-9][0-9]{0,2})$/),
  account_bank: text,
  account: text,
  customer: text,
  counterparty_bank: text,
  counterparty: text,
  reference: text,
}).refine((row) => (row.debit === '1') === (row.side === 'debit'), { path: ['debit'], message: 'side and debit disagree' });

/** Lines of the file, header first, each with its line end. Identifiers hold no comma or quote (see `transactionSchema`). */
export function* ledgerLines(entries: Iterable<LedgerEntry>): Generator<string> {
  yield COLUMNS.join(',') + '\n';
  const bit = (value: boolean): string => (value ? '1' : '0');
  for (const entry of entries) {
    yield [
      entry.source, entry.externalId, entry.side, entry.bookingTime, entry.line, entry.amount, entry.currency, entry.originalAmount,
      entry.originalCurrency, bit(entry.side === 'debit'), bit(entry.reversal), entry.channel, bit(entry.crossCurrency), entry.counterpartyCountry,
      entry.account.bank, entry.account.account, entry.customerId, entry.counterparty.bank, entry.counterparty.account, entry.reference,
    ].join(',') + '\n';
  }
}

/** The whole file as text. */
export function writeLedger(entries: Iterable<LedgerEntry>): string {
  return [...ledgerLines(entries)].join('');
}

/**
 * Reads a ledger file row by row. Strict: exact header, every row in full; a ledger that can't be read is no ledger.
 * Throws COLUMNS_UNKNOWN or ROW_MALFORMED with the line number.
 */
export async function* readLedger(input: Readable): AsyncGenerator<LedgerEntry> {
  const parser = input.pipe(parse({ bom: true, relax_column_count: true, info: true }));
  input.on('error', (error) => parser.destroy(error));
  let header = true;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (header) {
      header = false;
      if (record.join(',') !== COLUMNS.join(',')) throw new TransactionError('COLUMNS_UNKNOWN', 'line 1: not the columns of a ledger file');
      continue;
    }
    yield entryOf(record, info.lines);
  }
  if (header) throw new TransactionError('COLUMNS_UNKNOWN', 'line 1: the ledger file is empty');
}

function entryOf(record: readonly string[], line: number): LedgerEntry {
  if (record.length !== COLUMNS.length) throw new TransactionError('ROW_MALFORMED', `line ${line}: ${COLUMNS.length} columns expected`);
  const parsed = rowSchema.safeParse(Object.fromEntries(COLUMNS.map((name, i) => [name, record[i]])));
  if (!parsed.success) throw new TransactionError('ROW_MALFORMED', `line ${line}: column ${parsed.error.issues[0]!.path.join('.')} is not valid`);
  const row = parsed.data;
  return {
    source: row.source,
    externalId: row.external_id,
    side: row.side,
    bookingTime: Number(row.booking_time),
    line: row.line,
    amount: BigInt(row.amount),
    currency: row.currency,
    originalAmount: BigInt(row.original_amount),
    originalCurrency: row.original_currency,
    reversal: row.reversal === '1',
    channel: row.channel,
    crossCurrency: row.cross_currency === '1',
    counterpartyCountry: Number(row.counterparty_country),
    account: { bank: row.account_bank, account: row.account },
    customerId: row.customer,
    counterparty: { bank: row.counterparty_bank, account: row.counterparty },
    reference: row.reference,
  };
}
