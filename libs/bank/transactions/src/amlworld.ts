/**
 * Importer for AMLworld CSV files ("IBM Transactions for Anti Money Laundering"), both published header variants:
 * a byte order mark with two columns named `Account` and minute timestamps, or `Account.1` and full timestamps.
 */
import { sha256Hex, type Channel } from '@probity/shared-commitments';
import { parse } from 'csv-parse';
import type { Readable } from 'node:stream';
import { TransactionError, type TransactionErrorCode } from './errors.js';
import type { FxTable } from './fx.js';
import { millionthsToMinor, parseMillionths } from './money.js';
import type { IdentifiedTransaction } from './transaction.js';

const HEADER = [
  'Timestamp', 'From Bank', 'Account', 'To Bank', 'Account.1', 'Amount Received', 'Receiving Currency', 'Amount Paid', 'Payment Currency',
  'Payment Format', 'Is Laundering',
];
const DUPLICATE_HEADER = HEADER.map((name) => (name === 'Account.1' ? 'Account' : name));

const CURRENCY: Readonly<Record<string, string>> = {
  'Australian Dollar': 'AUD', Bitcoin: 'XBT', 'Brazil Real': 'BRL', 'Canadian Dollar': 'CAD', Euro: 'EUR', 'Mexican Peso': 'MXN', Ruble: 'RUB',
  Rupee: 'INR', 'Saudi Riyal': 'SAR', Shekel: 'ILS', 'Swiss Franc': 'CHF', 'UK Pound': 'GBP', 'US Dollar': 'USD', Yen: 'JPY', Yuan: 'CNY',
};
const CHANNEL_OF: Readonly<Record<string, Channel>> = {
  ACH: 'transfer', Wire: 'transfer', Cheque: 'cheque', 'Credit Card': 'card', Cash: 'cash', Bitcoin: 'crypto', Reinvestment: 'other',
};

/**
 * Rates that the data itself uses: medians of its cross-currency rows, to five places. Bitcoin never crosses there; its
 * rate is the order of magnitude of its time. All fiat amounts have two decimal places in these files, yen too.
 */
export const AMLWORLD_FX: FxTable = {
  version: 'amlworld-1',
  date: '2022-01-01',
  base: 'USD',
  rates: [
    ...Object.entries({
      USD: 100_000, EUR: 117_178, GBP: 129_166, CHF: 109_290, AUD: 70_781, CAD: 75_798, BRL: 17_710, CNY: 14_931, ILS: 29_612, INR: 1_362,
      JPY: 949, MXN: 4_730, RUB: 1_285, SAR: 26_659,
    }).map(([currency, perHundredThousand]) => ({ currency, minorDigits: 2, numerator: String(perHundredThousand), denominator: '100000' })),
    { currency: 'XBT', minorDigits: 6, numerator: '11879', denominator: '10000' },
  ],
};

export interface AmlworldOptions {
  /** Value of `source` of every transaction. */
  readonly source?: string;
  /** Ids of the banks taken as this bank; leading zeros don't count. Empty: every row. */
  readonly banks?: readonly string[];
  /** First and last calendar date (UTC), both included. */
  readonly from?: string;
  readonly to?: string;
  /** At most this many records (sides on accounts of the banks), earliest first. A transaction is never cut in two. */
  readonly limit?: number;
}

export interface ImportedTransaction {
  /** Line of the file, the header being 1. */
  readonly line: number;
  readonly transaction: IdentifiedTransaction;
  /** What the data set says of it. Never reaches intake. */
  readonly laundering: boolean;
  /** From, to, amount, currency and format: rows with the same key repeat one payment. */
  readonly paymentKey: string;
}

export interface RejectedRow {
  readonly line: number;
  readonly code: TransactionErrorCode;
  readonly reason: string;
}

export interface AmlworldImport {
  /** By booking time, then line. */
  readonly transactions: readonly ImportedTransaction[];
  readonly rejected: readonly RejectedRow[];
}

/** `010` and `10` are one bank. */
export function normalBankId(text: string): string {
  if (!/^[0-9]{1,18}$/.test(text)) throw new TransactionError('ROW_MALFORMED', 'a bank id is not a number');
  return text.replace(/^0+(?=[0-9])/, '');
}

/** `yyyy/MM/dd HH:mm` or `yyyy-MM-dd HH:mm:ss`, UTC, as ISO 8601. */
function isoTime(text: string): string {
  const match = /^(\d{4})[-/](\d{2})[-/](\d{2}) (\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (match) {
    const [, year, month, day, hour, minute, second = '00'] = match;
    const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
    const parsed = Date.parse(iso);
    /** `Date.parse` may take 31 April for 1 May: the round trip refuses it. */
    if (!Number.isNaN(parsed) && new Date(parsed).toISOString() === iso.replace('Z', '.000Z')) return iso;
  }
  throw new TransactionError('TIME_INVALID', 'the timestamp is neither yyyy/MM/dd HH:mm nor yyyy-MM-dd HH:mm:ss');
}

function money(amount: string, currencyName: string): { minor: string; currency: string } {
  const currency = CURRENCY[currencyName];
  if (currency === undefined) throw new TransactionError('CURRENCY_UNKNOWN', 'a currency is not one of the data set');
  const { minorDigits } = AMLWORLD_FX.rates.find((rate) => rate.currency === currency)!;
  return { minor: millionthsToMinor(parseMillionths(amount), minorDigits).toString(), currency };
}

type Row = Omit<ImportedTransaction, 'transaction'> & { readonly transaction: Omit<IdentifiedTransaction, 'externalId'>; readonly digest: string };

function rowOf(cells: readonly string[], line: number, source: string): Row {
  if (cells.length !== HEADER.length) throw new TransactionError('ROW_MALFORMED', `${HEADER.length} columns expected`);
  const [timestamp, fromBank, fromAccount, toBank, toAccount, received, receivedCurrency, paid, paidCurrency, format, label] = cells as [
    string, string, string, string, string, string, string, string, string, string, string,
  ];
  const channel = CHANNEL_OF[format];
  if (channel === undefined) throw new TransactionError('FORMAT_UNKNOWN', 'the payment format is not one of the data set');
  if (label !== '0' && label !== '1') throw new TransactionError('ROW_MALFORMED', 'the label is neither 0 nor 1');
  if (![fromAccount, toAccount].every((account) => /^[0-9A-Z]{1,32}$/.test(account))) throw new TransactionError('ROW_MALFORMED', 'an account id is not valid');
  const amount = money(paid, paidCurrency);
  const counter = money(received, receivedCurrency);
  const bookingTime = isoTime(timestamp);
  const debtor = { bank: normalBankId(fromBank), account: fromAccount, country: 0 };
  const creditor = { bank: normalBankId(toBank), account: toAccount, country: 0 };
  const payment = [debtor.bank, debtor.account, creditor.bank, creditor.account, amount.minor, amount.currency, counter.minor, counter.currency, format];
  return {
    line,
    laundering: label === '1',
    paymentKey: sha256Hex(payment.join('|')),
    digest: sha256Hex([bookingTime, ...payment].join('|')),
    transaction: {
      source, bookingTime, debtor, creditor, amount, channel, reversal: false,
      ...(counter.currency === amount.currency ? {} : { counterAmount: counter }),
    },
  };
}

/**
 * Reads a file in one pass and returns its transactions in order of booking time, then line. A row has no id of its own:
 * the external id is the SHA-256 of the normalised row and its ordinal among equal rows of the file, so both variants
 * of one row get the same. Bad rows come back with line and reason and take no good row with them: the file is split at
 * line ends, since its format has no quoted fields. Throws COLUMNS_UNKNOWN for a file of another kind.
 */
export async function importAmlworld(input: Readable, options: AmlworldOptions = {}): Promise<AmlworldImport> {
  const source = options.source ?? 'amlworld';
  const banks = new Set((options.banks ?? []).map(normalBankId));
  const parser = input.pipe(parse({ bom: true, quote: null, relax_column_count: true, skip_empty_lines: true, trim: true, info: true }));
  input.on('error', (error) => parser.destroy(error));

  const rows: (Row & { externalId: string })[] = [];
  const rejected: RejectedRow[] = [];
  const equal = new Map<string, number>();
  let header = true;
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (header) {
      header = false;
      const joined = record.join(',');
      if (joined !== HEADER.join(',') && joined !== DUPLICATE_HEADER.join(',')) {
        throw new TransactionError('COLUMNS_UNKNOWN', 'line 1: not the columns of an AMLworld file');
      }
      continue;
    }
    try {
      const row = rowOf(record, info.lines, source);
      /** Ordinals count over the whole file, so that filters don't change a row's id. */
      const ordinal = equal.get(row.digest) ?? 0;
      equal.set(row.digest, ordinal + 1);
      const { bookingTime, debtor, creditor } = row.transaction;
      const date = bookingTime.slice(0, 10);
      if ((options.from !== undefined && date < options.from) || (options.to !== undefined && date > options.to)) continue;
      if (banks.size > 0 && !banks.has(debtor.bank) && !banks.has(creditor.bank)) continue;
      rows.push({ ...row, externalId: `${row.digest}-${ordinal}` });
    } catch (error) {
      if (!(error instanceof TransactionError)) throw error;
      rejected.push({ line: info.lines, code: error.code, reason: error.message });
    }
  }
  if (header) throw new TransactionError('COLUMNS_UNKNOWN', 'line 1: the file is empty');

  rows.sort((a, b) => (a.transaction.bookingTime < b.transaction.bookingTime ? -1 : a.transaction.bookingTime > b.transaction.bookingTime ? 1 : a.line - b.line));
  const sides = (row: Row): number =>
    banks.size === 0 ? 2 : Number(banks.has(row.transaction.debtor.bank)) + Number(banks.has(row.transaction.creditor.bank));
  const transactions: ImportedTransaction[] = [];
  let records = 0;
  for (const row of rows) {
    records += sides(row);
    if (options.limit !== undefined && records > options.limit) break;
    const { line, laundering, paymentKey, transaction, externalId } = row;
    transactions.push({ line, laundering, paymentKey, transaction: { ...transaction, externalId } });
  }
  return { transactions, rejected };
}
