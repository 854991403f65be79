/** What the demo feeds the bank, and what finance's ledger has of it, written from the source before intake sees a row. */
import { createReadStream } from 'node:fs';
import { DEMO_BANK, generateBank, holderOf, type SyntheticBankOptions } from '@probity/bank-synthetic';
import {
  accountAsCustomer, accountKey, AMLWORLD_FX, AMLWORLD_LINES, importAmlworld, toRecords, fxTableOn,
  type AccountId, type FxTable, type Holder, type IdentifiedTransaction, type LedgerEntry, type LineRegister, type RejectedRow, normalBankId,
} from '@probity/bank-transactions';

export interface SourceCustomer extends Holder {
  readonly accounts: readonly AccountId[];
}

export interface SourceDay {
  readonly date: string;
  readonly transactions: readonly IdentifiedTransaction[];
  readonly ledger: readonly LedgerEntry[];
}

export interface DemoSource {
  readonly bankId: string;
  readonly name: string;
  /** Ids, in the transactions, that are this bank. */
  readonly ownBanks: readonly string[];
  readonly baseCurrency: string;
  /** Left out: UTC. */
  readonly timeZone?: string;
  /** Left out: the model's own. */
  readonly policy?: { readonly thresholds: readonly (number | bigint)[]; readonly belowLine: readonly (number | bigint)[] };
  readonly lines: LineRegister;
  readonly fxTables: readonly FxTable[];
  readonly customers: readonly SourceCustomer[];
  /** Before the first day: fills the account windows, and is not scored. */
  readonly history: readonly IdentifiedTransaction[];
  readonly days: readonly SourceDay[];
}

/** Business dates of the synthetic demo: Wednesday to Friday. */
const SYNTHETIC_FROM = '2026-03-11';
const SYNTHETIC_DAYS = 3;

/** A seeded bank, of the demo's size unless told otherwise. */
export function syntheticSource(seed: number, size: Partial<Omit<SyntheticBankOptions, 'seed' | 'from'>> = {}): DemoSource {
  const bank = generateBank({ ...DEMO_BANK, days: SYNTHETIC_DAYS, ...size, seed, from: SYNTHETIC_FROM });
  return {
    bankId: 'synthetic-bank',
    name: 'Synthetic Bank',
    ownBanks: [...bank.banks],
    baseCurrency: 'EUR',
    lines: bank.lines,
    fxTables: bank.fxTables,
    customers: bank.customers.map(({ customerId, segment, riskClass, accounts }) => ({ customerId, segment, riskClass, accounts: accounts.map(({ bank: id, account }) => ({ bank: id, account })) })),
    history: bank.history.map(({ transaction }) => transaction),
    days: byDate(bank.transactions.map(({ transaction }) => transaction), {
      banks: bank.banks, lines: bank.lines, fxTables: bank.fxTables, holder: holderOf(bank),
    }),
  };
}

export interface AmlworldSelection {
  readonly file: string;
  readonly banks: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
}

/** Real AMLworld days: the named banks taken as one, every account its own customer, no history before the first day. */
export async function amlworldSource(selection: AmlworldSelection): Promise<DemoSource & { readonly rejected: readonly RejectedRow[] }> {
  const { transactions, rejected } = await importAmlworld(createReadStream(selection.file), selection);
  const banks = new Set(selection.banks.map(normalBankId));
  const identified = transactions.map(({ transaction }) => transaction);
  const accounts = new Map<string, AccountId>();
  for (const { debtor, creditor } of identified) {
    for (const { bank, account } of [debtor, creditor]) if (banks.has(bank)) accounts.set(accountKey({ bank, account }), { bank, account });
  }
  return {
    bankId: 'amlworld-bank',
    name: `AMLworld banks ${[...banks].join(', ')}`,
    ownBanks: [...banks],
    baseCurrency: 'USD',
    lines: AMLWORLD_LINES,
    fxTables: [AMLWORLD_FX],
    customers: [...accounts.values()].map((account) => ({ ...accountAsCustomer(account), accounts: [account] })),
    history: [],
    days: byDate(identified, { banks, lines: AMLWORLD_LINES, fxTables: [AMLWORLD_FX], holder: accountAsCustomer }),
    rejected,
  };
}

interface Register {
  readonly banks: ReadonlySet<string>;
  readonly lines: LineRegister;
  readonly fxTables: readonly FxTable[];
  readonly holder: (account: AccountId) => Holder | undefined;
}

/** The demo's banks keep their books in UTC, so the calendar date of a booking is its first ten characters. */
function byDate(transactions: readonly IdentifiedTransaction[], { banks, lines, fxTables, holder }: Register): SourceDay[] {
  const dates = new Map<string, IdentifiedTransaction[]>();
  for (const transaction of transactions) {
    const date = transaction.bookingTime.slice(0, 10);
    dates.set(date, [...(dates.get(date) ?? []), transaction]);
  }
  return [...dates].map(([date, ofDay]) => {
    const context = { banks, lines, fx: fxTableOn(fxTables, date), holderOf: holder };
    return { date, transactions: ofDay, ledger: ofDay.flatMap((transaction) => toRecords(transaction, context).map(({ entry }) => entry)) };
  });
}
